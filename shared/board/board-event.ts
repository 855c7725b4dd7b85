/** What the owner of a board decided: outcomes, not wishes. A board is the fold of these, and nothing else changes one. */
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
/** Put down at x, y; what it snapped to follows as `joined`. */
export interface Dropped {
  readonly kind: 'dropped';
  readonly group: GroupId;
  readonly x: number;
  readonly y: number;
  readonly member: Member;
  readonly operation: OperationId;
}
/** Two groups became one, named by the smaller id, lying at x, y. */
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
/** A member was given a hint on a piece, the first or a nearer one (`level`, from 1). It changes nothing; results count it. */
export interface Hinted {
  readonly kind: 'hinted';
  readonly piece: PieceId;
  readonly member: Member;
  readonly level: number;
}
/** The teacher shows where a piece goes: it changes nothing, and is written down. */
export interface PieceShown {
  readonly kind: 'pieceShown';
  readonly piece: PieceId;
}
/** A group as it lay before. */
export interface GroupPlacement {
  /** Ascending. */
  readonly pieces: readonly PieceId[];
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly z: number;
}
/** A reset is undone: all of the board lies as it did before, which stands here whole, so that nothing has to be looked up. */
export interface Restored {
  readonly kind: 'restored';
  readonly solved: boolean;
  readonly groups: readonly GroupPlacement[];
}
export interface BoardReset {
  readonly kind: 'reset';
  readonly seed: number;
  readonly member: Member;
  readonly operation: OperationId;
}

/** All but `dragged`: told one by one, in order. */
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
  | Hinted;
export type BoardEvent = DiscreteEvent | Dragged;

/** Must it be on disk before anyone is told that it is safe? Lifts are granted from memory; a takeover of the log ends them anyway. */
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
