/** What a client asks of a board. A move names a piece; the rules find the group that it is in now. */
import type { Member, OperationId, Page, PieceId } from '#shared/ids.ts';
import type { GroupPlacement } from './board-event.ts';

/** What its author had seen of the board when the piece was taken up: who touched it since then goes first. */
export interface SeenFrame {
  readonly epoch: number;
  readonly seq: number;
}

/** Takes a piece's group up. */
export interface Lift {
  readonly kind: 'lift';
  readonly piece: PieceId;
  /** From a hand that has it already, as far as its page knows: it lost the connection, or its hold. */
  readonly seen?: SeenFrame;
}
/** Moves a group that is held; x, y is the origin it gets. */
export interface Drag {
  readonly kind: 'drag';
  readonly piece: PieceId;
  readonly x: number;
  readonly y: number;
}
/** Puts a group down, where it snaps to what fits. Without a hold it is lift and drop in one. */
export interface Drop {
  readonly kind: 'drop';
  readonly piece: PieceId;
  readonly x: number;
  readonly y: number;
  readonly operation: OperationId;
  readonly seen: SeenFrame;
}
/** Turns a group about the middle of the piece, to so many steps. */
export interface Turn {
  readonly kind: 'turn';
  readonly piece: PieceId;
  readonly turn: number;
  readonly operation: OperationId;
  readonly seen: SeenFrame;
}
/** Lets go without dropping: the group stays where it is and snaps to nothing. */
export interface Release {
  readonly kind: 'release';
  readonly piece: PieceId;
}
/** A teacher takes a group out of whoever's hand. */
export interface TakeOver {
  readonly kind: 'takeOver';
  readonly piece: PieceId;
}
/** Nothing can be moved until it is resumed; all holds end. */
export interface Pause {
  readonly kind: 'pause';
}
export interface Resume {
  readonly kind: 'resume';
}
/** Says that a hint was given, so that it is counted; `level` from 1. */
export interface Hint {
  readonly kind: 'hint';
  readonly piece: PieceId;
  readonly level: number;
}
/** Shows everybody at the board where a piece goes. */
export interface Show {
  readonly kind: 'show';
  readonly piece: PieceId;
}
/** Lays the board as it was before it was dealt anew. */
export interface Restore {
  readonly kind: 'restore';
  readonly solved: boolean;
  readonly groups: readonly GroupPlacement[];
}
/** Deals the board anew. */
export interface Reset {
  readonly kind: 'reset';
  readonly seed: number;
  readonly operation: OperationId;
}

export type Move = Lift | Drag | Drop | Turn | Release | TakeOver | Pause | Resume | Hint | Show | Restore | Reset;
/** Moves that are answered only when they are durable. */
export type Operation = Drop | Turn | Reset;

/** Who asks. Made by the server from the connection, never taken from a message. */
export interface Actor {
  readonly member: Member;
  readonly page: Page;
  readonly isTeacher: boolean;
}

/**
 * Why a move was not carried out. `final`: it will never be. `later`: the same move may be sent again once the reason is gone.
 */
export type Refusal =
  | { readonly code: 'held'; readonly retry: 'final'; readonly holder: Member }
  | { readonly code: 'touched'; readonly retry: 'final'; readonly by: Member }
  | { readonly code: RefusalCode; readonly retry: 'final' }
  | { readonly code: 'paused'; readonly retry: 'later' };

export type RefusalCode =
  | 'unknown-piece'
  | 'off-plane'
  | 'placed'
  | 'not-held'
  | 'no-turns'
  | 'no-hints'
  | 'teacher-only';
