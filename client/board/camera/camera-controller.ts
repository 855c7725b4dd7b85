/**
 * What the view of a board shows: home; the overview of every piece; where a hand has moved it; or, once the picture is solved, an animation
 * that ends at home. A view at home stays at home when its size changes.
 */
import type { Point } from '#shared/geometry/pose.ts';
import {
  type Bounds,
  type Camera,
  clampCamera,
  freeArea,
  panCamera,
  pinchCamera,
  toUnit,
  type Viewport,
  zoomCamera,
  zoomCameraWithin,
} from './camera.ts';
import { type CameraAnimation, cameraAt } from './camera-animation.ts';

/** Above this factor over the home scale, the view counts as zoomed in. */
const ZOOMED_IN_FACTOR = 1.02;

export interface CameraControllerOptions {
  /** The camera at home, of the frame that was read last. */
  readonly homeCamera: (viewport: Viewport) => Camera;
  /** The camera that shows every piece of that frame: the one at home, if that does. */
  readonly overviewCamera: (viewport: Viewport) => Camera;
  readonly bounds: (homeScale: number, viewport: Viewport) => Bounds;
  /** Reads the frame again: the last one may be from before the board or its tray had loaded. */
  readonly refresh: () => void;
  readonly prefersReducedMotion: () => boolean;
  readonly onChange: () => void;
}

export class CameraController {
  readonly #options: CameraControllerOptions;
  #viewport: Viewport;
  #camera: Camera;
  #isAtHome = true;
  /** Ended by any move of the view. */
  #animation: CameraAnimation | null = null;
  /** The last update was of an unsolved picture. */
  #wasUnsolved = false;

  constructor(viewport: Viewport, options: CameraControllerOptions) {
    this.#options = options;
    this.#viewport = viewport;
    this.#camera = options.homeCamera(viewport);
  }

  get camera(): Camera {
    return this.#camera;
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  get isZoomedIn(): boolean {
    return this.#camera.scale > this.#homeCamera().scale * ZOOMED_IN_FACTOR;
  }

  get isAnimating(): boolean {
    return this.#animation !== null;
  }

  pan(right: number, down: number): void {
    this.#moveTo(clampCamera(panCamera(this.#camera, right, down), this.#viewport, this.#bounds()));
  }

  pinch(before: Parameters<typeof pinchCamera>[1], after: Parameters<typeof pinchCamera>[2]): void {
    this.#moveTo(clampCamera(pinchCamera(this.#camera, before, after), this.#viewport, this.#bounds()));
  }

  /** Zooms about a pixel of the view. */
  zoomAt(at: Point, factor: number): void {
    this.#moveTo(zoomCameraWithin(this.#camera, at, factor, this.#viewport, this.#bounds()));
  }

  /** Zooms about the middle of what the bars leave free. */
  zoom(factor: number): void {
    const zoomedIn = zoomCamera(this.#camera, middleOf(this.#viewport), factor);
    this.#moveTo(clampCamera(zoomedIn, this.#viewport, this.#bounds()));
  }

  /** Goes home. A view at home goes to the overview. */
  fit(): void {
    if (this.#isAtHome) this.showOverview();
    else this.goHome();
  }

  goHome(): void {
    this.#options.refresh();
    this.#camera = this.#homeCamera();
    this.#isAtHome = true;
    this.#animation = null;
    this.#options.onChange();
  }

  /** Shows every piece. */
  showOverview(): void {
    this.#options.refresh();
    const home = this.#homeCamera();
    this.#camera = this.#options.overviewCamera(this.#viewport);
    this.#isAtHome = isSameCamera(this.#camera, home);
    this.#animation = null;
    this.#options.onChange();
  }

  /** Keeps the middle of the view where it is, unless the view is at home. */
  resize(viewport: Viewport): void {
    const middle = toUnit(this.#camera, middleOf(this.#viewport));
    this.#viewport = viewport;
    if (this.#isAtHome) {
      this.goHome();
      return;
    }
    const after = middleOf(viewport);
    const { scale } = this.#camera;
    const camera = { scale, x: middle.x - after.x / scale, y: middle.y - after.y / scale };
    this.#moveTo(clampCamera(camera, viewport, this.#bounds()));
  }

  /** Goes home when the picture becomes solved, and moves an animation on. @param now monotonic ms */
  update(isSolved: boolean, now: number): void {
    if (isSolved && this.#wasUnsolved) {
      if (this.#options.prefersReducedMotion()) this.goHome();
      else this.#animation = { from: this.#camera, to: this.#homeCamera(), startedAt: now };
    }
    this.#wasUnsolved = !isSolved;
    if (this.#animation === null) return;
    const next = cameraAt(this.#animation, now);
    if (next === null) this.goHome();
    else this.#camera = next;
  }

  #moveTo(next: Camera): void {
    this.#camera = next;
    this.#isAtHome = false;
    this.#animation = null;
    this.#options.onChange();
  }

  #homeCamera(): Camera {
    return this.#options.homeCamera(this.#viewport);
  }

  #bounds(): Bounds {
    return this.#options.bounds(this.#homeCamera().scale, this.#viewport);
  }
}

function isSameCamera(a: Camera, b: Camera): boolean {
  return a.scale === b.scale && a.x === b.x && a.y === b.y;
}

function middleOf(viewport: Viewport): Point {
  const { left, right, top, bottom } = freeArea(viewport);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
