/**
 * Where every group is, as two small tables that the shader reads. `poses`, by group: origin x, origin y, turn and growth, mark.
 * `order`, by piece: its group, and by group: its rank from below. A drag changes one entry; a lift or a join changes ranks and groups,
 * 4 bytes each.
 */
import { type BoardFrame, liftedGroups } from '#client/board/board-frame.ts';
import { groupCentre, homeExtent } from '#client/board/group-bounds.ts';
import { displayedOrigin } from '#client/board/hand/pick.ts';
import { LIFT_GROWTH, LIFT_GROWTH_PIECES } from '#client/board/limits.ts';
import { type Board, type Group, isAbove } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { DirtyRanges } from './dirty-ranges.ts';

/** Entries in a row of either table. */
export const TABLE_WIDTH = 64;
/** Growth counts in ten-thousandths, beside the turn, which takes this many values. */
export const GROWTH_STEP = 32;

/** A group that is outlined. */
export interface GroupMark {
  readonly group: GroupId;
  /** 0xRRGGBB */
  readonly colour: number;
}

export class PoseTable {
  /** 4 x f32 an entry. */
  readonly poses: Float32Array;
  /** 2 x u16 an entry. */
  readonly order: Uint16Array;
  readonly rows: number;
  readonly changedPoses = new DirtyRanges();
  readonly changedOrder = new DirtyRanges();
  /** Groups of the board, with the mat. */
  count = 0;
  /** At least one group is outlined. */
  hasMarks = false;

  readonly #puzzle: Puzzle;
  readonly #lastGroups: (Group | undefined)[];
  /** From the lowest to the highest. */
  #ranked: GroupId[] = [];
  /** Groups that the last frame moved, lifted or outlined. */
  #special = new Set<GroupId>();
  #lifted: ReadonlySet<GroupId> = new Set();

  constructor(puzzle: Puzzle) {
    this.#puzzle = puzzle;
    this.rows = Math.ceil((puzzle.pieces + 1) / TABLE_WIDTH);
    this.poses = new Float32Array(this.rows * TABLE_WIDTH * 4);
    this.order = new Uint16Array(this.rows * TABLE_WIDTH * 2);
    this.#lastGroups = new Array<Group | undefined>(puzzle.pieces + 1).fill(undefined);
  }

  /** Brings the tables up to date with a frame. O(groups) comparisons; O(pieces) only when groups, ranks or the lifted groups changed. */
  update(frame: BoardFrame, groupMarks: readonly GroupMark[] = []): void {
    const { board, positions } = frame;
    const lifted = liftedGroups(frame);
    const marks = new Map(groupMarks.map(({ group, colour }) => [group, colour]));
    this.hasMarks = marks.size > 0;
    const special = new Set<GroupId>([...positions.keys(), ...lifted, ...marks.keys()]);

    let needsRanking = this.count !== board.groups.size || !equal(this.#lifted, lifted);
    this.#lifted = lifted;
    for (const group of board.groups.values()) {
      const before = this.#lastGroups[group.id];
      if (before === group && !special.has(group.id) && !this.#special.has(group.id)) continue;
      if (before === undefined || before.pieces !== group.pieces || before.z !== group.z) needsRanking = true;
      this.#lastGroups[group.id] = group;
      this.#place(group, displayedOrigin(frame, group), marks.get(group.id));
    }
    this.#special = special;
    if (needsRanking) this.#rank(board);
  }

  #place(group: Group, origin: Point, mark: number | undefined): void {
    let { x, y } = origin;
    let growth = 0;
    if (this.#lifted.has(group.id)) {
      growth = growthOf(this.#puzzle, group);
      // It grows about its own middle, so its origin moves the other way.
      const middle = groupCentre(this.#puzzle, group.pieces, group.turn);
      x -= (middle.x * growth) / 10_000;
      y -= (middle.y * growth) / 10_000;
    }
    const at = group.id * 4;
    const entry = [x, y, group.turn + GROWTH_STEP * growth, mark === undefined ? 0 : mark + 1];
    if (entry.every((value, index) => this.poses[at + index] === Math.fround(value))) return;
    this.poses.set(entry, at);
    this.changedPoses.add(group.id);
  }

  #rank({ groups, groupOf }: Board): void {
    const present = this.#ranked.filter((id) => groups.has(id));
    if (present.length < groups.size) {
      const known = new Set(present);
      for (const id of groups.keys()) if (!known.has(id)) present.push(id);
    }
    for (const [id] of this.#lastGroups.entries()) if (!groups.has(id)) this.#lastGroups[id] = undefined;
    // It is nearly sorted, so this costs little more than one pass.
    const sorted = present.flatMap((id) => groups.get(id) ?? []).sort((a, b) => this.#compare(a, b));
    this.#ranked = sorted.map((group) => group.id);
    this.count = groups.size;

    const rankOf = new Uint16Array(this.#puzzle.pieces + 1);
    for (const [rank, id] of this.#ranked.entries()) rankOf[id] = rank;
    for (let piece = MAT_ID; piece <= this.#puzzle.pieces; piece += 1) {
      const group = groupOf[piece] ?? 0;
      const rank = rankOf[piece] ?? 0;
      if (this.order[piece * 2] === group && this.order[piece * 2 + 1] === rank) continue;
      this.order[piece * 2] = group;
      this.order[piece * 2 + 1] = rank;
      this.changedOrder.add(piece);
    }
  }

  #compare(a: Group, b: Group): number {
    const high = this.#lifted.has(a.id);
    if (high !== this.#lifted.has(b.id)) return high ? 1 : -1;
    return isAbove(a, b) ? 1 : -1;
  }
}

/** How much larger a lifted group is drawn, in ten-thousandths; at least 1, because the shader knows it by its growth. */
function growthOf(puzzle: Puzzle, group: Group): number {
  const { left, top, right, bottom } = homeExtent(puzzle, group.pieces);
  const half = Math.max(right - left, bottom - top) / 2 + puzzle.pieceSize / 2;
  const share = Math.min(LIFT_GROWTH, (LIFT_GROWTH_PIECES * puzzle.pieceSize) / half);
  return Math.max(1, Math.round(share * 10_000));
}

function equal(a: ReadonlySet<GroupId>, b: ReadonlySet<GroupId>): boolean {
  if (a.size !== b.size) return false;
  for (const id of a) if (!b.has(id)) return false;
  return true;
}
