/** Around a lesson: its end and the next one, links of teachers that are replaced, results, and what a teacher is given of a student. */
import { describe, expect, it } from 'vitest';
import { Browser, expectOk } from '../../bench/bots/browser.ts';
import type { Player } from '../../bench/bots/player.ts';
import { DoorAsks } from '../../client/net/door.ts';
import type { Done } from '../../shared/protocol/events.ts';
import { openClass, samplePicture } from '../fixtures/classroom.ts';
import { comersTo } from '../fixtures/comers.ts';
import { guests, processOfFile } from '../fixtures/of-file.ts';
import { Talker } from '../fixtures/talker.ts';

const server = await processOfFile();
const { come, attend, join } = comersTo(server);
const talkers = guests<Talker>();

const fresh = () => new Browser(server.origin);

const asOf = (player: Player) => (player.view?.you.role === 'student' ? player.view.you : null);

/** Lays a piece where it belongs, and waits until that is durable. */
async function place(player: Player, piece: number): Promise<void> {
  const mirror = player.mirror ?? (await player.enter());
  mirror.take(piece);
  mirror.put(32_768, 32_768);
  await player.saved();
}

async function restart(): Promise<void> {
  await server.kill();
  await server.start();
}

describe('the end of a lesson', () => {
  it('boards stand still and everybody is told; the same code opens everything again, over a restart', async () => {
    const room = await openClass(server.origin);
    const mina = await join(room, 'Mina');
    await place(mina.player, 1);
    const { board } = asOf(mina.player) ?? {};
    expectOk(await room.teacher.finish(room.id, true));
    await mina.player.until(() => mina.player.view?.finished === true, 'the goodbye');
    const lift = (player: Player) =>
      player.link.ask<Done>((socket, ack) => socket.emit('lift', { board: board ?? 0, piece: 2 }, ack));
    expect(await lift(mina.player)).toMatchObject({ ok: false, code: 'paused' });
    // Else it comes back later than her new page, and has her seat.
    mina.player.close();
    await restart();

    expect(await fresh().join({ code: room.code, name: 'Jun' })).toMatchObject({ ok: false, code: 'finished' });
    expect(await fresh().look({ code: room.code })).toMatchObject({ ok: false, code: 'finished' });
    // Who comes with the own session sees the own picture again.
    // The page of before would come back, too, and take the seat from the new one.
    mina.player.close();
    expectOk(await mina.browser.join({ code: room.code, name: 'Mina' }));
    const later = await attend(mina.browser, room.id);
    expect(later.view?.finished).toBe(true);
    expect((await later.enter()).board.paused).toBe(true);

    expectOk(await room.teacher.finish(room.id, false));
    await later.until(() => later.view?.finished === false && later.link.state === 'live', 'the next lesson');
    await later.until(() => later.mirror?.board.paused === false, 'the board goes on');
    expect(asOf(later)?.board).toBe(board);
    expect(await later.link.ask<Done>((s, ack) => s.emit('lift', { board: board ?? 0, piece: 2 }, ack))).toMatchObject({
      ok: true,
    });
    await join(room, 'Jun');
  });

  it('a device that children share forgets who had it; a number is tapped again by whoever comes', async () => {
    const room = await openClass(server.origin, {}, { naming: 'numbers', capacity: 5 });
    const [tablet, own] = [fresh(), fresh()];
    expectOk(await tablet.join({ code: room.code, choice: 1 }));
    const one = await attend(tablet, room.id);
    await tablet.leave(room.id);
    expectOk(await tablet.join({ code: room.code, choice: 2 }));
    const two = await attend(tablet, room.id);
    expectOk(await own.join({ code: room.code, choice: 3 }));
    const three = await attend(own, room.id);
    const boards = [one, two, three].map((player) => asOf(player)?.board);
    // While the lesson lasts, a seat is its device's.
    expect(await fresh().join({ code: room.code, choice: 3 })).toMatchObject({ code: 'taken' });
    expectOk(await room.teacher.finish(room.id, true));
    expect(await tablet.mine()).toEqual([]);
    expect((await own.mine())[0]?.seat?.name).toBe('3');
    three.close();
    two.close();
    expectOk(await room.teacher.finish(room.id, false));

    const teacher = await attend(room.teacher, room.id);
    await teacher.until(() => teacher.view?.notYet.length === 5, 'nobody has come yet');
    expect(expectOk(await tablet.look({ code: room.code })).you).toBeNull();
    const other = fresh();
    expectOk(await other.join({ code: room.code, choice: 1 }));
    expect(asOf(await attend(other, room.id))?.board).toBe(boards[0]);
    expectOk(await tablet.join({ code: room.code, choice: 2 }));
    expect(asOf(await attend(tablet, room.id))?.board).toBe(boards[1]);
    expectOk(await own.join({ code: room.code, choice: 3 }));
    expect(asOf(await attend(own, room.id))?.board).toBe(boards[2]);
    expect(await fresh().join({ code: room.code, choice: 3 })).toMatchObject({ code: 'taken' });
  });

  it('closes the chat to students, over a restart; the next lesson has it as it was, for who comes by code or card, too', async () => {
    const room = await openClass(server.origin, {}, { naming: 'numbers', capacity: 5 });
    const talk = async (browser: Browser) => {
      const talker = new Talker(browser, room.id);
      talkers.push(talker);
      return talker.ready();
    };
    const [teacher, one, two] = [await talk(room.teacher), fresh(), fresh()];
    expectOk(await one.join({ code: room.code, choice: 1 }));
    expectOk(await two.join({ code: room.code, choice: 2 }));
    const [mina, jun] = [await talk(one), await talk(two)];
    await teacher.set({ voice: 'all', slow: 0, mute: { seat: jun.seat, muted: true } });
    expect(await mina.tell('hello all')).toBeGreaterThan(0);
    expectOk(await room.teacher.finish(room.id, true));
    expect(await mina.tell('bye')).toBe('finished');
    expect(await mina.tell('bye', mina.seat)).toBe('finished');
    expect(await mina.tellPicture(await samplePicture())).toBe('finished');
    await mina.until(() => mina.talk.view?.isOver === true, 'told that it is closed');
    await restart();
    const reads = await talk(room.teacher);
    expect(reads.texts).toEqual(['hello all']);
    const later = await talk(one);
    expect(await later.tell('still there?')).toBe('finished');
    expect(await reads.tell('Until tomorrow')).toBeGreaterThan(0);

    const { cards } = expectOk(await room.teacher.cards(room.id));
    expectOk(await room.teacher.finish(room.id, false));
    const tablet = fresh();
    expectOk(await tablet.join({ code: room.code, card: cards[0]?.secret ?? '' }));
    const again = await talk(tablet);
    expect(again.texts).toEqual(['hello all', 'Until tomorrow']);
    expect(again.talk.view).toMatchObject({ voice: 'all', isOver: false });
    expect(await again.tell('good morning')).toBeGreaterThan(0);
    expectOk(await two.join({ code: room.code, choice: 2 }));
    expect(await (await talk(two)).tell('me too')).toBe('muted');
  });

  it('is kept until a day that she can put off', async () => {
    const room = await openClass(server.origin);
    const teacher = await attend(room.teacher, room.id);
    const until = teacher.view?.door?.expiresAt ?? 0;
    expect(until).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expectOk(await new DoorAsks(teacher.link).extend());
    await teacher.until(() => (teacher.view?.door?.expiresAt ?? 0) > until, 'later');
    await restart();
    await teacher.until(() => teacher.link.state === 'live', 'back');
    expect(teacher.view?.door?.expiresAt).toBeGreaterThan(until);
  });
});

