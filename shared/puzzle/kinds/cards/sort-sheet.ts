/** Where the boxes of a sort lie on its sheet: in rows, all of one size, each with its name and below it the slots for cards. Integers, units. */
import { PICTURE_LONG_SIDE } from '#shared/limits.ts';
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
const SLOT_WIDTH: Record<CardShape, number> = { wide: 200, upright: 100 };
const HEADING = 80;
const PAD = 12;

/** Slots of a box, in columns and rows. */
interface Division {
  readonly columns: number;
  readonly across: number;
  readonly down: number;
  readonly width: number;
  readonly height: number;
}

/** With the largest cards on a sheet about as wide as high. @param slots that each box has at least */
export function sortSheet(boxes: number, slots: number, shape: CardShape): SortSheet {
  const slotWidth = SLOT_WIDTH[shape];
  const { columns, across, down, width, height } = divisionFor(boxes, slots, slotWidth);
  const long = Math.max(width, height);
  const scaled = (length: number) => Math.floor((length * PICTURE_LONG_SIDE) / long);
  const rect = (left: number, top: number, wide: number, high: number): SheetRect => ({
    left: scaled(left),
    top: scaled(top),
    width: scaled(wide),
    height: scaled(high),
  });
  const { width: wide, height: high } = cellSize(across, down, slotWidth);
  const boxAt = (index: number): SortBox => {
    const left = wide * (index % columns);
    const top = high * Math.floor(index / columns);
    const slotAt = (_: unknown, slot: number) =>
      rect(
        left + PAD + slotWidth * (slot % across) + SLOT.inset,
        top + PAD + HEADING + SLOT.height * Math.floor(slot / across) + SLOT.inset,
        slotWidth - 2 * SLOT.inset,
        SLOT.height - 2 * SLOT.inset,
      );
    return {
      cell: rect(left, top, wide, high),
      name: rect(left + PAD, top + PAD, wide - 2 * PAD, HEADING - SLOT.inset),
      room: rect(left + PAD / 2, top + HEADING + PAD / 2, wide - PAD, SLOT.height * down + PAD),
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

function divisionFor(boxes: number, slots: number, slotWidth: number): Division {
  let best: Division | null = null;
  for (let columns = 1; columns <= boxes; columns += 1) {
    for (let across = 1; across <= slots; across += 1) {
      const down = Math.ceil(slots / across);
      const cell = cellSize(across, down, slotWidth);
      const width = cell.width * columns;
      const height = cell.height * Math.ceil(boxes / columns);
      const division = { columns, across, down, width, height };
      if (best === null || isSmaller(division, best)) best = division;
    }
  }
  return best ?? { columns: 1, across: 1, down: 1, ...cellSize(1, 1, slotWidth) };
}

function isSmaller(a: Division, b: Division): boolean {
  const [longA, longB] = [Math.max(a.width, a.height), Math.max(b.width, b.height)];
  return longA < longB || (longA === longB && a.width * a.height < b.width * b.height);
}

function cellSize(
  across: number,
  down: number,
  slotWidth: number,
): { readonly width: number; readonly height: number } {
  return { width: slotWidth * across + 2 * PAD, height: SLOT.height * down + HEADING + 2 * PAD };
}
