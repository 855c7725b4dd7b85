/** The size of tiles: as large as all of them fit, or of a size that the teacher chose; then the wall scrolls. */

export type TileSize = 'fit' | 'medium' | 'large';
export const TILE_SIZES: readonly TileSize[] = ['fit', 'medium', 'large'];

/** Between tiles, and around them. CSS pixels. */
export const TILE_GAP_PX = 8;
/** The caption under a tile's picture: one line of 14 px text. CSS pixels. */
export const CAPTION_PX = 26;
/** A tile of the strip beside the focused board. CSS pixels. */
export const STRIP_TILE_PX = 172;

/** A narrower tile would have no room for its name: the wall scrolls instead. CSS pixels. */
const TILE_WIDTH_MIN_PX = 116;
/** The least side of a tile's picture. CSS pixels. */
const PICTURE_MIN_PX = 40;
const TILE_WIDTHS_PX: Record<Exclude<TileSize, 'fit'>, number> = { medium: 230, large: 340 };

/** How much wider and taller than the crop a tile's picture may be: the rest would show nothing but the table. */
export const WIDER_RATIO_MAX = 1.5;
export const TALLER_RATIO_MAX = 1.4;

export interface TileLayout {
  readonly columns: number;
  /** CSS pixels. */
  readonly width: number;
  readonly pictureHeight: number;
  /** Tiles that fit without scrolling. */
  readonly capacity: number;
}

export interface TileLayoutOptions {
  readonly count: number;
  /** The room for all tiles. CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Width over height of what a tile shows at least. */
  readonly aspect: number;
  readonly size: TileSize;
  /** Pictures alone, without captions. */
  readonly isBare?: boolean;
}

export function layoutTiles({ count, width, height, aspect, size, isBare = false }: TileLayoutOptions): TileLayout {
  const caption = isBare ? 0 : CAPTION_PX;
  const least = isBare ? PICTURE_MIN_PX : TILE_WIDTH_MIN_PX;
  if (size !== 'fit') return scrollingLayout(TILE_WIDTHS_PX[size], width, height, aspect, caption);
  let best: TileLayout | null = null;
  let bestScale = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const wide = tileWidth(columns, width);
    const high = Math.floor((height - TILE_GAP_PX) / rows) - TILE_GAP_PX - caption;
    // The scale of what a tile shows at least. Among equals the fewest columns win: their tiles are the widest.
    const scale = Math.min(wide / aspect, high);
    if (wide < least || scale <= bestScale) continue;
    bestScale = scale;
    const pictureHeight = Math.min(high, Math.floor((wide / aspect) * TALLER_RATIO_MAX));
    best = {
      columns,
      width: Math.min(wide, Math.max(least, Math.floor(high * aspect * WIDER_RATIO_MAX))),
      pictureHeight,
      capacity: columns * rows,
    };
  }
  return best === null || bestScale * Math.min(1, aspect) < PICTURE_MIN_PX
    ? scrollingLayout(TILE_WIDTH_MIN_PX, width, height, aspect, caption)
    : best;
}

/** Tiles of at least this width, as many in a row as fit. */
function scrollingLayout(least: number, width: number, height: number, aspect: number, caption: number): TileLayout {
  const columns = Math.max(1, Math.floor((width - TILE_GAP_PX) / (least + TILE_GAP_PX)));
  const wide = tileWidth(columns, width);
  const pictureHeight = Math.max(1, Math.floor(wide / aspect));
  const rows = Math.max(1, Math.floor((height - TILE_GAP_PX) / (pictureHeight + caption + TILE_GAP_PX)));
  return { columns, width: wide, pictureHeight, capacity: columns * rows };
}

/** The width of a tile in so many columns. */
function tileWidth(columns: number, width: number): number {
  return Math.max(1, Math.floor((width - TILE_GAP_PX) / columns) - TILE_GAP_PX);
}
