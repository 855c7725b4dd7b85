/**
 * The boards of one page over one connection. Each is entered again after every reconnect, and left once the page's moves
 * are saved. Nothing is emitted while the connection is down: moves that must not be lost wait in the outboxes.
 */
import type { Socket } from 'socket.io-client';
import type { BoardNumber, OperationId, Page } from '#shared/ids.ts';
import type { EnterResult, NoResult, OperationResult } from '#shared/protocol/answer.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type { HintMessage } from '#shared/protocol/messages/board-messages.ts';
import type { BoardClientEvents, BoardServerEvents } from '#shared/protocol/protocol.ts';
import type { BoardTransport, FrameSink } from './board-transport.ts';
import { PAUSES, type RetryTimers } from './retry.ts';
import { emitWithAnswer } from './socket-request.ts';

/** Hints that are counted without a connection; further ones are dropped. */
const UNSENT_HINTS_MAX = 10;

interface BoardSession {
  readonly mirror: FrameSink;
  /** The server has accepted this connection at the board. */
  isEntered: boolean;
  /** Hints that have not been reported to the server yet. */
  readonly unsentHints: HintMessage[];
}

export interface BoardSessionsDeps {
  readonly socket: Socket<BoardServerEvents, BoardClientEvents>;
  /** Of the handshake. */
  readonly page: Page;
  readonly retry: RetryTimers;
  readonly onRefused: (failure: Failure) => void;
}

export class BoardSessions {
  readonly #deps: BoardSessionsDeps;
  readonly #sessions = new Map<BoardNumber, BoardSession>();
  /** Boards that the page has left while moves waited to be saved. */
  readonly #leaving = new Set<FrameSink>();

  constructor(deps: BoardSessionsDeps) {
    this.#deps = deps;
  }

  /** The transport of one board. */
  transport(board: BoardNumber): BoardTransport {
    const { socket } = this.#deps;
    const isEntered = () => socket.connected && this.#sessions.get(board)?.isEntered === true;
    return {
      get isOpen() {
        return isEntered();
      },
      lift: (piece, seen) =>
        emitWithAnswer<NoResult>(socket, (ack) =>
          socket.emit('lift', { board, piece, ...(seen === null ? {} : { seen }) }, ack),
        ),
      takeOver: (piece) => emitWithAnswer<NoResult>(socket, (ack) => socket.emit('takeOver', { board, piece }, ack)),
      release: (piece) => {
        if (socket.connected) socket.emit('release', { board, piece }, () => undefined);
      },
      sendFrame: (bytes) => {
        if (socket.connected) socket.emit('frame', bytes);
      },
      sendOperation: (operation) => {
        if (!socket.connected) return null;
        const id = this.messageId(operation.operation);
        if (operation.kind === 'check')
          return emitWithAnswer(socket, (ack) => socket.emit('check', { board, ...id }, ack));
        const { piece, seen } = operation;
        if (operation.kind === 'turn')
          return emitWithAnswer(socket, (ack) =>
            socket.emit('turn', { board, piece, turn: operation.turn, ...id, seen }, ack),
          );
        const { x, y, snapFloor } = operation;
        const drop = (floor: { readonly snapFloor?: number }) =>
          emitWithAnswer<OperationResult>(socket, (ack) =>
            socket.emit('drop', { board, piece, x, y, ...id, seen, ...floor }, ack),
          );
        if (snapFloor === undefined) return drop({});
        // A server of an earlier build does not know the field, and refuses the whole message.
        return drop({ snapFloor }).then((answer) =>
          answer !== 'unanswered' && !answer.ok && answer.code === 'bad-request' ? drop({}) : answer,
        );
      },
      hint: (piece, level) => {
        const session = this.#sessions.get(board);
        if (session === undefined || session.unsentHints.length >= UNSENT_HINTS_MAX) return;
        session.unsentHints.push({ board, piece, level });
        this.#sendHints(session);
      },
      resync: () => {
        const session = this.#sessions.get(board);
        if (session?.isEntered !== true) return;
        session.isEntered = false;
        this.#enter(board, session);
      },
    };
  }

