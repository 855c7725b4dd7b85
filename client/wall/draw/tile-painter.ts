/** Paints the tiles that have changed, all in one animation frame; requests no frame while nothing changes. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { pieceAtlas } from '#client/board/canvas/piece-atlas.ts';
import { PIXEL_RATIO_MAX } from '#client/board/limits.ts';
import { BOARD_THEMES } from '#client/board/scene/board-theme.ts';
import type { PictureImage } from '#client/board/scene/buffers/picture-texture.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { cssColour } from '#client/ui/seat/member-colours.ts';
import type { Theme } from '#client/ui/theme.ts';
import type { Board } from '#shared/board/board.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { ChangedGroups } from './changed-groups.ts';
import { paintTile, type ShownView, type TilePainting } from './paint-tile.ts';
import type { TilePictureSize, TileView } from './tile-crop.ts';
import { zoomTile } from './zoom-tile.ts';

/** A tile with more changed groups than this is painted as a whole. */
const CHANGED_GROUPS_MAX = 64;

/** The board of one tile. */
export interface PaintedTile {
  readonly board: Board;
  /** False until the first patch has arrived. */
  readonly isLoaded: boolean;
}

export interface PainterCounts {
  /** Frames of the wall that have arrived. */
  rounds: number;
  /** Tiles painted, and animation frames in which any tile was painted. */
  tiles: number;
  frames: number;
  /** Time spent on applying patches and painting. Milliseconds. */
  took: number;
}

export class TilePainter {
  readonly counts: PainterCounts = { rounds: 0, tiles: 0, frames: 0, took: 0 };
  readonly #tileOf: (board: BoardNumber) => PaintedTile | undefined;
  readonly #canvases = new Map<BoardNumber, CanvasRenderingContext2D>();
  readonly #dirty = new Map<BoardNumber, ChangedGroups>();
  readonly #shown = new Map<BoardNumber, ShownView>();
  readonly #size = signal<TilePictureSize | null>(null);
  #picture: PictureImage | null = null;
  #theme: Theme;
  #view: TileView = 'table';
  #frame: number | null = null;

  constructor(tileOf: (board: BoardNumber) => PaintedTile | undefined, theme: Theme) {
    this.#tileOf = tileOf;
    this.#theme = theme;
  }

  /** @param width CSS pixels, as is `height` */
  attach(board: BoardNumber, canvas: HTMLCanvasElement, width: number, height: number): void {
    const context = watchedContext(canvas, { alpha: false });
    if (context === null) throw new Error('no 2D canvas for a tile');
    const ratio = pixelRatio();
    const pixelsWide = Math.round(width * ratio);
    const pixelsHigh = Math.round(height * ratio);
    if (canvas.width !== pixelsWide || canvas.height !== pixelsHigh) {
      // Until the next animation frame, which a busy browser may put off, it shows what it showed.
      const last = this.#shown.has(board) ? copyOf(canvas) : null;
      canvas.width = pixelsWide;
      canvas.height = pixelsHigh;
      this.#clear(context);
      if (last !== null) context.drawImage(last, 0, 0, pixelsWide, pixelsHigh);
    }
    this.#canvases.set(board, context);
    this.#shown.delete(board);
    this.markDirty(board, null);
    const size = this.#size.peek();
    if (size?.width !== width || size.height !== height) this.#size.value = { width, height };
  }

  /** Does nothing if the board has got another canvas meanwhile: what goes may tell of it only after the next has come. */
  detach(board: BoardNumber, canvas: HTMLCanvasElement): void {
    if (this.#canvases.get(board)?.canvas !== canvas) return;
    this.#canvases.delete(board);
    this.#shown.delete(board);
    this.#dirty.delete(board);
  }

  markDirty(board: BoardNumber, changed: ChangedGroups): void {
    const before = this.#dirty.get(board);
    if (before === undefined) this.#dirty.set(board, changed);
    else if (before !== null) {
      const both = changed === null ? null : [...before, ...changed];
      this.#dirty.set(board, both !== null && both.length > CHANGED_GROUPS_MAX ? null : both);
    }
    if (this.#dirty.size > 0) this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  setPicture(picture: PictureImage | null): void {
    this.#picture = picture;
    this.markAllDirty();
  }

  /** Of all tiles: the size of the one that was attached last. Null: none was. */
  get size(): ReadonlySignal<TilePictureSize | null> {
    return this.#size;
  }

  /** What all tiles show. */
  get view(): TileView {
    return this.#view;
  }

  setView(view: TileView): void {
    this.#view = view;
    this.markAllDirty();
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.markAllDirty();
  }

  close(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#canvases.clear();
    this.#shown.clear();
    this.#dirty.clear();
  }

  markAllDirty(): void {
    for (const board of this.#canvases.keys()) this.markDirty(board, null);
  }

  #draw(): void {
    this.#frame = null;
    const startedAt = performance.now();
    const picture = this.#picture;
    let drawnTiles = 0;
    for (const [number, changed] of this.#dirty) {
      const context = this.#canvases.get(number);
      const tile = this.#tileOf(number);
      // A tile that is not laid out yet has no pixels: it is attached again with its size.
      if (context === undefined || context.canvas.width * context.canvas.height === 0) continue;
      // The tile becomes dirty again when its picture or its first patch arrives.
      if (picture === null || tile?.isLoaded !== true) {
        this.#clear(context);
        continue;
      }
      this.#paint(number, { context, board: tile.board, changed }, picture);
      drawnTiles += 1;
    }
    this.#dirty.clear();
    if (drawnTiles === 0) return;
    this.counts.tiles += drawnTiles;
    this.counts.frames += 1;
    this.counts.took += performance.now() - startedAt;
  }

  #clear(context: CanvasRenderingContext2D): void {
    context.fillStyle = cssColour(BOARD_THEMES[this.#theme].table);
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  }

  #paint(
    number: BoardNumber,
    painting: Pick<TilePainting, 'context' | 'board' | 'changed'>,
    picture: PictureImage,
  ): void {
    const before = this.#shown.get(number);
    const atlasOf = (puzzle: Puzzle, width: number) => pieceAtlas(puzzle, picture, width);
    const shown = paintTile({
      ...painting,
      theme: this.#theme,
      view: this.#view,
      before,
      pixelRatio: pixelRatio(),
      atlasOf,
    });
    if (shown === before) return;
    if (before !== undefined) zoomTile(painting.context.canvas, before.scale / shown.scale);
    this.#shown.set(number, shown);
  }
}

function pixelRatio(): number {
  return Math.min(PIXEL_RATIO_MAX, devicePixelRatio);
}

/** Null for a canvas without pixels. */
function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement | null {
  if (canvas.width * canvas.height === 0) return null;
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  return copy;
}
