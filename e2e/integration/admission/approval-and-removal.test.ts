/** Admission to a class: waiting, approval, refusal and removal, also over a restart of the server. */
import { describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { NoResult } from '#shared/protocol/answer.ts';

const server = await serverProcessPerFile();
const { connect, connectAndWait, join } = clientsOf(server);

/** Restarts the server by a kill. The teacher has reconnected when it resolves, with a new view. */
async function restartWith(teacher: Player): Promise<void> {
  await server.kill();
  await teacher.waitUntil(() => teacher.link.state === 'reconnecting', 'the loss');
  teacher.view = null;
  await server.start();
  await teacher.waitUntil(() => teacher.view !== null, 'the teacher again', 30_000);
}

/** A student who asks to join and waits. */
async function requestEntry(testClass: Pick<TestClass, 'id' | 'code'>, name: string) {
  const browser = new ApiClient(server.origin);
  expectOk(await browser.join({ code: testClass.code, name }));
  const player = connect(browser, testClass.id);
  await player.waitUntil(() => player.waiting !== null, `${name} waiting`);
  return { browser, player };
}

function waitingAt(teacher: Player): string[] {
  return teacher.view?.admission?.waiting.map(({ name }) => name) ?? [];
}

function numberOf(teacher: Player, name: string): number {
  const { seats = [], waiting = [] } = teacher.view?.admission ?? {};
  const seat = [...seats, ...waiting].find((each) => each.name === name);
  if (seat === undefined) throw new Error(`no ${name}`);
  return seat.number;
}

const ownSeat = (player: Player) => (player.view?.you.role === 'student' ? player.view.you : null);

describe('a class with approval', () => {
  it('lets 40 students wait at once without seats, and admits them together', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval', capacity: 40 });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const names = Array.from({ length: 40 }, (_, index) => `Student ${index + 1}`);
    const waiting = await Promise.all(names.map((name) => requestEntry(testClass, name)));
    await teacher.waitUntil(() => waitingAt(teacher).length === 40, '40 waiting students');
    expect(waitingAt(teacher).toSorted()).toEqual(names.toSorted());
    expect(teacher.view).toMatchObject({ seats: 0, boards: [] });
    expect(waiting[3]?.player.waiting?.name).toBe('Student 4');
    expect(await waiting[3]?.browser.myClassrooms()).toEqual([]);
    expect((await waiting[3]?.browser.picture(testClass.id, testClass.picture))?.status).toBe(404);

    expectOk(await new AdmissionApi(teacher.link).admit(null));
    await Promise.all(waiting.map(({ player }) => player.waitUntil(() => player.view !== null, 'the admission')));
    expect(waiting.map(({ player }) => ownSeat(player)?.name)).toEqual(names);
    expect(new Set(waiting.map(({ player }) => ownSeat(player)?.board)).size).toBe(40);
    await teacher.waitUntil(() => teacher.view?.seats === 40 && waitingAt(teacher).length === 0, '40 seats');
  });

  it('counts seats at admission', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval', capacity: 2 });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    for (const name of ['Mina', 'Jun', 'Sora']) await requestEntry(testClass, name);
    await teacher.waitUntil(() => waitingAt(teacher).length === 3, 'three waiting');
    expect(await admission.admit(null)).toMatchObject({ ok: false, code: 'full' });
    await teacher.waitUntil(() => teacher.view?.seats === 2 && waitingAt(teacher).join() === 'Sora', 'two admitted');
    expect(await admission.admit(numberOf(teacher, 'Sora'))).toMatchObject({ ok: false, code: 'full' });
    expect(await admission.admit(77)).toMatchObject({ ok: false, code: 'no-seat' });
  });

  it('admits one, declines one who may ask again, and keeps members', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval' });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const mina = await requestEntry(testClass, 'Mina');
    const jun = await requestEntry(testClass, 'Jun');
    await teacher.waitUntil(() => waitingAt(teacher).join() === 'Mina,Jun', 'two waiting');
    expectOk(await admission.admit(numberOf(teacher, 'Mina')));
    expectOk(await admission.decline(numberOf(teacher, 'Jun')));
    await mina.player.waitUntil(() => ownSeat(mina.player)?.name === 'Mina', 'Mina admitted');
    await jun.player.waitUntil(() => jun.player.endReason === 'not-let-in', 'Jun declined');
    expectOk(await jun.browser.join({ code: testClass.code, name: 'June' }));
    connect(jun.browser, testClass.id);
    await teacher.waitUntil(() => waitingAt(teacher).join() === 'June', 'Jun waiting again');
    // Mina's own browser joins again without approval.
    expectOk(await mina.browser.join({ code: testClass.code, name: 'Mina' }));
    await connectAndWait(mina.browser, testClass.id);
    expect(waitingAt(teacher)).toEqual(['June']);
  });

  it('keeps approval and waiting students over a restart', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval' });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const mina = await requestEntry(testClass, 'Mina');
    await restartWith(teacher);
    await teacher.waitUntil(() => waitingAt(teacher).join() === 'Mina', 'Mina waiting');
    await teacher.waitUntil(() => teacher.view?.admission?.waiting[0]?.here === true, 'Mina’s page');
    expectOk(await new AdmissionApi(teacher.link).admit(null));
    await mina.player.waitUntil(() => ownSeat(mina.player)?.name === 'Mina', 'Mina admitted');
  });

  it('accepts requests from the list without its code, and sends a waiting page nothing of the class', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval' });
    const guest = new ApiClient(server.origin);
    expectOk(await guest.previewJoin({ classroom: testClass.id }));
    expectOk(await guest.join({ classroom: testClass.id, name: 'Mina' }));
    const player = connect(guest, testClass.id);
    await player.waitUntil(() => player.waiting !== null, 'the wait');
    expect(await player.link.request<NoResult>((socket, ack) => socket.emit('enter', { board: 1 }, ack))).toMatchObject(
      {
        ok: false,
        code: 'waiting',
      },
    );
    expect(await new AdmissionApi(player.link).admit(null)).toMatchObject({ ok: false, code: 'waiting' });
    // News of the class does not reach the waiting page.
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    await requestEntry(testClass, 'Jun');
    await teacher.waitUntil(() => waitingAt(teacher).length === 2, 'two waiting');
    expectOk(await new AdmissionApi(teacher.link).setLocked(true));
    await teacher.waitUntil(() => teacher.view?.admission?.locked === true, 'the lock');
    expect(player.view).toBeNull();
  });

  it('admits waiting students when admission changes to the code alone', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval' });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const mina = await requestEntry(testClass, 'Mina');
    const admission = new AdmissionApi(teacher.link);
    expectOk(await admission.setMode('code'));
    await mina.player.waitUntil(() => mina.player.view !== null, 'Mina admitted');
    expect(ownSeat((await join(testClass, 'Jun')).player)?.name).toBe('Jun');
    const guest = new ApiClient(server.origin);
    expect(await guest.previewJoin({ classroom: testClass.id })).toMatchObject({ ok: false, code: 'no-class' });
    expectOk(await admission.setMode('open'));
    expectOk(await guest.join({ classroom: testClass.id, name: 'Sora' }));
    await restartWith(teacher);
    expect(teacher.view?.admission?.mode).toBe('open');
  });
});