  /** An operation's id in a message: its page is left out where it is the connection's own. */
  messageId({ page, counter }: OperationId): { readonly page?: Page; readonly counter: number } {
    return page === this.#deps.page ? { counter } : { page, counter };
  }

  enter(mirror: FrameSink): void {
    const session: BoardSession = { mirror, isEntered: false, unsentHints: [] };
    this.#sessions.set(mirror.number, session);
    this.#enter(mirror.number, session);
  }

  isAt(board: BoardNumber): boolean {
    return this.#sessions.has(board);
  }

  /** Leaves a board once all moves of this page are saved; until then they are still sent. */
  leave(board: BoardNumber): void {
    const session = this.#sessions.get(board);
    if (session !== undefined && session.mirror.unsavedSince !== null) this.#leaving.add(session.mirror);
    else this.#leave(board);
  }

  /** The connection is up. */
  onConnected(): void {
    for (const [board, session] of this.#sessions) this.#enter(board, session);
  }

  onDisconnected(): void {
    for (const session of this.#sessions.values()) session.isEntered = false;
  }

  /** A binary frame of a board. */
  onFrame(board: BoardNumber, frame: Uint8Array): void {
    this.#sessions.get(board)?.mirror.onFrame(frame);
  }

  /** The server found a dragged piece in no hand. It does not say on which board: all ask again for what they hold. */
  reclaimHolds(): void {
    for (const { mirror } of this.#sessions.values()) mirror.reclaimHolds();
  }

  /** Renews holds, and leaves boards whose moves are saved by now. Called every KEEP_ALIVE_MS. */
  keepAlive(): void {
    const { socket } = this.#deps;
    for (const mirror of this.#leaving) {
      mirror.retry();
      if (mirror.unsavedSince !== null) continue;
      this.#leaving.delete(mirror);
      // The page may have entered the board again in the meantime.
      if (this.#sessions.get(mirror.number)?.mirror === mirror) this.#leave(mirror.number);
      else mirror.close();
    }
    const isHolding = [...this.#sessions.values()].some(({ mirror }) => mirror.isHolding);
    if (isHolding && socket.connected) socket.emit('renewHolds');
  }

  /** The connection has ended for good. What waits is sent no more by this page. */
  close(): void {
    for (const { mirror } of this.#sessions.values()) mirror.close();
    for (const mirror of this.#leaving) mirror.close();
  }

  #leave(board: BoardNumber): void {
    const { socket } = this.#deps;
    this.#sessions.get(board)?.mirror.close();
    if (this.#sessions.delete(board) && socket.connected) socket.emit('leave', { board }, () => undefined);
  }

  /** Each hint is sent once: one that is lost with the connection is not sent again. */
  #sendHints(session: BoardSession): void {
    const { socket } = this.#deps;
    if (!session.isEntered || !socket.connected) return;
    for (const hint of session.unsentHints.splice(0)) socket.emit('hint', hint, () => undefined);
  }

  #enter(board: BoardNumber, session: BoardSession): void {
    const { socket, retry, onRefused } = this.#deps;
    if (!socket.connected) return;
    const resumeFrom = session.mirror.streamPosition;
    const entering = emitWithAnswer<EnterResult>(socket, (ack) =>
      socket.emit('enter', resumeFrom === undefined ? { board } : { board, have: resumeFrom }, ack),
    );
    void entering.then((answer) => {
      if (answer === 'unanswered' || this.#sessions.get(board) !== session) return;
      if (!answer.ok) {
        // The class is on its way to another node: the page finds it there by itself, and there is nothing to say.
        if (answer.code !== 'moved') onRefused(answer);
        if (answer.code === 'no-board') session.mirror.onNoBoard(answer);
        if (answer.retry === 'later')
          retry.retry(
            `board ${board}`,
            PAUSES.connection,
            () => this.#sessions.get(board) === session && this.#enter(board, session),
          );
        return;
      }
      retry.reset(`board ${board}`);
      session.isEntered = true;
      session.mirror.onConnected(answer.shownPlaces ?? []);
      this.#sendHints(session);
    });
  }
}
