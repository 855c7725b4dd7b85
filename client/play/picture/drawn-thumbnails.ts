/**
 * Small pictures of pieces that were drawn and show nowhere now. A piece that comes back to the tray, as many do with each seek in a replay,
 * takes its own again: a canvas that is made and drawn anew costs the graphics process many times as much.
 */

/** Most that wait, the last put ones: a canvas of a tray has some 50 kB. */
const WAITING_MAX = 100;

export class DrawnThumbnails {
  /** By their looks; the one that waits longest first. */
  readonly #waiting = new Map<string, HTMLCanvasElement>();
  #losses = 0;

  /** @param losses of canvases so far: what was drawn before the last one is lost @returns null: there is none of this look */
  take(look: string, losses: number): HTMLCanvasElement | null {
    this.#forgetLost(losses);
    const canvas = this.#waiting.get(look) ?? null;
    this.#waiting.delete(look);
    return canvas;
  }

  /** @param losses as they were when it was drawn */
  put(look: string, canvas: HTMLCanvasElement, losses: number): void {
    if (losses < this.#losses) return;
    this.#forgetLost(losses);
    this.#waiting.delete(look);
    this.#waiting.set(look, canvas);
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= WAITING_MAX) return;
      this.#waiting.delete(oldest);
    }
  }

  #forgetLost(losses: number): void {
    if (losses > this.#losses) this.#waiting.clear();
    this.#losses = Math.max(losses, this.#losses);
  }
}

const byPicture = new WeakMap<ImageBitmap, DrawnThumbnails>();

/** Those that were cut from one copy of a picture. */
export function drawnThumbnailsOf(picture: ImageBitmap): DrawnThumbnails {
  const drawn = byPicture.get(picture) ?? new DrawnThumbnails();
  byPicture.set(picture, drawn);
  return drawn;
}
