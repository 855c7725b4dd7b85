import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADDRESS_POLL_MS, ADDRESS_UNANSWERED_MS } from '#client/base/limits.ts';
import type { Reply } from '#client/net/http/request.ts';
import type { Origins } from '#shared/protocol/http/responses.ts';
import { AddressWatch } from './join-address.ts';

const STAFF_ROOM = 'http://192.168.0.10:8080';
const CLASSROOM = 'http://10.20.0.7:8080';
const CABLE = 'http://10.20.0.8:8080';

let stored: Map<string, string>;
let answer: Reply<Origins>;
let requests: number;
let watches: AddressWatch[];

beforeEach(() => {
  vi.useFakeTimers();
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  });
  [answer, requests, watches] = [{ ok: true, origins: [STAFF_ROOM] }, 0, []];
});
afterEach(() => {
  for (const watch of watches) watch.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page of this browser. */
function openPage(): AddressWatch {
  const watch = new AddressWatch(async () => {
    requests += 1;
    return answer;
  });
  watches.push(watch);
  return watch;
}

async function refresh(watch: AddressWatch): Promise<AddressWatch['state']['value']> {
  watch.refresh();
  await vi.advanceTimersByTimeAsync(0);
  return watch.state.value;
}

const moveTo = (...origins: string[]) => {
  answer = { ok: true, origins };
};

describe.each([
  { name: 'to another network', places: [[CLASSROOM]], origin: CLASSROOM, former: STAFF_ROOM },
  { name: 'out of every network and into another', places: [[], [CLASSROOM]], origin: CLASSROOM, former: STAFF_ROOM },
  { name: 'out of every network', places: [[]], origin: null, former: null },
  { name: 'out and back', places: [[], [STAFF_ROOM]], origin: STAFF_ROOM, former: null },
  { name: 'to another network and back', places: [[CLASSROOM], [STAFF_ROOM]], origin: STAFF_ROOM, former: CLASSROOM },
  { name: 'onto a cable besides', places: [[CABLE, STAFF_ROOM]], origin: CABLE, former: null },
])('a laptop that goes $name', ({ places, origin, former }) => {
  it('is shown where it is, and where it was', async () => {
    const watch = openPage();
    expect(await refresh(watch)).toMatchObject({ origin: STAFF_ROOM, former: null });
    for (const place of places) {
      moveTo(...place);
      await refresh(watch);
    }
    expect(watch.state.value).toMatchObject({ origin, former, isUnanswered: false });
  });

  it('between two openings of the page, likewise', async () => {
    await refresh(openPage());
    for (const place of places) {
      moveTo(...place);
      await refresh(openPage());
    }
    expect(watches.at(-1)?.state.value).toMatchObject({ origin, former });
  });
});

it('asks again and again while an address is on the screen, and not otherwise', async () => {
  const watch = openPage();
  await refresh(watch);
  await vi.advanceTimersByTimeAsync(10 * ADDRESS_POLL_MS);
  expect(requests).toBe(1);
  const hide = watch.show();
  moveTo(CLASSROOM);
  await vi.advanceTimersByTimeAsync(ADDRESS_POLL_MS);
  expect(watch.state.value.origin).toBe(CLASSROOM);
  hide();
  await vi.advanceTimersByTimeAsync(ADDRESS_POLL_MS);
  const before = requests;
  await vi.advanceTimersByTimeAsync(10 * ADDRESS_POLL_MS);
  expect(requests).toBe(before);
});

it('asks once for reasons that come together', async () => {
  const watch = openPage();
  watch.show();
  watch.show();
  await refresh(watch);
  expect(requests).toBe(1);
});

it('keeps the addresses over a lost answer, says so, and asks again by itself', async () => {
  const watch = openPage();
  await refresh(watch);
  answer = { ok: false, code: 'offline' };
  await refresh(watch);
  expect(watch.state.value).toMatchObject({ origins: [STAFF_ROOM], origin: STAFF_ROOM, isUnanswered: false });
  await vi.advanceTimersByTimeAsync(ADDRESS_UNANSWERED_MS);
  expect(watch.state.value).toMatchObject({ origin: STAFF_ROOM, isUnanswered: true });
  moveTo(CLASSROOM);
  await vi.advanceTimersByTimeAsync(ADDRESS_UNANSWERED_MS);
  expect(watch.state.value).toMatchObject({ origin: CLASSROOM, former: STAFF_ROOM, isUnanswered: false });
});

it('does not repeat a request that the server refuses for good', async () => {
  answer = { ok: false, code: 'not-teacher' };
  const watch = openPage();
  watch.show();
  await vi.advanceTimersByTimeAsync(20 * ADDRESS_POLL_MS);
  expect(requests).toBe(1);
  expect(watch.state.value).toMatchObject({ origins: null, isUnanswered: false });
});

it('takes the answer to the later request, whichever comes last', async () => {
  const waiting: ((reply: Reply<Origins>) => void)[] = [];
  const watch = new AddressWatch(() => new Promise((resolve) => waiting.push(resolve)));
  watches.push(watch);
  for (let requests = 0; requests < 2; requests += 1) {
    watch.refresh();
    await vi.advanceTimersByTimeAsync(0);
  }
  waiting[1]?.({ ok: true, origins: [CLASSROOM] });
  waiting[0]?.({ ok: true, origins: [STAFF_ROOM] });
  await vi.advanceTimersByTimeAsync(0);
  expect(watch.state.value.origin).toBe(CLASSROOM);
});

it('what the teacher chooses and notes on one page holds on the others of the browser', async () => {
  moveTo(CABLE, STAFF_ROOM);
  const [page, projector] = [openPage(), openPage()];
  for (const watch of [page, projector]) await refresh(watch);
  page.choose(STAFF_ROOM);
  projector.readStorage();
  expect(projector.state.value.origin).toBe(STAFF_ROOM);
  moveTo(CLASSROOM);
  await refresh(page);
  page.dismissFormer();
  expect(await refresh(projector)).toMatchObject({ origin: CLASSROOM, former: null });
});

it('works where the browser stores nothing', async () => {
  vi.stubGlobal('localStorage', undefined);
  const watch = openPage();
  for (const place of [[STAFF_ROOM], []]) {
    moveTo(...place);
    await refresh(watch);
  }
  moveTo(CLASSROOM);
  expect(await refresh(watch)).toMatchObject({ origin: CLASSROOM, former: STAFF_ROOM });
  watch.dismissFormer();
  expect(await refresh(watch)).toMatchObject({ origin: CLASSROOM, former: null });
});
