/**
 * Snapping to a fixpoint: a dropped group joins the nearest neighbour whose origin is within the tolerance, both adopt the origin of the
 * larger, and the new group goes on until no neighbour is within the tolerance. Pure: it returns the joins.
 */
import type { GroupId, PieceId } from '#shared/ids.ts';
import { type Board, type Group, groupOf } from './board.ts';
import type { Joined } from './board-event.ts';
import { MAT_ID, matTakes, toleranceOf } from './board-rules.ts';
import { frameGroup } from './frame-group.ts';

/** A group at a place that it does not have yet. */
interface PlacedGroup {
  readonly pieces: readonly PieceId[];
  readonly x: number;
  readonly y: number;
  readonly turn: number;
}

/**
 * The joins that follow when `group` is dropped at x, y. O(pieces of the growing group) for each join.
 * Held groups do not join. Ties go to the smaller id.
 * @param snapFloor the tolerance that the page asks for at least, in units
 */
export function joinsAt(board: Board, group: Group, x: number, y: number, snapFloor = 0): Joined[] {
  const tolerance = toleranceOf(board.rules, snapFloor);
  const joins: Joined[] = [];
  const absorbed = new Set<GroupId>([group.id]);
  const picture = board.shownPlaces.size === 0 ? null : pictureFor(board, group);
  let id = group.id;
  let placed: PlacedGroup = { pieces: group.pieces, x, y, turn: group.turn };
  for (;;) {
    const other = nearestJoinable(board, placed, absorbed, tolerance, picture);
    if (other === null) return joins;
    const keepsOwn = id === MAT_ID || (other.id !== MAT_ID && placed.pieces.length > other.pieces.length);
    const at = keepsOwn ? placed : other;
    joins.push({ kind: 'joined', group: Math.min(id, other.id), other: Math.max(id, other.id), x: at.x, y: at.y });
    absorbed.add(other.id);
    id = Math.min(id, other.id);
    placed = { pieces: [...placed.pieces, ...other.pieces], x: at.x, y: at.y, turn: placed.turn };
  }
}

/**
 * The group that takes pieces of `group` whose place was shown. It is one for the whole drop: after that join the next largest group takes
 * none of them. Null: `group` is larger than all others.
 */
function pictureFor(board: Board, group: Group): Group | null {
  const frame = frameGroup(board, new Set([group.id]));
  return frame?.id === MAT_ID || (frame?.pieces.length ?? 0) >= group.pieces.length ? frame : null;
}

/** @param picture takes pieces whose place was shown */
function nearestJoinable(
  board: Board,
  placed: PlacedGroup,
  absorbed: ReadonlySet<GroupId>,
  tolerance: number,
  picture: Group | null,
): Group | null {
  const maxDistanceSquared = tolerance ** 2;
  let best: Group | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  const seen = new Set<GroupId>(absorbed);
  const consider = (group: Group) => {
    if (seen.has(group.id)) return;
    seen.add(group.id);
    if (group.hold !== null || group.turn !== placed.turn) return;
    const distance = (group.x - placed.x) ** 2 + (group.y - placed.y) ** 2;
    if (distance > maxDistanceSquared) return;
    if (distance < bestDistance || (distance === bestDistance && best !== null && group.id < best.id)) {
      best = group;
      bestDistance = distance;
    }
  };
  const { rules, shownPlaces } = board;
  for (const piece of placed.pieces) {
    if (piece === MAT_ID) {
      for (let each = 1; each <= rules.puzzle.pieces; each += 1)
        if (matTakes(rules, each) || shownPlaces.has(each)) consider(groupOf(board, each));
      continue;
    }
    for (const neighbour of rules.puzzle.neighbours[piece] ?? []) consider(groupOf(board, neighbour));
    if (matTakes(rules, piece)) consider(groupOf(board, MAT_ID));
    // Its place was shown: it joins there, whether or not something lies beside it yet.
    else if (picture !== null && shownPlaces.has(piece)) consider(picture);
  }
  return best;
}
