/** A class at play over real sockets, with the page's own connection and mirror at both ends. */
import { describe, expect, it } from 'vitest';
import { ApiClient } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { groupOf, pieceCentre } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { CENTRE } from '#shared/limits.ts';

const server = await inProcessServerPerFile();
const players = closedAfterEach<Player>();

async function join(testClass: TestClass, name: string): Promise<Player> {
  const { player } = await joinAsStudent(server.origin, testClass, name);
  players.push(player);
  return player;
}

function teacherOf(testClass: TestClass): Player {
  const player = new Player(testClass.teacher, testClass.id);
  players.push(player);
  return player;
}

describe('a class of which everybody is at one board', () => {
  it('shows a drag to all others as a way, and the join where the server says', async () => {
    const testClass = await openClass(server.origin, { mode: 'together', difficulty: 'easy' });
    const mina = await join(testClass, 'Mina');
    const teacher = teacherOf(testClass);
    const own = await mina.enter();
    const seen = await teacher.enter(own.number);
    const places: number[] = [];
    own.take(6);
    for (let step = 1; step <= 20; step += 1) {
      own.carry(CENTRE - 4_000 + step * 150, CENTRE + 3_000);
      await new Promise((resolve) => setTimeout(resolve, 35));
      seen.nextFrame();
      places.push(groupOf(seen.confirmed, 6).x);
    }
    expect(groupOf(seen.confirmed, 6).hold?.member).toBe(own.actor.member);
    own.put(CENTRE + 10, CENTRE - 10);
    await mina.waitUntilSaved();
    await teacher.waitUntil(() => groupOf(seen.confirmed, 6).id === 0, 'the join on the teacher’s board');
    await mina.waitUntil(
      () => own.predicted === own.confirmed && groupOf(own.confirmed, 6).id === 0,
      'the join on the own board',
    );
    expect(new Set(places).size, 'places on the way').toBeGreaterThan(8);
    const path = places.filter((x) => x < CENTRE);
    expect(path.toSorted((a, b) => a - b)).toEqual(path);
    expect(pieceCentre(seen.confirmed, 6)).toEqual(pieceCentre(own.confirmed, 6));
    await teacher.waitUntil(() => fingerprintOf(seen.confirmed) === fingerprintOf(own.confirmed), 'equal boards');
  });

  // Proves I1, I3.
  it('gives a piece that two lift at once to one of them; the other’s goes back, with the holder named', async () => {
    const testClass = await openClass(server.origin, { mode: 'together' });
    const [mina, jun] = [await join(testClass, 'Mina'), await join(testClass, 'Jun')];
    const [hers, his] = [await mina.enter(), await jun.enter()];
    const before = groupOf(his.confirmed, 5);
    expect(hers.take(5)).toBe(true);
    expect(his.take(5)).toBe(true);
    his.carry(before.x + 500, before.y);
    await jun.waitUntil(() => jun.refusals.length + mina.refusals.length > 0, 'a refusal');
    const [winner, loser, lostMirror] = jun.refusals.length > 0 ? [hers, jun, his] : [his, mina, hers];
    expect(loser.refusals[0]?.failure).toMatchObject({ code: 'held', member: winner.actor.member });
    expect(lostMirror.inHand).toBeNull();
    expect(winner.inHand).toBe(5);
    const { board, positions } = lostMirror.nextFrame();
    expect(positions.get(5) ?? groupOf(board, 5)).toMatchObject({ x: expect.any(Number) });
    await loser.waitUntil(
      () => groupOf(lostMirror.confirmed, 5).hold?.member === winner.actor.member,
      'the holder shown',
    );
    expect(groupOf(lostMirror.confirmed, 5).x).toBe(before.x);
  });

  it('lets the teacher take a piece out of a hand, and pause', async () => {
    const testClass = await openClass(server.origin, { mode: 'together' });
    const mina = await join(testClass, 'Mina');
    const teacher = teacherOf(testClass);
    const [own, seen] = [await mina.enter(), await teacher.enter()];
    own.take(5);
    await teacher.waitUntil(() => groupOf(seen.confirmed, 5).hold !== null, 'the hold');
    seen.take(5);
    await mina.waitUntil(() => mina.refusals.length > 0, 'the loss');
    expect(mina.refusals[0]).toMatchObject({ piece: 5, failure: { code: 'held', member: 0 } });
    seen.put(20_000, 20_000);
    await teacher.waitUntilSaved();
    expect(await teacher.link.setPaused(0, true)).toEqual({ ok: true });
    await mina.waitUntil(() => own.confirmed.paused && mina.view?.paused === true, 'the pause');
    own.drop(6, 25_000, 25_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(own.unsavedSince).not.toBeNull();
    await teacher.link.setPaused(0, false);
    await mina.waitUntil(() => !own.confirmed.paused, 'the end of the pause');
    own.retry();
    await mina.waitUntilSaved();
    await teacher.waitUntil(() => groupOf(seen.confirmed, 6).x === 25_000, 'the drop that waited');
  });

  it('tells the teacher’s look to the student, and its end', async () => {
    const testClass = await openClass(server.origin, { mode: 'each' });
    const mina = await join(testClass, 'Mina');
    const own = await mina.enter();
    const teacher = teacherOf(testClass);
    await teacher.enter(own.number);
    await mina.waitUntil(() => mina.watchingTeachers === 1, 'the look');
    teacher.link.leave(own.number);
    await mina.waitUntil(() => mina.watchingTeachers === 0, 'its end');
  });
});

describe('seats', () => {
  it('the last free one, asked for by 20 joins at once, is given once', async () => {
    const testClass = await openClass(server.origin, {}, { capacity: 3 });
    for (const name of ['Mina', 'Jun']) await new ApiClient(server.origin).join({ code: testClass.code, name });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        new ApiClient(server.origin).join({ code: testClass.code, name: `Late ${index}` }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])))).toEqual(new Set(['full']));
  });

  // Proves I28.
  it('one is one person however often she loads the page; the newest tab has it', async () => {
    const testClass = await openClass(server.origin, { mode: 'together' });
    const browser = new ApiClient(server.origin);
    await browser.join({ code: testClass.code, name: 'Mina' });
    await browser.join({ code: testClass.code, name: 'Mina' });
    const first = new Player(browser, testClass.id);
    players.push(first);
    const old = await first.enter();
    old.take(5);
    const second = new Player(browser, testClass.id);
    players.push(second);
    const reloaded = await second.enter();
    await first.waitUntil(() => first.link.state === 'replaced', 'the older tab told');
    expect(second.view?.seats).toBe(1);
    await second.waitUntil(() => groupOf(reloaded.confirmed, 5).hold === null, 'the older tab’s hold ended');
    expect(reloaded.take(5)).toBe(true);
    await second.waitUntil(() => groupOf(reloaded.confirmed, 5).hold?.page === second.page, 'the newer tab’s hold');
  });

  it('the class stays when its last person reloads', async () => {
    const testClass = await openClass(server.origin, {});
    const mina = await join(testClass, 'Mina');
    const own = await mina.enter();
    own.drop(5, 20_000, 20_000);
    await mina.waitUntilSaved();
    mina.close();
    const teacher = teacherOf(testClass);
    const seen = await teacher.enter(own.number);
    expect(groupOf(seen.confirmed, 5)).toMatchObject({ x: 20_000, y: 20_000 });
  });
});
