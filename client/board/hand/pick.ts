/**
 * Which piece lies at a point: compares the point with the box and then the outline of every piece, in the piece's own space.
 * O(pieces), about a third of a millisecond at 5,000. The mat's group lies below all others and is never picked.
 */
import { type BoardFrame, liftedGroups } from '#client/board/board-frame.ts';
import type { Outlines } from '#client/board/piece-outlines.ts';
import { type Group, isAbove } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { type Point, rotate, TURN_STEPS } from '#shared/geometry/pose.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';
import type { Ring } from '#shared/puzzle/puzzle.ts';

export interface PickedPiece {
  readonly group: Group;
  readonly piece: PieceId;
  /** Where the group's origin is drawn, in units. */
  readonly origin: Point;
}

/** The topmost piece at a point of the plane, in units. */
export function pickAt(frame: BoardFrame, outlines: Outlines, at: Point): PickedPiece | null {
  return findPiece(frame, outlines, at, 0);
}

/** The same, beneath what is in this page's hand. */
export function pickBeneath(frame: BoardFrame, outlines: Outlines, at: Point): PickedPiece | null {
  return findPiece(frame, outlines, at, 0, frame.inHand);
}

/** Like `pickAt`; where no piece lies, the nearest one within `radius` units. */
export function pickNear(frame: BoardFrame, outlines: Outlines, at: Point, radius: number): PickedPiece | null {
  return findPiece(frame, outlines, at, radius);
}

/** Where the group's origin is drawn, in units. */
export function displayedOrigin(frame: BoardFrame, group: Group): Point {
  return frame.positions.get(group.id) ?? group;
}

/** Is `a` drawn over `b`? Lifted groups are above all others. */
function isDrawnAbove(lifted: ReadonlySet<GroupId>, a: Group, b: Group): boolean {
  const high = lifted.has(a.id);
  return high === lifted.has(b.id) ? isAbove(a, b) : high;
}

const NONE: ReadonlySet<GroupId> = new Set();

/** @param ignored groups that are not found */
function findPiece(
  frame: BoardFrame,
  outlines: Outlines,
  at: Point,
  radius: number,
  ignored: ReadonlySet<GroupId> = NONE,
): PickedPiece | null {
  const { board } = frame;
  const lifted = liftedGroups(frame);
  const { homeX, homeY } = board.rules.puzzle;
  const box = outlines.halfExtent + radius;
  let best: PickedPiece | null = null;
  let bestDistance = radius;
  for (const group of board.groups.values()) {
    if (group.id === MAT_ID || ignored.has(group.id)) continue;
    const origin = displayedOrigin(frame, group);
    const local = rotate(at.x - origin.x, at.y - origin.y, (TURN_STEPS - group.turn) % TURN_STEPS);
    for (const piece of group.pieces) {
      const x = local.x - (homeX[piece] ?? 0);
      const y = local.y - (homeY[piece] ?? 0);
      if (x > box || x < -box || y > box || y < -box) continue;
      const distance =
        distanceTo(outlines.byPiece[piece], x * STEPS_PER_UNIT, y * STEPS_PER_UNIT, radius > 0) / STEPS_PER_UNIT;
      if (distance > bestDistance) continue;
      if (distance === bestDistance && best !== null && !isDrawnAbove(lifted, group, best.group)) continue;
      best = { group, piece, origin };
      bestDistance = distance;
    }
  }
  return best;
}

/** 0 inside an odd number of the rings; outside, the distance to their nearest side, or Infinity where `measureDistance` is false. */
function distanceTo(rings: readonly Ring[] | undefined, x: number, y: number, measureDistance: boolean): number {
  if (rings === undefined) return Number.POSITIVE_INFINITY;
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const { corners } of rings) {
    let ax = corners[corners.length - 2] ?? 0;
    let ay = corners[corners.length - 1] ?? 0;
    for (let index = 0; index < corners.length; index += 2) {
      const bx = corners[index] ?? 0;
      const by = corners[index + 1] ?? 0;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      if (measureDistance) nearest = Math.min(nearest, squaredDistanceToSide(x, y, ax, ay, bx, by));
      ax = bx;
      ay = by;
    }
  }
  return inside ? 0 : Math.sqrt(nearest);
}

function squaredDistanceToSide(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const part = Math.min(1, Math.max(0, along));
  return (x - ax - part * (bx - ax)) ** 2 + (y - ay - part * (by - ay)) ** 2;
}
