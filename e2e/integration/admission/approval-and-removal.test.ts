/** The door of a class: who waits, who is let in, who is turned away and sent off; over a restart of the server, too. */
import { describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { NoResult } from '#shared/protocol/answer.ts';

const server = await serverProcessPerFile();
const { come: connect, attend: connectAndWait, join } = clientsOf(server);

/** Somebody who asks to be let in, and waits. */
async function requestEntry(testClass: Pick<TestClass, 'id' | 'code'>, name: string) {
  const browser = new ApiClient(server.origin);
  expectOk(await browser.join({ code: testClass.code, name }));
  const player = connect(browser, testClass.id);
  await player.waitUntil(() => player.waiting !== null, `${name} waits`);
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

describe('a class that is asked for everybody', () => {
  it('40 who knock at once wait, have no seat, and come in together', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval', capacity: 40 });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const names = Array.from({ length: 40 }, (_, index) => `Student ${index + 1}`);
    const waiting = await Promise.all(names.map((name) => requestEntry(testClass, name)));
    await teacher.waitUntil(() => waitingAt(teacher).length === 40, 'the teacher sees who waits');
    expect(waitingAt(teacher).toSorted()).toEqual(names.toSorted());
    expect(teacher.view).toMatchObject({ seats: 0, boards: [] });
    expect(waiting[3]?.player.waiting?.name).toBe('Student 4');
    expect(await waiting[3]?.browser.myClassrooms()).toEqual([]);
    expect((await waiting[3]?.browser.picture(testClass.id, testClass.picture))?.status).toBe(404);

    expectOk(await new AdmissionApi(teacher.link).admit(null));
    await Promise.all(waiting.map(({ player }) => player.waitUntil(() => player.view !== null, 'let in')));
    expect(waiting.map(({ player }) => ownSeat(player)?.name)).toEqual(names);
    expect(new Set(waiting.map(({ player }) => ownSeat(player)?.board)).size).toBe(40);
    await teacher.waitUntil(() => teacher.view?.seats === 40 && waitingAt(teacher).length === 0, 'all are in');
  });

  it('counts its seats when they are let in', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval', capacity: 2 });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    for (const name of ['Mina', 'Jun', 'Sora']) await requestEntry(testClass, name);
    await teacher.waitUntil(() => waitingAt(teacher).length === 3, 'three wait');
    expect(await admission.admit(null)).toMatchObject({ ok: false, code: 'full' });
    await teacher.waitUntil(() => teacher.view?.seats === 2 && waitingAt(teacher).join() === 'Sora', 'two are in');
    expect(await admission.admit(numberOf(teacher, 'Sora'))).toMatchObject({ ok: false, code: 'full' });
    expect(await admission.admit(77)).toMatchObject({ ok: false, code: 'no-seat' });
  });

  it('lets one in, turns one away who may knock again, and whoever is in stays in', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval' });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const mina = await requestEntry(testClass, 'Mina');
    const jun = await requestEntry(testClass, 'Jun');
    await teacher.waitUntil(() => waitingAt(teacher).join() === 'Mina,Jun', 'two wait');
    expectOk(await admission.admit(numberOf(teacher, 'Mina')));
    expectOk(await admission.decline(numberOf(teacher, 'Jun')));
    await mina.player.waitUntil(() => ownSeat(mina.player)?.name === 'Mina', 'Mina is in');
    await jun.player.waitUntil(() => jun.player.endReason === 'not-let-in', 'Jun is told');
    expectOk(await jun.browser.join({ code: testClass.code, name: 'June' }));
    await connect(jun.browser, testClass.id).waitUntil(() => true, 'again');
    await teacher.waitUntil(() => waitingAt(teacher).join() === 'June', 'Jun knocks again');
    // Mina's own browser comes back without asking.
    expectOk(await mina.browser.join({ code: testClass.code, name: 'Mina' }));
    expect(waitingAt(teacher)).toEqual(['June']);
  });

  it('asks still after a restart, and whoever waited waits', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval' });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const mina = await requestEntry(testClass, 'Mina');
    await server.kill();
    await server.start();
    await teacher.waitUntil(() => waitingAt(teacher).join() === 'Mina', 'Mina waits');
    await teacher.waitUntil(() => teacher.view?.admission?.waiting[0]?.here === true, 'her page is there');
    expectOk(await new AdmissionApi(teacher.link).admit(null));
    await mina.player.waitUntil(() => ownSeat(mina.player)?.name === 'Mina', 'Mina is in');
  });

  it('is entered from the list without its code, and a page that waits gets nothing of the class', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval' });
    const guest = new ApiClient(server.origin);
    expectOk(await guest.previewJoin({ classroom: testClass.id }));
    expectOk(await guest.join({ classroom: testClass.id, name: 'Mina' }));
    const player = connect(guest, testClass.id);
    await player.waitUntil(() => player.waiting !== null, 'waits');
    expect(await player.link.request<NoResult>((socket, ack) => socket.emit('enter', { board: 1 }, ack))).toMatchObject(
      {
        ok: false,
        code: 'waiting',
      },
    );
    expect(await new AdmissionApi(player.link).admit(null)).toMatchObject({ ok: false, code: 'waiting' });
    // Whatever is told to the class is not told here.
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    await requestEntry(testClass, 'Jun');
    await teacher.waitUntil(() => waitingAt(teacher).length === 2, 'the class is told');
    expectOk(await new AdmissionApi(teacher.link).setLocked(true));
    await teacher.waitUntil(() => teacher.view?.admission?.locked === true, 'the class is told again');
    expect(player.view).toBeNull();
  });

  it('whoever waits comes in when the door is set to the code alone', async () => {
    const testClass = await openClass(server.origin, {}, { admission: 'approval' });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const mina = await requestEntry(testClass, 'Mina');
    const admission = new AdmissionApi(teacher.link);
    expectOk(await admission.setMode('code'));
    await mina.player.waitUntil(() => mina.player.view !== null, 'Mina is in');
    expect(ownSeat((await join(testClass, 'Jun')).player)?.name).toBe('Jun');
    const guest = new ApiClient(server.origin);
    expect(await guest.previewJoin({ classroom: testClass.id })).toMatchObject({ ok: false, code: 'no-class' });
    expectOk(await admission.setMode('open'));
    expectOk(await guest.join({ classroom: testClass.id, name: 'Sora' }));
    await server.kill();
    await server.start();
    await teacher.waitUntil(() => teacher.view?.admission?.mode === 'open', 'the teacher is back');
  });
});