describe('a locked class', () => {
  it('refuses new students and nobody with a seat, over a restart', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 5 });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const one = new ApiClient(server.origin);
    expectOk(await one.join({ code: testClass.code, choice: 1 }));
    const { rejoin = '' } = ownSeat(await connectAndWait(one, testClass.id)) ?? {};
    const { cards } = expectOk(await testClass.teacher.cards(testClass.id));
    expectOk(await admission.setLocked(true));
    await restartWith(teacher);

    const other = new ApiClient(server.origin);
    expect(await other.join({ code: testClass.code, choice: 2 })).toMatchObject({ ok: false, code: 'locked' });
    expect(await other.join({ code: testClass.code, card: cards[2]?.secret ?? '' })).toMatchObject({ code: 'locked' });
    expectOk(await one.join({ code: testClass.code, choice: 1 }));
    expectOk(await other.join({ code: testClass.code, rejoin }));
    expect(ownSeat(await connectAndWait(other, testClass.id))?.name).toBe('1');
    expect(teacher.view?.admission?.locked).toBe(true);
    expectOk(await admission.setLocked(false));
    expectOk(await new ApiClient(server.origin).join({ code: testClass.code, choice: 2 }));
  });
});

describe('a removed student', () => {
  it('for now loses the pages, and may ask again for the same seat', async () => {
    const testClass = await openClass(server.origin);
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const mina = await join(testClass, 'Mina');
    const { board } = ownSeat(mina.player) ?? {};
    await teacher.waitUntil(() => teacher.view?.seats === 1, 'Mina admitted');
    expectOk(await admission.setMode('approval'));
    expectOk(await admission.remove(numberOf(teacher, 'Mina'), false));
    await mina.player.waitUntil(() => mina.player.endReason === 'removed', 'Mina’s removal');
    await teacher.waitUntil(() => teacher.view?.seats === 0 && teacher.view.boards.length === 0, 'the free seat');
    const returned = connect(mina.browser, testClass.id);
    await returned.waitUntil(() => returned.endReason === 'removed', 'the refusal after a reload');

    expectOk(await mina.browser.join({ code: testClass.code, name: 'Mina' }));
    const waiting = connect(mina.browser, testClass.id);
    await waiting.waitUntil(() => waiting.waiting?.name === 'Mina', 'Mina waiting');
    expectOk(await admission.admit(null));
    await waiting.waitUntil(() => waiting.view !== null, 'Mina admitted again');
    expect(ownSeat(waiting)).toMatchObject({ name: 'Mina', board });
  });

  it('for good returns by no reload, other tab, new name, card or code, over a restart', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'list', names: ['Mina', 'Jun'] });
    const { cards } = expectOk(await testClass.teacher.cards(testClass.id));
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const cheat = new ApiClient(server.origin);
    expectOk(await cheat.join({ code: testClass.code, choice: 1 }));
    const player = await connectAndWait(cheat, testClass.id);
    const { rejoin = '' } = ownSeat(player) ?? {};
    await teacher.waitUntil(() => teacher.view?.seats === 1, 'the seat');
    expectOk(await admission.remove(1, true));
    await player.waitUntil(() => player.endReason === 'removed-for-good', 'the removal');
    await restartWith(teacher);

    const gone = { ok: false, code: 'removed-for-good' };
    const tab = connect(cheat, testClass.id);
    await tab.waitUntil(() => tab.endReason === 'removed-for-good', 'another tab');
    expect(await cheat.previewJoin({ code: testClass.code })).toMatchObject(gone);
    expect(await cheat.join({ code: testClass.code, choice: 2 })).toMatchObject(gone);
    expect(await cheat.join({ code: testClass.code, card: cards[1]?.secret ?? '' })).toMatchObject(gone);
    await expect(cheat.leave(testClass.id, player.view?.you.id)).rejects.toThrow('removed-for-good');
    expect(await cheat.join({ code: testClass.code, choice: 2 })).toMatchObject(gone);

    // The seat is free for its true owner, and the old rejoin code is invalid.
    const mina = new ApiClient(server.origin);
    expect(await mina.join({ code: testClass.code, rejoin })).toMatchObject({ code: 'wrong-rejoin' });
    expectOk(await mina.join({ code: testClass.code, choice: 1 }));
    await teacher.waitUntil(() => teacher.view?.admission?.banned === 1, 'the ban in the teacher’s view');
    expectOk(await admission.liftBans());
    expectOk(await cheat.join({ code: testClass.code, choice: 2 }));
  });

  it('during a drag loses the hold, and every drop is answered', async () => {
    const testClass = await openClass(server.origin, { mode: 'together' });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const mina = await join(testClass, 'Mina');
    const jun = await join(testClass, 'Jun');
    const [minasMirror, junsMirror] = [await mina.player.enter(), await jun.player.enter()];
    await teacher.waitUntil(() => teacher.view?.seats === 2, 'both joined');
    expectOk(
      await mina.player.link.request<NoResult>((socket, ack) =>
        socket.emit('lift', { board: minasMirror.number, piece: 3 }, ack),
      ),
    );
    expect(
      await jun.player.link.request<NoResult>((socket, ack) =>
        socket.emit('lift', { board: junsMirror.number, piece: 3 }, ack),
      ),
    ).toMatchObject({ code: 'held' });
    const removal = new AdmissionApi(teacher.link).remove(numberOf(teacher, 'Mina'), false);
    const { epoch, seq } = minasMirror.streamPosition ?? { epoch: 0, seq: 0 };
    const drops = Array.from({ length: 8 }, (_, index) =>
      mina.player.link.request<NoResult>((socket, ack) =>
        socket.emit(
          'drop',
          {
            board: minasMirror.number,
            piece: 4 + index,
            x: 30_000,
            y: 30_000,
            counter: 100 + index,
            seen: { epoch, seq },
          },
          ack,
        ),
      ),
    );
    expectOk(await removal);
    for (const answer of await Promise.all(drops)) expect(answer.ok ? 'done' : answer.code).toMatch(/\w/);
    await mina.player.waitUntil(() => mina.player.endReason === 'removed', 'Mina’s removal');
    expectOk(
      await jun.player.link.request<NoResult>((socket, ack) =>
        socket.emit('lift', { board: junsMirror.number, piece: 3 }, ack),
      ),
    );
  });
});

