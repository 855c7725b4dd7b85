/** The first moments at a board: it opens with a motion, unless somebody was at it before, and a hand shows what to do until a piece is lifted. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Board } from '../../../shared/board/board.ts';
import type { Shown } from '../../board/mirror/mirror.ts';
import { OPENING_WHOLE_MS } from '../../limits.ts';
import { isUntouched, Opening } from './opening.ts';

export interface BeginningParts {
  /** Does this person want no motion? */
  readonly still: () => boolean;
  /** Has the board drawn anew a moment later. */
  readonly invalidate: () => void;
  /** Draws the board now: whoever ended the motion by a press means what lies there. */
  readonly redraw: () => void;
}

/** How the board is drawn meanwhile. */
export type BeginningLook = Pick<Shown, 'board' | 'lying' | 'isMoving'>;

export class Beginning {
  /** Is the hand to be shown? */
  readonly guides: ReadonlySignal<boolean>;
  readonly isOpening: ReadonlySignal<boolean>;
  readonly #parts: BeginningParts;
  readonly #opening = new Opening();
  readonly #isOpening = signal(false);
  readonly #isFresh = signal(false);

  constructor(parts: BeginningParts) {
    this.#parts = parts;
    this.isOpening = this.#isOpening;
    this.guides = computed(() => this.#isFresh.value && !this.#isOpening.value);
  }

  /** The board is there, and may be seen from now on. Presses and keys end the motion until `gone`. */
  begin(board: Board, now: number, gone: AbortSignal): void {
    if (!isUntouched(board)) return;
    this.#isFresh.value = true;
    if (this.#parts.still()) return;
    this.#opening.begin(board, now);
    this.#isOpening.value = true;
    const slide = setTimeout(this.#parts.invalidate, OPENING_WHOLE_MS);
    gone.addEventListener('abort', () => clearTimeout(slide));
    for (const kind of ['pointerdown', 'keydown'] as const) {
      addEventListener(kind, () => this.#end(), { capture: true, once: true, signal: gone });
    }
  }

  /** This page has a piece in hand, by whatever means. */
  lifted(): void {
    this.#isFresh.value = false;
  }

  /** `fall`: see Opening. Null: as the board is. */
  look(board: Board, now: number, fall: number | null): BeginningLook | null {
    if (!this.#opening.isRunning) return null;
    const look = this.#opening.at(board, now, fall);
    if (look === null) this.#isOpening.value = false;
    return look === null ? null : { ...look, isMoving: this.#opening.isSliding(now) };
  }

  #end(): void {
    if (!this.#opening.isRunning) return;
    this.#opening.end();
    this.#isOpening.value = false;
    this.#parts.redraw();
  }
}
