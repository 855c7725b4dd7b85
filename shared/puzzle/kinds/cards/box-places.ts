/** The boxes of a sort among the pieces of its puzzle: which of them a point belongs to, what lies in it, and what is done. */
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { Boxes, PutPiece, Puzzle } from '#shared/puzzle/puzzle.ts';
import type { LateFeedback } from './card-feedback.ts';
import type { SheetRect } from './sheet-grid.ts';
import type { SortedCards } from './sort-set.ts';
import type { SortBox, SortSheet } from './sort-sheet.ts';

/** A set whose places are boxes; a place for one card is a box with one slot. */
export interface BoxedSpec extends Pick<SortedCards, 'set' | 'homes'> {
  readonly width: number;
  readonly height: number;
  readonly feedback?: LateFeedback;
}

/** Boxes on a sheet, wherever their names stand. */
export interface BoxSheet extends Pick<SortSheet, 'columns' | 'rows'> {
  readonly boxes: readonly Pick<SortBox, 'cell' | 'room' | 'slots'>[];
}

/** Units from the sheet's middle. */
interface SheetPoint {
  readonly x: number;
  readonly y: number;
}

export interface BoxPlaces {
  /** Of the slots of each box. */
  readonly middles: readonly (readonly SheetPoint[])[];
  /** The box that a point belongs to; null: none. */
  boxAt(point: SheetPoint): number | null;
}

export function boxPlaces({ width, height }: BoxedSpec, { boxes }: BoxSheet): BoxPlaces {
  return {
    middles: boxes.map(({ slots }) => slots.map((slot) => middleOf(slot, { width, height }))),
    boxAt({ x, y }) {
      const [fromLeft, fromTop] = [x + width / 2, y + height / 2];
      const at = boxes.findIndex(
        ({ cell: { left, top, width: wide, height: high } }) =>
          fromLeft >= left && fromLeft < left + wide && fromTop >= top && fromTop < top + high,
      );
      return at < 0 ? null : at;
    },
  };
}

/** Where a card lies that fills a slot. */
export function middleOf(slot: SheetRect, sheet: { readonly width: number; readonly height: number }): SheetPoint {
  return {
    x: Math.floor(slot.left + slot.width / 2 - sheet.width / 2),
    y: Math.floor(slot.top + slot.height / 2 - sheet.height / 2),
  };
}

export function boxesOf(
  { set, homes, feedback }: BoxedSpec,
  puzzle: Puzzle,
  sheet: BoxSheet,
  { boxAt, middles }: BoxPlaces,
): Omit<Boxes, 'check'> {
  const { homeX, homeY } = puzzle;
  const all = Array.from({ length: puzzle.pieces }, (_, index) => index + 1);
  // Where nothing is told at once, any card may lie in any box.
  const takesOf = (box: number) => (feedback !== undefined ? null : (set.places[box]?.takes ?? null));
  const cells = sheet.boxes.map((_, box) => all.find((card) => homes[card] === box) ?? emptyBoxCell(puzzle, box));
  const rows = Array.from({ length: sheet.rows }, (_, row) =>
    cells.slice(row * sheet.columns, (row + 1) * sheet.columns),
  );
  const boxOf = (cell: PieceId) => boxOfCell(homes, cell);
  /** The box in which a card lies, in nobody's hand. */
  const boxWith = (groups: ReadonlyMap<PieceId, PutPiece>, card: PieceId): number | null => {
    const group = groups.get(card);
    if (group === undefined) return homes[card] ?? null;
    if (group.hold !== null) return null;
    return boxAt({ x: group.x + (homeX[card] ?? 0) - CENTRE, y: group.y + (homeY[card] ?? 0) - CENTRE });
  };
  const isDone = (groups: ReadonlyMap<PieceId, PutPiece>, card: PieceId) => {
    if (!groups.has(card)) return true;
    const isOpen = (box: number | null) => box !== null && takesOf(box) === null;
    return isOpen(homes[card] ?? null) && isOpen(boxWith(groups, card));
  };
  return {
    hasFeedback: feedback === undefined,
    rooms: sheet.boxes.map(({ room }) => room),
    rows: rows.filter((row) => row.length > 0),
    isSameBox: (cell, other) => boxOf(cell) === boxOf(other),
    middleOf: (cell) =>
      cell <= puzzle.pieces
        ? { x: homeX[cell] ?? 0, y: homeY[cell] ?? 0 }
        : (middles[boxOf(cell)]?.[0] ?? { x: 0, y: 0 }),
    piecesIn: (groups, cell) => all.filter((each) => boxWith(groups, each) === boxOf(cell)),
    verdictAt(piece, x, y) {
      const box = boxAt({ x: x - CENTRE, y: y - CENTRE });
      if (box === null) return null;
      const takes = takesOf(box);
      if (takes === null) return 'open';
      return takes.includes(set.classes[piece] ?? 0) ? 'right' : 'wrong';
    },
    isWrong(groups, piece) {
      const box = boxWith(groups, piece);
      return groups.has(piece) && box !== null && takesOf(box) !== null;
    },
    isDone,
    countDone: (groups) => all.filter((card) => isDone(groups, card)).length,
  };
}

/** By what number a box goes that is nobody's home. */
function emptyBoxCell({ pieces }: Puzzle, box: number): PieceId {
  return pieces + 1 + box;
}

/** The box in which a card has its home, or whose cell this is. @param homes index = card, [0] is 0 */
export function boxOfCell(homes: readonly number[], cell: PieceId): number {
  return homes[cell] ?? cell - homes.length;
}
