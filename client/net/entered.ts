/**
 * The boards that a page is at, over one connection: entered, and entered anew after every loss of it; left when all that the page
 * did there is saved. Nothing is ever emitted while the connection is down: what must not be lost waits in the outboxes.
 */
import type { Socket } from 'socket.io-client';
import type { BoardNumber } from '../../shared/ids.ts';
import type { Failure } from '../../shared/protocol/errors.ts';
import type { BoardClientEvents, BoardServerEvents, Done, Entered } from '../../shared/protocol/events.ts';
import type { HintMessage } from '../../shared/protocol/schemas.ts';
import type { Mirror } from '../board/mirror/mirror.ts';
import type { Way } from '../board/mirror/way.ts';
import { answered } from './answers.ts';
import { type Later, RETRY_MS } from './later.ts';

/** Hints given without a connection: more are not remembered. */
const HINTS_WAITING_MAX = 10;

interface At {
  readonly mirror: Mirror;
  /** The server has let this connection in. */
  isIn: boolean;
  /** Given, and not told to the server yet. */
  readonly hints: HintMessage[];
}

export interface EnteredParts {
  readonly socket: Socket<BoardServerEvents, BoardClientEvents>;
  readonly later: Later;
  readonly onRefused: (failure: Failure) => void;
}

export class EnteredBoards {
  readonly #parts: EnteredParts;
  readonly #boards = new Map<BoardNumber, At>();
  /** Boards that the page has left while something of it waited to be saved. */
  readonly #leaving = new Set<Mirror>();
  #counter = 0;

  constructor(parts: EnteredParts) {
    this.#parts = parts;
  }

  /** Numbers this page's operations, whatever board they are of. */
  nextCounter(): number {
    this.#counter += 1;
    return this.#counter;
  }

  /** The way of one board's mirror to the server. */
  way(board: BoardNumber): Way {
    const { socket } = this.#parts;
    const isIn = () => socket.connected && this.#boards.get(board)?.isIn === true;
    return {
      get isOpen() {
        return isIn();
      },
      nextCounter: () => this.nextCounter(),
      lift: (piece, seen) =>
        answered<Done>(socket, (ack) => socket.emit('lift', { board, piece, ...(seen === null ? {} : { seen }) }, ack)),
      takeOver: (piece) => answered<Done>(socket, (ack) => socket.emit('takeOver', { board, piece }, ack)),
      release: (piece) => {
        if (socket.connected) socket.emit('release', { board, piece }, () => undefined);
      },
      frame: (bytes) => {
        if (socket.connected) socket.emit('frame', bytes);
      },
      operation: (operation) => {
        if (!socket.connected) return null;
        const { piece, seen } = operation;
        const { counter } = operation.operation;
        return answered(socket, (ack) =>
          operation.kind === 'drop'
            ? socket.emit('drop', { board, piece, x: operation.x, y: operation.y, counter, seen }, ack)
            : socket.emit('turn', { board, piece, turn: operation.turn, counter, seen }, ack),
        );
      },
      hint: (piece, level) => {
        const at = this.#boards.get(board);
        if (at === undefined || at.hints.length >= HINTS_WAITING_MAX) return;
        at.hints.push({ board, piece, level });
        this.#tellHints(at);
      },
      resync: () => {
        const at = this.#boards.get(board);
        if (at?.isIn !== true) return;
        at.isIn = false;
        this.#enter(board, at);
      },
    };
  }

  enter(mirror: Mirror): void {
    const at: At = { mirror, isIn: false, hints: [] };
    this.#boards.set(mirror.number, at);
    this.#enter(mirror.number, at);
  }

  /** What a page did at a board and is not saved yet goes on being sent: the server is left when all of it is. */
  leave(board: BoardNumber): void {
    const at = this.#boards.get(board);
    if (at !== undefined && at.mirror.unsavedSince !== null) this.#leaving.add(at.mirror);
    else this.#leave(board);
  }

  /** The connection stands. */
  connected(): void {
    for (const [board, at] of this.#boards) this.#enter(board, at);
  }

  disconnected(): void {
    for (const at of this.#boards.values()) at.isIn = false;
  }

  /** What the server says of a board. */
  take(board: BoardNumber, frame: Uint8Array): void {
    this.#boards.get(board)?.mirror.onFrame(frame);
  }

  /** Renews what is held, and leaves what is saved by now. Called every KEEP_ALIVE_MS. */
  keep(): void {
    const { socket } = this.#parts;
    for (const mirror of this.#leaving) {
      mirror.askAgain();
      if (mirror.unsavedSince !== null) continue;
      this.#leaving.delete(mirror);
      // The page may have come back to that board meanwhile.
      if (this.#boards.get(mirror.number)?.mirror === mirror) this.#leave(mirror.number);
    }
    const holds = [...this.#boards.values()].some(({ mirror }) => mirror.inHand !== null);
    if (holds && socket.connected) socket.emit('keep');
  }

  #leave(board: BoardNumber): void {
    const { socket } = this.#parts;
    if (this.#boards.delete(board) && socket.connected) socket.emit('leave', { board }, () => undefined);
  }

  /** Each once: one that is lost with the connection is not worth a second telling. */
  #tellHints(at: At): void {
    const { socket } = this.#parts;
    if (!at.isIn || !socket.connected) return;
    for (const hint of at.hints.splice(0)) socket.emit('hint', hint, () => undefined);
  }

  #enter(board: BoardNumber, at: At): void {
    const { socket, later, onRefused } = this.#parts;
    if (!socket.connected) return;
    const have = at.mirror.stand;
    const entered = answered<Entered>(socket, (ack) =>
      socket.emit('enter', have === undefined ? { board } : { board, have }, ack),
    );
    void entered.then((answer) => {
      if (answer === 'unanswered' || this.#boards.get(board) !== at) return;
      if (!answer.ok) {
        onRefused(answer);
        if (answer.when === 'later')
          later.after(RETRY_MS, () => this.#boards.get(board) === at && this.#enter(board, at));
        return;
      }
      at.isIn = true;
      at.mirror.onOpen();
      this.#tellHints(at);
    });
  }
}