describe('a locked class', () => {
  it('refuses whoever is new and nobody who has a seat, over a restart', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'numbers', capacity: 5 });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const one = new ApiClient(server.origin);
    expectOk(await one.join({ code: testClass.code, choice: 1 }));
    const { rejoin = '' } = ownSeat(await connectAndWait(one, testClass.id)) ?? {};
    const { cards } = expectOk(await testClass.teacher.cards(testClass.id));
    expectOk(await admission.setLocked(true));
    await server.kill();
    await server.start();

    const other = new ApiClient(server.origin);
    expect(await other.join({ code: testClass.code, choice: 2 })).toMatchObject({ ok: false, code: 'locked' });
    expect(await other.join({ code: testClass.code, card: cards[2]?.secret ?? '' })).toMatchObject({ code: 'locked' });
    expectOk(await one.join({ code: testClass.code, choice: 1 }));
    expectOk(await other.join({ code: testClass.code, rejoin }));
    expect(ownSeat(await connectAndWait(other, testClass.id))?.name).toBe('1');
    await teacher.waitUntil(
      () => teacher.link.state === 'live' && teacher.view?.admission?.locked === true,
      'the teacher is back',
    );
    expectOk(await admission.setLocked(false));
    expectOk(await new ApiClient(server.origin).join({ code: testClass.code, choice: 2 }));
  });
});

