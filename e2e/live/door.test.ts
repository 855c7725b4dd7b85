/** The door of a class: who waits, who is let in, who is turned away and sent off; over a restart of the server, too. */
import { describe, expect, it } from 'vitest';
import { Browser, expectOk } from '../../bench/bots/browser.ts';
import type { Player } from '../../bench/bots/player.ts';
import { DoorAsks } from '../../client/net/door.ts';
import type { Done } from '../../shared/protocol/events.ts';
import { openClass, type TestClass } from '../fixtures/classroom.ts';
import { comersTo } from '../fixtures/comers.ts';
import { processOfFile } from '../fixtures/of-file.ts';

const server = await processOfFile();
const { come, attend, join } = comersTo(server);

/** Somebody who asks to be let in, and waits. */
async function knock(room: Pick<TestClass, 'id' | 'code'>, name: string) {
  const browser = new Browser(server.origin);
  expectOk(await browser.join({ code: room.code, name }));
  const player = come(browser, room.id);
  await player.until(() => player.waiting !== null, `${name} waits`);
  return { browser, player };
}

function waitingAt(teacher: Player): string[] {
  return teacher.view?.door?.waiting.map(({ name }) => name) ?? [];
}

function numberOf(teacher: Player, name: string): number {
  const { seats = [], waiting = [] } = teacher.view?.door ?? {};
  const seat = [...seats, ...waiting].find((each) => each.name === name);
  if (seat === undefined) throw new Error(`no ${name}`);
  return seat.number;
}

const asOf = (player: Player) => (player.view?.you.role === 'student' ? player.view.you : null);

