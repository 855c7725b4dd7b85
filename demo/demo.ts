/** The demo: a class that is opened over the real routes and played by bots over the real protocol. */
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { classLink, teacherLink } from '#shared/protocol/paths.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import { BEHAVIOURS } from './behaviours.ts';
import { DemoBot } from './bot.ts';
import { type DemoPuzzle, demoMaterial } from './puzzles.ts';
import { STUDENT_NAMES } from './student-names.ts';

export interface DemoOptions {
  /** The server's origin, as this machine reaches it. */
  readonly origin: string;
  readonly bots: number;
  readonly mode: Mode;
  /** Without it a picture. */
  readonly puzzle?: DemoPuzzle;
  readonly seed: number;
}

export interface Demo {
  /** Links for the class's teacher, and for one more student. */
  readonly teacher: string;
  readonly student: string;
  stop(): void;
}

export async function startDemo({ origin, bots, mode, puzzle = 'picture', seed }: DemoOptions): Promise<Demo> {
  const stop = new AbortController();
  const teacher = new ApiClient(origin);
  const { id, code, key } = await teacher.openClassroom({ title: 'Demo', capacity: Math.max(40, bots + 8) });
  const material = await demoMaterial(puzzle, mode, teacher, id);
  expectOk(await teacher.startActivity(id, { ...material, mode, difficulty: 'easy' }));
  const observer = new Player(teacher, id);
  const players = [observer];
  for (let index = 0; index < bots; index += 1) {
    const browser = new ApiClient(origin);
    expectOk(await browser.join({ code, name: STUDENT_NAMES[index % STUDENT_NAMES.length] ?? `Bot ${index}` }));
    const player = new Player(browser, id);
    players.push(player);
    const bot = new DemoBot({
      player,
      observer,
      random: new SeededRandom(seed, index),
      behaviour: mode === 'each' ? BEHAVIOURS[index % BEHAVIOURS.length] : undefined,
      stopSignal: stop.signal,
    });
    void bot.play();
  }
  await observer.waitUntil(() => observer.view !== null, 'the class');
  return {
    teacher: teacherLink(origin, id, key),
    student: classLink(otherOrigin(origin), code, observer.view?.invitation ?? ''),
    stop() {
      stop.abort();
      for (const player of players) player.close();
    },
  };
}

/** The same server under another origin: one browser that opens both links is the teacher in one and a student in the other. */
function otherOrigin(origin: string): string {
  return origin.replace('//localhost', '//127.0.0.1');
}
