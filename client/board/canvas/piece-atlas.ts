/**
 * The pieces of one cut at one size, cut from the picture once for everything that 2D canvases show of that cut and size.
 * A piece's cell starts at a whole pixel of the picture, so that joined pieces show the picture pixel for pixel.
 */
import { drawPart } from '#client/board/draw-part.ts';
import { emptyPlaces } from '#client/board/empty-places.ts';
import { drawMatOutline } from '#client/board/mat-outline.ts';
import { addOutline, outlinesOf, straightened } from '#client/board/piece-outlines.ts';
import type { BoardTheme } from '#client/board/scene/board-theme.ts';
import type { PictureImage } from '#client/board/scene/buffers/picture-texture.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

export interface PieceAtlas {
  /** Pixels per unit of the plane. */
  readonly scale: number;
  /** Side of a cell. Pixels. */
  readonly cell: number;
  /** The whole picture without cuts. */
  readonly fullPicture: HTMLCanvasElement;
  /** The same with every place empty; null: pieces lie in none. */
  readonly places: HTMLCanvasElement | null;
  /** What the mat shows of itself; null: nothing. */
  readonly matOutline: (theme: BoardTheme) => HTMLCanvasElement | null;
  readonly pieces: HTMLCanvasElement;
  /** The same pieces in black, for shadows. */
  readonly shadows: HTMLCanvasElement;
  /** Cells per row, of `pieces` and of `shadows`. */
  readonly columns: number;
  /** Where a piece's cell starts on the picture. Pixels; index = piece. */
  readonly cellX: Int16Array;
  readonly cellY: Int16Array;
}

/** Smaller pieces are painted without knobs. Pixels of a piece's short side. */
const OUTLINE_PX_MIN = 5;
/** Each piece extends over its outline by this much, or the table would show through the cuts. Pixels. */
const BLEED_PX = 0.5;
/** Width of the cut: as a share of a piece's short side, and at least in pixels. */
const CUT_SHARE = 0.028;
const CUT_PX_MIN = 0.6;
const CUT_COLOUR = 'rgb(24 18 10 / 0.42)';
const CUT_COLOUR_SMALL = 'rgb(24 18 10 / 0.2)';
const SMALL_PX = 14;
/** Of the line along the mat's outline. */
const MAT_LINE_PX = 1;
/** Atlases of one cut in the cache: both views of the wall's tiles and of the strip's, and the one that is being replaced. */
const CACHED_SIZES_MAX = 5;

/** By the puzzle: a class has several cuts of one picture, and the next activity may cut it anew into as many pieces. */
const cache = new WeakMap<PictureImage, WeakMap<Puzzle, PieceAtlas[]>>();

/** @param width of the picture. Pixels */
export function pieceAtlas(puzzle: Puzzle, picture: PictureImage, width: number): PieceAtlas {
  const cachedCuts = cache.get(picture) ?? new WeakMap<Puzzle, PieceAtlas[]>();
  cache.set(picture, cachedCuts);
  const cached = cachedCuts.get(puzzle) ?? [];
  cachedCuts.set(puzzle, cached);
  const scale = width / puzzle.spec.width;
  const existing = cached.find((each) => each.scale === scale);
  if (existing !== undefined) return existing;
  const atlas = makeAtlas(puzzle, picture, scale);
  cached.unshift(atlas);
  cached.length = Math.min(cached.length, CACHED_SIZES_MAX);
  return atlas;
}

