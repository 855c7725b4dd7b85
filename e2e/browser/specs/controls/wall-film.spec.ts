/** A film of all boards of an activity: what it shows, with names and without, how it is lined up, and cancelling. */
import type { Page, Request } from '@playwright/test';
import { growthOf, wallViewOf } from '#client/wall/draw/tile-crop.ts';
import { type FilmTile, filmGrid } from '#client/wall/side-by-side/film/film-grid.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { FILM_MS, FilmPage } from '#e2e/browser/pages/film-page.ts';
import { SideBySidePage } from '#e2e/browser/pages/side-by-side-page.ts';
import { WallPage } from '#e2e/browser/pages/wall-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { colourAt, decodeFilm, type Still, stillOfGif } from '#e2e/browser/support/films/decode-film.ts';
import { type Flaws, forgetTexts, madeBy, makeFlaws, textsOnCanvases } from '#e2e/browser/support/films/film-flaws.ts';
import { isNear, PICTURE, partOf, shownShare } from '#e2e/browser/support/films/film-stills.ts';
import { type EarlierLesson, playEarlierLessons } from '#e2e/fixtures/earlier-lesson.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import type { Board } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { FEED_PARAMETER } from '#shared/protocol/log-paths.ts';
import { classroomFromPath, seatPath } from '#shared/protocol/paths.ts';

test.describe.configure({ timeout: 2 * FILM_MS });

/** The last one is erased. */
const STUDENTS = ['Minjoon', 'Seoyeon', 'Jiwoo'];
/** All end at the same time: the last board begins in the midst of the first one. */
const MINUTES = [20, 14, 8];
/** Hardly a rest, and many pieces that are put anywhere: a board soon looks other than it was dealt, and none is solved. */
const PACE = { skill: 0.3, rest: [5_000, 15_000] } as const;
/** Of the film: by the clock, the first board alone has begun by then. How soon the tiles show mats instead of tables depends on the deal. */
const EARLY_SHARES = [0.15, 0.1, 0.06];
/** Between the boards, light. */
const PAPER = [0xff, 0xfd, 0xf9];

interface Filmed {
  readonly film: FilmPage;
  readonly replay: SideBySidePage;
  /** By the boards' numbers, from 1. */
  readonly lessons: readonly EarlierLesson[];
  /** A page that decodes, with nothing hidden in it. */
  readonly decoder: Page;
  /** Segments of logs that were requested, each as the address names it. */
  readonly segments: string[];
}

const filmed = test.extend<{ flaws: Flaws; filmed: Filmed }>({
  flaws: [{ globals: ['MediaRecorder'] }, { option: true }],
  filmed: async ({ people, server, flaws }, use) => {
    const teacher = await people.teacher({ viewport: { width: 1366, height: 768 } });
    const { page } = teacher;
    const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(PICTURE.width, PICTURE.height) };
    const code = await teacher.open(picture, { difficulty: 'easy', pieces: 48 });
    for (const name of STUDENTS) await (await people.student(code, name)).page.close();
    const classroom = classroomFromPath('teacher', new URL(page.url()).pathname);
    if (classroom === null) throw new Error('no class is open');
    await page.evaluate((path) => fetch(path, { method: 'DELETE' }), seatPath(classroom, STUDENTS.length));
    await server.stop();
    const lessons = await playEarlierLessons(server.folder, MINUTES, PACE);
    await server.start();
    await page.addInitScript(makeFlaws, flaws);
    await page.reload();
    await new WallPage(page).show();
    const replay = new SideBySidePage(page);
    await replay.open();
    const segments: string[] = [];
    page.on('request', (request: Request) => {
      const names = new URL(request.url()).searchParams.get(FEED_PARAMETER);
      if (names !== null) segments.push(...names.split(','));
    });
    const decoder = await people.page();
    await decoder.goto('/');
    await use({ film: new FilmPage(page), replay, lessons, decoder, segments });
  },
});

/** The tiles of a still, in the boards' order, and the space between the first two. */
function tilesOn({ width, height }: Still, hasNames: boolean): { tiles: readonly FilmTile[]; caption: number } {
  return filmGrid({ count: STUDENTS.length, width, height, aspect: PICTURE.width / PICTURE.height, hasNames });
}

/** What each of these boards shows of a state, as a share of its pieces. */
async function shares(still: Still, boards: readonly Board[], hasNames = false): Promise<number[]> {
  const { tiles } = tilesOn(still, hasNames);
  // Once the tiles have shown mats they stay with them, if not all boards are as they were dealt.
  const view = wallViewOf(boards.map(growthOf), 'mat');
  const shown: number[] = [];
  for (const [index, board] of boards.entries()) {
    const place = tiles[index];
    if (place === undefined) throw new Error('no tile');
    shown.push(await shownShare(partOf(still, place), board, view, true));
  }
  return shown;
}

