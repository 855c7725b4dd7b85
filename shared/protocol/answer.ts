/** The answer to a request over a socket or HTTP: a result with `ok: true`, or a Failure. */
import type { BoardNumber, Member, PieceId } from '#shared/ids.ts';
import type { Failure } from './errors.ts';

export type Answer<Result> = ({ readonly ok: true } & Result) | Failure;

/** An answer without a result of its own. */
export type NoResult = Record<never, never>;

/** Answer to `enter`. The board itself arrives just before it, as a patch frame. */
export interface EnterResult {
  readonly board: BoardNumber;
  readonly member: Member;
  readonly epoch: number;
  /** The board's clock now: ms since the epoch began. */
  readonly time: number;
  /** Loose pieces whose place was shown. Missing: none, or the server is of an older build. */
  readonly shownPlaces?: readonly PieceId[];
}

/** The operation stands in frame `seq`, and is durable. */
export interface OperationResult {
  readonly seq: number;
  /**
   * What was carried out under the operation's id, and with which piece: a page that asked for something else has given one id to two
   * operations. A server that has started anew since may not know.
   */
  readonly kind?: 'drop' | 'turn' | 'reset' | 'check';
  readonly piece?: PieceId;
}

/** The board that a student plays at from now on; the next ClassroomView has it, too. */
export interface NextPuzzle {
  readonly board: BoardNumber;
}
