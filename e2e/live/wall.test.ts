/**
 * Whatever becomes of the teacher's connection, every tile comes to the very board that the server has: connections lost at
 * random, slow ones, tiles scrolled out of sight and back, a killed server, while all boards are played.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Chance } from '../../bench/bots/chance.ts';
import { Player } from '../../bench/bots/player.ts';
import type { Mirror } from '../../client/board/mirror/mirror.ts';
import { rulesFor } from '../../client/play/rules.ts';
import { Feed } from '../../client/wall/fold/feed.ts';
import { Tiles } from '../../client/wall/fold/tiles.ts';
import { fingerprintOf } from '../../shared/board/fingerprint.ts';
import { isWhole } from '../../shared/board/patched.ts';
import { CENTRE, PLANE } from '../../shared/limits.ts';
import { openClass, student } from '../fixtures/classroom.ts';
import { FaultProxy } from '../fixtures/fault-proxy.ts';
import { guests, processOfFile } from '../fixtures/of-file.ts';

const STUDENTS = 6;
const STEPS = 240;

const server = await processOfFile();
const here = guests();

function act(mirror: Mirror, chance: Chance): void {
  const place = () => Math.round(chance.happens(0.5) ? CENTRE + chance.between(-40, 40) : chance.between(0, PLANE - 1));
  const piece = 1 + Math.floor(chance.fraction() * mirror.rules.puzzle.pieces);
  if (mirror.inHand === null) mirror.take(piece);
  else if (chance.happens(0.6)) mirror.carry(place(), place());
  else mirror.put(place(), place());
}

it.each([1, 2])('seed %i: every tile’s fingerprint is the server’s', async (seed) => {
  const chance = new Chance(seed);
  const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
  try {
    const room = await openClass(server.origin, { mode: 'each', ease: 'easy', cuts: [{ columns: 5, rows: 4, seed }] });
    const seats: { player: Player; mirror: Mirror }[] = [];
    for (let index = 0; index < STUDENTS; index += 1) {
      const { player } = await student(server.origin, room, `Student ${index}`);
      seats.push({ player, mirror: await player.enter() });
      here.push(player);
    }
    // The teacher’s page is behind the network that fails; her session is the class’s all the same.
    const far = { origin: proxy.origin, cookie: room.teacher.cookie };
    const teacher = new Player(far, room.id);
    here.push(teacher);
    await teacher.until(() => teacher.view !== null, 'the class');
    let frames = 0;
    let gaps = 0;
    const feed = new Feed((boards) => teacher.link.wall(boards));
    here.push(feed);
    const tiles = new Tiles({
      rulesFor: (number) => {
        const board = teacher.view?.boards.find((each) => each.board === number);
        return teacher.view?.activity == null || board === undefined
          ? null
          : rulesFor(teacher.view.activity, board.cut);
      },
      onChange: () => undefined,
      onGap: () => {
        gaps += 1;
        feed.anew();
      },
    });
    teacher.onWall = (bytes) => {
      frames += 1;
      tiles.take(bytes);
    };
    teacher.onState = (state) => feed.live(state === 'live');
    feed.live(teacher.link.state === 'live');
    const all = new Set(seats.map(({ mirror }) => mirror.number));
    feed.show(all);

    let network: 'passes' | 'slow' | 'lost' = 'passes';
    let starting: Promise<void> | null = null;
    for (let step = 0; step < STEPS; step += 1) {
      for (const { mirror } of seats) {
        if (chance.happens(0.5)) act(mirror, chance);
        mirror.askAgain();
      }
      if (network === 'passes' && chance.happens(0.04)) {
        network = chance.happens(0.5) ? 'slow' : 'lost';
        proxy.cut();
      } else if (network !== 'passes' && chance.happens(0.15)) {
        if (network === 'slow') proxy.resume();
        else proxy.heal();
        network = 'passes';
      }
      if (chance.happens(0.1)) feed.show(new Set([...all].filter(() => chance.happens(0.7))));
      if (step === Math.floor(STEPS / 2)) {
        await server.kill();
        starting = server.start();
      }
      await wait(chance.between(10, 50));
    }
    await starting;
    if (network !== 'passes') proxy.heal();
    for (const { mirror } of seats) if (mirror.inHand !== null) mirror.put(CENTRE, CENTRE);
    feed.show(all);
    for (const { player, mirror } of seats) {
      const again = setInterval(() => mirror.askAgain(), 300);
      await player.saved(30_000);
      clearInterval(again);
    }
    await teacher.until(() => teacher.link.state === 'live', 'the teacher back', 30_000);

    const near = new Player(room.teacher, room.id);
    here.push(near);
    for (const number of all) {
      const { told } = await near.enter(number);
      await teacher.until(() => {
        const tile = tiles.get(number);
        return tile?.isTold === true && fingerprintOf(tile.board) === fingerprintOf(told);
      }, `seed ${seed}: the tile of board ${number} equal`);
      const tile = tiles.get(number);
      expect(tile !== undefined && isWhole(tile.board)).toBe(true);
    }
    // Nothing of this is worth anything if nothing happened.
    expect(frames).toBeGreaterThan(8);
    expect(teacher.states.filter((state) => state === 'reconnecting').length).toBeGreaterThan(1);
    expect(gaps, 'the feed begins anew by itself; the page never has to ask').toBe(0);
  } finally {
    await proxy.stop();
  }
});
