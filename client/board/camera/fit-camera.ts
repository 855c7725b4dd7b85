/**
 * What the view shows: at home the mat or the whole table, and on request the mat and every piece on the board around it. Also finds the
 * pieces that the view does not show.
 */
import type { BoardFrame } from '#client/board/board-frame.ts';
import { groupBounds, HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { FIT_MARGIN_PX, SOLVED_INSET_VIEW_MIN_PX, SOLVED_TOP_INSET_PX, TOUCH_REACH_PX } from '#client/board/limits.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { tableOf } from '#shared/puzzle/scatter.ts';
import { type Camera, fitCamera, freeArea, type Rect, toPixel, toUnit, type Viewport } from './camera.ts';

/** The rectangle of the picture, in units. */
export function matBounds(puzzle: Pick<Puzzle, 'spec'>): Rect {
  const { width, height } = puzzle.spec;
  return {
    left: MAT_ORIGIN.x - width / 2,
    top: MAT_ORIGIN.y - height / 2,
    right: MAT_ORIGIN.x + width / 2,
    bottom: MAT_ORIGIN.y + height / 2,
  };
}

/** The camera of a frame at home. A solved picture leaves room for the praise above it, unless the view is low. */
export function homeCamera({ board, homeView, hasPraise }: BoardFrame, viewport: Viewport): Camera {
  const { puzzle } = board.rules;
  if (board.solved) {
    const { insets, height } = viewport;
    const room = hasPraise && height >= SOLVED_INSET_VIEW_MIN_PX ? SOLVED_TOP_INSET_PX : 0;
    return cameraShowing(matBounds(puzzle), { ...viewport, insets: { ...insets, top: insets.top + room } });
  }
  return cameraShowing(homeView === 'mat' ? matBounds(puzzle) : tableOf(puzzle), viewport);
}

/** The camera that shows the mat and all of every group on the board around it, others' hands too: the one at home, if that does. O(groups). */
export function overviewCamera(frame: BoardFrame, viewport: Viewport): Camera {
  const home = homeCamera(frame, viewport);
  const all = visibleBounds(frame);
  return isShown(all, home, viewport) ? home : cameraShowing(all, viewport);
}

function isShown(rect: Rect, camera: Camera, viewport: Viewport): boolean {
  const free = freeArea(viewport);
  const start = toPixel(camera, { x: rect.left, y: rect.top });
  const end = toPixel(camera, { x: rect.right, y: rect.bottom });
  return start.x >= free.left && end.x <= free.right && start.y >= free.top && end.y <= free.bottom;
}

/** What a camera shows of the plane, in units. */
export function viewBounds(camera: Camera, { width, height }: Viewport): Rect {
  const { x: right, y: bottom } = toUnit(camera, { x: width, y: height });
  return { left: camera.x, top: camera.y, right, bottom };
}

/** The mat and every group on the board around it, except those in hand. Units. O(groups). */
export function visibleBounds({ board, positions, inHand }: BoardFrame): Rect {
  const { puzzle } = board.rules;
  const { halfExtent } = outlinesOf(puzzle);
  let { left, top, right, bottom } = matBounds(puzzle);
  for (const group of board.groups.values()) {
    const origin = positions.get(group.id) ?? group;
    if (origin === HIDDEN_POSITION || group.id === MAT_ID || inHand.has(group.id)) continue;
    const groupRect = groupBounds(puzzle, group, origin, halfExtent);
    left = Math.min(left, groupRect.left);
    top = Math.min(top, groupRect.top);
    right = Math.max(right, groupRect.right);
    bottom = Math.max(bottom, groupRect.bottom);
  }
  return { left, top, right, bottom };
}

/** The camera that shows all of `rect`, with a margin. */
export function cameraShowing(rect: Rect, viewport: Viewport): Camera {
  const { left, top, right, bottom } = viewport.insets;
  const margin = FIT_MARGIN_PX;
  const insets = { left: left + margin, top: top + margin, right: right + margin, bottom: bottom + margin };
  return fitCamera(rect, { ...viewport, insets });
}

/** Loose pieces outside the view. */
export interface OffscreenPieces {
  readonly pieces: number;
  /** From the view's middle to the nearest one, in degrees clockwise from the right: a multiple of 45. */
  readonly direction: number;
}

/** Finds the pieces on the board that no hand holds, and of which too little shows to be seen or touched. Null: none. O(groups). */
export function findOffscreen(
  { board, positions }: BoardFrame,
  camera: Camera,
  viewport: Viewport,
): OffscreenPieces | null {
  const { puzzle } = board.rules;
  const { halfExtent } = outlinesOf(puzzle);
  const free = freeArea(viewport);
  let pieces = 0;
  let nearest = Number.POSITIVE_INFINITY;
  let direction = 0;
  for (const group of board.groups.values()) {
    const origin = positions.get(group.id) ?? group;
    if (origin === HIDDEN_POSITION || group.id === MAT_ID || group.hold !== null) continue;
    const groupRect = groupBounds(puzzle, group, origin, halfExtent);
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

/** One axis: is all of it, or enough to touch, between the view's `from` and `to`? Pixels. */
function isInView(start: number, end: number, from: number, to: number): boolean {
  return Math.min(end, to) - Math.max(start, from) >= Math.min(TOUCH_REACH_PX, end - start);
}
