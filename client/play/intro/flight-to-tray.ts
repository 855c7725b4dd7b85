/** Where the pieces of the intro fly that end in the tray: past the view's edge, each towards a place of its own along the tray. */
import type { TrayPlace } from '#client/board/board-frame.ts';
import type { Rect } from '#client/board/camera/camera.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { type Board, pieceCentre } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';

/** Spreads consecutive numbers evenly over 0..1. */
const GOLDEN_SHARE = 0.618_034;

/** The group's origin at the end of the flight, in units. `view`: what is in view. */
export type Flight = (piece: PieceId) => Point;

export function flightToTray(board: Board, tray: TrayPlace, view: Rect): Flight {
  const { halfExtent } = outlinesOf(board.rules.puzzle);
  return (piece) => {
    const share = (piece * GOLDEN_SHARE) % 1;
    const middle =
      tray === 'side'
        ? { x: view.right + halfExtent, y: view.top + (view.bottom - view.top) * share }
        : { x: view.left + (view.right - view.left) * share, y: view.bottom + halfExtent };
    const centre = pieceCentre(board, piece);
    const { x = 0, y = 0 } = board.groups.get(piece) ?? {};
    return { x: middle.x - (centre.x - x), y: middle.y - (centre.y - y) };
  };
}
