/**
 * The state of one board: every piece is in exactly one group of joined pieces, and a group has ONE origin.
 * A piece is drawn at origin + turned(home), so a group is rigid by construction, and two groups fit exactly when
 * their origins and turns are equal. The mat is piece 0: an immovable group that accepts pieces at their home. Every board has it, so that a
 * difficulty without a mat can be chosen and left at any time; there it is bare, or has what was placed before.
 *
 * Only `apply` and `applyPatch` change a Board. Groups are replaced, never changed in place, so that they can be compared by identity.
 */
import type { Point } from '#shared/geometry/pose.ts';
import { rotate } from '#shared/geometry/pose.ts';
import type { GroupId, Member, Page, PieceId } from '#shared/ids.ts';
import { type Placement, scatter } from '#shared/puzzle/scatter.ts';
import { MAT_ID, MAT_ORIGIN, type Rules } from './board-rules.ts';
import type { Restore } from './move.ts';

/** Who is dragging a group now. The board's owner limits its duration; the state does not. */
export interface Hold {
  readonly member: Member;
  readonly page: Page;
}

export interface Group {
  /** The smallest piece in it. */
  readonly id: GroupId;
  /** Ascending. */
  readonly pieces: readonly PieceId[];
  /** Origin, in units, u16: where the picture's centre would lie if this group were the whole picture. */
  readonly x: number;
  readonly y: number;
  /** 15-degree steps clockwise. */
  readonly turn: number;
  /** Order of the last lift; see `isAbove`. */
  readonly z: number;
  readonly hold: Hold | null;
  /** Who last lifted, moved, turned or joined it, and in which frame. */
  readonly touchedBy: Member;
  readonly touchedAt: number;
}

/**
 * The author of operations: a page of a member. Clients choose their page numbers, so the page alone would let one member use up the
 * counters of another.
 */
export function authorOf(member: Member, page: Page): number {
  return member * 2 ** 32 + page;
}

export function memberOf(author: number): Member {
  return Math.floor(author / 2 ** 32);
}

/** An author's last operation that was carried out. It makes resending safe. */
export interface LastOperation {
  readonly counter: number;
  /** Frame that holds it. */
  readonly seq: number;
}

export interface Board {
  readonly rules: Rules;
  epoch: number;
  /** Number of the last whole frame. */
  seq: number;
  readonly groups: Map<GroupId, Group>;
  /** Group of each piece; index = piece. */
  readonly groupOf: Uint16Array;
  /** Frame in which a piece came into its group; index = piece. */
  readonly joinedAt: Uint32Array;
  /** Frame in which a group changed last; index = group. It stands beside the groups so that changes are found quickly. */
  readonly changedAt: Uint32Array;
  /** The highest z given. */
  topZ: number;
  paused: boolean;
  solved: boolean;
  /** By author, see `authorOf`; the least recently active first. */
  readonly operations: Map<number, LastOperation>;
  /** Loose pieces whose place a hint or the teacher has shown: there they join the picture, whatever the difficulty. */
  readonly shownPlaces: Set<PieceId>;
  /** Loose pieces that the last check found not right, and that nobody has moved since. */
  readonly wrongPieces: Set<PieceId>;
}

/** A new board: every piece is a group of one. `seq` is the frame that deals it. */
export function dealtBoard(rules: Rules, placements: readonly Placement[], seq: number): Board {
  const count = rules.puzzle.pieces;
  const board: Board = {
    rules,
    epoch: 0,
    seq,
    groups: new Map(),
    groupOf: new Uint16Array(count + 1),
    joinedAt: new Uint32Array(count + 1),
    changedAt: new Uint32Array(count + 1),
    topZ: 0,
    paused: false,
    solved: false,
    operations: new Map(),
    shownPlaces: new Set(),
    wrongPieces: new Set(),
  };
  deal(board, placements, seq);
  return board;
}

/** A board as its seed deals it, before its first frame. */
export function boardOfSeed(rules: Rules, seed: number): Board {
  return dealtBoard(rules, scatter(rules.puzzle, seed, rules.turns), 0);
}

/** Takes every group apart and lays each piece at its placement; the teacher (0) touched them all in frame `touchedAt`. */
export function deal(board: Board, placements: readonly Placement[], seq: number, touchedAt = 0): void {
  const { puzzle } = board.rules;
  board.groups.clear();
  board.topZ = 0;
  board.solved = false;
  board.shownPlaces.clear();
  board.wrongPieces.clear();
  for (let piece = MAT_ID; piece <= puzzle.pieces; piece += 1) {
    const at = piece === MAT_ID ? { ...MAT_ORIGIN, turn: 0 } : placements[piece];
    if (at === undefined) throw new Error(`no placement for piece ${piece}`);
    const { x, y, turn } = at;
    board.groups.set(piece, {
      id: piece,
      pieces: [piece],
      x,
      y,
      turn,
      z: 0,
      hold: null,
      touchedBy: 0,
      touchedAt,
    });
    board.changedAt[piece] = seq;
    board.groupOf[piece] = piece;
    board.joinedAt[piece] = seq;
  }
}

