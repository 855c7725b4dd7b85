/**
 * This page's hand on a board: one group at a time. It is drawn at the finger at once; the server is asked for it, and told
 * where it is at most every DRAG_MS, the last position winning.
 */
import { type Board, groupOf } from '../../../shared/board/board.ts';
import type { Actor, Seen } from '../../../shared/board/move.ts';
import { MAT_ID } from '../../../shared/board/rules.ts';
import type { Point } from '../../../shared/geometry/pose.ts';
import type { BoardNumber, PieceId } from '../../../shared/ids.ts';
import { DRAG_COUNTER_MAX, DRAG_MS } from '../../../shared/limits.ts';
import type { Failure } from '../../../shared/protocol/errors.ts';
import { encodeDrag } from '../../../shared/wire/drag.ts';
import type { Way } from './way.ts';

/** What is in hand. */
export interface Held {
  readonly piece: PieceId;
  /** Where its group lay when it was taken up. */
  readonly from: Point;
  readonly at: Point;
  /** What this page saw when it took it up. */
  readonly seen: Seen;
}

type Holding = { -readonly [Key in keyof Held]: Held[Key] } & {
  /** The server said yes. */
  granted: boolean;
};

export interface GripParts {
  readonly board: BoardNumber;
  readonly actor: Actor;
  readonly way: Way;
  /** Monotonic ms. */
  readonly now: () => number;
  /** It is somebody else's, or it cannot be held: the hand is empty again. */
  readonly onLost: (held: Held, failure: Failure) => void;
}

export class Grip {
  readonly #parts: GripParts;
  #holding: Holding | null = null;
  #dragCounter = 0;
  #lastDragAt = 0;
  #dragTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: GripParts) {
    this.#parts = parts;
  }

  get held(): Held | null {
    return this.#holding;
  }

  take(piece: PieceId, from: Point, seen: Seen, takeOver: boolean): void {
    this.#holding = { piece, from, at: from, seen, granted: false };
    const { way } = this.#parts;
    if (way.isOpen) this.#ask(this.#holding, takeOver ? way.takeOver(piece) : way.lift(piece, null));
  }

  carry(to: Point): void {
    if (this.#holding === null) return;
    this.#holding.at = to;
    const wait = this.#lastDragAt + DRAG_MS - this.#parts.now();
    if (wait <= 0) this.#send();
    else this.#dragTimer ??= setTimeout(() => this.#send(), wait);
  }

  /** Opens the hand: what it held is no more its business. */
  open(): Held | null {
    const held = this.#holding;
    this.#holding = null;
    if (this.#dragTimer !== null) clearTimeout(this.#dragTimer);
    this.#dragTimer = null;
    return held;
  }

  /** Lets go where it was taken up; answers what was let go of. */
  giveBack(): Held | null {
    const holding = this.#holding;
    if (holding === null) return null;
    const { at } = holding;
    holding.at = { x: Math.round(holding.from.x), y: Math.round(holding.from.y) };
    this.#send();
    this.open();
    this.#parts.way.release(holding.piece);
    return { ...holding, at };
  }

  /** The way is open (again): what is in hand is asked for anew. */
  onOpen(): void {
    if (this.#holding !== null) this.#askAgain(this.#holding);
  }

  /** The server's word on what is in hand: somebody else's now, or nobody's any more. */
  check(told: Board): void {
    const holding = this.#holding;
    if (holding === null || !holding.granted) return;
    const { actor } = this.#parts;
    const { hold, id } = groupOf(told, holding.piece);
    if (id === MAT_ID) this.#lose({ ok: false, code: 'placed', when: 'final', message: '' });
    else if (hold === null) {
      // The lease ran out while the way was closed: ask again, from where it is in hand.
      holding.granted = false;
      this.#askAgain(holding);
    } else if (hold.member !== actor.member || hold.page !== actor.page) {
      this.#lose({ ok: false, code: 'held', when: 'final', message: '', member: hold.member });
    }
  }

  /** Whoever touched it meanwhile goes first. */
  #askAgain(holding: Holding): void {
    const { way } = this.#parts;
    if (way.isOpen) this.#ask(holding, way.lift(holding.piece, holding.seen));
  }

  #ask(holding: Holding, asked: ReturnType<Way['lift']>): void {
    void asked?.then((answer) => {
      if (answer === 'unanswered' || this.#holding !== holding) return;
      if (answer.ok) holding.granted = true;
      else if (answer.when === 'final') this.#lose(answer);
    });
  }

  #lose(failure: Failure): void {
    const held = this.open();
    if (held !== null) this.#parts.onLost(held, failure);
  }

  #send(): void {
    this.#dragTimer = null;
    const { board, way, now } = this.#parts;
    if (this.#holding === null || !way.isOpen) return;
    this.#lastDragAt = now();
    this.#dragCounter = (this.#dragCounter + 1) & DRAG_COUNTER_MAX;
    const { piece, at } = this.#holding;
    way.frame(encodeDrag({ board, counter: this.#dragCounter, drags: [{ piece, x: at.x, y: at.y }] }));
  }
}
