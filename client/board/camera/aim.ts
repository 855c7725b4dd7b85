/**
 * Where a view of the board looks: at home, on all there is to see; where a hand has moved it; or, once the picture is whole, on
 * its way to show all of it. At home it stays at home whatever size the view gets.
 */
import type { Point } from '../../../shared/geometry/pose.ts';
import {
  type Bounds,
  type Camera,
  clamped,
  freeOf,
  panned,
  pinched,
  toUnit,
  type Viewport,
  zoomed,
  zoomedWithin,
} from './camera.ts';
import { type Glide, glided } from './glide.ts';

/** Further in than this, the view counts as zoomed in. */
const ZOOMED_IN = 1.02;

export interface AimParts {
  /** Shows all there is to see, as the board was looked at last. */
  readonly home: (viewport: Viewport) => Camera;
  readonly bounds: (homeScale: number, viewport: Viewport) => Bounds;
  /** Looks at the board anew: what was drawn last may be of before it came, or its tray. */
  readonly look: () => void;
  /** Does whoever looks want no motion? */
  readonly still: () => boolean;
  readonly onChange: () => void;
}

export class Aim {
  readonly #parts: AimParts;
  #viewport: Viewport;
  #camera: Camera;
  #isAtHome = true;
  /** A hand ends it. */
  #glide: Glide | null = null;
  /** The picture was not whole yet when it was seen last. */
  #wasOpen = false;

  constructor(viewport: Viewport, parts: AimParts) {
    this.#parts = parts;
    this.#viewport = viewport;
    this.#camera = parts.home(viewport);
  }

  get camera(): Camera {
    return this.#camera;
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  get isZoomedIn(): boolean {
    return this.#camera.scale > this.#home().scale * ZOOMED_IN;
  }

  /** It will be elsewhere a moment later. */
  get isMoving(): boolean {
    return this.#glide !== null;
  }

  pan(right: number, down: number): void {
    this.#move(clamped(panned(this.#camera, right, down), this.#viewport, this.#bounds()));
  }

  pinch(before: Parameters<typeof pinched>[1], after: Parameters<typeof pinched>[2]): void {
    this.#move(clamped(pinched(this.#camera, before, after), this.#viewport, this.#bounds()));
  }

  /** About a pixel of the view. */
  zoomAt(at: Point, factor: number): void {
    this.#move(zoomedWithin(this.#camera, at, factor, this.#viewport, this.#bounds()));
  }

  /** About the middle of what bars leave free. */
  zoom(factor: number): void {
    const zoomedIn = zoomed(this.#camera, middleOf(this.#viewport), factor);
    this.#move(clamped(zoomedIn, this.#viewport, this.#bounds()));
  }

  /** Home. */
  fit(): void {
    this.#parts.look();
    this.#camera = this.#home();
    this.#isAtHome = true;
    this.#glide = null;
    this.#parts.onChange();
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
    this.#move(clamped(camera, viewport, this.#bounds()));
  }

  /** Once the picture is whole all of it is shown, large, wherever somebody had looked before. @param now monotonic ms */
  see(isSolved: boolean, now: number): void {
    if (isSolved && this.#wasOpen) {
      if (this.#parts.still()) this.fit();
      else this.#glide = { from: this.#camera, to: this.#home(), since: now };
    }
    this.#wasOpen = !isSolved;
    if (this.#glide === null) return;
    const next = glided(this.#glide, now);
    if (next === null) this.fit();
    else this.#camera = next;
  }

  #move(next: Camera): void {
    this.#camera = next;
    this.#isAtHome = false;
    this.#glide = null;
    this.#parts.onChange();
  }

  #home(): Camera {
    return this.#parts.home(this.#viewport);
  }

  #bounds(): Bounds {
    return this.#parts.bounds(this.#home().scale, this.#viewport);
  }
}

function middleOf(viewport: Viewport): Point {
  const { left, right, top, bottom } = freeOf(viewport);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
