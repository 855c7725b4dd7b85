/** What a still of a film shows of a board whose picture is the scenery. */
import sharp from 'sharp';
import { isDrawn, type TileView, tileCrop } from '#client/wall/draw/tile-crop.ts';
import { scenery } from '#e2e/fixtures/scenery.ts';
import { type Board, groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { colourAt, type Still } from './decode-film.ts';

/** Of the scenery. */
export const PICTURE = { width: 800, height: 600 };
/** Of 255, at the middle of a piece, after encoding. */
const COLOUR_OFF_MAX = 40;
/** A place beyond a piece's corner, in its sides from its middle, and the light table's colour there. */
const CORNER = 0.6;
export const TABLE = [0xec, 0xe7, 0xdd];

/** A part of a still. */
export function partOf(still: Still, part: { x: number; y: number; width: number; height: number }): Still {
  const rgb = new Uint8Array(part.width * part.height * 3);
  for (let row = 0; row < part.height; row += 1) {
    const start = ((part.y + row) * still.width + part.x) * 3;
    rgb.set(still.rgb.subarray(start, start + part.width * 3), row * part.width * 3);
  }
  return { width: part.width, height: part.height, rgb };
}

/** Where a place of the plane is on a still. */
function placesOn(
  { width, height }: Still,
  board: Board,
  view: TileView,
): (x: number, y: number) => readonly [number, number] {
  const { left, top, right } = tileCrop(board, width / height, view);
  const scale = width / (right - left);
  return (x, y) => [(x - left) * scale, (y - top) * scale];
}

export function isNear(one: readonly number[], other: readonly number[], most = COLOUR_OFF_MAX): boolean {
  return one.every((part, index) => Math.abs(part - (other[index] ?? 0)) <= most);
}

/**
 * The share of a board's pieces whose colour shows at their places.
 * @param isTile the still shows a tile of the wall, which leaves out what is far from its mat
 */
export async function shownShare(still: Still, board: Board, view: TileView, isTile = false): Promise<number> {
  const { spec, homeX, homeY } = board.rules.puzzle;
  const rgb = await sharp(await scenery(PICTURE.width, PICTURE.height))
    .removeAlpha()
    .raw()
    .toBuffer();
  const original: Still = { ...PICTURE, rgb };
  const ofPicture = PICTURE.width / spec.width;
  const placeOf = placesOn(still, board, view);
  const aspect = still.width / still.height;
  const drawn = [...board.groups.values()].filter((group) => !isTile || isDrawn(board, group, aspect, view));
  const pieces = drawn.flatMap((group) => group.pieces).filter((piece) => piece !== MAT_ID);
  const shown = pieces.filter((piece) => {
    const [x, y] = [homeX[piece] ?? 0, homeY[piece] ?? 0];
    const group = groupOf(board, piece);
    const expected = colourAt(original, (x + spec.width / 2) * ofPicture, (y + spec.height / 2) * ofPicture);
    return isNear(expected, colourAt(still, ...placeOf(group.x + x, group.y + y)));
  });
  return shown.length / pieces.length;
}

/** The share of a dealt board's pieces beside whose corners, where no knob is, the table shows. */
export function outlinedShare(still: Still, board: Board): number {
  const { puzzle } = board.rules;
  const { homeX, homeY } = puzzle;
  // All of a jigsaw's pieces have places of one size.
  const { width, height } = puzzle.placeOf(1);
  const corner = { x: CORNER * width, y: CORNER * height };
  const placeOf = placesOn(still, board, 'table');
  const loose = [...board.groups.values()].filter(({ id }) => id !== MAT_ID);
  const outlined = loose.filter(({ pieces: [piece = 0], x, y }) =>
    isNear(TABLE, colourAt(still, ...placeOf(x + (homeX[piece] ?? 0) + corner.x, y + (homeY[piece] ?? 0) + corner.y))),
  );
  return outlined.length / loose.length;
}
