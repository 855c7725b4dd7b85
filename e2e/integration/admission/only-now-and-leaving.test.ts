/** A device is a teacher's until she leaves it, for as long as she has said, or until the owner ends it: the next child on it is a child. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import { closedAfterEach } from '#e2e/fixtures/server/per-file.ts';
import { makeDataFolder } from '#e2e/fixtures/server/server-process.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { readConfig } from '#server/app/config.ts';
import { type RunningServer, serve } from '#server/app/serve.ts';
import { openLog } from '#server/base/log.ts';
import { machineClocks } from '#server/base/trusted-clock.ts';
import { TEACHER_NOW_MS } from '#shared/limits.ts';
import type { TeacherStay } from '#shared/protocol/http/request-bodies.ts';
import { Encoder, PresentDecoder } from '#shared/protocol/packet-parser.ts';
import { classroomPath, NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '#shared/protocol/paths.ts';

let folder = '';
let port = 0;
let served: RunningServer | null = null;
/** How much time has passed for the server besides. Milliseconds. */
let passed = 0;
const players = closedAfterEach<Player>();
const sockets = closedAfterEach<Socket>();
const origin = () => `http://127.0.0.1:${port}`;

async function start(): Promise<void> {
  const config = readConfig({ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: join(folder, 'data') });
  const { date, running, uptime, boot } = machineClocks();
  const machine = {
    date: () => date() + passed,
    running: () => running() + passed,
    uptime: () => uptime() + passed,
    boot,
  };
  served = await serve(config, openLog('warn'), folder, machine);
  port = served.port;
}

async function restart(): Promise<void> {
  await served?.stop();
  await start();
}

