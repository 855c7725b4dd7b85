/** What the view shows when it shows all: the table, or, where pieces wait in a tray, the mat and what lies about it; and what it does not show now. */
import type { Board } from '../../../shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '../../../shared/board/rules.ts';
import type { Point } from '../../../shared/geometry/pose.ts';
import type { GroupId } from '../../../shared/ids.ts';
import type { Puzzle } from '../../../shared/puzzle/puzzle.ts';
import { AWAY, boundsOfGroup } from '../extent.ts';
import { TOUCH_REACH_PX } from '../limits.ts';
import { type Camera, fitted, freeOf, type Rect, toPixel, type Viewport } from './camera.ts';

/** Beside what is shown, on each side. CSS pixels. */
const MARGIN_PX = 8;

/** Where the picture will lie, in units. */
export function matOf(puzzle: Puzzle): Rect {
  const { width, height } = puzzle.spec;
  return {
    left: MAT_ORIGIN.x - width / 2,
    top: MAT_ORIGIN.y - height / 2,
    right: MAT_ORIGIN.x + width / 2,
    bottom: MAT_ORIGIN.y + height / 2,
  };
}

/** The mat and every group on the board about it, but the one in hand. Units. `reach` of a piece from its home. O(groups). */
export function seenOn(board: Board, lying: ReadonlyMap<GroupId, Point>, inHand: GroupId | null, reach: number): Rect {
  const { puzzle } = board.rules;
  let { left, top, right, bottom } = matOf(puzzle);
  for (const group of board.groups.values()) {
    const origin = lying.get(group.id) ?? group;
    if (origin === AWAY || group.id === MAT_ID || group.id === inHand) continue;
    const rim = boundsOfGroup(puzzle, group, origin, reach);
    left = Math.min(left, rim.left);
    top = Math.min(top, rim.top);
    right = Math.max(right, rim.right);
    bottom = Math.max(bottom, rim.bottom);
  }
  return { left, top, right, bottom };
}

/** The camera that shows all of `rect`, and a little more. */
export function showing(rect: Rect, viewport: Viewport): Camera {
  const { left, top, right, bottom } = viewport.insets;
  const insets = { left: left + MARGIN_PX, top: top + MARGIN_PX, right: right + MARGIN_PX, bottom: bottom + MARGIN_PX };
  return fitted(rect, { ...viewport, insets });
}

/** Loose pieces that somebody laid where this view does not show them. */
export interface OutOfSight {
  readonly pieces: number;
  /** The way to the nearest from the view's middle, in degrees clockwise from "to the right": a multiple of 45. */
  readonly turn: number;
}

/** What lies on the board, in nobody's hand, and shows too little to be seen or touched. Null: nothing. O(groups). */
export function outOfSight(
  board: Board,
  lying: ReadonlyMap<GroupId, Point>,
  camera: Camera,
  viewport: Viewport,
  reach: number,
): OutOfSight | null {
  const { puzzle } = board.rules;
  const free = freeOf(viewport);
  let pieces = 0;
  let nearest = Number.POSITIVE_INFINITY;
  let turn = 0;
  for (const group of board.groups.values()) {
    const origin = lying.get(group.id) ?? group;
    if (origin === AWAY || group.id === MAT_ID || group.hold !== null) continue;
    const rim = boundsOfGroup(puzzle, group, origin, reach);
    const start = toPixel(camera, { x: rim.left, y: rim.top });
    const end = toPixel(camera, { x: rim.right, y: rim.bottom });
    if (shows(start.x, end.x, free.left, free.right) && shows(start.y, end.y, free.top, free.bottom)) continue;
    pieces += group.pieces.length;
    const right = (start.x + end.x - free.left - free.right) / 2;
    const down = (start.y + end.y - free.top - free.bottom) / 2;
    const far = Math.hypot(right, down);
    if (far >= nearest) continue;
    nearest = far;
    turn = (Math.round(Math.atan2(down, right) / (Math.PI / 4)) * 45 + 360) % 360;
  }
  return pieces === 0 ? null : { pieces, turn };
}

/** One axis: is enough of it, or all, between the view's `from` and `to`? Pixels. */
function shows(start: number, end: number, from: number, to: number): boolean {
  return Math.min(end, to) - Math.max(start, from) >= Math.min(TOUCH_REACH_PX, end - start);
}
