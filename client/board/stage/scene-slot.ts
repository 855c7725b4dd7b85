/**
 * Owns the WebGL scene of a stage: creates it, and replaces it on a new canvas when its context is lost. After several losses a browser
 * never gives a canvas its context back.
 */
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { Camera } from '#client/board/camera/camera.ts';
import type { PictureImage } from '#client/board/scene/buffers/picture-texture.ts';
import type { GroupMark } from '#client/board/scene/buffers/pose-table.ts';
import type { SceneCounts } from '#client/board/scene/gl-counters.ts';
import { GraphicsUnavailable, Scene, type SceneOptions } from '#client/board/scene/scene.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { countCanvasLoss } from '#client/ui/canvas-loss.ts';
import type { Theme } from '#client/ui/theme.ts';

/** What every scene of the slot is made with. */
export type SceneSettings = Omit<SceneOptions, 'canvas'>;

const NO_COUNTS: SceneCounts = { frames: 0, draws: 0, bytes: 0 };

export class SceneSlot {
  /** Called whenever a scene appears or is lost. */
  onChange: () => void = () => undefined;
  readonly #surface: HTMLElement;
  readonly #retry = new RetryTimers();
  #settings: SceneSettings;
  #scene: Scene | null = null;
  #isClosed = false;
  /** A fault of ours is reported once, though the scene is tried again. */
  #isReported = false;

  /** @param surface holds the canvas */
  constructor(surface: HTMLElement, settings: SceneSettings) {
    this.#surface = surface;
    this.#settings = settings;
  }

  /** False while the browser gives no graphics context. */
  get hasScene(): boolean {
    return this.#scene !== null;
  }

  get counts(): SceneCounts {
    return this.#scene?.counts ?? NO_COUNTS;
  }

  /** Resolves when the first scene is there, or cannot be had for now. */
  async open(): Promise<void> {
    await this.#attempt();
  }

  draw(frame: BoardFrame, camera: Camera, marks: readonly GroupMark[]): void {
    this.#scene?.draw(frame, camera, marks);
  }

  /** CSS pixels, and device pixels a CSS pixel. */
  resize(width: number, height: number, pixelRatio: number): void {
    this.#settings = { ...this.#settings, width, height, pixelRatio };
    this.#scene?.resize(width, height, pixelRatio);
  }

  setTheme(theme: Theme): void {
    this.#settings = { ...this.#settings, theme };
    this.#scene?.setTheme(theme);
  }

  /** The next scene shows this copy of the picture. */
  setPicture(picture: PictureImage): void {
    this.#settings = { ...this.#settings, picture };
  }

  close(): void {
    this.#isClosed = true;
    this.#retry.cancelAll();
    this.#scene?.destroy();
    this.#scene = null;
  }

  async #attempt(): Promise<void> {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    canvas.style.display = 'block';
    const scene = await this.#createScene(canvas);
    if (scene === null || scene.isLost || this.#isClosed) {
      scene?.destroy();
      this.#attemptLater();
      return;
    }
    this.#retry.reset('scene');
    canvas.addEventListener('webglcontextlost', () => this.#onLost(scene), { once: true });
    this.#scene = scene;
    this.#surface.replaceChildren(canvas);
    // The size and the theme may have changed while it was made.
    const { width, height, pixelRatio, theme } = this.#settings;
    scene.resize(width, height, pixelRatio);
    scene.setTheme(theme);
    this.onChange();
  }

  async #createScene(canvas: HTMLCanvasElement): Promise<Scene | null> {
    try {
      return await Scene.create({ canvas, ...this.#settings });
    } catch (error) {
      if (!(error instanceof GraphicsUnavailable) && !this.#isReported) reportError(error);
      this.#isReported ||= !(error instanceof GraphicsUnavailable);
      return null;
    }
  }

  #attemptLater(): void {
    if (!this.#isClosed) this.#retry.retry('scene', PAUSES.graphics, () => void this.#attempt());
  }

  #onLost(scene: Scene): void {
    if (this.#scene !== scene) return;
    this.#scene = null;
    scene.destroy();
    this.#surface.replaceChildren();
    // Not every browser reports the 2D canvases that are lost with it.
    countCanvasLoss();
    this.onChange();
    this.#attemptLater();
  }
}
