/** Draws the tiles that changed, all of them in one animation frame, and nothing while nothing changes. */
import type { BoardNumber } from '../../../shared/ids.ts';
import { PIXEL_RATIO_MAX } from '../../board/limits.ts';
import type { Picture } from '../../board/scene/pieces/picture.ts';
import { TONES } from '../../board/scene/theme.ts';
import { cssColour } from '../../ui/colour.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Tile, Touched } from '../fold/tiles.ts';
import { atlasOf } from './atlas.ts';
import { cropOf } from './crop.ts';
import { paint } from './paint.ts';

/** A tile that changed so often without being drawn is drawn whole. */
const TOUCHED_MAX = 64;

export interface PainterCounts {
  /** Rounds of the wall that came. */
  rounds: number;
  /** Tiles drawn, and animation frames in which any was. */
  tiles: number;
  frames: number;
  /** Time that folding and drawing took, in ms. */
  took: number;
}

export class Painter {
  readonly counts: PainterCounts = { rounds: 0, tiles: 0, frames: 0, took: 0 };
  readonly #tileOf: (board: BoardNumber) => Tile | undefined;
  readonly #canvases = new Map<BoardNumber, CanvasRenderingContext2D>();
  readonly #dirty = new Map<BoardNumber, Touched>();
  #picture: Picture | null = null;
  #theme: Theme;
  #frame: number | null = null;

  constructor(tileOf: (board: BoardNumber) => Tile | undefined, theme: Theme) {
    this.#tileOf = tileOf;
    this.#theme = theme;
  }

  /** A tile's canvas, and its size in CSS pixels. */
  hang(board: BoardNumber, canvas: HTMLCanvasElement, width: number, height: number): void {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('no 2D canvas for a tile');
    const ratio = Math.min(PIXEL_RATIO_MAX, devicePixelRatio);
    const pixelsWide = Math.round(width * ratio);
    const pixelsHigh = Math.round(height * ratio);
    if (canvas.width !== pixelsWide || canvas.height !== pixelsHigh) {
      canvas.width = pixelsWide;
      canvas.height = pixelsHigh;
    }
    this.#canvases.set(board, context);
    this.touch(board, null);
  }

  takeDown(board: BoardNumber): void {
    this.#canvases.delete(board);
    this.#dirty.delete(board);
  }

  touch(board: BoardNumber, touched: Touched): void {
    const before = this.#dirty.get(board);
    if (before === undefined) this.#dirty.set(board, touched);
    else if (before !== null) {
      const both = touched === null ? null : [...before, ...touched];
      this.#dirty.set(board, both !== null && both.length > TOUCHED_MAX ? null : both);
    }
    if (this.#dirty.size > 0) this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  show(picture: Picture | null): void {
    this.#picture = picture;
    this.#touchAll();
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#touchAll();
  }

  close(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#canvases.clear();
    this.#dirty.clear();
  }

  #touchAll(): void {
    for (const board of this.#canvases.keys()) this.touch(board, null);
  }

  #draw(): void {
    this.#frame = null;
    const startedAt = performance.now();
    const picture = this.#picture;
    let drawn = 0;
    for (const [number, touched] of this.#dirty) {
      const context = this.#canvases.get(number);
      const tile = this.#tileOf(number);
      if (context === undefined) continue;
      // It is touched again when its picture or its first patch is there.
      if (picture === null || tile?.isTold !== true) {
        context.fillStyle = cssColour(TONES[this.#theme].table);
        context.fillRect(0, 0, context.canvas.width, context.canvas.height);
        continue;
      }
      const { board } = tile;
      const { spec } = board.rules.puzzle;
      const crop = cropOf(spec, context.canvas.width / context.canvas.height);
      const width = Math.round((context.canvas.width * spec.width) / (crop.right - crop.left));
      const atlas = atlasOf(board.rules.puzzle, picture, width);
      paint({ context, board, atlas, theme: this.#theme, touched });
      drawn += 1;
    }
    this.#dirty.clear();
    if (drawn === 0) return;
    this.counts.tiles += drawn;
    this.counts.frames += 1;
    this.counts.took += performance.now() - startedAt;
  }
}
