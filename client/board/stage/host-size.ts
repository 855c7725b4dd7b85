/** The size of the stage's host, and its device pixels: reports a change of either. */
import { PIXEL_RATIO_MAX } from '#client/board/limits.ts';

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export class HostSize {
  readonly #host: HTMLElement;
  readonly #view: Window;
  readonly #onChange: () => void;
  readonly #observer: ResizeObserver;
  #density: AbortController;

  constructor(host: HTMLElement, view: Window, onChange: () => void) {
    this.#host = host;
    this.#view = view;
    this.#onChange = onChange;
    this.#observer = new ResizeObserver(onChange);
    this.#observer.observe(host);
    this.#density = this.#watchDensity();
  }

  get size(): Size {
    return sizeOf(this.#host);
  }

  /** Device pixels a CSS pixel, at most PIXEL_RATIO_MAX. */
  get pixelRatio(): number {
    return pixelRatioOf(this.#view);
  }

  stop(): void {
    this.#observer.disconnect();
    this.#density.abort();
  }

  /** Another screen or page zoom changes the device pixels, but not the size in CSS pixels. */
  #watchDensity(): AbortController {
    const watching = new AbortController();
    const query = this.#view.matchMedia(`(resolution: ${this.#view.devicePixelRatio}dppx)`);
    const onDensity = () => {
      this.#onChange();
      this.#density = this.#watchDensity();
    };
    query.addEventListener('change', onDensity, { once: true, signal: watching.signal });
    return watching;
  }
}

export function sizeOf(host: HTMLElement): Size {
  return { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
}

export function pixelRatioOf(view: Window): number {
  return Math.min(view.devicePixelRatio, PIXEL_RATIO_MAX);
}
