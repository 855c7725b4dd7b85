/**
 * This page's hand on a board: one group at a time. It is drawn at the finger at once; the server is asked for it, and told
 * where it is at most every DRAG_MS, the last position winning.
 */
import { type Board, groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { Actor, SeenFrame } from '#shared/board/move.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { BoardNumber, PieceId } from '#shared/ids.ts';
import { DRAG_COUNTER_MAX, DRAG_MS } from '#shared/limits.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import { encodeDrag } from '#shared/wire/client-frames.ts';
import type { BoardTransport } from './board-transport.ts';

/** What is in hand. */
export interface HoldState {
  readonly piece: PieceId;
  /** Where its group lay when it was taken up. */
  readonly from: Point;
  readonly at: Point;
  /** What this page saw when it took it up. */
  readonly seen: SeenFrame;
}

type MutableHoldState = { -readonly [Key in keyof HoldState]: HoldState[Key] } & {
  /** The server said yes. */
  granted: boolean;
};

export interface HeldPieceDeps {
  readonly board: BoardNumber;
  readonly actor: Actor;
  readonly transport: BoardTransport;
  /** Monotonic ms. */
  readonly now: () => number;
  /** It is somebody else's, or it cannot be held: the hand is empty again. */
  readonly onLost: (held: HoldState, failure: Failure) => void;
}

export class HeldPiece {
  readonly #deps: HeldPieceDeps;
  #hold: MutableHoldState | null = null;
  #dragCounter = 0;
  #lastDragAt = 0;
  #dragTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(deps: HeldPieceDeps) {
    this.#deps = deps;
  }

  get current(): HoldState | null {
    return this.#hold;
  }

  take(piece: PieceId, from: Point, seen: SeenFrame, takeOver: boolean): void {
    this.#hold = { piece, from, at: from, seen, granted: false };
    const { transport } = this.#deps;
    if (transport.isOpen) this.#request(this.#hold, takeOver ? transport.takeOver(piece) : transport.lift(piece, null));
  }

  carry(to: Point): void {
    if (this.#hold === null) return;
    this.#hold.at = to;
    const wait = this.#lastDragAt + DRAG_MS - this.#deps.now();
    if (wait <= 0) this.#sendDrag();
    else this.#dragTimer ??= setTimeout(() => this.#sendDrag(), wait);
  }

  /** Opens the hand: what it held is no more its business. */
  release(): HoldState | null {
    const held = this.#hold;
    this.#hold = null;
    if (this.#dragTimer !== null) clearTimeout(this.#dragTimer);
    this.#dragTimer = null;
    return held;
  }

  /** Lets go where it was taken up; answers what was let go of. */
  putBack(): HoldState | null {
    const state = this.#hold;
    if (state === null) return null;
    const { at } = state;
    state.at = { x: Math.round(state.from.x), y: Math.round(state.from.y) };
    this.#sendDrag();
    this.release();
    this.#deps.transport.release(state.piece);
    return { ...state, at };
  }

  /** The way is open (again): what is in hand is asked for anew. */
  onConnected(): void {
    if (this.#hold !== null) this.#requestAgain(this.#hold);
  }

  /** The server's word on what is in hand: somebody else's now, or nobody's any more. */
  reconcile(confirmed: Board): void {
    const state = this.#hold;
    if (state === null || !state.granted) return;
    const { actor } = this.#deps;
    const { hold, id } = groupOf(confirmed, state.piece);
    if (id === MAT_ID) this.#lose({ ok: false, code: 'placed', retry: 'final', message: '' });
    else if (hold === null) {
      // The lease ran out while the way was closed: ask again, from where it is in hand.
      state.granted = false;
      this.#requestAgain(state);
    } else if (hold.member !== actor.member || hold.page !== actor.page) {
      this.#lose({ ok: false, code: 'held', retry: 'final', message: '', member: hold.member });
    }
  }

  /** Whoever touched it meanwhile goes first. */
  #requestAgain(state: MutableHoldState): void {
    const { transport } = this.#deps;
    if (transport.isOpen) this.#request(state, transport.lift(state.piece, state.seen));
  }

  #request(state: MutableHoldState, reply: ReturnType<BoardTransport['lift']>): void {
    void reply?.then((answer) => {
      if (answer === 'unanswered' || this.#hold !== state) return;
      if (answer.ok) state.granted = true;
      else if (answer.retry === 'final') this.#lose(answer);
    });
  }

  #lose(failure: Failure): void {
    const held = this.release();
    if (held !== null) this.#deps.onLost(held, failure);
  }

  #sendDrag(): void {
    this.#dragTimer = null;
    const { board, transport, now } = this.#deps;
    if (this.#hold === null || !transport.isOpen) return;
    this.#lastDragAt = now();
    this.#dragCounter = (this.#dragCounter + 1) & DRAG_COUNTER_MAX;
    const { piece, at } = this.#hold;
    transport.sendFrame(encodeDrag({ board, counter: this.#dragCounter, drags: [{ piece, x: at.x, y: at.y }] }));
  }
}