/** Gives the board its bare mat if it has none: snapshots and undone resets of earlier builds leave it out. */
export function ensureMat(board: Board, seq: number): void {
  if (board.groups.has(MAT_ID)) return;
  const bare = { id: MAT_ID, pieces: [MAT_ID], ...MAT_ORIGIN, turn: 0, z: 0, hold: null, touchedBy: 0, touchedAt: 0 };
  board.groups.set(MAT_ID, bare);
  board.groupOf[MAT_ID] = MAT_ID;
  board.changedAt[MAT_ID] = seq;
}

/** An independent copy. O(groups + pieces). */
export function copyOf(board: Board): Board {
  return {
    ...board,
    groups: new Map(board.groups),
    groupOf: board.groupOf.slice(),
    joinedAt: board.joinedAt.slice(),
    changedAt: board.changedAt.slice(),
    operations: new Map(board.operations),
    shownPlaces: new Set(board.shownPlaces),
    wrongPieces: new Set(board.wrongPieces),
  };
}

/** How a board lies, as the move that lays it or another board of its cut so. Nobody holds anything there. */
export function restorationOf({ solved, groups, shownPlaces }: Board): Restore {
  return {
    kind: 'restore',
    solved,
    groups: [...groups.values()].map(({ pieces, x, y, turn, z }) => ({ pieces, x, y, turn, z })),
    shownPlaces: [...shownPlaces],
  };
}

export function hasPiece(board: Board, piece: PieceId): boolean {
  return Number.isInteger(piece) && piece >= 1 && piece <= board.rules.puzzle.pieces;
}

/** The group that a piece (or the mat) is in. */
export function groupOf(board: Board, piece: PieceId): Group {
  const group = board.groups.get(board.groupOf[piece] ?? -1);
  if (group === undefined) throw new Error(`piece ${piece} is in no group`);
  return group;
}

/** A single piece that nobody has lifted since it was dealt: it lies in the trays of its players. */
export function isUntouched({ id, pieces, z }: Group): boolean {
  return id !== MAT_ID && pieces.length === 1 && z === 0;
}

/** Where the middle of a piece lies on the plane, in units. */
export function pieceCentre(board: Board, piece: PieceId): Point {
  const group = groupOf(board, piece);
  const { homeX, homeY } = board.rules.puzzle;
  const home = rotate(homeX[piece] ?? 0, homeY[piece] ?? 0, group.turn);
  return { x: group.x + home.x, y: group.y + home.y };
}

/** Is `a` drawn over `b`, and touched first? The mat's group lies lowest, larger groups beneath smaller ones, and of equal sizes the last lifted is on top. */
export function isAbove(a: Group, b: Group): boolean {
  if (a.id === b.id) return false;
  if (a.id === MAT_ID || b.id === MAT_ID) return b.id === MAT_ID;
  if (a.pieces.length !== b.pieces.length) return a.pieces.length < b.pieces.length;
  if (a.z !== b.z) return a.z > b.z;
  return a.id > b.id;
}

/** Does the picture grow on the mat: is there one, or does something lie on it from before? */
export function growsOnMat(board: Board): boolean {
  return board.rules.mat !== 'none' || groupOf(board, MAT_ID).pieces.length > 1;
}

/** Joins made, and joins that the whole picture needs; where boxes take many pieces, those that lie where they may. */
export function boardProgress(board: Board): { readonly done: number; readonly of: number } {
  const { boxes, pieces } = board.rules.puzzle;
  if (boxes !== undefined) return { done: board.solved ? pieces : boxes.countDone(board.groups), of: pieces };
  const of = board.rules.puzzle.pieces - (board.rules.mat === 'none' ? 1 : 0);
  // A picture that was completed beside the mat stays solved when a mat comes.
  return { done: board.solved ? of : of + 1 - groupsToJoin(board), of };
}

/** The groups that a solved puzzle has joined into one: a bare mat is none of them where the difficulty has no mat. */
export function groupsToJoin(board: Board): number {
  return board.groups.size - (growsOnMat(board) ? 0 : 1);
}

/** Is every piece in exactly one group that lists it? Every fold of valid frames keeps this true. */
export function isConsistent(board: Board): boolean {
  let pieces = 0;
  for (const group of board.groups.values()) {
    if (group.pieces[0] !== group.id) return false;
    for (const piece of group.pieces) if (board.groupOf[piece] !== group.id) return false;
    pieces += group.pieces.length;
  }
  return pieces === board.rules.puzzle.pieces + 1;
}