/** An atlas of its own, outside of the cache. @param scale pixels per unit of the plane @param settings of its canvases */
export function makeAtlas(
  puzzle: Puzzle,
  picture: PictureImage | HTMLCanvasElement,
  scale: number,
  settings?: CanvasRenderingContext2DSettings,
): PieceAtlas {
  const { spec, pieces: count, pieceSize } = puzzle;
  const outlines = outlinesOf(puzzle);
  const width = Math.max(1, Math.round(spec.width * scale));
  const height = Math.max(1, Math.round(spec.height * scale));
  const fullPicture = canvasOf(width, height);
  const fullPictureContext = contextOf(fullPicture, settings);
  fullPictureContext.imageSmoothingQuality = 'high';
  fullPictureContext.drawImage(picture, 0, 0, width, height);

  const cell = Math.ceil(2 * (outlines.halfExtent * scale + BLEED_PX)) + 2;
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const pieces = canvasOf(columns * cell, rows * cell);
  const shadows = canvasOf(columns * cell, rows * cell);
  const cellX = new Int16Array(count + 1);
  const cellY = new Int16Array(count + 1);
  const pieceContext = contextOf(pieces, settings);
  const cuts = new Path2D();
  const side = pieceSize * scale;
  const hasKnobs = side >= OUTLINE_PX_MIN;
  for (let piece = 1; piece <= count; piece += 1) {
    const middle = {
      x: ((puzzle.homeX[piece] ?? 0) + spec.width / 2) * scale,
      y: ((puzzle.homeY[piece] ?? 0) + spec.height / 2) * scale,
    };
    const x = Math.floor(middle.x - cell / 2);
    const y = Math.floor(middle.y - cell / 2);
    cellX[piece] = x;
    cellY[piece] = y;
    const at = cellOrigin(columns, cell, piece);
    const size = { width: cell, height: cell };
    drawPart(pieceContext, fullPicture, { x, y, ...size }, { ...at, ...size });
    const rings = outlines.byPiece[piece] ?? [];
    const drawn = hasKnobs ? rings : rings.map(straightened);
    addOutline(cuts, drawn, at.x + middle.x - x, at.y + middle.y - y, scale);
  }

  const shadowContext = contextOf(shadows, settings);
  shadowContext.lineWidth = 2 * BLEED_PX;
  shadowContext.fill(cuts);
  shadowContext.stroke(cuts);
  pieceContext.globalCompositeOperation = 'destination-in';
  pieceContext.drawImage(shadows, 0, 0);
  pieceContext.globalCompositeOperation = 'source-atop';
  if (hasKnobs) {
    pieceContext.lineWidth = Math.max(CUT_PX_MIN, side * CUT_SHARE);
    pieceContext.strokeStyle = side < SMALL_PX ? CUT_COLOUR_SMALL : CUT_COLOUR;
    pieceContext.stroke(cuts);
  }
  return {
    scale,
    cell,
    fullPicture,
    places: placesOf(puzzle, fullPicture, settings),
    matOutline: matOutlines(puzzle, fullPicture),
    pieces,
    shadows,
    columns,
    cellX,
    cellY,
  };
}

/** The one that was drawn last is kept. */
function matOutlines(puzzle: Puzzle, size: HTMLCanvasElement): PieceAtlas['matOutline'] {
  let last: { readonly theme: BoardTheme; readonly canvas: HTMLCanvasElement | null } | null = null;
  return (theme) => {
    if (last?.theme !== theme) last = { theme, canvas: drawMatOutline(puzzle, size, theme, MAT_LINE_PX) };
    return last.canvas;
  };
}

function placesOf(
  puzzle: Puzzle,
  fullPicture: HTMLCanvasElement,
  settings?: CanvasRenderingContext2DSettings,
): HTMLCanvasElement | null {
  if (puzzle.settle === null) return null;
  const places = canvasOf(fullPicture.width, fullPicture.height);
  contextOf(places, settings).drawImage(fullPicture, 0, 0);
  return emptyPlaces(places, puzzle);
}

/** The top left corner of a piece's cell in the atlas. Pixels. */
function cellOrigin(columns: number, cell: number, piece: PieceId): Point {
  return { x: ((piece - 1) % columns) * cell, y: Math.floor((piece - 1) / columns) * cell };
}

/**
 * Draws pieces, or their shadows, where they lie in the picture. Pixels of the atlas.
 * @param origin where the picture's top left corner comes
 * @param isInView of a cell: its top left corner
 */
export function drawPieces(
  context: CanvasRenderingContext2D,
  { pieces: faces, shadows, cell, columns, cellX, cellY }: PieceAtlas,
  layer: 'pieces' | 'shadows',
  pieces: readonly PieceId[],
  origin: Point,
  isInView: (x: number, y: number) => boolean,
): void {
  const from = layer === 'pieces' ? faces : shadows;
  for (const piece of pieces) {
    if (piece === MAT_ID) continue;
    const x = origin.x + (cellX[piece] ?? 0);
    const y = origin.y + (cellY[piece] ?? 0);
    if (!isInView(x, y)) continue;
    const at = cellOrigin(columns, cell, piece);
    context.drawImage(from, at.x, at.y, cell, cell, x, y, cell, cell);
  }
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement, settings?: CanvasRenderingContext2DSettings): CanvasRenderingContext2D {
  const context = watchedContext(canvas, settings);
  if (context === null) throw new Error('no 2D canvas for the pieces');
  return context;
}
