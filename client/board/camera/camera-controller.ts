/**
 * Where a view of the board looks: at home, on all there is to see; where a hand has moved it; or, once the picture is whole, on
 * its way to show all of it. At home it stays at home whatever size the view gets.
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

/** Further in than this, the view counts as zoomed in. */
const ZOOMED_IN_FACTOR = 1.02;

export interface CameraControllerOptions {
  /** Shows all there is to see, as the board was looked at last. */
  readonly homeCamera: (viewport: Viewport) => Camera;
  readonly bounds: (homeScale: number, viewport: Viewport) => Bounds;
  /** Looks at the board anew: what was drawn last may be of before it came, or its tray. */
  readonly refresh: () => void;
  /** Does whoever looks want no motion? */
  readonly prefersReducedMotion: () => boolean;
  readonly onChange: () => void;
}

export class CameraController {
  readonly #options: CameraControllerOptions;
  #viewport: Viewport;
  #camera: Camera;
  #isAtHome = true;
  /** A hand ends it. */
  #animation: CameraAnimation | null = null;
  /** The picture was not whole yet when it was seen last. */
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

  /** It will be elsewhere a moment later. */
  get isAnimating(): boolean {
    return this.#animation !== null;
  }

  pan(right: number, down: number): void {
    this.#moveTo(clampCamera(panCamera(this.#camera, right, down), this.#viewport, this.#bounds()));
  }

  pinch(before: Parameters<typeof pinchCamera>[1], after: Parameters<typeof pinchCamera>[2]): void {
    this.#moveTo(clampCamera(pinchCamera(this.#camera, before, after), this.#viewport, this.#bounds()));
  }

  /** About a pixel of the view. */
  zoomAt(at: Point, factor: number): void {
    this.#moveTo(zoomCameraWithin(this.#camera, at, factor, this.#viewport, this.#bounds()));
  }

  /** About the middle of what bars leave free. */
  zoom(factor: number): void {
    const zoomedIn = zoomCamera(this.#camera, middleOf(this.#viewport), factor);
    this.#moveTo(clampCamera(zoomedIn, this.#viewport, this.#bounds()));
  }

  /** Home. */
  fit(): void {
    this.#options.refresh();
    this.#camera = this.#homeCamera();
    this.#isAtHome = true;
    this.#animation = null;
    this.#options.onChange();
  }

  /** What stood in the middle stays there, unless the view is at home. */
  resize(viewport: Viewport): void {
    const middle = toUnit(this.#camera, middleOf(this.#viewport));
    this.#viewport = viewport;
    if (this.#isAtHome) {
      this.fit();
      return;
    }
    const after = middleOf(viewport);
    const { scale } = this.#camera;
    const camera = { scale, x: middle.x - after.x / scale, y: middle.y - after.y / scale };
    this.#moveTo(clampCamera(camera, viewport, this.#bounds()));
  }

  /** Once the picture is whole all of it is shown, large, wherever somebody had looked before. @param now monotonic ms */
  update(isSolved: boolean, now: number): void {
    if (isSolved && this.#wasUnsolved) {
      if (this.#options.prefersReducedMotion()) this.fit();
      else this.#animation = { from: this.#camera, to: this.#homeCamera(), startedAt: now };
    }
    this.#wasUnsolved = !isSolved;
    if (this.#animation === null) return;
    const next = cameraAt(this.#animation, now);
    if (next === null) this.fit();
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

function middleOf(viewport: Viewport): Point {
  const { left, right, top, bottom } = freeArea(viewport);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
