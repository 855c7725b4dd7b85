/** A class to look at: opened over the real routes, played by bots over the real protocol, each at a speed of its own. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mode } from '../../shared/protocol/events.ts';
import { classLink } from '../../shared/protocol/paths.ts';
import { Browser, expectOk } from '../bots/browser.ts';
import { Chance } from '../bots/chance.ts';
import { Player } from '../bots/player.ts';
import { Solver } from '../bots/solver.ts';
import { inMood, MOODS, type Mood } from './moods.ts';
import { NAMES } from './names.ts';

export interface DemoWish {
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

const SAMPLES = fileURLToPath(new URL('../../assets/public/samples', import.meta.url));
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

export async function startDemo({ origin, bots, mode, seed }: DemoWish): Promise<Demo> {
  const ending = new AbortController();
  const teacher = new Browser(origin);
  const { id, code, key } = await teacher.open({ title: 'Demo', capacity: Math.max(40, bots + 8) });
  const { id: picture } = expectOk(await teacher.upload(id, await somePicture()));
  expectOk(await teacher.start(id, { picture, cuts: [CUT[mode]], mode, ease: 'easy' }));
  const players: Player[] = [];
  for (let bot = 0; bot < bots; bot += 1) {
    const browser = new Browser(origin);
    expectOk(await browser.join({ code, name: NAMES[bot % NAMES.length] ?? `Bot ${bot}` }));
    const player = new Player(browser, id);
    players.push(player);
    void play(player, new Chance(seed, bot), ending.signal, mode === 'each' ? MOODS[bot % MOODS.length] : undefined);
  }
  const eye = new Player(teacher, id);
  await eye.until(() => eye.view !== null, 'the class');
  return {
    teacher: `${origin}/teach/${id}#key=${key}`,
    student: classLink(elsewhere(origin), code, eye.view?.invitation ?? ''),
    stop() {
      ending.abort();
      for (const player of [...players, eye]) player.close();
    },
  };

  /** Plays on whatever happens: what a bot waited for in vain, on a slow machine, is tried again. */
  async function play(player: Player, chance: Chance, ended: AbortSignal, mood?: Mood): Promise<void> {
    const speed = chance.between(...SPEEDS);
    while (!ended.aborted) {
      try {
        await playOnce(player, chance, speed, ended, mood);
      } catch (error) {
        if (!ended.aborted) console.error(`A bot of the demo starts again: ${String(error)}`);
      }
    }
  }

  /** Solves, waits, has the board dealt anew. */
  async function playOnce(
    player: Player,
    chance: Chance,
    speed: number,
    ended: AbortSignal,
    mood?: Mood,
  ): Promise<void> {
    const mirror = player.mirror ?? (await player.enter());
    if (mood !== undefined) await inMood({ player, mirror, chance, speed, ended, mood });
    await new Solver({ player, mirror, chance, speed }).solve(ended);
    if (ended.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, ADMIRED_MS * chance.between(0.7, 1.3)));
    if (mirror.told.solved && !ended.aborted) {
      const board = await eye.enter(mirror.number);
      await eye.link.reset(board.number);
      eye.link.leave(board.number);
    }
    await player.until(() => !mirror.told.solved || ended.aborted, 'the board dealt anew', ADMIRED_MS * 10);
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
