/** Moves: a client's requests to a board. A move names a piece; the rules find the group that the piece is in now. */
import type { Member, OperationId, Page, PieceId } from '#shared/ids.ts';
import type { GroupPlacement } from './board-event.ts';

/** The last frame that the author had seen when they lifted the piece. A touch by another member after it takes precedence. */
export interface SeenFrame {
  readonly epoch: number;
  readonly seq: number;
}

/** Lifts a piece's group. */
export interface Lift {
  readonly kind: 'lift';
  readonly piece: PieceId;
  /** The page already shows the piece in hand: it lost its connection or its hold, and renews the hold. */
  readonly seen?: SeenFrame;
}
/** Moves a group that is held; x, y is the origin it gets. */
export interface Drag {
  readonly kind: 'drag';
  readonly piece: PieceId;
  readonly x: number;
  readonly y: number;
}
/** Puts a group down, where it snaps to what fits. Without a hold it is lift and drop in one move. */
export interface Drop {
  readonly kind: 'drop';
  readonly piece: PieceId;
  readonly x: number;
  readonly y: number;
  readonly operation: OperationId;
  readonly seen: SeenFrame;
  /** It snaps at this distance at least, in units: what a hand cannot aim at more exactly at the page's zoom. The rules bound it. */
  readonly snapFloor?: number;
}
/** Turns a group about the middle of the piece. `turn`: the turn it gets, in steps. */
export interface Turn {
  readonly kind: 'turn';
  readonly piece: PieceId;
  readonly turn: number;
  readonly operation: OperationId;
  readonly seen: SeenFrame;
}
/** Ends a hold without a drop: the group stays in place and snaps to nothing. */
export interface Release {
  readonly kind: 'release';
  readonly piece: PieceId;
}
/** A teacher takes a group over from its holder. */
export interface TakeOver {
  readonly kind: 'takeOver';
  readonly piece: PieceId;
}
/** Ends all holds and refuses moves until `resume`. */
export interface Pause {
  readonly kind: 'pause';
}
export interface Resume {
  readonly kind: 'resume';
}
/** Reports a hint so that it counts; `level` from 1. */
export interface Hint {
  readonly kind: 'hint';
  readonly piece: PieceId;
  readonly level: number;
}
/** Shows all members of the board where a piece goes. */
export interface Show {
  readonly kind: 'show';
  readonly piece: PieceId;
}
/** Lays the board as it, or another board of the same cut, lay at some time. All holds end. */
export interface Restore {
  readonly kind: 'restore';
  readonly solved: boolean;
  readonly groups: readonly GroupPlacement[];
  /** Loose pieces whose place was shown. */
  readonly shownPlaces: readonly PieceId[];
}
/** Deals the board again. */
export interface Reset {
  readonly kind: 'reset';
  readonly seed: number;
  readonly operation: OperationId;
}

/** Asks which pieces are right, where that is not told at once. Those that are right stay for good. */
export interface Check {
  readonly kind: 'check';
  readonly operation: OperationId;
}

export type Move =
  | Lift
  | Drag
  | Drop
  | Turn
  | Release
  | TakeOver
  | Pause
  | Resume
  | Hint
  | Show
  | Restore
  | Reset
  | Check;
/** Moves whose acknowledgement waits until they are durable. */
export type Operation = Drop | Turn | Reset | Check;

/** The author of a move. The server derives it from the connection, never from a message. */
export interface Actor {
  readonly member: Member;
  readonly page: Page;
  readonly isTeacher: boolean;
}

/** Why a move is not carried out. shared/protocol/errors.ts says for each code whether a retry may succeed. */
export type Refusal =
  | { readonly code: 'held'; readonly holder: Member }
  | { readonly code: 'touched'; readonly by: Member }
  | { readonly code: RefusalCode };

export type RefusalCode =
  | 'unknown-piece'
  | 'off-plane'
  | 'placed'
  | 'not-held'
  | 'paused'
  | 'no-turns'
  | 'no-hints'
  | 'no-check'
  | 'teacher-only';