describe('a removed student', () => {
  it('for now: the pages end, and the door asks anew and gives the same seat', async () => {
    const testClass = await openClass(server.origin);
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const mina = await join(testClass, 'Mina');
    const { board } = ownSeat(mina.player) ?? {};
    await teacher.waitUntil(() => teacher.view?.seats === 1, 'Mina is in');
    expectOk(await admission.setMode('approval'));
    expectOk(await admission.remove(numberOf(teacher, 'Mina'), false));
    await mina.player.waitUntil(() => mina.player.endReason === 'removed', 'Mina is told');
    await teacher.waitUntil(() => teacher.view?.seats === 0 && teacher.view.boards.length === 0, 'her seat is free');
    const returned = connect(mina.browser, testClass.id);
    await returned.waitUntil(() => returned.endReason === 'removed', 'a reload lets nobody in');

    expectOk(await mina.browser.join({ code: testClass.code, name: 'Mina' }));
    const waiting = connect(mina.browser, testClass.id);
    await waiting.waitUntil(() => waiting.waiting?.name === 'Mina', 'she asks anew');
    expectOk(await admission.admit(null));
    await waiting.waitUntil(() => waiting.view !== null, 'she is in again');
    expect(ownSeat(waiting)).toMatchObject({ name: 'Mina', board });
  });

  it('for good: not by reload, another tab, a new name, her cards or codes; over a restart', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'list', names: ['Mina', 'Jun'] });
    const { cards } = expectOk(await testClass.teacher.cards(testClass.id));
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const cheat = new ApiClient(server.origin);
    expectOk(await cheat.join({ code: testClass.code, choice: 1 }));
    const player = await connectAndWait(cheat, testClass.id);
    const { rejoin = '' } = ownSeat(player) ?? {};
    await teacher.waitUntil(() => teacher.view?.seats === 1, 'in');
    expectOk(await admission.remove(1, true));
    await player.waitUntil(() => player.endReason === 'removed-for-good', 'told');
    await server.kill();
    await server.start();

    const gone = { ok: false, code: 'removed-for-good' };
    const tab = connect(cheat, testClass.id);
    await tab.waitUntil(() => tab.endReason === 'removed-for-good', 'another tab');
    expect(await cheat.previewJoin({ code: testClass.code })).toMatchObject(gone);
    expect(await cheat.join({ code: testClass.code, choice: 2 })).toMatchObject(gone);
    expect(await cheat.join({ code: testClass.code, card: cards[1]?.secret ?? '' })).toMatchObject(gone);
    await expect(cheat.leave(testClass.id)).rejects.toThrow('removed-for-good');
    expect(await cheat.join({ code: testClass.code, choice: 2 })).toMatchObject(gone);

    // The seat is its true owner's, and the code of the one before is worth nothing.
    const mina = new ApiClient(server.origin);
    expect(await mina.join({ code: testClass.code, rejoin })).toMatchObject({ code: 'wrong-rejoin' });
    expectOk(await mina.join({ code: testClass.code, choice: 1 }));
    await teacher.waitUntil(() => teacher.view?.admission?.banned === 1, 'the teacher sees that somebody was removed');
    expectOk(await admission.liftBans());
    expectOk(await cheat.join({ code: testClass.code, choice: 2 }));
  });

  it('during a drag: what was held is free, and a drop is answered in words', async () => {
    const testClass = await openClass(server.origin, { mode: 'together' });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const mina = await join(testClass, 'Mina');
    const jun = await join(testClass, 'Jun');
    const [minasMirror, junsMirror] = [await mina.player.enter(), await jun.player.enter()];
    await teacher.waitUntil(() => teacher.view?.seats === 2, 'both are in');
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
    for (const answer of await Promise.all(drops)) expect(answer.ok ? 'done' : answer.message).toMatch(/\w/);
    await mina.player.waitUntil(() => mina.player.endReason === 'removed', 'Mina is told');
    expectOk(
      await jun.player.link.request<NoResult>((socket, ack) =>
        socket.emit('lift', { board: junsMirror.number, piece: 3 }, ack),
      ),
    );
  });
});

describe('a name', () => {
  it('is changed by the teacher, on the list and at the door too, over a restart', async () => {
    const testClass = await openClass(server.origin, {}, { naming: 'list', names: ['Mina', 'Rude'] });
    const teacher = await connectAndWait(testClass.teacher, testClass.id);
    const admission = new AdmissionApi(teacher.link);
    const jun = new ApiClient(server.origin);
    expectOk(await jun.join({ code: testClass.code, choice: 2 }));
    const player = await connectAndWait(jun, testClass.id);
    expect(await admission.rename(2, '\u202e')).toMatchObject({ ok: false, code: 'bad-name' });
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

it("no student's socket sets the door: refused, and nothing changes", async () => {
  const testClass = await openClass(server.origin);
  const teacher = await connectAndWait(testClass.teacher, testClass.id);
  const mina = await join(testClass, 'Mina');
  const jun = await join(testClass, 'Jun');
  await teacher.waitUntil(() => teacher.view?.seats === 2, 'both are in');
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