describe('a class that is asked for everybody', () => {
  it('40 who knock at once wait, have no seat, and come in together', async () => {
    const room = await openClass(server.origin, {}, { door: 'approval', capacity: 40 });
    const teacher = await attend(room.teacher, room.id);
    const names = Array.from({ length: 40 }, (_, index) => `Student ${index + 1}`);
    const waiting = await Promise.all(names.map((name) => knock(room, name)));
    await teacher.until(() => waitingAt(teacher).length === 40, 'the teacher sees who waits');
    expect(waitingAt(teacher).toSorted()).toEqual(names.toSorted());
    expect(teacher.view).toMatchObject({ seats: 0, boards: [] });
    expect(waiting[3]?.player.waiting?.name).toBe('Student 4');
    expect(await waiting[3]?.browser.mine()).toEqual([]);
    expect((await waiting[3]?.browser.picture(room.id, room.picture))?.status).toBe(404);

    expectOk(await new DoorAsks(teacher.link).admit(null));
    await Promise.all(waiting.map(({ player }) => player.until(() => player.view !== null, 'let in')));
    expect(waiting.map(({ player }) => asOf(player)?.name)).toEqual(names);
    expect(new Set(waiting.map(({ player }) => asOf(player)?.board)).size).toBe(40);
    await teacher.until(() => teacher.view?.seats === 40 && waitingAt(teacher).length === 0, 'all are in');
  });

  it('counts its seats when they are let in', async () => {
    const room = await openClass(server.origin, {}, { door: 'approval', capacity: 2 });
    const teacher = await attend(room.teacher, room.id);
    const door = new DoorAsks(teacher.link);
    for (const name of ['Mina', 'Jun', 'Sora']) await knock(room, name);
    await teacher.until(() => waitingAt(teacher).length === 3, 'three wait');
    expect(await door.admit(null)).toMatchObject({ ok: false, code: 'full' });
    await teacher.until(() => teacher.view?.seats === 2 && waitingAt(teacher).join() === 'Sora', 'two are in');
    expect(await door.admit(numberOf(teacher, 'Sora'))).toMatchObject({ ok: false, code: 'full' });
    expect(await door.admit(77)).toMatchObject({ ok: false, code: 'no-seat' });
  });

  it('lets one in, turns one away who may knock again, and whoever is in stays in', async () => {
    const room = await openClass(server.origin, {}, { door: 'approval' });
    const teacher = await attend(room.teacher, room.id);
    const door = new DoorAsks(teacher.link);
    const mina = await knock(room, 'Mina');
    const jun = await knock(room, 'Jun');
    await teacher.until(() => waitingAt(teacher).join() === 'Mina,Jun', 'two wait');
    expectOk(await door.admit(numberOf(teacher, 'Mina')));
    expectOk(await door.turnAway(numberOf(teacher, 'Jun')));
    await mina.player.until(() => asOf(mina.player)?.name === 'Mina', 'Mina is in');
    await jun.player.until(() => jun.player.why === 'not-let-in', 'Jun is told');
    expectOk(await jun.browser.join({ code: room.code, name: 'June' }));
    await come(jun.browser, room.id).until(() => true, 'again');
    await teacher.until(() => waitingAt(teacher).join() === 'June', 'Jun knocks again');
    // Mina's own browser comes back without asking.
    expectOk(await mina.browser.join({ code: room.code, name: 'Mina' }));
    expect(waitingAt(teacher)).toEqual(['June']);
  });

  it('asks still after a restart, and whoever waited waits', async () => {
    const room = await openClass(server.origin, {}, { door: 'approval' });
    const teacher = await attend(room.teacher, room.id);
    const mina = await knock(room, 'Mina');
    await server.kill();
    await server.start();
    await teacher.until(() => waitingAt(teacher).join() === 'Mina', 'Mina waits');
    await teacher.until(() => teacher.view?.door?.waiting[0]?.here === true, 'her page is there');
    expectOk(await new DoorAsks(teacher.link).admit(null));
    await mina.player.until(() => asOf(mina.player)?.name === 'Mina', 'Mina is in');
  });

  it('is entered from the list without its code, and a page that waits gets nothing of the class', async () => {
    const room = await openClass(server.origin, {}, { door: 'approval' });
    const guest = new Browser(server.origin);
    expectOk(await guest.look({ classroom: room.id }));
    expectOk(await guest.join({ classroom: room.id, name: 'Mina' }));
    const player = come(guest, room.id);
    await player.until(() => player.waiting !== null, 'waits');
    expect(await player.link.ask<Done>((socket, ack) => socket.emit('enter', { board: 1 }, ack))).toMatchObject({
      ok: false,
      code: 'waiting',
    });
    expect(await new DoorAsks(player.link).admit(null)).toMatchObject({ ok: false, code: 'waiting' });
    // Whatever is told to the class is not told here.
    const teacher = await attend(room.teacher, room.id);
    await knock(room, 'Jun');
    await teacher.until(() => waitingAt(teacher).length === 2, 'the class is told');
    expectOk(await new DoorAsks(teacher.link).setLocked(true));
    await teacher.until(() => teacher.view?.door?.locked === true, 'the class is told again');
    expect(player.view).toBeNull();
  });

  it('whoever waits comes in when the door is set to the code alone', async () => {
    const room = await openClass(server.origin, {}, { door: 'approval' });
    const teacher = await attend(room.teacher, room.id);
    const mina = await knock(room, 'Mina');
    const door = new DoorAsks(teacher.link);
    expectOk(await door.setDoor('code'));
    await mina.player.until(() => mina.player.view !== null, 'Mina is in');
    expect(asOf((await join(room, 'Jun')).player)?.name).toBe('Jun');
    const guest = new Browser(server.origin);
    expect(await guest.look({ classroom: room.id })).toMatchObject({ ok: false, code: 'no-class' });
    expectOk(await door.setDoor('open'));
    expectOk(await guest.join({ classroom: room.id, name: 'Sora' }));
    await server.kill();
    await server.start();
    await teacher.until(() => teacher.view?.door?.door === 'open', 'the teacher is back');
  });
});

