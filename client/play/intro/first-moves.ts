/** The first moments at a board: it opens with a motion, unless somebody was at it before, and a hand shows what to do until a piece is lifted. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { INTRO_PREVIEW_MS } from '#client/base/limits.ts';
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { Board } from '#shared/board/board.ts';
import { Intro, isUntouched } from './intro.ts';

export interface FirstMovesDeps {
  /** Does this person want no motion? */
  readonly prefersReducedMotion: () => boolean;
  /** Has the board drawn anew a moment later. */
  readonly invalidate: () => void;
  /** Draws the board now: whoever ended the motion by a press means what lies there. */
  readonly redraw: () => void;
}

/** How the board is drawn meanwhile. */
export type FirstMovesFrame = Pick<BoardFrame, 'board' | 'positions' | 'isMoving'>;

export class FirstMoves {
  /** Is the hand to be shown? */
  readonly isDragHintVisible: ReadonlySignal<boolean>;
  readonly isIntroPlaying: ReadonlySignal<boolean>;
  readonly #deps: FirstMovesDeps;
  readonly #intro = new Intro();
  readonly #isIntroPlaying = signal(false);
  readonly #isUntouched = signal(false);

  constructor(deps: FirstMovesDeps) {
    this.#deps = deps;
    this.isIntroPlaying = this.#isIntroPlaying;
    this.isDragHintVisible = computed(() => this.#isUntouched.value && !this.#isIntroPlaying.value);
  }

  /** The board is there, and may be seen from now on. Presses and keys end the motion until `unmounted`. */
  start(board: Board, now: number, unmounted: AbortSignal): void {
    if (!isUntouched(board)) return;
    this.#isUntouched.value = true;
    if (this.#deps.prefersReducedMotion()) return;
    this.#intro.start(board, now);
    this.#isIntroPlaying.value = true;
    const slideTimer = setTimeout(this.#deps.invalidate, INTRO_PREVIEW_MS);
    unmounted.addEventListener('abort', () => clearTimeout(slideTimer));
    for (const kind of ['pointerdown', 'keydown'] as const) {
      addEventListener(kind, () => this.#skip(), { capture: true, once: true, signal: unmounted });
    }
  }

  /** This page has a piece in hand, by whatever means. */
  onLift(): void {
    this.#isUntouched.value = false;
  }

  /** `dropDistance`: see Intro. Null: as the board is. */
  frame(board: Board, now: number, dropDistance: number | null): FirstMovesFrame | null {
    if (!this.#intro.isRunning) return null;
    const introFrame = this.#intro.frameAt(board, now, dropDistance);
    if (introFrame === null) this.#isIntroPlaying.value = false;
    return introFrame === null ? null : { ...introFrame, isMoving: this.#intro.isSliding(now) };
  }

  #skip(): void {
    if (!this.#intro.isRunning) return;
    this.#intro.end();
    this.#isIntroPlaying.value = false;
    this.#deps.redraw();
  }
}