describe('a name', () => {
  it('changed by the teacher also changes on the list and on the join page, over a restart', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'list', names: ['Mina', 'Rude'] });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const jun = new ApiClient(server.origin);
    expectOk(await jun.join({ code: testClass.code, choice: 2 }));
    const player = await connectAndWait(jun, testClass.id);
    expect(await admission.rename(2, '\u202e')).toMatchObject({ ok: false, code: 'name-empty' });
    expectOk(await admission.rename(2, ' Mina '));
    await player.waitUntil(() => ownSeat(player)?.name === 'Mina 2', 'the new name');
    await server.kill();
    await server.start();
    const { choices } = expectOk(await new ApiClient(server.origin).previewJoin({ code: testClass.code }));
    expect(choices.map(({ name }) => name)).toEqual(['Mina', 'Mina 2']);
    expect(expectOk(await testClass.teacher.cards(testClass.id)).cards.map(({ name }) => name)).toEqual([
      'Mina',
      'Mina 2',
    ]);
  });
});

// Proves I50.
it('shows a rude name to the teacher alone until the nod, and its number everywhere else', async () => {
  const testClass = await openClass(server.origin, { mode: 'together' });
  const teacher = await connectAndWait(testClass.teacher, testClass.id);
  const rude = await join(testClass, 'sh1thead');
  const jun = await join(testClass, 'Jun');
  await teacher.waitUntil(() => teacher.view?.seats === 2, 'both joined');
  expect(ownSeat(rude.player)?.name).toBe('sh1thead');
  const seatOf = () => teacher.view?.admission?.seats.find(({ number }) => number === 1);
  expect(seatOf()).toMatchObject({ name: '#1', requestedName: 'sh1thead' });
  const others = JSON.stringify([jun.player.view, teacher.view?.boards, teacher.view?.controls]);
  expect(others).toContain('#1');
  expect(others).not.toContain('sh1thead');
  await server.kill();
  await server.start();
  const again = await connectAndWait(testClass.teacher, testClass.id);
  expect(again.view?.admission?.seats[0]).toMatchObject({ name: '#1', requestedName: 'sh1thead' });
  expectOk(await new AdmissionApi(again.link).rename(1, 'sh1thead'));
  await jun.player.waitUntil(() => JSON.stringify(jun.player.view?.boards).includes('sh1thead'), 'the allowed name');
  await again.waitUntil(() => again.view?.admission?.seats[0]?.requestedName === null, 'the end of the wait');
});

it('refuses admission events of a student and changes nothing', async () => {
  const testClass = await openClass(server.origin);
  const teacher = await connectAndWait(testClass.teacher, testClass.id);
  const mina = await join(testClass, 'Mina');
  const jun = await join(testClass, 'Jun');
  await teacher.waitUntil(() => teacher.view?.seats === 2, 'both joined');
  const facts = (of: Player) => ({
    ...of.view?.admission,
    seats: of.view?.admission?.seats.map(({ name }) => name),
    teachers: 0,
  });
  const before = facts(teacher);
  const minasAdmission = new AdmissionApi(mina.player.link);
  const answers = await Promise.all([
    minasAdmission.setMode('open'),
    minasAdmission.setLocked(true),
    minasAdmission.admit(null),
    minasAdmission.decline(1),
    minasAdmission.remove(2, true),
    minasAdmission.liftBans(),
    minasAdmission.rename(2, 'Rude'),
    minasAdmission.extendRetention(),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, code: 'teacher-only' });
  expect(mina.player.view?.admission).toBeNull();
  expect(ownSeat(jun.player)?.name).toBe('Jun');
  expect(facts(await connectAndWait(testClass.teacher, testClass.id))).toEqual(before);
});
