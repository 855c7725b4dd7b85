/**
 * Paints what a lens shows: a part of the board as it was drawn last, larger, as sharp as the screen. Where WebGL draws the board, its own scene
 * draws once more by another camera, and the lens copies that; the simple board's lens is a simple board of its own.
 */
import type { Camera } from '#client/board/camera/camera.ts';
import { CanvasScene } from '#client/board/canvas/canvas-scene.ts';
import type { DrawnBoard, Stage } from '#client/board/stage/stage.ts';
import type { Play } from '#client/play/play.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { ground } from '#client/ui/ground.ts';
import { theme } from '#client/ui/theme.ts';
import type { Point } from '#shared/geometry/pose.ts';

export interface LensView {
  /** What is in the middle of the lens, in units. */
  readonly middle: Point;
  /** CSS pixels a unit. */
  readonly scale: number;
  /** Diameter in CSS pixels. */
  readonly size: number;
}

export class LensPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #play: Play;
  #simple: CanvasScene | null = null;

  constructor(canvas: HTMLCanvasElement, play: Play) {
    this.#canvas = canvas;
    this.#play = play;
  }

  /** Nothing while the board is not drawn. */
  paint(view: LensView): void {
    const stage = this.#play.internals.stage();
    const drawn = stage?.lastDrawn ?? null;
    if (stage === null || drawn === null) return;
    if (stage.drawnBy === 'webgl') this.#copy(stage, view);
    else this.#paintSimple(drawn, view);
  }

  destroy(): void {
    this.#simple?.destroy();
  }

  #copy(stage: Stage, { middle, scale, size }: LensView): void {
    this.#simple?.destroy();
    this.#simple = null;
    const { width, height } = stage.size;
    stage.drawAs(cameraAbout(middle, scale, width, height), (board) => {
      const ratio = board.width / width;
      const pixels = Math.max(1, Math.round(size * ratio));
      if (this.#canvas.width !== pixels) this.#resize(pixels, size);
      // Not an opaque one: Chromium leaves out what such a canvas hides of the board's, and takes it off the wrong side of it.
      const context = watchedContext(this.#canvas);
      const [left, top] = [(board.width - pixels) / 2, (board.height - pixels) / 2];
      context?.drawImage(board, left, top, pixels, pixels, 0, 0, pixels, pixels);
    });
  }

  #paintSimple({ frame, marks }: DrawnBoard, { middle, scale, size }: LensView): void {
    const picture = this.#play.internals.picture();
    if (picture === null) return;
    this.#simple ??= CanvasScene.create({
      canvas: this.#canvas,
      puzzle: frame.board.rules.puzzle,
      picture,
      theme: theme.peek(),
      ground: ground.peek(),
      pixelRatio: devicePixelRatio,
      width: size,
      height: size,
    });
    if (this.#canvas.style.width !== `${size}px`) this.#simple?.resize(size, size, devicePixelRatio);
    this.#simple?.setTheme(theme.peek(), ground.peek());
    this.#simple?.draw(frame, cameraAbout(middle, scale, size, size), marks);
  }

  #resize(pixels: number, size: number): void {
    this.#canvas.width = pixels;
    this.#canvas.height = pixels;
    this.#canvas.style.width = `${size}px`;
    this.#canvas.style.height = `${size}px`;
  }
}

/** The camera that shows a place in the middle of a view. Units, and CSS pixels. */
function cameraAbout({ x, y }: Point, scale: number, width: number, height: number): Camera {
  return { scale, x: x - width / 2 / scale, y: y - height / 2 / scale };
}
