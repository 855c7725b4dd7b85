/** Events of a board: outcomes that its owner decided. A board is the fold of its events, and nothing else changes it. */
import type { GroupId, Member, OperationId, Page, PieceId } from '#shared/ids.ts';

/** An owner opened the log: all holds end, a new epoch begins. `wallTime`: ms since 1970 at the epoch's time 0. */
export interface Opened {
  readonly kind: 'opened';
  readonly epoch: number;
  readonly wallTime: number;
}
export interface Lifted {
  readonly kind: 'lifted';
  readonly group: GroupId;
  readonly member: Member;
  readonly page: Page;
}
export interface TakenOver {
  readonly kind: 'takenOver';
  readonly group: GroupId;
  readonly member: Member;
  readonly page: Page;
}
/** Conflated: only the last one of a tick travels, behind the tick's other events. */
export interface Dragged {
  readonly kind: 'dragged';
  readonly group: GroupId;
  readonly x: number;
  readonly y: number;
}
/** The group was put down at x, y. The joins that it made follow as `joined`. */
export interface Dropped {
  readonly kind: 'dropped';
  readonly group: GroupId;
  readonly x: number;
  readonly y: number;
  readonly member: Member;
  readonly operation: OperationId;
}
/** Two groups became one group at x, y, which keeps the smaller id. */
export interface Joined {
  readonly kind: 'joined';
  readonly group: GroupId;
  readonly other: GroupId;
  readonly x: number;
  readonly y: number;
}
export interface Turned {
  readonly kind: 'turned';
  readonly group: GroupId;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly member: Member;
  readonly operation: OperationId;
}
export interface Released {
  readonly kind: 'released';
  readonly group: GroupId;
  readonly x: number;
  readonly y: number;
}
export interface Solved {
  readonly kind: 'solved';
}
export interface Paused {
  readonly kind: 'paused';
}
export interface Resumed {
  readonly kind: 'resumed';
}
/** A member got a hint for a piece; `level`, from 1, tells how exact: from HINT_LEVELS on, the piece joins at the place that it shows. Results count it. */
export interface Hinted {
  readonly kind: 'hinted';
  readonly piece: PieceId;
  readonly member: Member;
  readonly level: number;
}
/** The teacher shows where a piece goes: it joins there. */
export interface PieceShown {
  readonly kind: 'pieceShown';
  readonly piece: PieceId;
}
/** How a group lay at some time. */
export interface GroupPlacement {
  /** Ascending. */
  readonly pieces: readonly PieceId[];
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly z: number;
}
/**
 * The board was laid as it, or another board of its cut, lay at some time: a reset was undone, or it continues from a moment of the past.
 * The event holds the whole board, so that applying it needs no earlier state. `pieceShown` of places that were shown then follow.
 */
export interface Restored {
  readonly kind: 'restored';
  readonly solved: boolean;
  readonly groups: readonly GroupPlacement[];
}
/**
 * A member asked which pieces are right. `right`: how many are, those on the mat and those whose `joined` follows among them. The pieces of
 * `wrong` lie in places where they are not; they are marked until they are taken up or move.
 */
export interface Checked {
  readonly kind: 'checked';
  readonly member: Member;
  readonly operation: OperationId;
  readonly right: number;
  /** Ascending. */
  readonly wrong: readonly PieceId[];
}
export interface BoardReset {
  readonly kind: 'reset';
  readonly seed: number;
  readonly member: Member;
  readonly operation: OperationId;
}

/** All but `dragged`: each travels by itself, in order. */
export type DiscreteEvent =
  | Opened
  | Lifted
  | TakenOver
  | Dropped
  | Joined
  | Turned
  | Released
  | Solved
  | Paused
  | Resumed
  | PieceShown
  | Restored
  | BoardReset
  | Checked
  | Hinted;
export type BoardEvent = DiscreteEvent | Dragged;

/** Must the event be on disk before its move is acknowledged? Lifts are granted from memory, as a new owner of the log ends all holds anyway. */
export function isDurable(event: BoardEvent): boolean {
  switch (event.kind) {
    case 'dragged':
    case 'lifted':
    case 'takenOver':
    case 'released':
    case 'hinted':
      return false;
    default:
      return true;
  }
}