describe("a teacher's link", () => {
  it('that is replaced ends what used it at once, and the page that replaced it stays', async () => {
    const room = await openClass(server.origin);
    const thief = fresh();
    expectOk(await thief.prove(room.id, room.key));
    const stolen = await attend(thief, room.id);
    const teacher = await attend(room.teacher, room.id);
    const { key } = expectOk(await room.teacher.replaceKey(room.id));
    await stolen.until(() => stolen.why === 'link-replaced', 'the thief is out');
    expect(await new DoorAsks(stolen.link).setLocked(true)).toMatchObject({ ok: false });
    expect(await thief.rejoinCodes(room.id)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await thief.prove(room.id, room.key)).toMatchObject({ ok: false, code: 'not-teacher' });
    await teacher.until(() => teacher.link.state === 'live' && teacher.view !== null, 'she is in');
    expectOk(await new DoorAsks(teacher.link).setLocked(true));
    await restart();
    const back = come(thief, room.id);
    await back.until(() => back.why === 'link-replaced', 'still out');
    const home = fresh();
    expectOk(await home.prove(room.id, key));
    expect((await attend(home, room.id)).view?.door).toMatchObject({ locked: true, isCo: false });
  });

  it('for co-teachers: she leads and is listed, cannot end the class or the links, and is ended', async () => {
    const room = await openClass(server.origin);
    const teacher = await attend(room.teacher, room.id);
    expect(teacher.view?.door).toMatchObject({ teachers: 1, coTeachers: 0, hasCoLink: false });
    const { key } = expectOk(await room.teacher.makeCoKey(room.id));
    const helper = fresh();
    expectOk(await helper.prove(room.id, key));
    const co = await attend(helper, room.id);
    expect(co.view?.door).toMatchObject({ isCo: true });
    await teacher.until(() => teacher.view?.door?.coTeachers === 1, 'listed');
    expectOk(await new DoorAsks(co.link).setLocked(true));
    for (const refused of [
      helper.replaceKey(room.id),
      helper.makeCoKey(room.id),
      helper.endCoKey(room.id),
      helper.remove(room.id),
    ])
      expect(await refused).toMatchObject({ ok: false, code: 'owner-only' });
    await restart();
    await co.until(() => co.link.state === 'live', 'back after the restart');
    // Replacing her own link leaves the co-teachers' as it is.
    expectOk(await room.teacher.replaceKey(room.id));
    expectOk(await helper.rejoinCodes(room.id));
    expectOk(await room.teacher.endCoKey(room.id));
    await co.until(() => co.why === 'link-replaced', 'ended');
    expect(await helper.rejoinCodes(room.id)).toMatchObject({ code: 'not-found' });
    expect(await helper.prove(room.id, key)).toMatchObject({ code: 'not-teacher' });
  });
});

