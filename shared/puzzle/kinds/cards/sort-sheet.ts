/** Where the boxes of a sort lie on its sheet: in rows, all of one size, each with its name and below it the slots for cards. Integers, units. */
import { PICTURE_LONG_SIDE } from '#shared/limits.ts';
import { bestShape, type SheetCutter, type SheetShape, type SQUARE_CUTTER } from './sheet-fit.ts';
import type { CardShape, SheetGrid, SheetRect } from './sheet-grid.ts';

export interface SortBox {
  /** A card that is put down here comes to lie in the box. */
  readonly cell: SheetRect;
  readonly name: SheetRect;
  /** The part of it that takes cards. */
  readonly room: SheetRect;
  /** All of one size, row by row. */
  readonly slots: readonly SheetRect[];
}

/** Boxes lie row by row, from the left. */
export interface SortSheet extends SheetGrid {
  readonly boxes: readonly SortBox[];
}

/** The sheet's measures before it is scaled: a slot is 100 high. */
const SLOT = { height: 100, inset: 6 } as const;
const PAD = 12;

/** Slots for pictures are squares by any of them. */
export type SortCutter = Exclude<SheetCutter, typeof SQUARE_CUTTER>;

/** What is above a box's slots, and how wide these may be: the first is a slot's usual width. */
interface Measures {
  readonly heading: number;
  readonly widths: Record<CardShape, readonly number[]>;
}

const MEASURES: Record<SortCutter, Measures> = {
  1: { heading: 80, widths: { wide: [200], upright: [100] } },
  2: { heading: 64, widths: { wide: [200, 180, 220, 240, 260], upright: [100] } },
};

/** Slots of a box, in columns and rows; and the sheet that they make. */
interface Division extends SheetShape {
  readonly columns: number;
  readonly across: number;
  readonly down: number;
  /** Of a box. */
  readonly cell: { readonly width: number; readonly height: number };
}

export interface SortNeeds {
  readonly boxes: number;
  /** That each box has at least. */
  readonly slots: number;
  readonly shape: CardShape;
}

/** With the largest cards: by cutter 1 on a sheet about as wide as high, by cutter 2 on the screens that it is seen on. */
export function sortSheet(needs: SortNeeds, cutter: SortCutter): SortSheet {
  const { boxes } = needs;
  const { heading } = MEASURES[cutter];
  const { columns, across, down, card, cell, width, height } = divisionFor(needs, cutter);
  const long = Math.max(width, height);
  const scaled = (length: number) => Math.floor((length * PICTURE_LONG_SIDE) / long);
  const rect = (left: number, top: number, wide: number, high: number): SheetRect => ({
    left: scaled(left),
    top: scaled(top),
    width: scaled(wide),
    height: scaled(high),
  });
  const { width: wide, height: high } = cell;
  const boxAt = (index: number): SortBox => {
    const left = wide * (index % columns);
    const top = high * Math.floor(index / columns);
    const slotAt = (_: unknown, slot: number) =>
      rect(
        left + PAD + card.width * (slot % across) + SLOT.inset,
        top + PAD + heading + SLOT.height * Math.floor(slot / across) + SLOT.inset,
        card.width - 2 * SLOT.inset,
        SLOT.height - 2 * SLOT.inset,
      );
    return {
      cell: rect(left, top, wide, high),
      name: rect(left + PAD, top + PAD, wide - 2 * PAD, heading - SLOT.inset),
      room: rect(left + PAD / 2, top + heading + PAD / 2, wide - PAD, SLOT.height * down + PAD),
      slots: Array.from({ length: across * down }, slotAt),
    };
  };
  return {
    columns,
    rows: Math.ceil(boxes / columns),
    width: scaled(width),
    height: scaled(height),
    boxes: Array.from({ length: boxes }, (_, index) => boxAt(index)),
  };
}

function divisionFor(needs: SortNeeds, cutter: SortCutter): Division {
  const all = divisionsFor(needs, MEASURES[cutter]);
  return cutter === 1 ? all.reduce((best, each) => (isSmaller(each, best) ? each : best)) : bestShape(all);
}

function divisionsFor({ boxes, slots, shape }: SortNeeds, { heading, widths }: Measures): Division[] {
  const all: Division[] = [];
  for (const width of widths[shape]) {
    const card = { width, height: SLOT.height };
    for (let columns = 1; columns <= boxes; columns += 1) {
      for (let across = 1; across <= slots; across += 1) {
        const down = Math.ceil(slots / across);
        // As many rows as in fewer columns are no gain.
        if (Math.ceil(slots / down) < across) continue;
        const cell = { width: card.width * across + 2 * PAD, height: card.height * down + heading + 2 * PAD };
        const sheet = { width: cell.width * columns, height: cell.height * Math.ceil(boxes / columns) };
        all.push({ columns, across, down, card, cell, ...sheet });
      }
    }
  }
  return all;
}

function isSmaller(a: Division, b: Division): boolean {
  const [longA, longB] = [Math.max(a.width, a.height), Math.max(b.width, b.height)];
  return longA < longB || (longA === longB && a.width * a.height < b.width * b.height);
}
