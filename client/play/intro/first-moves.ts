/** The first moments at an untouched board: its intro plays, and the drag hint shows until a piece is lifted. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { INTRO_PREVIEW_MS } from '#client/base/limits.ts';
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { Board } from '#shared/board/board.ts';
import type { Flight } from './flight-to-tray.ts';
import { Intro, isUntouched } from './intro.ts';

export interface FirstMovesDeps {
  readonly prefersReducedMotion: () => boolean;
  /** Draws the board in the next frame. */
  readonly invalidate: () => void;
  /** Draws the board now, so that the press that skips the intro hits the piece that lies there. */
  readonly redraw: () => void;
}

/** What the intro draws instead of the board. */
export type FirstMovesFrame = Pick<BoardFrame, 'board' | 'positions' | 'isMoving'>;

export class FirstMoves {
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

  /** The board is loaded and drawn. Presses and keys skip the intro until `unmounted`. */
  start(board: Board, now: number, unmounted: AbortSignal): void {
    if (!isUntouched(board)) return;
    this.#isUntouched.value = true;
    // A sheet would show what goes where.
    if (this.#deps.prefersReducedMotion() || board.rules.puzzle.settle !== null) return;
    this.#intro.start(board, now);
    this.#isIntroPlaying.value = true;
    const slideTimer = setTimeout(this.#deps.invalidate, INTRO_PREVIEW_MS);
    unmounted.addEventListener('abort', () => clearTimeout(slideTimer));
    for (const kind of ['pointerdown', 'keydown'] as const) {
      addEventListener(kind, () => this.#skip(), { capture: true, once: true, signal: unmounted });
    }
  }

  /** This page lifts or chooses a piece, by any means. */
  onLift(): void {
    this.#isUntouched.value = false;
  }

  /** `toTray`: see Intro. Null: the board is drawn as it is. */
  frame(board: Board, now: number, toTray: Flight | null): FirstMovesFrame | null {
    if (!this.#intro.isRunning) return null;
    const introFrame = this.#intro.frameAt(board, now, toTray);
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
