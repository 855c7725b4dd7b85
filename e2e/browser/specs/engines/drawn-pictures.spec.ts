/** What 2D canvases draw: every piece of the tray, of the list of loose pieces and of the wall's tiles shows its part of the picture. */
import type { ApiClient } from '#client/headless/api-client.ts';
import { difference, meanColour } from '#e2e/browser/support/engines/colours.ts';
import { EngineBoard } from '#e2e/browser/support/engines/engine-board.ts';
import { type EnginePage, KEY } from '#e2e/browser/support/engines/engine-page.ts';
import { expect, test } from '#e2e/browser/support/engines/engine-test.ts';
import { joinAsStudent, openClass, samplePicture } from '#e2e/fixtures/test-class.ts';
import { CENTRE } from '#shared/limits.ts';
import { pagePath } from '#shared/protocol/paths.ts';

const [COLUMNS, ROWS] = [4, 3];
const [WIDTH, HEIGHT] = [320, 240];
const PIECES = Array.from({ length: COLUMNS * ROWS }, (_, index) => index + 1);
/** A difference of colours that anybody can see, of 255. */
const APART = 40;

/** Where a piece's middle lies in its picture, each 0 to 1. */
function middleOf(piece: number): { readonly x: number; readonly y: number } {
  const column = (piece - 1) % COLUMNS;
  return { x: (column + 0.5) / COLUMNS, y: (Math.floor((piece - 1) / COLUMNS) + 0.5) / ROWS };
}

/** By piece, the colour of the picture in its middle. */
async function pictureColours(): Promise<Map<number, readonly number[]>> {
  const picture = Buffer.from(await (await samplePicture(WIDTH, HEIGHT)).arrayBuffer());
  const colours = PIECES.map(async (piece) => {
    const { x, y } = middleOf(piece);
    return [piece, await meanColour(picture, { x: x * WIDTH, y: y * HEIGHT })] as const;
  });
  return new Map(await Promise.all(colours));
}

/** By canvas, the mean colour around a point of it; alpha as the fourth number. @param at 0 to 1 across and down */
async function canvasColours(
  page: EnginePage,
  selector: string,
  at: readonly { x: number; y: number }[],
): Promise<number[][]> {
  return page.evaluate(
    (canvases, points) =>
      [...document.querySelectorAll<HTMLCanvasElement>(canvases)].flatMap((canvas) =>
        points.map(({ x, y }) => {
          const side = 8;
          const [left, top] = [Math.round(x * canvas.width) - side / 2, Math.round(y * canvas.height) - side / 2];
          const data = canvas.getContext('2d')?.getImageData(left, top, side, side).data ?? [];
          const sums = [0, 0, 0, 0];
          for (const [index, value] of data.entries()) sums[index % 4] = (sums[index % 4] ?? 0) + value;
          return sums.map((sum) => Math.round(sum / side / side));
        }),
      ),
    selector,
    at,
  );
}

const MIDDLE = [{ x: 0.5, y: 0.5 }];

/** Pieces whose thumbnail does not show the picture. */
async function wrongThumbnails(page: EnginePage, selector: string, pieces: readonly number[]): Promise<string[]> {
  const expected = await pictureColours();
  const seen = await canvasColours(page, `${selector} canvas`, MIDDLE);
  return pieces.flatMap((piece, index) => {
    const colour = seen[index] ?? [];
    const isRight = difference(colour.slice(0, 3), expected.get(piece) ?? []) < APART && colour[3] === 255;
    return isRight ? [] : [`${piece}: ${colour}`];
  });
}

/** The pieces of elements, in their order in the page. */
async function piecesOf(page: EnginePage, selector: string): Promise<number[]> {
  return page.evaluate(
    (css) => [...document.querySelectorAll<HTMLElement>(css)].map(({ dataset }) => Number(dataset['piece'])),
    selector,
  );
}

async function studentOf(origin: string): Promise<{ readonly apiClient: ApiClient; readonly path: string }> {
  const testClass = await openClass(origin);
  const { browser, player } = await joinAsStudent(origin, testClass, 'Mina');
  player.close();
  return { apiClient: browser, path: pagePath('student', testClass.id) };
}

test('all pieces of a tray and of the list of loose pieces show their part of the picture', async ({
  people,
  server,
}) => {
  const { apiClient, path } = await studentOf(server.origin);
  const page = await people.pageOf(apiClient, path, { width: 820, height: 1180 });
  await new EngineBoard(page).ready();
  await expect.poll(async () => (await piecesOf(page, '.tray-piece')).sort((a, b) => a - b)).toEqual(PIECES);
  const pieces = await piecesOf(page, '.tray-piece');
  await expect.poll(() => wrongThumbnails(page, '.tray-piece', pieces)).toEqual([]);

  await page.focus('button', 'Play with keys or a screen reader');
  await page.type(KEY.Enter);
  await page.find('.keyboard-piece');
  const listed = await piecesOf(page, '.keyboard-piece');
  expect(listed.length).toBeGreaterThan(5);
  await expect.poll(() => wrongThumbnails(page, '.keyboard-piece', listed)).toEqual([]);
});

test('a tile of the wall shows every piece that lies in its place', async ({ people, server }) => {
  const testClass = await openClass(server.origin, { mode: 'each' });
  const { player } = await joinAsStudent(server.origin, testClass, 'Mina');
  const board = await player.enter();
  for (const piece of PIECES.slice(0, -1)) board.drop(piece, CENTRE, CENTRE);
  await player.waitUntilSaved();
  const page = await people.pageOf(testClass.teacher, pagePath('teacher', testClass.id), { width: 1366, height: 768 });
  await page.press('button', 'All puzzles');
  await page.find('.tile canvas');
  // The mat, with at least a tenth of its sides around it: more where the tile is wider or higher than the mat.
  const aspect = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.tile canvas');
    return (canvas?.width ?? 1) / (canvas?.height ?? 1);
  });
  const across = 1.2 * Math.max(1, (aspect * HEIGHT) / WIDTH);
  const down = 1.2 * Math.max(1, WIDTH / HEIGHT / aspect);
  const at = PIECES.map(middleOf).map(({ x, y }) => ({ x: 0.5 + (x - 0.5) / across, y: 0.5 + (y - 0.5) / down }));
  const expected = await pictureColours();
  const wrong = async () => {
    const colours = await canvasColours(page, '.tile canvas', at);
    return PIECES.filter((piece) => {
      const [red = 0, green = 0] = colours[piece - 1] ?? [];
      // The third channel of the picture is noise.
      return difference([red, green], (expected.get(piece) ?? []).slice(0, 2)) > APART;
    });
  };
  await expect.poll(wrong).toEqual([PIECES.length]);
  player.close();
});
