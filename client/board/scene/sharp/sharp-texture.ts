/** The texture of sharp pages and the table of where they are: painted on a canvas page by page, and uploaded as a whole. */
import type { TextureSource } from 'pixi.js';
import { hollowsOf } from '#client/board/hollows.ts';
import { TEXTURE_LONG_SIDE_MAX } from '#client/board/limits.ts';
import type { PieceFaces } from '#client/board/scene/piece-faces.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import { PagePainter, type PaintArea } from './page-painter.ts';
import { PageSlots } from './page-slots.ts';
import { isOfMat, PAGES_ACROSS_MAX, type PageGrid, SLOT_SIDE } from './sheet-pages.ts';

/** The texture's size: so many times the screen's pixels, and at most as many as the sheet's first texture. */
const SCREENS = 1.5;
const PIXELS_MAX = TEXTURE_LONG_SIDE_MAX ** 2;

/** How pages are painted. */
export interface PageStyle {
  readonly grid: PageGrid;
  readonly hasCutLines: boolean;
}

export interface WantedPages extends PageStyle {
  readonly pages: ReadonlySet<number>;
}

interface Uploaded {
  readonly sheet: TextureSource;
  readonly table: TextureSource;
}

export class SharpTexture {
  readonly #textures: Parameters<PieceFaces['open']>[0];
  readonly #puzzle: Puzzle;
  readonly #boxes: readonly SheetPart[];
  readonly #canvas = document.createElement('canvas');
  /** A pixel a page: column and row of its slot, and opaque. The shader fetches it as it is. */
  readonly #table = document.createElement('canvas');
  #slots = new PageSlots(0);
  #painter: PagePainter | null = null;
  /** What is on the canvas. */
  #style: PageStyle | null = null;
  #uploaded: Uploaded | null = null;
  /** What was uploaded last; null: nothing was. */
  shown: PageStyle | null = null;

  constructor(textures: Parameters<PieceFaces['open']>[0], puzzle: Puzzle, boxes: readonly SheetPart[]) {
    this.#textures = textures;
    this.#puzzle = puzzle;
    this.#boxes = boxes;
    this.#table.width = PAGES_ACROSS_MAX;
    this.#table.height = PAGES_ACROSS_MAX * 2;
  }

  get samplers(): Readonly<Record<string, TextureSource>> {
    return this.#uploaded === null ? {} : { uSharp: this.#uploaded.sheet, uSharpTable: this.#uploaded.table };
  }

  /** Makes room for a screen of so many pixels. @returns how many pages have room */
  fit(screenPixels: number): number {
    const count = Math.max(1, Math.floor(Math.min(PIXELS_MAX, screenPixels * SCREENS) / SLOT_SIDE ** 2));
    const columns = Math.ceil(Math.sqrt(count));
    const rows = Math.max(1, Math.floor(count / columns));
    const [width, height] = [columns * SLOT_SIDE, rows * SLOT_SIDE];
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#slots = new PageSlots(columns * rows);
      this.#style = null;
    }
    return columns * rows;
  }

  /** The wanted pages that are not painted so. */
  missing(wanted: WantedPages): number[] {
    const { grid, hasCutLines, pages } = wanted;
    if (this.#style?.grid.scale !== grid.scale || this.#style.hasCutLines !== hasCutLines) {
      this.#style = { grid, hasCutLines };
      this.#slots.clear();
      this.#painter = null;
    }
    return this.#slots.missing(pages);
  }

  paint(page: number, { grid, hasCutLines, pages }: WantedPages, paint: PaintArea): void {
    const slot = this.#slots.put(page, pages);
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (slot === null || context === null) return;
    const [puzzle, boxes] = [this.#puzzle, this.#boxes];
    this.#painter ??= new PagePainter({ puzzle, boxes, hollows: hollowsOf(puzzle), grid, hasCutLines, paint });
    const { column, row } = this.#placeOf(slot);
    this.#painter.paint(context, page, column * SLOT_SIDE, row * SLOT_SIDE);
  }

  /** All that is painted. */
  upload(): void {
    this.shown = this.#style;
    if (this.#style === null) return;
    const { grid } = this.#style;
    const entries = new ImageData(PAGES_ACROSS_MAX, PAGES_ACROSS_MAX * 2);
    for (const [page, slot] of this.#slots.entries()) {
      const cell = page % (grid.columns * grid.rows);
      const row = Math.floor(cell / grid.columns) + (isOfMat(grid, page) ? grid.rows : 0);
      const place = this.#placeOf(slot);
      entries.data.set([place.column, place.row, 0, 0xff], (row * PAGES_ACROSS_MAX + (cell % grid.columns)) * 4);
    }
    this.#table.getContext('2d', { willReadFrequently: true })?.putImageData(entries, 0, 0);
    const { width, height } = this.#canvas;
    if (this.#uploaded?.sheet.width !== width || this.#uploaded.sheet.height !== height) this.#recreate();
    else {
      this.#uploaded.sheet.update();
      this.#uploaded.table.update();
    }
  }

  destroy(): void {
    this.#uploaded?.sheet.destroy();
    this.#uploaded?.table.destroy();
    this.#uploaded = null;
    this.shown = null;
  }

  /** They are uploaded when they are drawn first. */
  #recreate(): void {
    const { shown } = this;
    this.destroy();
    const sheet = this.#textures.createSheet(this.#canvas);
    const table = this.#textures.createSheet(this.#table);
    if (sheet === null || table === null) return;
    this.#uploaded = { sheet, table };
    this.shown = shown;
  }

  #placeOf(slot: number): { readonly column: number; readonly row: number } {
    const columns = this.#canvas.width / SLOT_SIDE;
    return { column: slot % columns, row: Math.floor(slot / columns) };
  }
}
