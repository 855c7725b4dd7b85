/**
 * One attempt at a film: its frames, painted one after the other on one canvas, and small sketches of some of them, with which the finished
 * file is compared.
 */
import { filmTimes } from '#shared/replay/film-plan.ts';
import { FILM_CANVAS, type FilmSource } from '../film-source.ts';
import { sketchOf } from './check/sketch.ts';
import { nextTask } from './task.ts';

/** What a source could not paint: no other format helps. */
export class PaintFailure extends Error {}

/** Sketches of a film, the first and the last frame among them. */
const SKETCHES = 12;

export interface FilmJobOptions {
  readonly source: FilmSource;
  readonly seconds: number;
  /** Frames a second. */
  readonly rate: number;
  /** Pixels: even numbers. */
  readonly size: { readonly width: number; readonly height: number };
  readonly signal: AbortSignal;
  /** Called with the share of the frames that are painted, 0..1. */
  readonly onShare: (share: number) => void;
}

export class FilmJob {
  readonly width: number;
  readonly height: number;
  readonly rate: number;
  readonly signal: AbortSignal;
  readonly canvas = document.createElement('canvas');
  /** By the number of their frame. */
  readonly sketches = new Map<number, Uint8ClampedArray>();
  readonly #times: readonly number[];
  readonly #options: FilmJobOptions;
  readonly #context: CanvasRenderingContext2D;

  constructor(options: FilmJobOptions) {
    const { source, seconds, rate, size, signal } = options;
    this.#options = options;
    this.#times = filmTimes(source.span, seconds, rate);
    this.rate = rate;
    this.signal = signal;
    this.width = size.width;
    this.height = size.height;
    this.canvas.width = this.width;
    this.canvas.height = this.height;
    const context = this.canvas.getContext('2d', FILM_CANVAS);
    if (context === null) throw new PaintFailure('no 2D canvas');
    this.#context = context;
  }

  get frames(): number {
    return this.#times.length;
  }

  get seconds(): number {
    return this.#options.seconds;
  }

  /** Paints the next frame on the canvas. @throws {PaintFailure} */
  async paint(frame: number): Promise<void> {
    await this.glance(frame);
    if (isSketched(frame, this.frames)) this.sketches.set(frame, sketchOf(this.canvas));
    this.#options.onShare((frame + 1) / this.frames);
  }

  /** Paints a frame out of turn. The page goes on before each. @throws {PaintFailure} */
  async glance(frame: number): Promise<void> {
    const { source, signal } = this.#options;
    await nextTask();
    signal.throwIfAborted();
    try {
      await source.paint(this.#context, this.#times[frame] ?? source.span.end, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw new PaintFailure('a frame could not be painted', { cause: error });
    }
  }

  /** RGBA of the painted frame. */
  pixels(): Uint8ClampedArray {
    return this.#context.getImageData(0, 0, this.width, this.height).data;
  }
}

function isSketched(frame: number, frames: number): boolean {
  const share = (frame * (SKETCHES - 1)) / (frames - 1);
  const place = Math.round(share);
  return frame === Math.round((place * (frames - 1)) / (SKETCHES - 1));
}
