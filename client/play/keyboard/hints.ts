/**
 * Hints for pieces: each is more exact than the last one for that piece, and counted. The latest one stays lit while its piece is in hand or
 * chosen, until the student turns to something else.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { groupOf, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { HINT_LEVELS } from '#shared/limits.ts';

/** What is lit for a piece. `level`: 1 its quarter of the picture, 2 its row, 3 its place. */
export interface Hint {
  readonly piece: PieceId;
  readonly level: number;
}

/** A hand that carries a ghost of the piece to its place. */
export interface HintHand {
  readonly piece: PieceId;
  readonly isTeachers: boolean;
}

/** The board that the hints are for, as this page has it. */
type HintedBoard = Pick<Mirror, 'predicted' | 'rules' | 'hint'>;

/** A piece that is nearer than this to where it was has not been moved: a turn rounds. Units. */
const SAME_PLACE_UNITS = 2;

export class Hints {
  /** Given on this page. */
  readonly count: ReadonlySignal<number>;
  /** A new object each time; null: nothing is lit. */
  readonly lit: ReadonlySignal<Hint | null>;
  /** A new object each time. */
  readonly hand: ReadonlySignal<HintHand | null>;
  /** The next piece that this page takes up gets a hint. */
  readonly isArmed: ReadonlySignal<boolean>;
  readonly #mirror: HintedBoard;
  readonly #levels = new Map<PieceId, number>();
  readonly #count = signal(0);
  readonly #lit = signal<Hint | null>(null);
  readonly #hand = signal<HintHand | null>(null);
  readonly #isArmed = signal(false);
  /** Pieces that were joined to the lit one when it was lit. */
  #joined = 0;
  /** Where the middle of the lit one was when it was lit, in units. */
  #litAt: Point = { x: 0, y: 0 };
  /** The lit one has been in a hand, or chosen, since it is lit. */
  #wasTaken = false;
  /** The teacher lit it. */
  #isTeachers = false;

  constructor(mirror: HintedBoard) {
    this.#mirror = mirror;
    this.count = this.#count;
    this.lit = this.#lit;
    this.hand = this.#hand;
    this.isArmed = this.#isArmed;
  }

  /** Gives the next hint for a piece. After its place, a hand shows the move. */
  next(piece: PieceId): Hint {
    const given = this.#levels.get(piece) ?? 0;
    const hint = { piece, level: Math.min(given + 1, HINT_LEVELS) };
    this.#levels.set(piece, given + 1);
    this.#count.value += 1;
    this.#isArmed.value = false;
    this.#mirror.hint(piece, hint.level);
    this.#light(hint);
    this.#wasTaken = true;
    this.#isTeachers = false;
    if (given >= HINT_LEVELS) this.#hand.value = { piece, isTeachers: false };
    return hint;
  }

  /** The teacher shows where a piece goes. */
  showPlace(piece: PieceId): void {
    this.#light({ piece, level: HINT_LEVELS });
    this.#isTeachers = true;
    this.#hand.value = { piece, isTeachers: true };
  }

  arm(isArmed: boolean): void {
    this.#isArmed.value = isArmed;
  }

  /** This page takes a piece up, or chooses it: what is lit for another one goes out. */
  onTaken(piece: PieceId): void {
    const { predicted } = this.#mirror;
    const lit = this.#lit.peek();
    if (lit !== null && groupOf(predicted, lit.piece) !== groupOf(predicted, piece)) this.#lit.value = null;
  }

  /** What is lit goes out if this page hides its piece. */
  onHidden(isHidden: (piece: PieceId) => boolean): void {
    const lit = this.#lit.peek();
    if (lit !== null && isHidden(lit.piece)) this.#lit.value = null;
  }

  /** This page is used for something else than the board: what it asked for ends. What the teacher shows waits for its piece. */
  onUsedElsewhere(): void {
    if (this.#isTeachers) return;
    this.#lit.value = null;
    this.#hand.value = null;
  }

  /**
   * Call it whenever the board or `inUse` may have changed: what is lit goes out once its piece is let go of or moved, has joined something, or
   * lies where it may. `inUse`: the pieces in this page's hand, and those that it has chosen. No time ends it: whoever looks for the place has as
   * long as that takes.
   */
  refresh(inUse: readonly PieceId[]): void {
    const lit = this.#lit.peek();
    if (lit === null) return;
    const { predicted, rules } = this.#mirror;
    const { id, pieces, hold } = groupOf(predicted, lit.piece);
    const isTaken = hold !== null || inUse.some((piece) => groupOf(predicted, piece).id === id);
    const at = pieceCentre(predicted, lit.piece);
    const isMoved = Math.hypot(at.x - this.#litAt.x, at.y - this.#litAt.y) > SAME_PLACE_UNITS;
    if (!isTaken && (this.#wasTaken || isMoved)) {
      this.#lit.value = null;
      return;
    }
    this.#wasTaken ||= isTaken;
    const { mat, puzzle } = rules;
    if (
      puzzle.boxes?.isDone(predicted.groups, lit.piece) ||
      id === MAT_ID ||
      (mat === 'none' && pieces.length > this.#joined)
    )
      this.#lit.value = null;
  }

  #light(hint: Hint): void {
    const { predicted } = this.#mirror;
    this.#joined = groupOf(predicted, hint.piece).pieces.length;
    this.#litAt = pieceCentre(predicted, hint.piece);
    this.#wasTaken = false;
    this.#lit.value = hint;
  }
}
