/**
 * Owns the scene of a stage: creates it, and replaces it on a new canvas when its context is lost. After several losses a browser never
 * gives a canvas its context back. As long as there is no WebGL, the simple board is drawn (`client/board/canvas`).
 */
import { loadPart } from '#client/app/parts/lazy-part.ts';
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { Camera } from '#client/board/camera/camera.ts';
import type { PictureImage } from '#client/board/scene/buffers/picture-texture.ts';
import type { GroupMark } from '#client/board/scene/buffers/pose-table.ts';
import type { SceneCounts } from '#client/board/scene/gl-counters.ts';
import type { PieceFaces } from '#client/board/scene/piece-faces.ts';
import { GraphicsUnavailable, Scene, type SceneOptions } from '#client/board/scene/scene.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { countCanvasLoss } from '#client/ui/canvas-loss.ts';
import type { Ground } from '#client/ui/ground.ts';
import type { Theme } from '#client/ui/theme.ts';

/** What every scene of the slot is made with. */
export interface SceneSettings extends Omit<SceneOptions, 'canvas'> {
  /** Every scene with WebGL is given it. */
  readonly faces?: PieceFaces;
}

/** What a scene does, by whatever it is drawn. */
interface BoardScene {
  readonly counts: SceneCounts;
  draw(frame: BoardFrame, camera: Camera, marks: readonly GroupMark[]): void;
  /** CSS pixels, and device pixels a CSS pixel. */
  resize(width: number, height: number, pixelRatio: number): void;
  setTheme(theme: Theme, ground?: Ground): void;
  /** Draws again from another copy of the picture, where the scene outlives the loss of the one before. */
  setPicture?(picture: PictureImage): void;
  setFaces?(faces: PieceFaces): void;
  destroy(): void;
}

/** What draws the board. Null: nothing does, for now. */
export type DrawnBy = 'webgl' | 'canvas' | null;

const NO_COUNTS: SceneCounts = { frames: 0, pictureFrames: 0, draws: 0, bytes: 0 };

export class SceneSlot {
  /** Called whenever `drawnBy` changes. */
  onChange: () => void = () => undefined;
  drawnBy: DrawnBy = null;
  readonly #surface: HTMLElement;
  readonly #retry = new RetryTimers();
  #settings: SceneSettings;
  #scene: BoardScene | null = null;
  #endLoading: () => void = () => undefined;
  #isClosed = false;
  /** A fault of ours is reported once, though the scene is tried again. */
  #isReported = false;

  /** @param surface holds the canvas */
  constructor(surface: HTMLElement, settings: SceneSettings) {
    this.#surface = surface;
    this.#settings = settings;
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

  setTheme(theme: Theme, ground: Ground): void {
    this.#settings = { ...this.#settings, theme, ground };
    this.#scene?.setTheme(theme, ground);
  }

  /** From now on scenes show this copy of the picture. */
  setPicture(picture: PictureImage): void {
    this.#settings = { ...this.#settings, picture };
    this.#scene?.setPicture?.(picture);
  }

  /** From now on scenes show these. Without WebGL the picture stays. */
  setFaces(faces: PieceFaces): void {
    this.#settings = { ...this.#settings, faces };
    this.#scene?.setFaces?.(faces);
  }

  close(): void {
    this.#isClosed = true;
    this.#retry.cancelAll();
    this.#endLoading();
    this.#scene?.destroy();
    this.#scene = null;
  }

  async #attempt(): Promise<void> {
    const canvas = createCanvas();
    const scene = await this.#createScene(canvas);
    if (scene === null || scene.isLost || this.#isClosed) {
      scene?.destroy();
      this.#attemptLater();
      return;
    }
    this.#retry.reset('scene');
    this.#endLoading();
    canvas.addEventListener('webglcontextlost', () => this.#onLost(scene), { once: true });
    this.#show(scene, canvas, 'webgl');
  }

  #show(scene: BoardScene, canvas: HTMLCanvasElement, drawnBy: DrawnBy): void {
    this.#scene?.destroy();
    this.#scene = scene;
    this.#surface.replaceChildren(canvas);
    // The size and the theme may have changed while it was made.
    const { width, height, pixelRatio, theme, ground, faces } = this.#settings;
    scene.resize(width, height, pixelRatio);
    scene.setTheme(theme, ground);
    if (faces !== undefined) scene.setFaces?.(faces);
    this.drawnBy = drawnBy;
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
    if (this.#isClosed) return;
    this.#retry.retry('scene', PAUSES.graphics, () => void this.#attempt());
    if (this.#scene === null) this.#loadSimple();
  }

  #loadSimple(): void {
    this.#endLoading();
    this.#endLoading = loadPart(
      () => import('#client/board/canvas/canvas-scene.ts'),
      ({ CanvasScene }) => {
        const canvas = createCanvas();
        const scene = CanvasScene.create({ canvas, ...this.#settings });
        if (scene !== null) this.#show(scene, canvas, 'canvas');
      },
    );
  }

  #onLost(scene: Scene): void {
    if (this.#scene !== scene) return;
    this.#scene = null;
    this.drawnBy = null;
    scene.destroy();
    this.#surface.replaceChildren();
    // Not every browser reports the 2D canvases that are lost with it.
    countCanvasLoss();
    this.onChange();
    this.#retry.retry('scene', PAUSES.graphics, () => void this.#attempt());
  }
}

function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.display = 'block';
  return canvas;
}
