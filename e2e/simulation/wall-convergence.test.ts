/**
 * Every tile of the wall reaches the server's board: with connections that are lost at random or slow, tiles that scroll out of view and
 * back, and a killed server, while all boards are played.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { Player } from '#client/headless/player.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { activityRules } from '#client/play/activity-rules.ts';
import { TileBoards } from '#client/wall/feed/tile-boards.ts';
import { WallSubscription } from '#client/wall/feed/wall-subscription.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { isConsistent } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { CENTRE, PLANE } from '#shared/limits.ts';

const STUDENTS = 6;
const STEPS = 240;

const server = await serverProcessPerFile();
const clients = closedAfterEach();

function act(mirror: Mirror, random: SeededRandom): void {
  const place = () => Math.round(random.happens(0.5) ? CENTRE + random.between(-40, 40) : random.between(0, PLANE - 1));
  const piece = 1 + Math.floor(random.fraction() * mirror.rules.puzzle.pieces);
  if (mirror.inHand === null) mirror.take(piece);
  else if (random.happens(0.6)) mirror.carry(place(), place());
  else mirror.put(place(), place());
}

it.each([1, 2])('seed %i: every tile has the fingerprint of the server’s board', async (seed) => {
  const random = new SeededRandom(seed);
  const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
  try {
    const testClass = await openClass(server.origin, {
      mode: 'each',
      difficulty: 'easy',
      cuts: [{ columns: 5, rows: 4, seed }],
    });
    const seats: { player: Player; mirror: Mirror }[] = [];
    for (let index = 0; index < STUDENTS; index += 1) {
      const { player } = await joinAsStudent(server.origin, testClass, `Student ${index}`);
      seats.push({ player, mirror: await player.enter() });
      clients.push(player);
    }
    // The teacher’s page is behind the failing network, with the session of the class’s teacher.
    const far = { origin: proxy.origin, cookie: testClass.teacher.cookie };
    const teacher = new Player(far, testClass.id);
    clients.push(teacher);
    await teacher.waitUntil(() => teacher.view !== null, 'the class');
    let frames = 0;
    let gaps = 0;
    const feed = new WallSubscription((boards) => teacher.link.watchBoards(boards));
    clients.push(feed);
    const tiles = new TileBoards({
      rulesFor: (number) => {
        const board = teacher.view?.boards.find((each) => each.board === number);
        return teacher.view?.activity == null || board === undefined
          ? null
          : activityRules(teacher.view.activity, board.cut);
      },
      onChange: () => undefined,
      onGap: () => {
        gaps += 1;
        feed.resubscribe();
      },
    });
    teacher.onWall = (bytes) => {
      frames += 1;
      tiles.receive(bytes);
    };
    teacher.onState = (state) => feed.setLive(state === 'live');
    feed.setLive(teacher.link.state === 'live');
    const all = new Set(seats.map(({ mirror }) => mirror.number));
    feed.setBoards(all);

    let network: 'passes' | 'slow' | 'lost' = 'passes';
    let starting: Promise<void> | null = null;
    for (let step = 0; step < STEPS; step += 1) {
      for (const { mirror } of seats) {
        if (random.happens(0.5)) act(mirror, random);
        mirror.retry();
      }
      if (network === 'passes' && random.happens(0.04)) {
        network = random.happens(0.5) ? 'slow' : 'lost';
        proxy.cut();
      } else if (network !== 'passes' && random.happens(0.15)) {
        if (network === 'slow') proxy.resume();
        else proxy.heal();
        network = 'passes';
      }
      if (random.happens(0.1)) feed.setBoards(new Set([...all].filter(() => random.happens(0.7))));
      if (step === Math.floor(STEPS / 2)) {
        await server.kill();
        starting = server.start();
      }
      await wait(random.between(10, 50));
    }
    await starting;
    if (network !== 'passes') proxy.heal();
    for (const { mirror } of seats) if (mirror.inHand !== null) mirror.put(CENTRE, CENTRE);
    feed.setBoards(all);
    for (const { player, mirror } of seats) {
      const resending = setInterval(() => mirror.retry(), 300);
      await player.waitUntilSaved(30_000);
      clearInterval(resending);
    }
    await teacher.waitUntil(() => teacher.link.state === 'live', 'the teacher back', 30_000);

    const near = new Player(testClass.teacher, testClass.id);
    clients.push(near);
    for (const number of all) {
      const { confirmed } = await near.enter(number);
      await teacher.waitUntil(() => {
        const tile = tiles.get(number);
        return tile?.isLoaded === true && fingerprintOf(tile.board) === fingerprintOf(confirmed);
      }, `seed ${seed}: the tile of board ${number} equal`);
      const tile = tiles.get(number);
      expect(tile !== undefined && isConsistent(tile.board)).toBe(true);
    }
    // Guards against a vacuous run.
    expect(frames).toBeGreaterThan(8);
    expect(teacher.states.filter((state) => state === 'reconnecting').length).toBeGreaterThan(1);
    expect(gaps, 'the feed restarts by itself; the page never has to request it').toBe(0);
  } finally {
    await proxy.stop();
  }
});
