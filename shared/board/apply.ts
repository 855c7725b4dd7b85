/** The only state change of a board. Server, student, teacher, replay and bots fold the same events with it and reach the same board. */

import type { GroupId, Member, OperationId, PieceId } from '#shared/ids.ts';
import { HINT_LEVELS, PAGES_OF_MEMBER_MAX, PAGES_REMEMBERED_MAX } from '#shared/limits.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { authorOf, type Board, deal, ensureMat, type Group, groupOf, growsOnMat, hasPiece, memberOf } from './board.ts';
import type { BoardEvent, Restored } from './board-event.ts';
import { MAT_ID } from './board-rules.ts';

/** An event does not fit its board: the fold has a gap, or the log belongs to another board. */
export class FoldError extends Error {
  override readonly name = 'FoldError';
}

/** Applies one event of frame `seq` to `board`, in place. */
export function apply(board: Board, event: BoardEvent, seq: number): void {
  switch (event.kind) {
    case 'opened':
      board.epoch = event.epoch;
      for (const group of board.groups.values()) if (group.hold !== null) set(board, { ...group, hold: null }, seq);
      return;
    case 'lifted':
    case 'takenOver': {
      const { member, page } = event;
      board.topZ += 1;
      move(board, event.group, { z: board.topZ, hold: { member, page }, ...touch(member, seq) }, seq);
      return;
    }
    case 'dragged':
      set(board, { ...need(board, event.group), x: event.x, y: event.y }, seq);
      return;
    case 'dropped': {
      board.topZ += 1;
      const { x, y, member } = event;
      move(board, event.group, { x, y, z: board.topZ, hold: null, ...touch(member, seq) }, seq);
      remember(board, event.member, event.operation, seq);
      return;
    }
    case 'turned': {
      const { x, y, turn, member } = event;
      move(board, event.group, { x, y, turn, ...touch(member, seq) }, seq);
      remember(board, event.member, event.operation, seq);
      return;
    }
    case 'released':
      move(board, event.group, { x: event.x, y: event.y, hold: null }, seq);
      return;
    case 'joined':
      join(board, event.group, event.other, event.x, event.y, seq);
      return;
    case 'solved':
      board.solved = true;
      return;
    case 'paused':
      board.paused = true;
      return;
    case 'resumed':
      board.paused = false;
      return;
    case 'checked':
      markWrong(board, event.wrong, seq);
      remember(board, event.member, event.operation, seq);
      return;
    case 'hinted':
      if (event.level >= HINT_LEVELS) showPlace(board, event.piece);
      return;
    case 'pieceShown':
      showPlace(board, event.piece);
      return;
    case 'restored':
      restore(board, event, seq);
      return;
    case 'reset':
      // Touches the groups in this frame, so that a drop onto the board before the reset conflicts.
      deal(board, scatter(board.rules.puzzle, event.seed, board.rules.turns), seq, seq);
      remember(board, event.member, event.operation, seq);
      return;
  }
}

/** Lays every group as the event says. Touches them in this frame, so that a drop onto the board of before conflicts. */
function restore(board: Board, { solved, groups }: Restored, seq: number): void {
  board.groups.clear();
  board.shownPlaces.clear();
  board.wrongPieces.clear();
  board.topZ = 0;
  board.solved = solved;
  for (const { pieces, x, y, turn, z } of groups) {
    const [id] = pieces;
    if (id === undefined) throw new FoldError('a group without pieces');
    set(board, { id, pieces, x, y, turn, z, hold: null, ...touch(0, seq) }, seq);
    board.topZ = Math.max(board.topZ, z);
    for (const piece of pieces) {
      board.groupOf[piece] = id;
      board.joinedAt[piece] = seq;
    }
  }
  ensureMat(board, seq);
}

function join(board: Board, id: GroupId, otherId: GroupId, x: number, y: number, seq: number): void {
  if (id >= otherId) throw new FoldError(`groups ${id} and ${otherId} joined out of order`);
  const group = need(board, id);
  const other = need(board, otherId);
  for (const piece of other.pieces) {
    board.groupOf[piece] = id;
    board.joinedAt[piece] = seq;
  }
  board.groups.delete(otherId);
  for (const each of [id, otherId]) board.wrongPieces.delete(each);
  // What is in the picture has no place to go to any more.
  if (id === MAT_ID || !growsOnMat(board))
    for (const piece of [...group.pieces, ...other.pieces]) board.shownPlaces.delete(piece);
  const newer = other.touchedAt > group.touchedAt ? other : group;
  set(
    board,
    {
      ...group,
      pieces: merged(group.pieces, other.pieces),
      x,
      y,
      turn: group.turn,
      z: Math.max(group.z, other.z),
      touchedBy: newer.touchedBy,
      touchedAt: newer.touchedAt,
    },
    seq,
  );
}

function showPlace(board: Board, piece: PieceId): void {
  if (!hasPiece(board, piece)) throw new FoldError(`no piece ${piece}`);
  if (groupOf(board, piece).id !== MAT_ID) board.shownPlaces.add(piece);
}

/** Marks these pieces and no others. A mark that comes or goes is a change of its group. */
function markWrong(board: Board, pieces: readonly PieceId[], seq: number): void {
  for (const piece of new Set([...board.wrongPieces, ...pieces])) set(board, { ...need(board, piece) }, seq);
  board.wrongPieces.clear();
  for (const piece of pieces) board.wrongPieces.add(piece);
}

/** A group that is taken up, turned or put down loses its mark. A drag goes on with one that was taken up. */
function move(board: Board, id: GroupId, change: Partial<Omit<Group, 'id' | 'pieces'>>, seq: number): void {
  set(board, { ...need(board, id), ...change }, seq);
  board.wrongPieces.delete(id);
}

function set(board: Board, group: Group, seq: number): void {
  board.groups.set(group.id, group);
  board.changedAt[group.id] = seq;
}

function need(board: Board, id: GroupId): Group {
  const group = board.groups.get(id);
  if (group === undefined) throw new FoldError(`no group ${id}`);
  return group;
}

function touch(member: Member, seq: number): Pick<Group, 'touchedBy' | 'touchedAt'> {
  return { touchedBy: member, touchedAt: seq };
}

function remember(board: Board, member: Member, { page, counter }: OperationId, seq: number): void {
  const author = authorOf(member, page);
  const isKnown = board.operations.delete(author);
  board.operations.set(author, { counter, seq });
  if (isKnown) return;
  const own = [...board.operations.keys()].filter((each) => memberOf(each) === member);
  const { size } = board.operations;
  const tooMany = own.length > PAGES_OF_MEMBER_MAX ? own : size > PAGES_REMEMBERED_MAX ? board.operations.keys() : [];
  const [silentLongest] = tooMany;
  if (silentLongest !== undefined) board.operations.delete(silentLongest);
}

/** Merges two ascending lists. */
function merged(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left < right) {
      both.push(left);
      i += 1;
    } else {
      both.push(right);
      j += 1;
    }
  }
  return both.concat(a.slice(i), b.slice(j));
}
