/** An hour of a class of 40 in simulated time, a board of 48 pieces each: joined over HTTP, played by real hosts, journals and store. */
import { PeerProcess } from '#bench/peers/peer-process.ts';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { playEarlierLessons } from '#e2e/fixtures/earlier-lesson.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { LogKey } from '#server/store/port.ts';

export const HOUR_STUDENTS = 40;
export const HOUR_MINUTES = 60;
/** A quarter of the time in drags. Most of them end anywhere: the hour is not over with the first puzzle. */
export const HOUR_PACE = { skill: 0.05, rest: [1_400, 2_800] } as const;
const CUT = { columns: 8, rows: 6 };

export interface PlayedHour {
  readonly testClass: TestClass;
  /** Of the students, in the order of their boards. */
  readonly names: readonly string[];
  /** Of the boards' logs. */
  readonly keys: readonly LogKey[];
}

/** @param folder of a server that does not run @param boards how many of the 40 there are */
export async function playHour(folder: string, boards: number): Promise<PlayedHour> {
  const names = Array.from({ length: boards }, (_, index) => `Student ${String(index + 1).padStart(2, '0')}`);
  const testClass = await openClassOf(folder, names);
  await playEarlierLessons(folder, Array(boards).fill(HOUR_MINUTES), HOUR_PACE);
  return { testClass, names, keys: names.map((_, index) => ({ classroom: testClass.id, board: index + 1 })) };
}

/** The server that made it has ended. */
async function openClassOf(folder: string, names: readonly string[]): Promise<TestClass> {
  const jogak = await PeerProcess.start(new URL('../peers/jogak-server.ts', import.meta.url), { DATA_DIR: folder });
  try {
    const origin = `http://127.0.0.1:${jogak.port}`;
    const testClass = await openClass(origin, { difficulty: 'normal', cuts: [CUT] });
    for (const name of names) expectOk(await new ApiClient(origin).join({ code: testClass.code, name }));
    return testClass;
  } finally {
    await jogak.stop();
  }
}
