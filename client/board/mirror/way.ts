/** The way to the server, as a board needs it. Null or false: there is none right now. */
import type { PieceId } from '../../../shared/ids.ts';
import type { Answer, Carried, Done } from '../../../shared/protocol/events.ts';
import type { OwnOperation } from './outbox.ts';

export interface Way {
  readonly isOpen: boolean;
  /** The next number of this page's operations, on whichever board. */
  nextCounter(): number;
  lift(piece: PieceId, takeOver: boolean): Promise<Answer<Done> | 'unanswered'> | null;
  release(piece: PieceId): void;
  frame(bytes: Uint8Array): void;
  operation(operation: OwnOperation): Promise<Answer<Carried> | 'unanswered'> | null;
  /** A hint was given: it is counted, once the board can be reached. */
  hint(piece: PieceId, level: number): void;
  /** Frames are missing: enter the board anew from where the page stands. */
  resync(): void;
}
