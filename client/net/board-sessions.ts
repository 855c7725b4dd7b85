/**
 * The boards that a page is at, over one connection: entered, and entered anew after every loss of it; left when all that the page
 * did there is saved. Nothing is ever emitted while the connection is down: what must not be lost waits in the outboxes.
 */
import type { Socket } from 'socket.io-client';
import type { BoardTransport } from '#client/board/mirror/board-transport.ts';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { EnterResult, NoResult } from '#shared/protocol/answer.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type { HintMessage } from '#shared/protocol/messages/board-messages.ts';
import type { BoardClientEvents, BoardServerEvents } from '#shared/protocol/protocol.ts';
import { RETRY_MS, type RetryTimers } from './retry.ts';
import { emitWithAnswer } from './socket-request.ts';

/** Hints given without a connection: more are not remembered. */
const UNSENT_HINTS_MAX = 10;

interface BoardSession {
  readonly mirror: Mirror;
  /** The server has let this connection in. */
  isEntered: boolean;
  /** Given, and not told to the server yet. */
  readonly unsentHints: HintMessage[];
}

export interface BoardSessionsDeps {
  readonly socket: Socket<BoardServerEvents, BoardClientEvents>;
  readonly retry: RetryTimers;
  readonly onRefused: (failure: Failure) => void;
}

export class BoardSessions {
  readonly #deps: BoardSessionsDeps;
  readonly #sessions = new Map<BoardNumber, BoardSession>();
  /** Boards that the page has left while something of it waited to be saved. */
  readonly #leaving = new Set<Mirror>();
  #counter = 0;

  constructor(deps: BoardSessionsDeps) {
    this.#deps = deps;
  }

  /** Numbers this page's operations, whatever board they are of. */
  nextCounter(): number {
    this.#counter += 1;
    return this.#counter;
  }

  /** The way of one board's mirror to the server. */
  transport(board: BoardNumber): BoardTransport {
    const { socket } = this.#deps;
    const isEntered = () => socket.connected && this.#sessions.get(board)?.isEntered === true;
    return {
      get isOpen() {
        return isEntered();
      },
      nextCounter: () => this.nextCounter(),
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
        const { piece, seen } = operation;
        const { counter } = operation.operation;
        return emitWithAnswer(socket, (ack) =>
          operation.kind === 'drop'
            ? socket.emit('drop', { board, piece, x: operation.x, y: operation.y, counter, seen }, ack)
            : socket.emit('turn', { board, piece, turn: operation.turn, counter, seen }, ack),
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

  enter(mirror: Mirror): void {
    const session: BoardSession = { mirror, isEntered: false, unsentHints: [] };
    this.#sessions.set(mirror.number, session);
    this.#enter(mirror.number, session);
  }

  /** What a page did at a board and is not saved yet goes on being sent: the server is left when all of it is. */
  leave(board: BoardNumber): void {
    const session = this.#sessions.get(board);
    if (session !== undefined && session.mirror.unsavedSince !== null) this.#leaving.add(session.mirror);
    else this.#leave(board);
  }

  /** The connection stands. */
  onConnected(): void {
    for (const [board, session] of this.#sessions) this.#enter(board, session);
  }

  onDisconnected(): void {
    for (const session of this.#sessions.values()) session.isEntered = false;
  }

  /** What the server says of a board. */
  onFrame(board: BoardNumber, frame: Uint8Array): void {
    this.#sessions.get(board)?.mirror.onFrame(frame);
  }

  /** Renews what is held, and leaves what is saved by now. Called every KEEP_ALIVE_MS. */
  keepAlive(): void {
    const { socket } = this.#deps;
    for (const mirror of this.#leaving) {
      mirror.retry();
      if (mirror.unsavedSince !== null) continue;
      this.#leaving.delete(mirror);
      // The page may have come back to that board meanwhile.
      if (this.#sessions.get(mirror.number)?.mirror === mirror) this.#leave(mirror.number);
    }
    const isHolding = [...this.#sessions.values()].some(({ mirror }) => mirror.inHand !== null);
    if (isHolding && socket.connected) socket.emit('renewHolds');
  }

  #leave(board: BoardNumber): void {
    const { socket } = this.#deps;
    if (this.#sessions.delete(board) && socket.connected) socket.emit('leave', { board }, () => undefined);
  }

  /** Each once: one that is lost with the connection is not worth a second telling. */
  #sendHints(session: BoardSession): void {
    const { socket } = this.#deps;
    if (!session.isEntered || !socket.connected) return;
    for (const hint of session.unsentHints.splice(0)) socket.emit('hint', hint, () => undefined);
  }

  #enter(board: BoardNumber, session: BoardSession): void {
    const { socket, retry, onRefused } = this.#deps;
    if (!socket.connected) return;
    const resumeFrom = session.mirror.streamPosition;
    const answering = emitWithAnswer<EnterResult>(socket, (ack) =>
      socket.emit('enter', resumeFrom === undefined ? { board } : { board, have: resumeFrom }, ack),
    );
    void answering.then((answer) => {
      if (answer === 'unanswered' || this.#sessions.get(board) !== session) return;
      if (!answer.ok) {
        onRefused(answer);
        if (answer.retry === 'later')
          retry.schedule(RETRY_MS.refusal, () => this.#sessions.get(board) === session && this.#enter(board, session));
        return;
      }
      session.isEntered = true;
      session.mirror.onConnected();
      this.#sendHints(session);
    });
  }
}
