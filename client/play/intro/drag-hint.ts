/** The drag that shows what to do: from a loose piece towards the picture. Where pieces have places, or there is a map, it ends where nothing belongs. */
import type { TrayPlace } from '#client/board/board-frame.ts';
import { type Board, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { freeSpace } from './free-space.ts';

/** Share of the distance from the piece to the picture's middle. */
const PATH_SHARE = 0.7;

export interface DragHint {
  readonly piece: PieceId;
  /** On the plane, in units. */
  readonly from: Point;
  readonly to: Point;
}

/** A piece that the hint shows in the tray, and where that is. */
export interface HintInTray {
  readonly piece: PieceId;
  readonly tray: TrayPlace;
}

/** Loaded for puzzles that need it alone: see `needsFreeSpace`. */
export type FreeSpaceFinder = typeof freeSpace;

/** Has the puzzle places or land, where a piece that is shown there would seem to belong? */
export function needsFreeSpace({ settle, matOutline }: Puzzle): boolean {
  return settle !== null || matOutline !== undefined;
}

/**
 * Null when no single piece is loose. O(groups), and O(corners) on a map.
 * @param find null: the drag ends near the middle of the mat
 * @param inTray null: it shows one of the table's
 */
export function findDragHint(
  board: Board,
  find: FreeSpaceFinder | null,
  inTray: HintInTray | null = null,
): DragHint | null {
  const { puzzle } = board.rules;
  const drag =
    inTray === null
      ? nearestLoose(board)
      : { piece: inTray.piece, from: pieceCentre(board, inTray.piece), to: MAT_ORIGIN };
  if (drag === null || find === null) return drag;
  const { width, height } = puzzle.spec;
  const { x, y } = find(puzzle, puzzle.placeOf(drag.piece), inTray?.tray ?? 'side');
  return { ...drag, to: { x: MAT_ORIGIN.x + x - width / 2, y: MAT_ORIGIN.y + y - height / 2 } };
}

function nearestLoose(board: Board): DragHint | null {
  let best: DragHint | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const { id, pieces, hold } of board.groups.values()) {
    if (id === MAT_ID || pieces.length > 1 || hold !== null) continue;
    const from = pieceCentre(board, id);
    const distance = Math.hypot(from.x - MAT_ORIGIN.x, from.y - MAT_ORIGIN.y);
    if (distance >= nearest) continue;
    nearest = distance;
    const to = { x: from.x + (MAT_ORIGIN.x - from.x) * PATH_SHARE, y: from.y + (MAT_ORIGIN.y - from.y) * PATH_SHARE };
    best = { piece: id, from, to };
  }
  return best;
}
