/** Where the boards of a film of the wall lie: in rows, as large as all of them fit into a frame. */
import { TALLER_RATIO_MAX, WIDER_RATIO_MAX } from '#client/wall/arrangement/tile-layout.ts';

/** In pixels of the frame. */
export interface FilmTile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FilmGrid {
  readonly tiles: readonly FilmTile[];
  /** Height of the line for a name below each tile. Pixels; 0: there is none. */
  readonly caption: number;
}

export interface FilmGridOptions {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** Width over height of what a tile shows at least. */
  readonly aspect: number;
  readonly hasNames: boolean;
}

/** Between tiles, and around them, as a share of the frame's height. */
const GAP_SHARE = 0.012;
/** The line of a name: shares of the frame's height and of a tile's, whichever is less. */
const CAPTION_SHARE = 0.05;
const CAPTION_SHARE_OF_TILE = 0.2;

/** O(count²), for some dozens. */
export function filmGrid({ count, width, height, aspect, hasNames }: FilmGridOptions): FilmGrid {
  const gap = Math.max(1, Math.round(height * GAP_SHARE));
  let best = { columns: 1, wide: 1, high: 1, caption: 0 };
  let bestScale = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const wide = Math.floor((width - gap) / columns) - gap;
    const cell = Math.floor((height - gap) / Math.ceil(count / columns)) - gap;
    const caption = hasNames ? Math.round(Math.min(height * CAPTION_SHARE, cell * CAPTION_SHARE_OF_TILE)) : 0;
    const high = cell - caption;
    // The scale of what a tile shows at least.
    const scale = Math.min(wide / aspect, high);
    if (scale <= bestScale) continue;
    bestScale = scale;
    best = { columns, wide, high, caption };
  }
  const { columns, caption } = best;
  const tileWidth = Math.max(1, Math.min(best.wide, Math.floor(best.high * aspect * WIDER_RATIO_MAX)));
  const tileHeight = Math.max(1, Math.min(best.high, Math.floor((best.wide / aspect) * TALLER_RATIO_MAX)));
  const [stepX, stepY] = [tileWidth + gap, tileHeight + caption + gap];
  const left = Math.floor((width - columns * stepX + gap) / 2);
  const top = Math.floor((height - Math.ceil(count / columns) * stepY + gap) / 2);
  const tiles = Array.from({ length: count }, (_, index) => ({
    x: left + (index % columns) * stepX,
    y: top + Math.floor(index / columns) * stepY,
    width: tileWidth,
    height: tileHeight,
  }));
  return { tiles, caption };
}
