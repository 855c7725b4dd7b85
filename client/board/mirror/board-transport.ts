/** The way to the server, as a board needs it. Null or false: there is none right now. */
import type { SeenFrame } from '#shared/board/move.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Answer, NoResult, OperationResult } from '#shared/protocol/socket-events.ts';
import type { OwnOperation } from './outbox.ts';

export interface BoardTransport {
  readonly isOpen: boolean;
  /** The next number of this page's operations, on whichever board. */
  nextCounter(): number;
  /** `seen`: what the page saw when it took the piece up, if it holds it already; null when it takes it up now. */
  lift(piece: PieceId, seen: SeenFrame | null): Promise<Answer<NoResult> | 'unanswered'> | null;
  takeOver(piece: PieceId): Promise<Answer<NoResult> | 'unanswered'> | null;
  release(piece: PieceId): void;
  sendFrame(bytes: Uint8Array): void;
  sendOperation(operation: OwnOperation): Promise<Answer<OperationResult> | 'unanswered'> | null;
  /** A hint was given: it is counted, once the board can be reached. */
  hint(piece: PieceId, level: number): void;
  /** Frames are missing: enter the board anew from where the page stands. */
  resync(): void;
}
