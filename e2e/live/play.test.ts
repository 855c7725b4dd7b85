/** A class at play over real sockets, with the page's own connection and mirror at both ends. */
import { describe, expect, it } from 'vitest';
import { Browser } from '../../bench/bots/browser.ts';
import { Player } from '../../bench/bots/player.ts';
import { groupOf, placeOf } from '../../shared/board/board.ts';
import { fingerprintOf } from '../../shared/board/fingerprint.ts';
import { CENTRE } from '../../shared/limits.ts';
import { openClass, student, type TestClass } from '../fixtures/classroom.ts';
import { guests, serverOfFile } from '../fixtures/of-file.ts';

const server = await serverOfFile();
const players = guests<Player>();

async function join(room: TestClass, name: string): Promise<Player> {
  const { player } = await student(server.origin, room, name);
  players.push(player);
  return player;
}

function teacherOf(room: TestClass): Player {
  const player = new Player(room.teacher, room.id);
  players.push(player);
  return player;
}

describe('a class of which everybody is at one board', () => {
  it('shows a drag to all others as a way, and the join where the server says', async () => {
    const room = await openClass(server.origin, { mode: 'together', ease: 'easy' });
    const mina = await join(room, 'Mina');
    const teacher = teacherOf(room);
    const own = await mina.enter();
    const seen = await teacher.enter(own.number);
    const places: number[] = [];
    own.take(6);
    for (let step = 1; step <= 20; step += 1) {
      own.carry(CENTRE - 4_000 + step * 150, CENTRE + 3_000);
      await new Promise((resolve) => setTimeout(resolve, 35));
      seen.show();
      places.push(groupOf(seen.told, 6).x);
    }
    expect(groupOf(seen.told, 6).hold?.member).toBe(own.actor.member);
    own.put(CENTRE + 10, CENTRE - 10);
    await mina.saved();
    await teacher.until(() => groupOf(seen.told, 6).id === 0, 'the join on the teacher’s board');
    await mina.until(() => own.board === own.told && groupOf(own.told, 6).id === 0, 'the join on the own board');
    expect(new Set(places).size, 'places on the way').toBeGreaterThan(8);
    const way = places.filter((x) => x < CENTRE);
    expect(way.toSorted((a, b) => a - b)).toEqual(way);
    expect(placeOf(seen.told, 6)).toEqual(placeOf(own.told, 6));
    await teacher.until(() => fingerprintOf(seen.told) === fingerprintOf(own.told), 'equal boards');
  });

  it('gives a piece that two lift at once to one of them; the other’s goes back, with the holder named', async () => {
    const room = await openClass(server.origin, { mode: 'together' });
    const [mina, jun] = [await join(room, 'Mina'), await join(room, 'Jun')];
    const [hers, his] = [await mina.enter(), await jun.enter()];
    const before = groupOf(his.told, 5);
    expect(hers.take(5)).toBe(true);
    expect(his.take(5)).toBe(true);
    his.carry(before.x + 500, before.y);
    await jun.until(() => jun.refusals.length + mina.refusals.length > 0, 'a refusal');
    const [winner, loser, lostMirror] = jun.refusals.length > 0 ? [hers, jun, his] : [his, mina, hers];
    expect(loser.refusals[0]?.failure).toMatchObject({ code: 'held', member: winner.actor.member });
    expect(lostMirror.inHand).toBeNull();
    expect(winner.inHand).toBe(5);
    const { board, lying } = lostMirror.show();
    expect(lying.get(5) ?? groupOf(board, 5)).toMatchObject({ x: expect.any(Number) });
    await loser.until(() => groupOf(lostMirror.told, 5).hold?.member === winner.actor.member, 'the holder shown');
    expect(groupOf(lostMirror.told, 5).x).toBe(before.x);
  });

  it('lets the teacher take a piece out of a hand, and pause', async () => {
    const room = await openClass(server.origin, { mode: 'together' });
    const mina = await join(room, 'Mina');
    const teacher = teacherOf(room);
    const [own, seen] = [await mina.enter(), await teacher.enter()];
    own.take(5);
    await teacher.until(() => groupOf(seen.told, 5).hold !== null, 'the hold');
    seen.take(5);
    await mina.until(() => mina.refusals.length > 0, 'the loss');
    expect(mina.refusals[0]).toMatchObject({ piece: 5, failure: { code: 'held', member: 0 } });
    seen.put(20_000, 20_000);
    await teacher.saved();
    expect(await teacher.link.pause(0, true)).toEqual({ ok: true });
    await mina.until(() => own.told.paused && mina.view?.paused === true, 'the pause');
    own.drop(6, 25_000, 25_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(own.unsavedSince).not.toBeNull();
    await teacher.link.pause(0, false);
    await mina.until(() => !own.told.paused, 'the end of the pause');
    own.askAgain();
    await mina.saved();
    await teacher.until(() => groupOf(seen.told, 6).x === 25_000, 'the drop that waited');
  });

  it('tells the teacher’s look to the student, and its end', async () => {
    const room = await openClass(server.origin, { mode: 'each' });
    const mina = await join(room, 'Mina');
    const own = await mina.enter();
    const teacher = teacherOf(room);
    await teacher.enter(own.number);
    await mina.until(() => mina.watched === 1, 'the look');
    teacher.link.leave(own.number);
    await mina.until(() => mina.watched === 0, 'its end');
  });
});

describe('seats', () => {
  it('the last free one, asked for by 20 joins at once, is given once', async () => {
    const room = await openClass(server.origin, {}, { capacity: 3 });
    for (const name of ['Mina', 'Jun']) await new Browser(server.origin).join({ code: room.code, name });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        new Browser(server.origin).join({ code: room.code, name: `Late ${index}` }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])))).toEqual(new Set(['full']));
  });

  it('one is one person however often she loads the page; the newest tab has it', async () => {
    const room = await openClass(server.origin, { mode: 'together' });
    const browser = new Browser(server.origin);
    await browser.join({ code: room.code, name: 'Mina' });
    await browser.join({ code: room.code, name: 'Mina' });
    const first = new Player(browser, room.id);
    players.push(first);
    const old = await first.enter();
    old.take(5);
    const second = new Player(browser, room.id);
    players.push(second);
    const fresh = await second.enter();
    await first.until(() => first.link.state === 'replaced', 'the older tab told');
    expect(second.view?.seats).toBe(1);
    await second.until(() => groupOf(fresh.told, 5).hold === null, 'the older tab’s hold ended');
    expect(fresh.take(5)).toBe(true);
    await second.until(() => groupOf(fresh.told, 5).hold?.page === second.page, 'the newer tab’s hold');
  });

  it('the class stays when its last person reloads', async () => {
    const room = await openClass(server.origin, {});
    const mina = await join(room, 'Mina');
    const own = await mina.enter();
    own.drop(5, 20_000, 20_000);
    await mina.saved();
    mina.close();
    const teacher = teacherOf(room);
    const seen = await teacher.enter(own.number);
    expect(groupOf(seen.told, 5)).toMatchObject({ x: 20_000, y: 20_000 });
  });
});
