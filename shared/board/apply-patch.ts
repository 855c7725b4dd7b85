/** Brings a board up to the state that a patch describes. */
import type { GroupId, PieceId } from '#shared/ids.ts';
import type { Patch } from '#shared/wire/patch.ts';
import { FoldError } from './apply.ts';
import { authorOf, type Board } from './board.ts';

/** Can this patch be applied to this board? A whole one always; a part only onto the epoch and frame that it starts from, or later. */
export function canApplyPatch(board: Board, patch: Patch): boolean {
  return patch.from === 0 || (patch.epoch === board.epoch && patch.from <= board.seq && board.seq <= patch.seq);
}

/** In place. Throws FoldError when the patch is not of this board. */
export function applyPatch(board: Board, patch: Patch): void {
  if (!canApplyPatch(board, patch)) throw new FoldError(`a patch from ${patch.from} on a board at ${board.seq}`);
  const { seq } = patch;
  const isSnapshot = patch.from === 0;
  if (isSnapshot) board.groups.clear();
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
  for (const { id, addedPieces, x, y, turn, z, hold, touchedBy, touchedAt } of patch.groups) {
    const stayed = isSnapshot
      ? []
      : (board.groups.get(id)?.pieces ?? []).filter((piece) => board.groupOf[piece] === id);
    const pieces = [...new Set<PieceId>([id, ...stayed, ...addedPieces])].sort((a, b) => a - b);
    shrunk.delete(id);
    board.groups.set(id, { id, pieces, x, y, turn, z, hold, touchedBy, touchedAt });
    board.changedAt[id] = seq;
  }
  // What lost pieces and was not told anew has none left: a group changes whenever a piece leaves it.
  for (const id of shrunk) board.groups.delete(id);
  board.epoch = patch.epoch;
  board.seq = seq;
  board.paused = patch.paused;
  board.solved = patch.solved;
  board.topZ = patch.topZ;
  if (patch.operations.length > 0) {
    board.operations.clear();
    for (const { member, page, counter, seq: at } of patch.operations) {
      board.operations.set(authorOf(member, page), { counter, seq: at });
    }
  }
}

/** True when every piece is in exactly one group that lists it: what any fold of sound frames keeps. */
export function isConsistent(board: Board): boolean {
  let pieces = 0;
  for (const group of board.groups.values()) {
    if (group.pieces[0] !== group.id) return false;
    for (const piece of group.pieces) if (board.groupOf[piece] !== group.id) return false;
    pieces += group.pieces.length;
  }
  return pieces === board.rules.puzzle.pieces + (board.rules.mat === 'none' ? 0 : 1);
}
