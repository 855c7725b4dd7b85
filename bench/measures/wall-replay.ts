/**
 * Measures a replay of a whole class side by side in real Chromium: 30 boards of 45 minutes each, played in simulated time by real hosts,
 * journals and store, and then opened on a teacher's page and played at 16 times the pace.
 */
import { setTimeout as after } from 'node:timers/promises';
import type { Page, Request } from '@playwright/test';
import type { Figures } from '#bench/figures.ts';
import { expectOk } from '#client/headless/api-client.ts';
import { openTeacherLink } from '#e2e/browser/pages/teacher-link.ts';
import { ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { PlayedBoard, SimulatedClock } from '#e2e/simulation/played-board.ts';
import type { Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { teacherLink } from '#shared/protocol/paths.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';
import { measureInChromium } from './in-chromium.ts';
import { HOUR_PACE } from './played-hour.ts';

const BOARDS = 30;
const LENGTH_MS = 45 * 60_000;
const CUT = { columns: 8, rows: 6 };
/** About a quarter of the time in drags. A third of them end where the piece belongs: puzzles are solved, and begun again, in the midst of it. */
const PACE = { ...HOUR_PACE, skill: 0.3 };
/** Each student begins this much later than the one before. Milliseconds. */
const LATER_MS = 4_000;
const AGO_MS = 3 * 3_600_000;
const SPEED = '16';
const WINDOW_MS = 10_000;
/** What is under way when it pauses is drawn by then. Milliseconds. */
const SETTLE_MS = 1_000;
const VIEW = { width: 1_366, height: 768 };

/** @param played how many of the boards are played; the others get their logs */
export async function measureWallReplay(figures: Figures, folder: string, seed: number, played: number): Promise<void> {
  const testClass = await openPlayedClass(folder, seed, played);
  await measureInChromium(figures, 'replay.wall30.*', folder, async (browser, origin) => {
    const page = await browser.newPage({ viewport: VIEW, locale: 'en-GB' });
    const feeds = countFeeds(page);
    await openTeacherLink(page, teacherLink(origin, testClass.id, testClass.key));
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Earlier puzzles' }).click();
    await page.getByRole('button', { name: 'Activity 1 · all side by side' }).waitFor();
    figures.add('replay.wall30.openMs', await openAndTime(page));

    const counts = () =>
      page.evaluate(() => window.__sideBySide?.counts ?? { rounds: 0, tiles: 0, frames: 0, took: 0 });
    const replay = page.getByRole('region', { name: 'Replay' });
    await replay.getByRole('combobox', { name: 'Speed' }).selectOption(SPEED);
    await replay.getByRole('button', { name: 'Play' }).click();
    const before = await counts();
    await after(WINDOW_MS);
    const busy = await counts();
    await replay.getByRole('button', { name: 'Pause', exact: true }).click();
    await after(SETTLE_MS);
    const still = await counts();
    await after(WINDOW_MS / 2);
    const idle = await counts();
    const rounds = busy.rounds - before.rounds;
    figures.add('replay.wall30.feeds', feeds.atOnce);
    figures.add('replay.wall30.requests', feeds.sent);
    figures.add('replay.wall30.roundsPerSecond', (rounds * 1_000) / WINDOW_MS);
    figures.add('replay.wall30.tilesDrawnPerRound', (busy.tiles - before.tiles) / Math.max(1, rounds));
    figures.add('replay.wall30.scriptMsPerRound', (busy.took - before.took) / Math.max(1, rounds));
    figures.add('replay.wall30.idle.tilesDrawn', idle.tiles - still.tiles);
  });
}

/** A class whose first activity has been played, and whose second one is on. */
async function openPlayedClass(folder: string, seed: number, played: number): Promise<TestClass> {
  const server = new ServerProcess(folder);
  await server.start();
  const testClass = await openClass(server.origin, { mode: 'each', difficulty: 'normal', cuts: [CUT] });
  const { id, picture, teacher } = testClass;
  expectOk(await teacher.startActivity(id, { picture, cuts: [CUT] }));
  await server.stop();
  const store = await openSqliteStore({ folder });
  try {
    // At once: their chunks share the store's commits.
    const numbers = Array.from({ length: BOARDS }, (_, index) => index + 1);
    await Promise.all(numbers.slice(0, played).map((board) => playBoard(store, testClass, board, seed)));
    for (const board of numbers.slice(played)) await copyBoard(store, testClass, board, ((board - 1) % played) + 1);
  } finally {
    await store.close();
  }
  return testClass;
}

async function addBoard(store: Store, { id }: TestClass, number: BoardNumber) {
  const activity = (await store.activities(id))[0];
  const spec = activity?.cuts[0];
  if (activity === undefined || spec === undefined) throw new Error('no activity');
  await store.addBoard({
    classroom: id,
    number,
    activity: activity.id,
    cut: 0,
    team: null,
    seed: number,
    members: [null],
    createdAt: Date.now() - AGO_MS,
  });
  return { activity, spec };
}

async function playBoard(store: Store, testClass: TestClass, board: BoardNumber, seed: number): Promise<void> {
  const { activity, spec } = await addBoard(store, testClass, board);
  const clock = new SimulatedClock();
  clock.advance(Date.now() - AGO_MS + board * LATER_MS - clock.wall());
  const player = new PlayedBoard({
    store,
    clock,
    key: { classroom: testClass.id, board },
    seed: board,
    randomSeed: seed + board,
    rules: boardRules(cutPuzzle(spec), activity.difficulty, activity.turns),
    students: 1,
    ...PACE,
    hasTeacher: false,
    notesFrames: false,
  });
  await player.open();
  await player.play(LENGTH_MS);
  player.close();
}

async function copyBoard(store: Store, testClass: TestClass, board: BoardNumber, of: BoardNumber): Promise<void> {
  await addBoard(store, testClass, board);
  const from = { classroom: testClass.id, board: of };
  for (const chunk of await store.log(from, 1)) await store.append([{ ...chunk, board }]);
  for (const { seq } of await store.snapshotIndex(from)) {
    const snapshot = await store.snapshot(from, seq);
    if (snapshot !== null) await store.addSnapshot({ ...snapshot, board });
  }
}

/** Requests for logs: how many were sent, and how many were under way at once, at most. */
function countFeeds(page: Page): { readonly sent: number; readonly atOnce: number } {
  const feeds = { sent: 0, atOnce: 0, open: 0 };
  const isOfLogs = (request: Request) => /\/replay(\/|\?|$)/.test(request.url());
  page.on('request', (request) => {
    if (!isOfLogs(request)) return;
    feeds.sent += 1;
    feeds.open += 1;
    feeds.atOnce = Math.max(feeds.atOnce, feeds.open);
  });
  const onEnd = (request: Request) => {
    if (isOfLogs(request)) feeds.open -= 1;
  };
  page.on('requestfinished', onEnd);
  page.on('requestfailed', onEnd);
  return feeds;
}

/** From the press up to the frame in which the last tile shows its board. Milliseconds. */
async function openAndTime(page: Page): Promise<number> {
  return page.evaluate(async (boards) => {
    const button = [...document.querySelectorAll<HTMLElement>('.past-activities button')].at(-1);
    if (button === undefined) throw new Error('nothing to open');
    const pressedAt = performance.now();
    button.click();
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const probe = window.__sideBySide;
      const shown = Array.from({ length: boards }, (_, index) => probe?.tile(index + 1)?.stage);
      if ((probe?.counts.tiles ?? 0) >= boards && shown.every((stage) => stage === 'shown'))
        return performance.now() - pressedAt;
    }
  }, BOARDS);
}
