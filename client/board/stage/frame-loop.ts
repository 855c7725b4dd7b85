/**
 * The stage's animation frame: pointer moves first, then one drawing of all that they and others changed. It requests no frame while there
 * is neither.
 */
export interface FrameTasks {
  readonly flushMoves: () => void;
  readonly draw: () => void;
}

export class FrameLoop {
  readonly #view: Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame'>;
  readonly #tasks: FrameTasks;
  #frame: number | null = null;
  #isInvalid = false;

  constructor(view: Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame'>, tasks: FrameTasks) {
    this.#view = view;
    this.#tasks = tasks;
  }

  /** Draws in the next frame. */
  invalidate(): void {
    this.#isInvalid = true;
    this.requestFrame();
  }

  /** Flushes the pointer moves in the next frame, and draws only if they changed anything. */
  requestFrame(): void {
    this.#frame ??= this.#view.requestAnimationFrame(() => {
      this.#frame = null;
      this.#tasks.flushMoves();
      if (!this.#isInvalid) return;
      // What the moves changed is drawn now, not in a frame of its own.
      this.stop();
      this.redraw();
    });
  }

  /** Draws now. */
  redraw(): void {
    this.#isInvalid = false;
    this.#tasks.draw();
  }

  stop(): void {
    if (this.#frame !== null) this.#view.cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }
}
