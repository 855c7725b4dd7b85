/**
 * A patch: the whole state of every group that changed since a frame. One format serves reconnects, slow readers, the wall and, from
 * frame 0, snapshots. It lists the pieces that came into each group; a group that lost all its pieces to others is gone.
 */
import type { BoardNumber, GroupId, Member, Page, PieceId } from '#shared/ids.ts';
import { FoldError } from './apply.ts';
import { authorOf, type Board, ensureMat, type Hold, hasPiece } from './board.ts';

export interface PatchHead {
  readonly board: BoardNumber;
  /** Monotonic ms since the epoch began. */
  readonly time: number;
  readonly committedSeq: number;
}

export interface PatchGroup {
  readonly id: GroupId;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly z: number;
  readonly hold: Hold | null;
  /** A check found its piece not right, and nobody has moved it since. */
  readonly isWrong: boolean;
  /** Pieces that came into the group since `from`, ascending, without the one that gives the group its id. */
  readonly addedPieces: readonly PieceId[];
  readonly touchedBy: Member;
  readonly touchedAt: number;
}

export interface PatchOperation {
  readonly member: Member;
  readonly page: Page;
  readonly counter: number;
  readonly seq: number;
}

export interface Patch extends PatchHead {
  readonly epoch: number;
  /** 0: the whole board. */
  readonly from: number;
  readonly seq: number;
  readonly paused: boolean;
  readonly solved: boolean;
  readonly topZ: number;
  readonly groups: readonly PatchGroup[];
  /** Only in a stored snapshot: each author's last operation, the least recently active first. */
  readonly operations: readonly PatchOperation[];
  /** Only in a stored snapshot: pieces whose place was shown, ascending. */
  readonly shownPlaces: readonly PieceId[];
}

/** Can this patch be applied to this board? A snapshot always can; another patch needs its own epoch, and a board at or after its first frame. */
export function canApplyPatch(board: Board, patch: Patch): boolean {
  return patch.from === 0 || (patch.epoch === board.epoch && patch.from <= board.seq && board.seq <= patch.seq);
}

/**
 * Brings the board up to the patch's frame, in place.
 * @throws FoldError when the patch does not fit this board
 */
export function applyPatch(board: Board, patch: Patch): void {
  if (!canApplyPatch(board, patch)) throw new FoldError(`a patch from ${patch.from} on a board at ${board.seq}`);
  const { seq } = patch;
  const isSnapshot = patch.from === 0;
  if (isSnapshot) {
    board.groups.clear();
    board.wrongPieces.clear();
  }
  const shrunk = new Set<GroupId>();
  for (const { id, addedPieces } of patch.groups) {
    for (const piece of [id, ...addedPieces]) {
      if (piece >= board.groupOf.length) throw new FoldError(`no piece ${piece}`);
      const old = board.groupOf[piece] ?? id;
      if (isSnapshot || old !== id) {
        shrunk.add(old);
        board.groupOf[piece] = id;
        board.joinedAt[piece] = seq;
      }
    }
  }
  for (const { id, addedPieces, x, y, turn, z, hold, isWrong, touchedBy, touchedAt } of patch.groups) {
    const stayed = isSnapshot
      ? []
      : (board.groups.get(id)?.pieces ?? []).filter((piece) => board.groupOf[piece] === id);
    const pieces = [...new Set<PieceId>([id, ...stayed, ...addedPieces])].sort((a, b) => a - b);
    shrunk.delete(id);
    board.groups.set(id, { id, pieces, x, y, turn, z, hold, touchedBy, touchedAt });
    board.changedAt[id] = seq;
    if (isWrong) board.wrongPieces.add(id);
    else board.wrongPieces.delete(id);
  }
  // A group that lost pieces and is not in the patch has none left: a group changes whenever a piece leaves it.
  for (const id of shrunk) {
    board.groups.delete(id);
    board.wrongPieces.delete(id);
  }
  ensureMat(board, seq);
  board.epoch = patch.epoch;
  board.seq = seq;
  board.paused = patch.paused;
  board.solved = patch.solved;
  board.topZ = patch.topZ;
  for (const piece of patch.shownPlaces) {
    if (!hasPiece(board, piece)) throw new FoldError(`no piece ${piece}`);
    board.shownPlaces.add(piece);
  }
  if (patch.operations.length > 0) {
    board.operations.clear();
    for (const { member, page, counter, seq: at } of patch.operations) {
      board.operations.set(authorOf(member, page), { counter, seq: at });
    }
  }
}
