/** The boards of a film of the wall on one frame: each is painted on a sheet of its own, where it has changed, and laid in its place. */
import type { Theme } from '#client/ui/theme.ts';
import { paintTile, type ShownView, type TilePainting } from '#client/wall/draw/paint-tile.ts';
import type { TilePictureSize } from '#client/wall/draw/tile-crop.ts';
import { FILM_CANVAS } from '#client/wall/film/film-source.ts';
import { NAME_COLOURS, nameFont } from '#client/wall/film/paint-names.ts';
import { type FilmGrid, type FilmTile, filmGrid } from './film-grid.ts';

interface TileSheetsOptions {
  /** Of the film's frame. */
  readonly context: CanvasRenderingContext2D;
  readonly count: number;
  /** Width over height of a board's picture. */
  readonly aspect: number;
  readonly theme: Theme;
  /** Below each board; null: nothing is written. */
  readonly names: readonly string[] | null;
}

interface Sheet {
  readonly place: FilmTile;
  readonly context: CanvasRenderingContext2D;
  shown: ShownView | undefined;
}

/** How wide a film is watched, however many pixels it has: a moving picture has few. CSS pixels. */
const WATCHED_WIDTH_PX = 1_280;
/** Height of a name's letters, as a share of its line. */
const LETTER = 0.62;

export class TileSheets {
  readonly context: CanvasRenderingContext2D;
  /** Of each board, where the film is watched. */
  readonly size: TilePictureSize;
  readonly #theme: Theme;
  readonly #sheets: readonly Sheet[];

  /** Paints what does not change: the ground, and the names. */
  constructor({ context, count, aspect, theme, names }: TileSheetsOptions) {
    this.context = context;
    this.#theme = theme;
    const { width, height } = context.canvas;
    const grid = filmGrid({ count, width, height, aspect, hasNames: names !== null });
    const [tile = { width, height }] = grid.tiles;
    const scale = WATCHED_WIDTH_PX / width;
    this.size = { width: tile.width * scale, height: tile.height * scale };
    this.#sheets = grid.tiles.map((place) => ({ place, context: sheetOf(place), shown: undefined }));
    context.fillStyle = NAME_COLOURS[theme].paper;
    context.fillRect(0, 0, width, height);
    if (names !== null) this.#write(names, grid);
  }

  /** @param changed since it was last painted; of a sheet that is new, or in another view, the whole board is painted */
  paint(index: number, painting: Pick<TilePainting, 'board' | 'view' | 'changed' | 'atlasOf'>): void {
    const sheet = this.#sheets[index];
    if (sheet === undefined || (sheet.shown?.view === painting.view && painting.changed?.length === 0)) return;
    const { context, place, shown: before } = sheet;
    sheet.shown = paintTile({ ...painting, context, theme: this.#theme, before });
    this.context.drawImage(context.canvas, place.x, place.y);
  }

  #write(names: readonly string[], { tiles, caption }: FilmGrid): void {
    const { context } = this;
    context.save();
    context.font = nameFont(Math.round(caption * LETTER));
    context.fillStyle = NAME_COLOURS[this.#theme].ink;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const [index, { x, y, width, height }] of tiles.entries())
      context.fillText(cutTo(context, names[index] ?? '', width), x + width / 2, y + height + caption / 2, width);
    context.restore();
  }
}

function sheetOf({ width, height }: FilmTile): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', FILM_CANVAS);
  if (context === null) throw new Error('no 2D canvas for a tile');
  return context;
}

/** As much of a text as has room, with a sign that it goes on. */
function cutTo(context: CanvasRenderingContext2D, text: string, room: number): string {
  const signs = [...text];
  let cut = text;
  while (signs.length > 1 && context.measureText(cut).width > room) {
    signs.pop();
    cut = `${signs.join('').trimEnd()}…`;
  }
  return cut;
}
