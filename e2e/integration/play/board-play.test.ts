/** A class at play over real sockets, with the page's connection and mirror at both ends. */
import { describe, expect, it, onTestFinished } from 'vitest';
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

describe('a class at one board', () => {
  it('shows others the path of a drag, and the join where the server decides', async () => {
    const testClass = await openClass(server.origin, { mode: 'together', difficulty: 'easy' });
    const mina = await join(testClass, 'Mina');
    const teacher = teacherOf(testClass);
    const own = await mina.enter();
    const seen = await teacher.enter(own.number);
    own.take(6);
    for (let step = 1; step <= 10; step += 1) {
      const x = CENTRE - 4_000 + step * 300;
      own.carry(x, CENTRE + 3_000);
      const isThere = () => {
        seen.nextFrame();
        return groupOf(seen.confirmed, 6).x === x;
      };
      await teacher.waitUntil(isThere, `place ${step} of the drag`);
    }
    expect(groupOf(seen.confirmed, 6).hold?.member).toBe(own.actor.member);
    own.put(CENTRE + 10, CENTRE - 10);
    await mina.waitUntilSaved();
    await teacher.waitUntil(() => groupOf(seen.confirmed, 6).id === 0, 'the join on the teacher’s board');
    await mina.waitUntil(
      () => own.predicted === own.confirmed && groupOf(own.confirmed, 6).id === 0,
      'the join on the own board',
    );
    expect(pieceCentre(seen.confirmed, 6)).toEqual(pieceCentre(own.confirmed, 6));
    await teacher.waitUntil(() => fingerprintOf(seen.confirmed) === fingerprintOf(own.confirmed), 'equal boards');
  });

  // Proves I1, I3.
  it('gives a piece that two lift at once to one of them; the other’s glides back and names the holder', async () => {
    const testClass = await openClass(server.origin, { mode: 'together' });
    const [mina, jun] = [await join(testClass, 'Mina'), await join(testClass, 'Jun')];
    const [minasMirror, junsMirror] = [await mina.enter(), await jun.enter()];
    const before = groupOf(junsMirror.confirmed, 5);
    expect(minasMirror.take(5)).toBe(true);
    expect(junsMirror.take(5)).toBe(true);
    junsMirror.carry(before.x + 500, before.y);
    await jun.waitUntil(() => jun.refusals.length + mina.refusals.length > 0, 'a refusal');
    const [winner, loser, lostMirror] =
      jun.refusals.length > 0 ? [minasMirror, jun, junsMirror] : [junsMirror, mina, minasMirror];
    expect(loser.refusals[0]?.failure).toMatchObject({ code: 'held', member: winner.actor.member });
    expect(lostMirror.inHand).toBeNull();
    expect(winner.inHand).toBe(5);
    const { board, positions } = lostMirror.nextFrame();
    expect(positions.get(5) ?? groupOf(board, 5)).toMatchObject({ x: expect.any(Number) });
    await loser.waitUntil(
      () => groupOf(lostMirror.confirmed, 5).hold?.member === winner.actor.member,
      'the winner’s hold',
    );
    expect(groupOf(lostMirror.confirmed, 5).x).toBe(before.x);
  });

  it('lets the teacher take over a piece that is being moved, and pause', async () => {
    const testClass = await openClass(server.origin, { mode: 'together' });
    const mina = await join(testClass, 'Mina');
    const teacher = teacherOf(testClass);
    const [own, seen] = [await mina.enter(), await teacher.enter()];
    own.take(5);
    let x = 10_000;
    const moving = setInterval(() => {
      x += 50;
      own.carry(x, 30_000);
    }, 10);
    onTestFinished(() => clearInterval(moving));
    await teacher.waitUntil(() => groupOf(seen.confirmed, 5).y === 30_000, 'the piece on its way');
    seen.take(5);
    // Frames from before are still played back when the answer is there.
    await teacher.waitUntil(() => groupOf(seen.confirmed, 5).hold?.member === 0, 'the hold on the own board');
    expect([seen.inHand, teacher.refusals]).toEqual([5, []]);
    const loss = () => mina.refusals.find(({ piece }) => piece === 5);
    await mina.waitUntil(() => loss() !== undefined, 'the loss');
    expect(loss()?.failure).toMatchObject({ code: 'held', member: 0 });
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

  it('shows the student while the teacher watches', async () => {
    const testClass = await openClass(server.origin, { mode: 'each' });
    const mina = await join(testClass, 'Mina');
    const own = await mina.enter();
    const teacher = teacherOf(testClass);
    await teacher.enter(own.number);
    await mina.waitUntil(() => mina.watchingTeachers === 1, 'the teacher watching');
    teacher.link.leave(own.number);
    await mina.waitUntil(() => mina.watchingTeachers === 0, 'the end of it');
  });
});

describe('seats', () => {
  it('give the last free one once to 20 concurrent joins', async () => {
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
  it('stay one person’s over reloads; the newest tab has the seat', async () => {
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
    await first.waitUntil(() => first.link.state === 'replaced', 'the end of the older tab');
    expect(second.view?.seats).toBe(1);
    await second.waitUntil(() => groupOf(reloaded.confirmed, 5).hold === null, 'the end of the older tab’s hold');
    expect(reloaded.take(5)).toBe(true);
    await second.waitUntil(() => groupOf(reloaded.confirmed, 5).hold?.page === second.page, 'the newer tab’s hold');
  });

  it('keep the class when its last person reloads', async () => {
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