describe('a locked class', () => {
  it('refuses whoever is new and nobody who has a seat, over a restart', async () => {
    const room = await openClass(server.origin, {}, { naming: 'numbers', capacity: 5 });
    const teacher = await attend(room.teacher, room.id);
    const door = new DoorAsks(teacher.link);
    const one = new Browser(server.origin);
    expectOk(await one.join({ code: room.code, choice: 1 }));
    const { rejoin = '' } = asOf(await attend(one, room.id)) ?? {};
    const { cards } = expectOk(await room.teacher.cards(room.id));
    expectOk(await door.setLocked(true));
    await server.kill();
    await server.start();

    const other = new Browser(server.origin);
    expect(await other.join({ code: room.code, choice: 2 })).toMatchObject({ ok: false, code: 'locked' });
    expect(await other.join({ code: room.code, card: cards[2]?.secret ?? '' })).toMatchObject({ code: 'locked' });
    expectOk(await one.join({ code: room.code, choice: 1 }));
    expectOk(await other.join({ code: room.code, rejoin }));
    expect(asOf(await attend(other, room.id))?.name).toBe('1');
    await teacher.until(
      () => teacher.link.state === 'live' && teacher.view?.door?.locked === true,
      'the teacher is back',
    );
    expectOk(await door.setLocked(false));
    expectOk(await new Browser(server.origin).join({ code: room.code, choice: 2 }));
  });
});

describe('a removed student', () => {
  it('for now: the pages end, and the door asks anew and gives the same seat', async () => {
    const room = await openClass(server.origin);
    const teacher = await attend(room.teacher, room.id);
    const door = new DoorAsks(teacher.link);
    const mina = await join(room, 'Mina');
    const { board } = asOf(mina.player) ?? {};
    await teacher.until(() => teacher.view?.seats === 1, 'Mina is in');
    expectOk(await door.setDoor('approval'));
    expectOk(await door.remove(numberOf(teacher, 'Mina'), false));
    await mina.player.until(() => mina.player.why === 'removed', 'Mina is told');
    await teacher.until(() => teacher.view?.seats === 0 && teacher.view.boards.length === 0, 'her seat is free');
    const back = come(mina.browser, room.id);
    await back.until(() => back.why === 'removed', 'a reload lets nobody in');

    expectOk(await mina.browser.join({ code: room.code, name: 'Mina' }));
    const waiting = come(mina.browser, room.id);
    await waiting.until(() => waiting.waiting?.name === 'Mina', 'she asks anew');
    expectOk(await door.admit(null));
    await waiting.until(() => waiting.view !== null, 'she is in again');
    expect(asOf(waiting)).toMatchObject({ name: 'Mina', board });
  });

  it('for good: not by reload, another tab, a new name, her cards or codes; over a restart', async () => {
    const room = await openClass(server.origin, {}, { naming: 'list', names: ['Mina', 'Jun'] });
    const { cards } = expectOk(await room.teacher.cards(room.id));
    const teacher = await attend(room.teacher, room.id);
    const door = new DoorAsks(teacher.link);
    const cheat = new Browser(server.origin);
    expectOk(await cheat.join({ code: room.code, choice: 1 }));
    const player = await attend(cheat, room.id);
    const { rejoin = '' } = asOf(player) ?? {};
    await teacher.until(() => teacher.view?.seats === 1, 'in');
    expectOk(await door.remove(1, true));
    await player.until(() => player.why === 'removed-for-good', 'told');
    await server.kill();
    await server.start();

    const gone = { ok: false, code: 'removed-for-good' };
    const tab = come(cheat, room.id);
    await tab.until(() => tab.why === 'removed-for-good', 'another tab');
    expect(await cheat.look({ code: room.code })).toMatchObject(gone);
    expect(await cheat.join({ code: room.code, choice: 2 })).toMatchObject(gone);
    expect(await cheat.join({ code: room.code, card: cards[1]?.secret ?? '' })).toMatchObject(gone);
    await expect(cheat.leave(room.id)).rejects.toThrow('removed-for-good');
    expect(await cheat.join({ code: room.code, choice: 2 })).toMatchObject(gone);

    // The seat is its true owner's, and the code of the one before is worth nothing.
    const mina = new Browser(server.origin);
    expect(await mina.join({ code: room.code, rejoin })).toMatchObject({ code: 'wrong-rejoin' });
    expectOk(await mina.join({ code: room.code, choice: 1 }));
    await teacher.until(() => teacher.view?.door?.banned === 1, 'the teacher sees that somebody was removed');
    expectOk(await door.liftBans());
    expectOk(await cheat.join({ code: room.code, choice: 2 }));
  });

  it('during a drag: what was held is free, and a drop is answered in words', async () => {
    const room = await openClass(server.origin, { mode: 'together' });
    const teacher = await attend(room.teacher, room.id);
    const mina = await join(room, 'Mina');
    const jun = await join(room, 'Jun');
    const [hers, his] = [await mina.player.enter(), await jun.player.enter()];
    await teacher.until(() => teacher.view?.seats === 2, 'both are in');
    expectOk(
      await mina.player.link.ask<Done>((socket, ack) => socket.emit('lift', { board: hers.number, piece: 3 }, ack)),
    );
    expect(
      await jun.player.link.ask<Done>((socket, ack) => socket.emit('lift', { board: his.number, piece: 3 }, ack)),
    ).toMatchObject({ code: 'held' });
    const removal = new DoorAsks(teacher.link).remove(numberOf(teacher, 'Mina'), false);
    const { epoch, seq } = hers.stand ?? { epoch: 0, seq: 0 };
    const drops = Array.from({ length: 8 }, (_, index) =>
      mina.player.link.ask<Done>((socket, ack) =>
        socket.emit(
          'drop',
          { board: hers.number, piece: 4 + index, x: 30_000, y: 30_000, counter: 100 + index, seen: { epoch, seq } },
          ack,
        ),
      ),
    );
    expectOk(await removal);
    for (const answer of await Promise.all(drops)) expect(answer.ok ? 'done' : answer.message).toMatch(/\w/);
    await mina.player.until(() => mina.player.why === 'removed', 'Mina is told');
    expectOk(
      await jun.player.link.ask<Done>((socket, ack) => socket.emit('lift', { board: his.number, piece: 3 }, ack)),
    );
  });
});

