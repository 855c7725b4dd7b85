/** What the view shows when it shows all: the table, or, where pieces wait in a tray, the mat and what lies about it; and what it does not show now. */

import { groupBounds, HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { TOUCH_REACH_PX } from '#client/board/limits.ts';
import type { Board } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { type Camera, fitCamera, freeArea, type Rect, toPixel, type Viewport } from './camera.ts';

/** Beside what is shown, on each side. CSS pixels. */
const MARGIN_PX = 8;

/** Where the picture will lie, in units. */
export function matBounds(puzzle: Puzzle): Rect {
  const { width, height } = puzzle.spec;
  return {
    left: MAT_ORIGIN.x - width / 2,
    top: MAT_ORIGIN.y - height / 2,
    right: MAT_ORIGIN.x + width / 2,
    bottom: MAT_ORIGIN.y + height / 2,
  };
}

/** The mat and every group on the board about it, but the one in hand. Units. `margin`: the reach of a piece from its home. O(groups). */
export function visibleBounds(
  board: Board,
  positions: ReadonlyMap<GroupId, Point>,
  inHand: GroupId | null,
  margin: number,
): Rect {
  const { puzzle } = board.rules;
  let { left, top, right, bottom } = matBounds(puzzle);
  for (const group of board.groups.values()) {
    const origin = positions.get(group.id) ?? group;
    if (origin === HIDDEN_POSITION || group.id === MAT_ID || group.id === inHand) continue;
    const groupRect = groupBounds(puzzle, group, origin, margin);
    left = Math.min(left, groupRect.left);
    top = Math.min(top, groupRect.top);
    right = Math.max(right, groupRect.right);
    bottom = Math.max(bottom, groupRect.bottom);
  }
  return { left, top, right, bottom };
}

/** The camera that shows all of `rect`, and a little more. */
export function cameraShowing(rect: Rect, viewport: Viewport): Camera {
  const { left, top, right, bottom } = viewport.insets;
  const insets = { left: left + MARGIN_PX, top: top + MARGIN_PX, right: right + MARGIN_PX, bottom: bottom + MARGIN_PX };
  return fitCamera(rect, { ...viewport, insets });
}

/** Loose pieces that somebody laid where this view does not show them. */
export interface OffscreenPieces {
  readonly pieces: number;
  /** The way to the nearest from the view's middle, in degrees clockwise from "to the right": a multiple of 45. */
  readonly direction: number;
}

/** What lies on the board, in nobody's hand, and shows too little to be seen or touched. Null: nothing. O(groups). */
export function findOffscreen(
  board: Board,
  positions: ReadonlyMap<GroupId, Point>,
  camera: Camera,
  viewport: Viewport,
  margin: number,
): OffscreenPieces | null {
  const { puzzle } = board.rules;
  const free = freeArea(viewport);
  let pieces = 0;
  let nearest = Number.POSITIVE_INFINITY;
  let direction = 0;
  for (const group of board.groups.values()) {
    const origin = positions.get(group.id) ?? group;
    if (origin === HIDDEN_POSITION || group.id === MAT_ID || group.hold !== null) continue;
    const groupRect = groupBounds(puzzle, group, origin, margin);
    const start = toPixel(camera, { x: groupRect.left, y: groupRect.top });
    const end = toPixel(camera, { x: groupRect.right, y: groupRect.bottom });
    if (isInView(start.x, end.x, free.left, free.right) && isInView(start.y, end.y, free.top, free.bottom)) continue;
    pieces += group.pieces.length;
    const right = (start.x + end.x - free.left - free.right) / 2;
    const down = (start.y + end.y - free.top - free.bottom) / 2;
    const distance = Math.hypot(right, down);
    if (distance >= nearest) continue;
    nearest = distance;
    direction = (Math.round(Math.atan2(down, right) / (Math.PI / 4)) * 45 + 360) % 360;
  }
  return pieces === 0 ? null : { pieces, direction };
}

/** One axis: is enough of it, or all, between the view's `from` and `to`? Pixels. */
function isInView(start: number, end: number, from: number, to: number): boolean {
  return Math.min(end, to) - Math.max(start, from) >= Math.min(TOUCH_REACH_PX, end - start);
}