it('none of it is for students or strangers', async () => {
  const room = await openClass(server.origin);
  const mina = await join(room, 'Mina');
  for (const [who, code] of [
    [mina.browser, 'not-teacher'],
    [fresh(), 'not-found'],
  ] as const) {
    const { id } = room;
    const answers = [
      who.finish(id, true),
      who.replaceKey(id),
      who.makeCoKey(id),
      who.endCoKey(id),
      who.eraseSeat(id, 1),
    ];
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: false, code });
    expect(await who.exportSeat(id, 1)).toMatchObject({ ok: false, code });
    expect(await (await who.results(id)).json()).toMatchObject({ ok: false, code });
  }
  expect(mina.player.view).toMatchObject({ finished: false });
  expectOk(await room.teacher.rejoinCodes(room.id));
});

it('results are a table of who did what, taken from the logs', async () => {
  const room = await openClass(server.origin, { ease: 'easy' }, { title: '3B' });
  const mina = await join(room, '=Mina');
  const jun = await join(room, '준');
  for (const piece of [1, 2, 3]) await place(mina.player, piece);
  await place(jun.player, 5);
  const response = await room.teacher.results(room.id, '?language=ko&offset=-540');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toContain('results.csv');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, first = '', second = ''] = new TextDecoder().decode(bytes).split('\r\n');
  expect(head).toMatch(/^번호,이름/);
  const cells = first.split(',');
  expect(cells.slice(0, 2)).toEqual(['1', "'=Mina"]);
  expect(cells[3]).toMatch(/^20\d\d-\d\d-\d\d \d\d:\d\d$/);
  expect(cells.slice(6)).toEqual(['3', '3', '0']);
  expect(second.split(',')[1]).toBe('준');
  expect((await room.teacher.results(room.id, '?offset=99999')).status).toBe(400);
});

it("a student's traces are given to the teacher", async () => {
  const room = await openClass(server.origin, { ease: 'easy' });
  const mina = await join(room, 'Mina');
  await place(mina.player, 1);
  const exported = await room.teacher.exportSeat(room.id, 1);
  if ('ok' in exported) throw new Error(exported.code);
  expect(exported.seat.name).toBe('Mina');
  const [board] = exported.boards;
  expect(board).toMatchObject({ columns: 4, rows: 3, moves: 1, joins: 1, solvedAt: null });
  expect(board?.groups.flatMap(({ pieces }) => pieces).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 13 }, (_, index) => index),
  );
  expect(JSON.stringify(exported)).not.toContain(asOf(mina.player)?.rejoin);
  expect(await room.teacher.exportSeat(room.id, 9)).toMatchObject({ ok: false, code: 'no-seat' });
});
