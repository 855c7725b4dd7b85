/**
 * What this page has in hand: a piece for each pointer that took one up. A piece is drawn at its pointer at once. The server is asked to
 * grant the hold, and gets the positions at most every DRAG_MS: the only throttle of a drag, in which the last position wins.
 */

import { ownFailure } from '#client/base/own-failure.ts';
import type { BoardTransport } from '#client/net/board-transport.ts';
import { PAUSES, pauseAfter } from '#client/net/retry.ts';
import { type Board, groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { Actor, SeenFrame } from '#shared/board/move.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import { DRAG_COUNTER_MAX, DRAG_MS, HOLD_IDLE_MS } from '#shared/limits.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import { encodeDrag } from '#shared/wire/frames/client-frames.ts';

export interface HeldPiece {
  readonly piece: PieceId;
  /** Where its group was drawn when it was taken up. */
  readonly from: Point;
  /** Where its group is drawn now. */
  readonly at: Point;
  /** The frame that this page showed when it was taken up. */
  readonly seen: SeenFrame;
}

interface Hold extends HeldPiece {
  at: Point;
  /** The server has granted the hold. */
  isGranted: boolean;
  /** The last frame that had come before the grant: no board up to it knows of the hold. */
  grantedAfter: SeenFrame | undefined;
  /** When the hold may be asked for again: monotonic ms; no end while it waits for its answer. */
  askAgainAt: number;
  /** How often it was refused for now, one time after the other. */
  refusals: number;
  /** `at` is not sent yet. */
  isUnsent: boolean;
  /** Ends the hold when its hand has not moved for long. */
  idle: ReturnType<typeof setTimeout>;
}

export interface HeldPiecesDeps {
  readonly board: BoardNumber;
  readonly actor: Actor;
  readonly transport: BoardTransport;
  /** Monotonic ms. */
  readonly now: () => number;
  /** The last frame received: the board that is shown is a little behind it. Undefined: none yet. */
  readonly head: () => SeenFrame | undefined;
  /** The server refused or ended the hold: the piece is no longer in hand. */
  readonly onLost: (pointer: number, held: HeldPiece, failure: Failure) => void;
  /** The hand has not moved for HOLD_IDLE_MS. */
  readonly onIdle: (pointer: number) => void;
}

/** Frames of two epochs are not compared. */
function isUpTo({ epoch, seq }: SeenFrame, last: SeenFrame | undefined): boolean {
  return epoch === last?.epoch && seq <= last.seq;
}

export class HeldPieces {
  readonly #deps: HeldPiecesDeps;
  /** By the pointer that took the piece up. */
  readonly #holds = new Map<number, Hold>();
  #dragCounter = 0;
  #lastDragAt = 0;
  #dragTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(deps: HeldPiecesDeps) {
    this.#deps = deps;
  }

  get isEmpty(): boolean {
    return this.#holds.size === 0;
  }

  get pointers(): readonly number[] {
    return [...this.#holds.keys()];
  }

  /** In the order in which they were taken up. */
  get pieces(): readonly HeldPiece[] {
    return [...this.#holds.values()];
  }

  take(pointer: number, piece: PieceId, from: Point, seen: SeenFrame, takeOver: boolean): void {
    const hold: Hold = {
      piece,
      from,
      at: from,
      seen,
      isGranted: false,
      grantedAfter: undefined,
      askAgainAt: 0,
      refusals: 0,
      isUnsent: false,
      idle: this.#idleTimer(pointer),
    };
    this.#holds.set(pointer, hold);
    const { transport } = this.#deps;
    if (transport.isOpen)
      this.#request(pointer, hold, takeOver ? transport.takeOver(piece) : transport.lift(piece, null));
  }

  carry(pointer: number, to: Point): void {
    const hold = this.#holds.get(pointer);
    if (hold === undefined) return;
    if (hold.at.x !== to.x || hold.at.y !== to.y) {
      clearTimeout(hold.idle);
      hold.idle = this.#idleTimer(pointer);
    }
    hold.at = to;
    hold.isUnsent = true;
    const wait = this.#lastDragAt + DRAG_MS - this.#deps.now();
    if (wait <= 0) this.#sendDrags();
    else this.#dragTimer ??= setTimeout(() => this.#sendDrags(), wait);
  }

  /** Empties the hand without telling the server; a drop may follow. Returns what it held. */
  release(pointer: number): HeldPiece | null {
    const hold = this.#holds.get(pointer);
    clearTimeout(hold?.idle);
    this.#holds.delete(pointer);
    if (this.isEmpty) this.stop();
    return hold ?? null;
  }

  /** Releases the piece where it was taken up. Returns what was in hand, where it was. */
  putBack(pointer: number): HeldPiece | null {
    const hold = this.#holds.get(pointer);
    if (hold === undefined) return null;
    const { at } = hold;
    hold.at = { x: Math.round(hold.from.x), y: Math.round(hold.from.y) };
    hold.isUnsent = true;
    this.#sendDrags();
    this.release(pointer);
    this.#deps.transport.release(hold.piece);
    return { ...hold, at };
  }

  /** The board was entered, for the first time or again: requests what is in hand again. */
  onConnected(): void {
    for (const [pointer, hold] of this.#holds) this.#requestAgain(pointer, hold);
  }

  /** Requests again what the server has not granted, such as while its class moves, once that is due. */
  retry(): void {
    const now = this.#deps.now();
    for (const [pointer, hold] of this.#holds)
      if (!hold.isGranted && hold.askAgainAt <= now) this.#requestAgain(pointer, hold);
  }

  /** The server has ended a hold, of whichever piece. */
  reclaim(): void {
    for (const hold of this.#holds.values()) hold.isGranted = false;
    this.retry();
  }

  /** Compares the granted holds with the server's board: another hand or the mat may have the piece by now. */
  reconcile(confirmed: Board): void {
    const { actor } = this.#deps;
    for (const [pointer, held] of [...this.#holds]) {
      if (!held.isGranted || isUpTo(confirmed, held.grantedAfter)) continue;
      const { hold, id } = groupOf(confirmed, held.piece);
      if (id === MAT_ID) this.#lose(pointer, ownFailure('placed'));
      else if (hold === null) {
        // The lease ran out while the connection was down.
        held.isGranted = false;
        this.#requestAgain(pointer, held);
      } else if (hold.member !== actor.member || hold.page !== actor.page) {
        this.#lose(pointer, ownFailure('held', { member: hold.member }));
      }
    }
  }

  /** Stops the timer. */
  stop(): void {
    if (this.#dragTimer !== null) clearTimeout(this.#dragTimer);
    this.#dragTimer = null;
  }

  #idleTimer(pointer: number): Hold['idle'] {
    return setTimeout(() => this.#deps.onIdle(pointer), HOLD_IDLE_MS);
  }

  /** The server refuses it if another member has touched the group since. Once it is granted, where the piece is now is told anew. */
  #requestAgain(pointer: number, hold: Hold): void {
    const { transport } = this.#deps;
    if (!transport.isOpen) return;
    this.#request(pointer, hold, transport.lift(hold.piece, hold.seen), true);
  }

  #request(pointer: number, hold: Hold, reply: ReturnType<BoardTransport['lift']>, isAgain = false): void {
    if (reply === null) return;
    hold.askAgainAt = Number.POSITIVE_INFINITY;
    void reply.then((answer) => {
      hold.askAgainAt = 0;
      if (answer === 'unanswered' || this.#holds.get(pointer) !== hold) return;
      hold.isGranted = answer.ok;
      if (answer.ok) {
        hold.grantedAfter = this.#deps.head();
        hold.refusals = 0;
        if (isAgain && hold.at !== hold.from) this.carry(pointer, hold.at);
      } else if (answer.retry === 'final') this.#lose(pointer, answer);
      else {
        hold.askAgainAt = this.#deps.now() + pauseAfter(PAUSES.operation, hold.refusals);
        hold.refusals += 1;
      }
    });
  }

  #lose(pointer: number, failure: Failure): void {
    const held = this.release(pointer);
    if (held !== null) this.#deps.onLost(pointer, held, failure);
  }

  #sendDrags(): void {
    this.stop();
    const { board, transport, now } = this.#deps;
    const unsent = [...this.#holds.values()].filter(({ isUnsent }) => isUnsent);
    if (unsent.length === 0 || !transport.isOpen) return;
    this.#lastDragAt = now();
    this.#dragCounter = (this.#dragCounter + 1) & DRAG_COUNTER_MAX;
    for (const hold of unsent) hold.isUnsent = false;
    const drags = unsent.map(({ piece, at }) => ({ piece, x: at.x, y: at.y }));
    transport.sendFrame(encodeDrag({ board, counter: this.#dragCounter, drags }));
  }
}
