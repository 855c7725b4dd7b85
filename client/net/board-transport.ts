/** The contract between a connection and a board: what a board sends through, and what takes the board's frames. The board stands above. */
import type { Check, Drop, SeenFrame, Turn } from '#shared/board/move.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import type { Answer, NoResult, OperationResult } from '#shared/protocol/answer.ts';
import type { Failure } from '#shared/protocol/errors.ts';

/** A move that is saved and acknowledged. */
export type OwnOperation = Drop | Turn | Check;

/** What one board sends through. A request returns null while there is no connection. */
export interface BoardTransport {
  readonly isOpen: boolean;
  /** `seen`: what the page saw when it took up a piece that it already holds; null when it takes the piece up now. */
  lift(piece: PieceId, seen: SeenFrame | null): Promise<Answer<NoResult> | 'unanswered'> | null;
  takeOver(piece: PieceId): Promise<Answer<NoResult> | 'unanswered'> | null;
  release(piece: PieceId): void;
  sendFrame(bytes: Uint8Array): void;
  sendOperation(operation: OwnOperation): Promise<Answer<OperationResult> | 'unanswered'> | null;
  /** Counts a hint, once the board is entered. */
  hint(piece: PieceId, level: number): void;
  /** Frames are missing: enters the board again from the sink's stream position. */
  resync(): void;
}

/** What takes the frames of one board. */
export interface FrameSink {
  readonly number: BoardNumber;
  /** The last frame that it has; undefined: none. */
  readonly streamPosition: SeenFrame | undefined;
  /** Monotonic ms since when a move waits to be saved; null: all are saved. */
  readonly unsavedSince: number | null;
  /** This page holds a piece of the board, and the server must renew that hold. */
  readonly isHolding: boolean;
  /** A binary frame of this board. */
  onFrame(bytes: Uint8Array): void;
  /** The board was entered, for the first time or again. @param shownPlaces loose pieces whose place was shown */
  onConnected(shownPlaces: readonly PieceId[]): void;
  /** The server has ended a hold of this page: it asks again for what it holds. */
  reclaimHolds(): void;
  /** The server has no such board for this person: what waits for it is refused. */
  onNoBoard(failure: Failure): void;
  /** Sends what waits once more. */
  retry(): void;
  /** Nothing is sent any more, unless the board is entered again: the page has left it with all saved, or the connection has ended. */
  close(): void;
}
