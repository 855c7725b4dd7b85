/** Finds loose pieces that are hidden under others or on the mat, and a free place for each that is in view, or in the tray, and where it joins nothing. */
import { type Board, type Group, groupOf, isAbove, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { joinsAt } from '#shared/board/snap.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { slotCentres } from '#shared/puzzle/scatter.ts';
import { slotsOf } from '#shared/puzzle/table.ts';

/** A drop: the origin that the piece's group gets. */
export interface SpreadMove extends Point {
  readonly piece: PieceId;
}

/** The most pieces that are spread out at a time, because each is a move of its own. */
export const SPREAD_MAX = 20;
/** A piece is hidden when its middle is within this share of a piece's side of the middle of one above it. */
const COVERED_DISTANCE = 0.6;
/** A slot is occupied when a piece's middle is within this share of a piece's box. */
const OCCUPIED_DISTANCE = 0.75;

/** A piece lies in the tray within this distance of its place there. Units. */
const IN_TRAY_UNITS = 2;

/** A rectangle of the plane, in units. */
interface View {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Spread {
  readonly moves: readonly SpreadMove[];
  /** Hidden pieces that stay where they are, because there is no room for them. */
  readonly hidden: number;
}

/**
 * O(pieces squared), on request only.
 * @param view a piece goes nowhere else than where all of it is in view
 * @param trayPlace the middle with which a piece lies in the tray, if there is no room in view; null: the tray does not take it
 */
export function spreadOut(board: Board, view: View, trayPlace: (piece: PieceId) => Point | null): Spread {
  const { puzzle } = board.rules;
  const { box } = slotsOf(puzzle);
  const middles = middlesOnBoard(board, trayPlace);
  const isFree = (place: Point) => {
    for (const middle of middles.values()) if (distance(place, middle) < box * OCCUPIED_DISTANCE) return false;
    return true;
  };
  const slots = slotPlaces(board, view).filter(isFree);
  const gaps = gapPlaces(board, view).filter(isFree);
  const moves: SpreadMove[] = [];
  let hidden = 0;
  for (const group of board.groups.values()) {
    if (moves.length === SPREAD_MAX) break;
    const [piece] = group.pieces;
    const from = piece === undefined ? undefined : middles.get(piece);
    if (piece === undefined || from === undefined || !isHidden(board, group, from, middles)) continue;
    const home = rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, group.turn);
    const joinsNothing = ({ x, y }: Point) => joinsAt(board, group, x - home.x, y - home.y).length === 0;
    const inTray = trayPlace(piece);
    const place =
      takeNearest(slots, from, (at) => isFree(at) && joinsNothing(at)) ??
      takeNearest(gaps, from, (at) => isFree(at) && joinsNothing(at)) ??
      (inTray !== null && joinsNothing(inTray) ? inTray : null);
    if (place === null) {
      hidden += 1;
      continue;
    }
    moves.push({ piece, x: Math.round(place.x - home.x), y: Math.round(place.y - home.y) });
    middles.set(piece, place);
  }
  return { moves, hidden };
}

/** The middles of all pieces, except those in the tray: these are neither hidden nor in the way, whatever lies over their places on the table. */
function middlesOnBoard(board: Board, trayPlace: (piece: PieceId) => Point | null): Map<PieceId, Point> {
  const middles = new Map<PieceId, Point>();
  for (let piece = 1; piece <= board.rules.puzzle.pieces; piece += 1) {
    const middle = pieceCentre(board, piece);
    const inTray = trayPlace(piece);
    if (inTray === null || distance(inTray, middle) > IN_TRAY_UNITS) middles.set(piece, middle);
  }
  return middles;
}

/** The table's slots that are in view. */
function slotPlaces({ rules: { puzzle } }: Board, view: View): Point[] {
  const slots = slotsOf(puzzle);
  return slotCentres(slots)
    .map(({ x, y }) => ({ x: MAT_ORIGIN.x + x, y: MAT_ORIGIN.y + y }))
    .filter(({ x, y }) => {
      const half = slots.box / 2;
      return x - half >= view.left && x + half <= view.right && y - half >= view.top && y + half <= view.bottom;
    });
}

/** Places beside the mat, closer than the slots, for a view that shows little of the table. */
function gapPlaces(board: Board, view: View): Point[] {
  const { box } = slotsOf(board.rules.puzzle);
  const places: Point[] = [];
  for (const x of stepsBetween(view.left + box / 2, view.right - box / 2, box / 2))
    for (const y of stepsBetween(view.top + box / 2, view.bottom - box / 2, box / 2)) {
      if (!isOverMat(board, { x, y })) places.push({ x, y });
    }
  return places;
}

/** Both ends, and evenly between them, at most `step` apart. Nothing if the first end lies behind the last. */
function stepsBetween(first: number, last: number, step: number): number[] {
  if (last < first) return [];
  const count = Math.max(1, Math.ceil((last - first) / step));
  return Array.from({ length: count + 1 }, (_, index) => first + ((last - first) * index) / count);
}

/** Takes the nearest place that fits out of the list. */
function takeNearest(places: Point[], from: Point, fits: (place: Point) => boolean): Point | null {
  places.sort((a, b) => distance(a, from) - distance(b, from));
  const at = places.findIndex(fits);
  const [place] = at < 0 ? [] : places.splice(at, 1);
  return place ?? null;
}

function isHidden(board: Board, group: Group, middle: Point, middles: ReadonlyMap<PieceId, Point>): boolean {
  if (group.id === MAT_ID || group.pieces.length > 1 || group.hold !== null) return false;
  const { puzzle, mat } = board.rules;
  if (mat !== 'none' && isOverMat(board, middle)) return true;
  for (const [over, other] of middles)
    if (distance(other, middle) < puzzle.pieceSize * COVERED_DISTANCE && isAbove(groupOf(board, over), group))
      return true;
  return false;
}

function isOverMat({ rules: { puzzle } }: Board, { x, y }: Point): boolean {
  const { width, height } = puzzle.spec;
  return Math.abs(x - MAT_ORIGIN.x) < width / 2 && Math.abs(y - MAT_ORIGIN.y) < height / 2;
}

/** The larger of the distances along the two axes. */
function distance(a: Point, b: Point): number {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
}
