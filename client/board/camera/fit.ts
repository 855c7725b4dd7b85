/** What the view shows when it shows all: the table, or, where pieces wait in a tray, the mat and what lies about it. */
import type { Board } from '../../../shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '../../../shared/board/rules.ts';
import type { Point } from '../../../shared/geometry/pose.ts';
import type { GroupId } from '../../../shared/ids.ts';
import type { Puzzle } from '../../../shared/puzzle/puzzle.ts';
import { AWAY, boundsOfGroup } from '../extent.ts';
import { type Camera, fitted, type Rect, type Viewport } from './camera.ts';

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
