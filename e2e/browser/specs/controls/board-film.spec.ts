/** A film of a board: what it shows, each means to make one, cancelling, and films that are refused. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { tileCrop } from '#client/wall/draw/tile-crop.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { FilmPage } from '#e2e/browser/pages/film-page.ts';
import { ReplayPage } from '#e2e/browser/pages/replay-page.ts';
import { expectAccessible } from '#e2e/browser/support/check-accessibility.ts';
import { colourAt, decodeFilm, type Still } from '#e2e/browser/support/decode-film.ts';
import { type EarlierLesson, playEarlierLesson } from '#e2e/fixtures/earlier-lesson.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { type Board, groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';

const PICTURE = { width: 800, height: 600 };
const STUDENT = 'Minjoon';
const MINUTES = 40;
/** Of 255, at the middle of a piece, after encoding. */
const COLOUR_OFF_MAX = 40;
/** A place beyond a piece's corner, in its sides from its middle, and the light table's colour there. */
const CORNER = 0.6;
const TABLE = [0xec, 0xe7, 0xdd];

interface Filmed {
  readonly film: FilmPage;
  readonly lesson: EarlierLesson;
  /** A page that decodes, with nothing hidden in it. */
  readonly decoder: Page;
}

const filmed = test.extend<{ filmed: Filmed }>({
  filmed: async ({ people, server }, use) => {
    const teacher = await people.teacher({ viewport: { width: 1366, height: 768 } });
    const picture = { name: 'p.png', mimeType: 'image/png', buffer: await scenery(PICTURE.width, PICTURE.height) };
    const code = await teacher.open(picture, { difficulty: 'easy', pieces: 48 });
    const student = await people.student(code, STUDENT);
    await student.page.close();
    await server.stop();
    const lesson = await playEarlierLesson(server.folder, MINUTES);
    await server.start();
    await teacher.page.reload();
    await teacher.openBoard(STUDENT);
    await new ReplayPage(teacher.page).open();
    const decoder = await people.page();
    await decoder.goto('/');
    await use({ film: new FilmPage(teacher.page), lesson, decoder });
  },
});

/** Where a place of the plane is on a still. */
function placesOn({ width, height }: Still, board: Board): (x: number, y: number) => readonly [number, number] {
  const { left, top, right } = tileCrop(board, width / height, 'table');
  const scale = width / (right - left);
  return (x, y) => [(x - left) * scale, (y - top) * scale];
}

function isNear(one: readonly number[], other: readonly number[]): boolean {
  return one.every((part, index) => Math.abs(part - (other[index] ?? 0)) <= COLOUR_OFF_MAX);
}

/** The share of a board's pieces whose colour shows at their places. */
async function shownShare(still: Still, board: Board): Promise<number> {
  const { pieces, spec, homeX, homeY } = board.rules.puzzle;
  const rgb = await sharp(await scenery(PICTURE.width, PICTURE.height))
    .removeAlpha()
    .raw()
    .toBuffer();
  const original: Still = { ...PICTURE, rgb };
  const ofPicture = PICTURE.width / spec.width;
  const placeOf = placesOn(still, board);
  const shown = Array.from({ length: pieces }, (_, index) => index + 1).filter((piece) => {
    const [x, y] = [homeX[piece] ?? 0, homeY[piece] ?? 0];
    const group = groupOf(board, piece);
    const expected = colourAt(original, (x + spec.width / 2) * ofPicture, (y + spec.height / 2) * ofPicture);
    return isNear(expected, colourAt(still, ...placeOf(group.x + x, group.y + y)));
  });
  return shown.length / pieces;
}

/** The share of a dealt board's pieces beside whose corners, where no knob is, the table shows. */
function outlinedShare(still: Still, board: Board): number {
  const { spec, homeX, homeY } = board.rules.puzzle;
  const corner = { x: (CORNER * spec.width) / spec.columns, y: (CORNER * spec.height) / spec.rows };
  const placeOf = placesOn(still, board);
  const loose = [...board.groups.values()].filter(({ id }) => id !== MAT_ID);
  const outlined = loose.filter(({ pieces: [piece = 0], x, y }) =>
    isNear(TABLE, colourAt(still, ...placeOf(x + (homeX[piece] ?? 0) + corner.x, y + (homeY[piece] ?? 0) + corner.y))),
  );
  return outlined.length / loose.length;
}

/** The film begins with the dealt board and ends with the board as it was left. */
async function expectLesson(
  { first, last }: { first: Still; last: Still },
  { dealt, left }: EarlierLesson,
): Promise<void> {
  expect(left.groups.get(MAT_ID)?.pieces.length).toBeGreaterThan(12);
  // The edge of another colour may run through a piece's middle, and another piece may lie on it.
  expect(await shownShare(first, dealt)).toBeGreaterThan(0.9);
  expect(outlinedShare(first, dealt)).toBeGreaterThan(0.9);
  expect(await shownShare(last, left)).toBeGreaterThan(0.8);
  expect(await shownShare(first, left)).toBeLessThan(0.7);
  expect(await shownShare(last, dealt)).toBeLessThan(0.7);
}

filmed('shows a lesson of forty minutes, and no name', async ({ filmed: { film, lesson, decoder } }) => {
  const { page } = film;
  await page.evaluate(() => {
    const { fillText } = CanvasRenderingContext2D.prototype;
    Object.assign(window, { texts: [] });
    CanvasRenderingContext2D.prototype.fillText = function (text: string, ...rest: [number, number, number?]) {
      if (this.canvas.width === 1_280) Reflect.get(window, 'texts').push(text);
      return fillText.call(this, text, ...rest);
    };
  });
  const texts = () => page.evaluate(() => Reflect.get(window, 'texts').length);
  await film.open();
  await expectAccessible(page, 'the choices of a film');
  await expect(film.dialog.getByRole('checkbox', { name: /Show names/ })).not.toBeChecked();
  await film.begin(10);
  await expect(film.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  const { name, bytes } = await film.save();
  expect(await texts()).toBe(0);
  await expect(film.announcement).toHaveText('The film of 10 seconds is ready.');
  await expectAccessible(page, 'a finished film');
  expect(name).toMatch(/^Jogak film .*puzzle 1 \d{4}-\d\d-\d\d\.mp4$/);
  expect(name).not.toContain(STUDENT);
  expect(bytes.includes(STUDENT)).toBe(false);

  const decoded = await decodeFilm(decoder, bytes);
  expect(decoded).toMatchObject({ codec: expect.stringMatching(/^avc1/), frames: 240, length: 10 });
  expect(decoded.first).toMatchObject({ width: 1_280, height: 720 });
  await expectLesson(decoded, lesson);

  // The browser plays it to its end.
  await film.video.evaluate((video: HTMLVideoElement) => {
    video.playbackRate = 8;
    return video.play();
  });
  await expect.poll(() => film.video.evaluate((video: HTMLVideoElement) => video.ended)).toBe(true);
  expect(await film.video.evaluate((video: HTMLVideoElement) => video.duration)).toBeCloseTo(10, 1);
});
