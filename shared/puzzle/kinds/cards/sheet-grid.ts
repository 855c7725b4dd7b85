/** Where the places of a set lie on its sheet: cells in rows, each with a card's rectangle, and the name of its place beside it. Integers, units. */
import { PICTURE_LONG_SIDE } from '#shared/limits.ts';
import {
  bestShape,
  isHighOnPhone,
  type NamedShape,
  type SheetCutter,
  type SheetShape,
  SQUARE_CUTTER,
  SQUARE_PHONE_SHARE,
  withRoomForNames,
} from './sheet-fit.ts';

/** The layouts with a cell for each card. */
export type GridLayout = 'order' | 'match';
/** The layouts whose cards are written as lines. */
export type LineLayout = GridLayout | 'sort';
export type CardLayout = LineLayout | 'label';
export const CARD_LAYOUTS: readonly CardLayout[] = ['order', 'match', 'sort', 'label'];

/** What a card has room for: words alone, or a picture with words below it. */
export type CardShape = 'wide' | 'upright';

/** Of the sheet; the rows are read from the left, one after the other. */
export interface SheetGrid {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
}

/** Units from the sheet's top left. */
export interface SheetRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SheetCell {
  /** A card that is put down here comes to lie in the place. */
  readonly cell: SheetRect;
  readonly card: SheetRect;
  /** Its number, or the first half of a pair. */
  readonly name: SheetRect;
}

export interface CellSheet extends SheetGrid {
  /** One for each card. */
  readonly cells: readonly SheetCell[];
}

/** Of all but squares. */
type UsualCutter = Exclude<SheetCutter, typeof SQUARE_CUTTER>;

/** A cell's, in hundredths of it, as its widths are. */
const CELL_HEIGHT = 100;
/** How wide cells may be; the first is the usual width. A pair's has room for both halves, side by side. */
const CELL_WIDTHS: Record<UsualCutter, Record<CardShape, Record<GridLayout, readonly number[]>>> = {
  1: { wide: { order: [200], match: [400] }, upright: { order: [100], match: [200] } },
  2: {
    wide: { order: [200, 220, 240, 260], match: [400, 440, 480, 520] },
    upright: { order: [100], match: [200] },
  },
};
/** In hundredths of a side of its cell: where names and cards begin, and how wide they are; and of its height: the same of both. */
interface Across extends Record<'name' | 'card', readonly [number, number]> {
  readonly of: 'width' | 'height';
}
const PAIR: Across = { of: 'width', name: [2, 46], card: [51, 47] };
const ACROSS: Record<CardShape, Record<GridLayout, Across>> = {
  wide: { order: { of: 'width', name: [2, 13], card: [16, 81] }, match: PAIR },
  upright: { order: { of: 'width', name: [2, 19], card: [22, 76] }, match: PAIR },
};
const DOWN = [6, 88] as const;

/** How wide the cells of square cards may be. */
const SQUARE_WIDTHS: Record<GridLayout, readonly number[]> = { order: [124], match: [200, 220, 240, 260] };
/** Left of a name, between it and its card, and right of that: a name is nearer to its own card than to the one before. */
const SQUARE_GAPS = { left: 6, between: 3, right: 5 } as const;

export interface GridNeeds {
  readonly layout: GridLayout;
  readonly cards: number;
  /** Cutter 3 does not ask: its cards are squares. */
  readonly shape: CardShape;
}

/** A way to lay the cells. Lengths are in hundredths of a cell's height. */
interface GridShape extends SheetShape, Pick<SheetGrid, 'columns' | 'rows'> {
  readonly across: Across;
}

/** About as wide as it is high: a laptop and a phone both have room for it. Of the widths of cells the best for all screens. */
export function sheetGrid(needs: GridNeeds, cutter: SheetCutter): CellSheet {
  const { columns, rows, width, height, across } =
    cutter === SQUARE_CUTTER
      ? bestShape(squareShapes(needs), SQUARE_PHONE_SHARE)
      : bestShape(usualShapes(needs, cutter));
  const long = Math.max(width, height);
  const scaled = (length: number) => Math.round((PICTURE_LONG_SIDE * length) / long);
  const grid = { columns, rows, width: scaled(width), height: scaled(height) };
  return { ...grid, cells: Array.from({ length: needs.cards }, (_, index) => sheetCell(across, grid, index)) };
}

/** All in the same columns. */
function usualShapes({ layout, cards, shape }: GridNeeds, cutter: UsualCutter): GridShape[] {
  const widths = CELL_WIDTHS[cutter][shape][layout];
  const columns = squareColumns(cards, widths[0] ?? CELL_HEIGHT);
  const rows = Math.ceil(cards / columns);
  const across = ACROSS[shape][layout];
  const shapes = widths.map((wide) => ({
    ...{ columns, rows, across },
    card: { width: wide, height: CELL_HEIGHT },
    width: columns * wide,
    height: rows * CELL_HEIGHT,
  }));
  // Wider cells are lower on a phone, where a finger must find them.
  return shapes.filter((each, index) => index === 0 || isHighOnPhone(each));
}

/** In any number of columns. A number is read wherever it stands, but words take room. */
function squareShapes({ layout, cards }: GridNeeds): GridShape[] {
  const [, side] = DOWN;
  const { left, between, right } = SQUARE_GAPS;
  const shapes: (GridShape & NamedShape)[] = [];
  for (const wide of SQUARE_WIDTHS[layout]) {
    const name = wide - left - between - side - right;
    const across: Across = { of: 'height', name: [left, name], card: [wide - right - side, side] };
    for (let columns = 1; columns <= cards; columns += 1) {
      const rows = Math.ceil(cards / columns);
      // As many rows as in fewer columns are no gain.
      if (Math.ceil(cards / rows) < columns) continue;
      const sheet = { width: columns * wide, height: rows * CELL_HEIGHT };
      shapes.push({ columns, rows, across, card: { width: side, height: side }, name, ...sheet });
    }
  }
  return layout === 'match' ? withRoomForNames(shapes) : shapes;
}

/** @param width of a cell, in hundredths of its height */
function squareColumns(cards: number, width: number): number {
  let columns = 1;
  // Whole numbers alone, so that every engine finds the same: (columns + 1/2)^2 * width <= cards.
  while ((2 * columns + 1) ** 2 * width <= 4 * CELL_HEIGHT * cards) columns += 1;
  return columns;
}

/** @param index of the place, from 0 */
function sheetCell(across: Across, { columns, rows, width, height }: SheetGrid, index: number): SheetCell {
  const column = index % columns;
  const row = Math.floor(index / columns);
  const left = Math.round((width * column) / columns);
  const top = Math.round((height * row) / rows);
  const cell = {
    left,
    top,
    width: Math.round((width * (column + 1)) / columns) - left,
    height: Math.round((height * (row + 1)) / rows) - top,
  };
  return { cell, card: partOf(cell, across.card, across.of), name: partOf(cell, across.name, across.of) };
}

function partOf(cell: SheetRect, [from, wide]: Across['card'], of: Across['of']): SheetRect {
  const { left, top, height } = cell;
  return {
    left: left + hundredths(cell[of], from),
    top: top + hundredths(height, DOWN[0]),
    width: hundredths(cell[of], wide),
    height: hundredths(height, DOWN[1]),
  };
}

function hundredths(length: number, share: number): number {
  return Math.floor((length * share) / 100);
}
