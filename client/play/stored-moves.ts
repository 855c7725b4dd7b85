/**
 * Moves that an earlier page of this person has left on boards that this page does not show. They are sent as they are, and each board is
 * left again. What the class does not take any more is refused, and said.
 */
import { Outbox } from '#client/board/mirror/outbox.ts';
import type { BoardTransport, FrameSink, OwnOperation } from '#client/net/board-transport.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { OperationIds } from '#client/net/outbox/operation-ids.ts';
import { boardsWithStoredMoves, type OutboxStorage, StoredOutbox } from '#client/net/outbox/stored-outbox.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';

export interface StoredMovesDeps {
  readonly link: Pick<ClassLink, 'transport' | 'enter' | 'leave' | 'isAt'>;
  readonly view: Pick<ClassroomView, 'id' | 'you'>;
  readonly storage: OutboxStorage;
  /** A move will never be carried out. */
  readonly onRefused: (failure: Failure, piece: PieceId | null) => void;
}

export function sendStoredMoves({ link, view: { id: classroom, you }, storage, onRefused }: StoredMovesDeps): void {
  for (const board of boardsWithStoredMoves({ classroom, person: you.id, storage })) {
    // A board that the page shows sends its own.
    if (link.isAt(board)) continue;
    const stored = new StoredOutbox<OwnOperation>({ classroom, person: you.id, of: `board-${board}`, storage });
    link.enter(new StoredMoves(board, link.transport(board), stored, onRefused));
    // Left once its moves are saved.
    link.leave(board);
  }
}

/** A board without its picture: only the moves that wait for it. */
class StoredMoves implements FrameSink {
  readonly number: BoardNumber;
  readonly streamPosition = undefined;
  readonly isHolding = false;
  readonly #transport: BoardTransport;
  readonly #outbox: Outbox;

  constructor(
    number: BoardNumber,
    transport: BoardTransport,
    stored: StoredOutbox<OwnOperation>,
    onRefused: StoredMovesDeps['onRefused'],
  ) {
    this.number = number;
    this.#transport = transport;
    this.#outbox = new Outbox({
      operationIds: new OperationIds(),
      stored,
      now: () => performance.now(),
      send: (operation) => (transport.isOpen ? transport.sendOperation(operation) : null),
      onRefused: (operation, failure) => onRefused(failure, 'piece' in operation ? operation.piece : null),
      onChange: () => undefined,
    });
  }

  get unsavedSince(): number | null {
    return this.#outbox.unackedSince;
  }

  onFrame(): void {
    // Nothing of it is shown.
  }

  onConnected(): void {
    this.#outbox.pump();
  }

  reclaimHolds(): void {
    // Nothing is in its hand.
  }

  onNoBoard(failure: Failure): void {
    this.#outbox.refuseAll(failure);
  }

  retry(): void {
    if (this.#transport.isOpen) this.#outbox.pump();
  }

  close(): void {
    this.#outbox.close();
  }
}