describe('a name', () => {
  it('is changed by the teacher, on the list and at the door too, over a restart', async () => {
    const room = await openClass(server.origin, {}, { naming: 'list', names: ['Mina', 'Rude'] });
    const teacher = await attend(room.teacher, room.id);
    const door = new DoorAsks(teacher.link);
    const jun = new Browser(server.origin);
    expectOk(await jun.join({ code: room.code, choice: 2 }));
    const player = await attend(jun, room.id);
    expect(await door.rename(2, '\u202e')).toMatchObject({ ok: false, code: 'bad-name' });
    expectOk(await door.rename(2, ' Mina '));
    await player.until(() => asOf(player)?.name === 'Mina 2', 'the new name');
    await server.kill();
    await server.start();
    const { choices } = expectOk(await new Browser(server.origin).look({ code: room.code }));
    expect(choices.map(({ name }) => name)).toEqual(['Mina', 'Mina 2']);
    expect(expectOk(await room.teacher.cards(room.id)).cards.map(({ name }) => name)).toEqual(['Mina', 'Mina 2']);
  });
});

it("no student's socket sets the door: refused, and nothing changes", async () => {
  const room = await openClass(server.origin);
  const teacher = await attend(room.teacher, room.id);
  const mina = await join(room, 'Mina');
  const jun = await join(room, 'Jun');
  await teacher.until(() => teacher.view?.seats === 2, 'both are in');
  const facts = (of: Player) => ({
    ...of.view?.door,
    seats: of.view?.door?.seats.map(({ name }) => name),
    teachers: 0,
  });
  const before = facts(teacher);
  const asks = new DoorAsks(mina.player.link);
  const answers = await Promise.all([
    asks.setDoor('open'),
    asks.setLocked(true),
    asks.admit(null),
    asks.turnAway(1),
    asks.remove(2, true),
    asks.liftBans(),
    asks.rename(2, 'Rude'),
    asks.extend(),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, code: 'teacher-only' });
  expect(mina.player.view?.door).toBeNull();
  expect(asOf(jun.player)?.name).toBe('Jun');
  expect(facts(await attend(room.teacher, room.id))).toEqual(before);
});
