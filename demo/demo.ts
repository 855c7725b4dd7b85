/** A class to look at: opened over the real routes, played by bots over the real protocol, each at a speed of its own. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { Solver } from '#client/headless/solver.ts';
import { classLink, teacherLink } from '#shared/protocol/paths.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import { BEHAVIOURS, type Behaviour, playWithBehaviour } from './behaviours.ts';
import { STUDENT_NAMES } from './student-names.ts';

export interface DemoOptions {
  /** Where the server is, as this machine reaches it. */
  readonly origin: string;
  readonly bots: number;
  readonly mode: Mode;
  readonly seed: number;
}

export interface Demo {
  /** Link of the class's teacher, and of one more student. */
  readonly teacher: string;
  readonly student: string;
  stop(): void;
}

const SAMPLES = fileURLToPath(new URL('../assets/public/samples', import.meta.url));
/** A finished board is looked at for a while, then dealt anew. Milliseconds. */
const ADMIRED_MS = 20_000;
/** How quick a child is, from the slowest to the quickest. */
const SPEEDS = [0.25, 1.1] as const;
/** A child alone is given fewer pieces than a whole class. */
const CUT: Record<Mode, { columns: number; rows: number }> = {
  each: { columns: 6, rows: 4 },
  teams: { columns: 8, rows: 6 },
  together: { columns: 16, rows: 12 },
};

export async function startDemo({ origin, bots, mode, seed }: DemoOptions): Promise<Demo> {
  const ending = new AbortController();
  const teacher = new ApiClient(origin);
  const { id, code, key } = await teacher.openClassroom({ title: 'Demo', capacity: Math.max(40, bots + 8) });
  const { id: picture } = expectOk(await teacher.upload(id, await somePicture()));
  expectOk(await teacher.startActivity(id, { picture, cuts: [CUT[mode]], mode, difficulty: 'easy' }));
  const players: Player[] = [];
  for (let bot = 0; bot < bots; bot += 1) {
    const browser = new ApiClient(origin);
    expectOk(await browser.join({ code, name: STUDENT_NAMES[bot % STUDENT_NAMES.length] ?? `Bot ${bot}` }));
    const player = new Player(browser, id);
    players.push(player);
    void play(
      player,
      new SeededRandom(seed, bot),
      ending.signal,
      mode === 'each' ? BEHAVIOURS[bot % BEHAVIOURS.length] : undefined,
    );
  }
  const observer = new Player(teacher, id);
  await observer.waitUntil(() => observer.view !== null, 'the class');
  return {
    teacher: teacherLink(origin, id, key),
    student: classLink(elsewhere(origin), code, observer.view?.invitation ?? ''),
    stop() {
      ending.abort();
      for (const player of [...players, observer]) player.close();
    },
  };

  /** Plays on whatever happens: what a bot waited for in vain, on a slow machine, is tried again. */
  async function play(
    player: Player,
    random: SeededRandom,
    stopSignal: AbortSignal,
    behaviour?: Behaviour,
  ): Promise<void> {
    const speed = random.between(...SPEEDS);
    while (!stopSignal.aborted) {
      try {
        await playOnce(player, random, speed, stopSignal, behaviour);
      } catch (error) {
        if (!stopSignal.aborted) console.error(`A bot of the demo starts again: ${String(error)}`);
      }
    }
  }

  /** Solves, waits, has the board dealt anew. */
  async function playOnce(
    player: Player,
    random: SeededRandom,
    speed: number,
    stopSignal: AbortSignal,
    behaviour?: Behaviour,
  ): Promise<void> {
    const mirror = player.mirror ?? (await player.enter());
    if (behaviour !== undefined) await playWithBehaviour({ player, mirror, random, speed, stopSignal, behaviour });
    await new Solver({ player, mirror, random, speed }).solve(stopSignal);
    if (stopSignal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, ADMIRED_MS * random.between(0.7, 1.3)));
    if (mirror.confirmed.solved && !stopSignal.aborted) {
      const board = await observer.enter(mirror.number);
      await observer.link.resetBoard(board.number);
      observer.link.leave(board.number);
    }
    await player.waitUntil(
      () => !mirror.confirmed.solved || stopSignal.aborted,
      'the board dealt anew',
      ADMIRED_MS * 10,
    );
  }
}

/** The same place by another name: whoever opens both links in one browser is a teacher by one and a student by the other. */
function elsewhere(origin: string): string {
  return origin.replace('//localhost', '//127.0.0.1');
}

/** One of our samples. */
async function somePicture(): Promise<Blob> {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.webp') && !name.includes('small'));
  const [first] = names.sort();
  if (first === undefined) throw new Error('there are no sample pictures');
  return new Blob([new Uint8Array(await readFile(join(SAMPLES, first)))], { type: 'image/webp' });
}