beforeEach(async () => {
  folder = await makeDataFolder();
  [port, passed] = [0, 0];
  await start();
});
afterEach(async () => {
  for (const player of players.splice(0)) player.close();
  await served?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A browser in which the class's link was opened. */
async function opened(
  { id, key }: TestClass,
  stay: TeacherStay,
  browser = new ApiClient(origin()),
): Promise<ApiClient> {
  expectOk(await browser.showTeacherKey(id, key, stay));
  return browser;
}

/** Its page of the class. */
async function tabOf(browser: ApiClient, { id }: TestClass): Promise<Player> {
  const player = new Player(browser, id);
  players.push(player);
  await player.waitUntil(() => player.view !== null, 'the class');
  return player;
}

/** Its window for the projector. */
async function projectorOf(browser: ApiClient, { id }: TestClass): Promise<Socket> {
  const socket = io(`${browser.origin}${NAMESPACE.present}`, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    parser: { Encoder, Decoder: PresentDecoder },
    query: { class: id },
    auth: { page: newPageId(), version: PROTOCOL_VERSION },
    extraHeaders: { cookie: browser.cookie, origin: browser.origin },
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  await new Promise((resolve) => socket.once('view', resolve));
  return socket;
}

/** The same browser after it was closed: cookies without a date are gone. */
function reopened(browser: ApiClient): ApiClient {
  return browser.withCookie(
    browser.cookie
      .split('; ')
      .filter((each) => !each.split('=', 1)[0]?.endsWith('-now'))
      .join('; '),
  );
}

const rolesIn = async (browser: ApiClient) => (await browser.myClassrooms()).map(({ role }) => role);

async function expectNoTeacher(browser: ApiClient, { id, code }: TestClass): Promise<void> {
  expect(await browser.myClassrooms()).toEqual([]);
  expect(await browser.rejoinCodes(id)).toMatchObject({ ok: false, code: 'not-found' });
  expect(await browser.remove(id)).toMatchObject({ ok: false, code: 'not-found' });
  expect(await browser.previewJoin({ code })).toMatchObject({ ok: true, you: null });
}

async function expectChild(browser: ApiClient, testClass: TestClass): Promise<void> {
  expectOk(await browser.join({ code: testClass.code, name: 'Mina' }));
  expect(await rolesIn(browser)).toEqual(['student']);
  expect((await tabOf(browser, testClass)).view?.you.role).toBe('student');
  expect(await browser.rejoinCodes(testClass.id)).toMatchObject({ ok: false, code: 'not-teacher' });
}

// Proves I52.
describe('a teacher leaves a device', () => {
  it('its pages end in all tabs, and the next child is a child, over a restart', async () => {
    const testClass = await openClass(origin());
    const tablet = await opened(testClass, 'keep');
    const tabs = [await tabOf(tablet, testClass), await tabOf(tablet, testClass)];
    const own = await tabOf(testClass.teacher, testClass);
    const projector = await projectorOf(tablet, testClass);
    expectOk(await tablet.leaveAsTeacher([testClass.id]));
    for (const tab of tabs) await tab.waitUntil(() => tab.endReason === 'device-ended', 'the end');
    await expect.poll(() => projector.connected).toBe(false);
    await expectNoTeacher(tablet, testClass);
    await restart();
    await expectNoTeacher(tablet, testClass);
    await expectChild(tablet, testClass);
    await own.waitUntil(() => own.states.at(-1) === 'live', 'the other device');
    expect(await rolesIn(testClass.teacher)).toEqual(['teacher']);
  });

  it('all her classes at once, and no seat', async () => {
    const [lions, bears, owls] = [await openClass(origin()), await openClass(origin()), await openClass(origin())];
    const tablet = await opened(lions, 'keep');
    await opened(bears, 'now', tablet);
    expectOk(await tablet.join({ code: owls.code, name: 'Mina' }));
    expectOk(await tablet.leaveAsTeacher([lions.id, bears.id, owls.id]));
    expect((await tablet.myClassrooms()).map(({ id, role }) => [id, role])).toEqual([[owls.id, 'student']]);
    // Another tab has left it already.
    expectOk(await tablet.leaveAsTeacher([lions.id]));
  });

  it('a repetition that comes late ends no other class that was opened there since', async () => {
    const [lions, bears] = [await openClass(origin()), await openClass(origin())];
    const tablet = await opened(lions, 'keep');
    expectOk(await tablet.leaveAsTeacher([lions.id]));
    await opened(bears, 'keep', tablet);
    expectOk(await tablet.leaveAsTeacher([lions.id]));
    expect((await tablet.myClassrooms()).map(({ id }) => id)).toEqual([bears.id]);
  });
});

// Proves I52.
describe('a device that is a teacher’s only now', () => {
  it('is one until its browser is closed, over a restart', async () => {
    const testClass = await openClass(origin());
    const tablet = await opened(testClass, 'now');
    expect(await rolesIn(tablet)).toEqual(['teacher']);
    await restart();
    await tabOf(tablet, testClass);
    const next = reopened(tablet);
    await expectNoTeacher(next, testClass);
    const tab = new Player(next, testClass.id);
    players.push(tab);
    await tab.waitUntil(() => tab.endReason === 'device-ended', 'the refusal');
    await expectChild(next, testClass);
  });

  it('is one for some hours at most, however much it is used; open pages end, too', async () => {
    const testClass = await openClass(origin());
    const tablet = await opened(testClass, 'now');
    for (const share of [0.3, 0.6, 0.9]) {
      passed = TEACHER_NOW_MS * share;
      expect(await rolesIn(tablet)).toEqual(['teacher']);
    }
    passed = TEACHER_NOW_MS - 2_500;
    const tab = await tabOf(tablet, testClass);
    await tab.waitUntil(() => tab.endReason === 'device-ended', 'the end', 15_000);
    await expectNoTeacher(tablet, testClass);
    await expectChild(tablet, testClass);
  });

  it('is the default, and another class or a new key makes it no longer', async () => {
    const [lions, bears] = [await openClass(origin()), await openClass(origin())];
    const tablet = new ApiClient(origin());
    await tablet.myClassrooms();
    const operation = { page: 5, counter: 1 };
    const send = async () =>
      fetch(origin() + classroomPath('teacher', lions.id), {
        method: 'POST',
        body: JSON.stringify({ key: lions.key, operation }),
        headers: { 'content-type': 'application/json', cookie: tablet.cookie, origin: origin() },
      });
    const cookiesOf = (response: Response) =>
      response.headers.getSetCookie().map((each) => [each.split('=', 1)[0]?.endsWith('-now'), /max-age/i.test(each)]);
    // The answer of the first may not have arrived: a repetition brings both cookies, too.
    for (const response of [await send(), await send()]) {
      expect(response.status).toBe(200);
      expect(cookiesOf(response).sort()).toEqual(
        [
          [false, true],
          [true, false],
        ].sort(),
      );
    }
    const now = await opened(lions, 'now');
    await opened(bears, 'keep', now);
    expectOk(await now.replaceKey(lions.id));
    expect(await rolesIn(now)).toHaveLength(2);
    expect((await reopened(now).myClassrooms()).map(({ id }) => id)).toEqual([bears.id]);
  });

  it('a device that is kept stays one for as long as it is used', async () => {
    const testClass = await openClass(origin());
    const laptop = await opened(testClass, 'keep');
    passed = 5 * TEACHER_NOW_MS;
    expect(await rolesIn(reopened(laptop))).toEqual(['teacher']);
  });
});

it('a tablet whose link was replaced takes a child', async () => {
  const testClass = await openClass(origin());
  const tablet = await opened(testClass, 'keep');
  expectOk(await testClass.teacher.replaceKey(testClass.id));
  await expectNoTeacher(tablet, testClass);
  await expectChild(tablet, testClass);
});

// Proves I52.
describe('the list of devices', () => {
  const AGENTS = {
    tablet: 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  };

  it('tells them apart for the owner of the class alone', async () => {
    const testClass = await openClass(origin());
    const { id, teacher } = testClass;
    const tablet = await opened(testClass, 'now');
    const co = new ApiClient(origin());
    expectOk(await co.showTeacherKey(id, expectOk(await teacher.makeCoTeacherKey(id)).key));
    await tabOf(co, testClass);
    const { devices } = expectOk(await teacher.devices(id));
    const facts = devices.map(({ isThis, isCo, isOpen, until }) => [isThis, isCo, isOpen, until !== null]);
    expect(facts.sort()).toEqual(
      [
        [true, false, false, false],
        [false, false, false, true],
        [false, true, true, false],
      ].sort(),
    );
    for (const { firstAt, lastAt } of devices) expect([firstAt > 0, lastAt >= firstAt - 1]).toEqual([true, true]);
    const student = new ApiClient(origin());
    expectOk(await student.join({ code: testClass.code, name: 'Mina' }));
    const refusals = [co, student, new ApiClient(origin())].map(async (each) => {
      const [listed, ended] = [await each.devices(id), await each.endDevice(id, devices[0]?.id ?? '')];
      return [listed.ok || listed.code, ended.ok || ended.code];
    });
    expect(await Promise.all(refusals)).toEqual([
      ['owner-only', 'owner-only'],
      ['not-teacher', 'not-teacher'],
      ['not-found', 'not-found'],
    ]);
    expect(expectOk(await tablet.devices(id)).devices.find(({ isThis }) => isThis)?.until).not.toBeNull();
  });

  it('names them by their User-Agent, coarsely', async () => {
    const { id, key, teacher } = await openClass(origin());
    const tablet = new ApiClient(origin());
    await tablet.myClassrooms();
    await fetch(origin() + classroomPath('teacher', id), {
      method: 'POST',
      body: JSON.stringify({ key, stay: 'keep' }),
      headers: {
        'content-type': 'application/json',
        'user-agent': AGENTS.tablet,
        cookie: tablet.cookie,
        origin: origin(),
      },
    });
    const names = expectOk(await teacher.devices(id)).devices.map(({ system, browser }) => [system, browser]);
    expect(names).toContainEqual(['android-tablet', 'Chrome']);
  });

  it('ends one at once: its pages, and the way back by the key that it stores', async () => {
    const testClass = await openClass(origin());
    const { id, key, teacher } = testClass;
    const tablet = await opened(testClass, 'keep');
    const tabs = [await tabOf(tablet, testClass), await tabOf(tablet, testClass)];
    const own = await tabOf(teacher, testClass);
    const other = expectOk(await teacher.devices(id)).devices.find(({ isThis }) => !isThis);
    expect(other?.isOpen).toBe(true);
    expectOk(await teacher.endDevice(id, other?.id ?? ''));
    for (const tab of tabs) await tab.waitUntil(() => tab.endReason === 'device-ended', 'the end');
    await expectNoTeacher(tablet, testClass);
    expect(await tablet.showTeacherKey(id, key, 'return')).toMatchObject({ ok: false, code: 'device-ended' });
    await restart();
    expect(await tablet.showTeacherKey(id, key, 'return')).toMatchObject({ ok: false, code: 'device-ended' });
    expect(expectOk(await teacher.devices(id)).devices.map(({ isThis }) => isThis)).toEqual([true]);
    await own.waitUntil(() => own.states.at(-1) === 'live', 'the owner');
    expect(await teacher.endDevice(id, other?.id ?? '')).toMatchObject({ ok: false, code: 'not-found' });
    // She opens her link there once more.
    await opened(testClass, 'now', tablet);
    await tabOf(tablet, testClass);
  });

  it('a browser that lost its session comes back by the key that it stores', async () => {
    const { id, key } = await openClass(origin());
    const laptop = new ApiClient(origin());
    expectOk(await laptop.showTeacherKey(id, key, 'return'));
    expect(await rolesIn(reopened(laptop))).toEqual(['teacher']);
  });
});
