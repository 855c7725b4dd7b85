/**
 * Where every group is, as two small tables that the graphics processor looks things up in:
 * `poses`, by group: origin x, origin y, turn and growth, mark; `order`, by piece: its group, and by group: its rank from below.
 * A drag changes one entry; a lift or a join changes ranks and groups, 4 bytes each.
 */

import { groupCentre, homeExtent } from '#client/board/group-bounds.ts';
import { displayedOrigin } from '#client/board/hand/pick.ts';
import { LIFT_GROWTH, LIFT_GROWTH_PIECES } from '#client/board/limits.ts';
import type { SceneFrame } from '#client/board/scene/scene-frame.ts';
import { type Group, isAbove } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { GroupId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { DirtyRanges } from './dirty-ranges.ts';

/** Entries in a row of either table. */
export const TABLE_WIDTH = 64;
/** Growth counts in ten-thousandths, beside the turn, which takes this many values. */
export const GROWTH_STEP = 32;

export class PoseTable {
  /** 4 x f32 an entry. */
  readonly poses: Float32Array;
  /** 2 x u16 an entry. */
  readonly order: Uint16Array;
  readonly rows: number;
  readonly changedPoses = new DirtyRanges();
  readonly changedOrder = new DirtyRanges();
  /** Groups shown, the mat's too. */
  count = 0;
  /** Is any group outlined? */
  hasMarks = false;

  readonly #puzzle: Puzzle;
  #lastGroups: (Group | undefined)[];
  /** From the lowest to the highest. */
  #ranked: GroupId[] = [];
  #special = new Set<GroupId>();
  #lifted: ReadonlySet<GroupId> = new Set();

  constructor(puzzle: Puzzle) {
    this.#puzzle = puzzle;
    this.rows = Math.ceil((puzzle.pieces + 1) / TABLE_WIDTH);
    this.poses = new Float32Array(this.rows * TABLE_WIDTH * 4);
    this.order = new Uint16Array(this.rows * TABLE_WIDTH * 2);
    this.#lastGroups = new Array<Group | undefined>(puzzle.pieces + 1).fill(undefined);
  }

  /** Brings the tables up to `view`. O(groups) comparisons; O(pieces) only when groups, ranks or what is held changed. */
  update(view: SceneFrame): void {
    const { board, positions, lifted } = view;
    const marks = new Map<GroupId, number>();
    for (const { group, colour } of view.marks) marks.set(group, colour);
    this.hasMarks = marks.size > 0;
    const special = new Set<GroupId>([...positions.keys(), ...lifted, ...marks.keys()]);

    let needsRanking = this.count !== board.groups.size || !equal(this.#lifted, lifted);
    for (const group of board.groups.values()) {
      const before = this.#lastGroups[group.id];
      if (before === group && !special.has(group.id) && !this.#special.has(group.id)) continue;
      if (before === undefined || before.pieces !== group.pieces || before.z !== group.z) needsRanking = true;
      this.#lastGroups[group.id] = group;
      this.#place(group, view, marks.get(group.id));
    }
    this.#special = special;
    this.#lifted = new Set(lifted);
    if (needsRanking) this.#rank(view);
  }

  #place(group: Group, view: SceneFrame, mark: number | undefined): void {
    const origin = displayedOrigin(view, group);
    let { x, y } = origin;
    let growth = 0;
    if (view.lifted.has(group.id)) {
      growth = growthOf(this.#puzzle, group);
      // Growing about its own middle: the origin moves against it.
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

  #rank(view: SceneFrame): void {
    const { groups, groupOf } = view.board;
    const present = this.#ranked.filter((id) => groups.has(id));
    if (present.length < groups.size) {
      const known = new Set(present);
      for (const id of groups.keys()) if (!known.has(id)) present.push(id);
    }
    for (const [id] of this.#lastGroups.entries()) if (!groups.has(id)) this.#lastGroups[id] = undefined;
    // Nearly sorted already, so this costs little more than a walk.
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

/** How much larger a held group is drawn, in ten-thousandths; at least 1, which is what tells it from one that lies. */
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