/** The film begins with the dealt boards and ends with the boards as they were left. */
async function expectLessons(
  { first, last }: { first: Still; last: Still },
  lessons: readonly EarlierLesson[],
  hasNames = false,
): Promise<void> {
  const [dealt, left] = [lessons.map((each) => each.dealt), lessons.map((each) => each.left)];
  for (const board of left) expect(board.groups.get(MAT_ID)?.pieces.length).toBeGreaterThan(4);
  // The edge of another colour may run through a piece's middle, and another piece may lie on it.
  expect(Math.min(...(await shares(first, dealt, hasNames)))).toBeGreaterThan(0.7);
  expect(Math.min(...(await shares(last, left, hasNames)))).toBeGreaterThan(0.7);
  expect(Math.max(...(await shares(last, dealt, hasNames)))).toBeLessThan(0.65);
  const corner = [1, 1] as const;
  for (const still of [first, last]) expect(isNear(PAPER, colourAt(still, ...corner), 8)).toBe(true);
}

filmed(
  'a film shows all puzzles from their start to their end, and no name',
  async ({ filmed: { film, replay, lessons, decoder, segments } }) => {
    const { page } = film;
    await film.open();
    await expect(film.dialog).toContainText('A short film of all puzzles side by side');
    await expect(film.dialog.getByRole('checkbox', { name: /Show names/ })).not.toBeChecked();
    await expectAccessible(page, 'the choices of a film of all puzzles');
    // Arrows choose in the dialog, and do not move the replay.
    await film.dialog.getByRole('radio', { name: '20 seconds' }).press('ArrowLeft');
    await expect(film.dialog.getByRole('radio', { name: '10 seconds' })).toBeChecked();
    await expect(replay.slider).toHaveValue('0');
    segments.length = 0;
    await forgetTexts(page);
    await film.dialog.getByRole('button', { name: 'Make the film' }).press('Enter');
    const { name, bytes } = await film.save();
    expect(await textsOnCanvases(page)).toEqual([]);
    expect(name).toMatch(/^Jogak film .*all puzzles \d{4}-\d\d-\d\d\.mp4$/);
    for (const student of STUDENTS) {
      expect(name).not.toContain(student);
      expect(bytes.includes(student)).toBe(false);
    }
    // Every part of the logs travels once.
    expect(segments.length).toBeGreaterThan(STUDENTS.length);
    expect(new Set(segments).size).toBe(segments.length);

    const decoded = await decodeFilm(decoder, bytes);
    expect(decoded).toMatchObject({ codec: expect.stringMatching(/^avc1/), frames: 240, length: 10 });
    expect(decoded.first).toMatchObject({ width: 1_280, height: 720 });
    await expectLessons(decoded, lessons);

    // Another one is cancelled, and leaves nothing.
    await film.dialog.getByRole('button', { name: 'Make another' }).press('Enter');
    await film.begin(60);
    await expect(film.dialog.getByRole('progressbar')).toHaveAttribute('value', /^0\.0[1-9]/);
    await film.dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(film.announcement).toHaveText('Cancelled. Nothing was saved.');
    await expect
      .poll(() => madeBy(page))
      .toEqual({ states: ['closed', 'closed'], addresses: 1, texts: [], canvases: 0 });
    // Escape closes the dialog, and not the replay below it.
    await page.keyboard.press('Escape');
    await expect(film.dialog).toHaveCount(0);
    await expect(replay.region.getByRole('button', { name: 'Save a film' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(replay.dialog).toHaveCount(0);
  },
);

filmed.describe('with names', () => {
  filmed.use({ flaws: { globals: ['VideoEncoder', 'VideoDecoder', 'MediaStreamTrackGenerator', 'MediaRecorder'] } });
  filmed(
    'a film is lined up as the replay is, and an erased student is somebody',
    async ({ filmed: { film, replay, lessons, decoder } }) => {
      await replay.lineUp('By the clock');
      await film.open();
      await film.dialog.getByRole('checkbox', { name: /Show names/ }).check({ force: true });
      await forgetTexts(film.page);
      await film.begin(10);
      const { name, bytes } = await film.save();
      for (const student of STUDENTS) expect(name).not.toContain(student);
      expect(new Set(await textsOnCanvases(film.page))).toEqual(new Set(['Minjoon', 'Seoyeon', 'Somebody']));
      const decoded = await decodeFilm(decoder, bytes);
      expect(decoded.codec).toBe('gif');
      await expectLessons(decoded, lessons, true);
      const { tiles, caption } = tilesOn(decoded.last, true);
      for (const { x, y, width, height } of tiles) {
        const { rgb } = partOf(decoded.last, { x, y: y + height, width, height: caption });
        expect(Math.min(...rgb), 'the ink of a name').toBeLessThan(120);
      }
      // By the clock, the first board is on its way while the others are as they were dealt.
      const dealt = lessons.map((each) => each.dealt);
      const leads: number[] = [];
      for (const share of EARLY_SHARES) {
        const early = await stillOfGif(bytes, Math.round(decoded.frames * share));
        const [first = 1, ...others] = await shares(early, dealt, true);
        if (Math.min(...others) > 0.7) leads.push(Math.min(...others) - first);
      }
      expect(Math.max(...leads)).toBeGreaterThan(0.1);
    },
  );
});
