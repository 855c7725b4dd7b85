/**
 * The sheet as pages: squares of one size in pixels, in rows from its top left, of which the sharp ones are painted. Two sets: what pieces
 * show of the sheet, and behind them what the mat shows of it, with its places empty.
 */
import type { BoardFrame } from '#client/board/board-frame.ts';
import type { Rect } from '#client/board/camera/camera.ts';
import { matBounds } from '#client/board/camera/fit-camera.ts';
import { rotate } from '#shared/geometry/pose.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';

/** Sides of a page, and of its slot: neighbouring pixels around it keep its borders smooth. Pixels. */
export const PAGE_SIDE = 126;
export const PAGE_RIM = 1;
export const SLOT_SIDE = PAGE_SIDE + 2 * PAGE_RIM;
/** Most pages along a side of the sheet. */
export const PAGES_ACROSS_MAX = 128;

export interface PageGrid {
  /** Pixels a unit. */
  readonly scale: number;
  readonly columns: number;
  readonly rows: number;
}

export function pageGrid({ spec: { width, height } }: Pick<Puzzle, 'spec'>, wanted: number): PageGrid {
  const scale = Math.min(wanted, (PAGES_ACROSS_MAX * PAGE_SIDE) / Math.max(width, height));
  const countOf = (side: number) => Math.max(1, Math.ceil((side * scale) / PAGE_SIDE));
  return { scale, columns: countOf(width), rows: countOf(height) };
}

/** Where a page lies on the sheet, with its rim. Units. */
export function pageArea({ scale, columns, rows }: PageGrid, page: number): SheetPart {
  const cell = page % (columns * rows);
  const side = SLOT_SIDE / scale;
  return {
    left: ((cell % columns) * PAGE_SIDE - PAGE_RIM) / scale,
    top: (Math.floor(cell / columns) * PAGE_SIDE - PAGE_RIM) / scale,
    width: side,
    height: side,
  };
}

export function isOfMat({ columns, rows }: PageGrid, page: number): boolean {
  return page >= columns * rows;
}

export interface SeenSheet {
  readonly frame: BoardFrame;
  /** What is in view. Units of the plane. */
  readonly view: Rect;
  /** The rectangle of the sheet around each piece. */
  readonly boxes: readonly SheetPart[];
  /** The places that show empty. Null: nothing of the sheet shows on the mat. */
  readonly hollows: readonly SheetPart[] | null;
}

/** The pages that are in view. What a hand or an animation moves is left out. O(pieces + pages). */
export function seenPages(seen: SeenSheet, grid: PageGrid): ReadonlySet<number> {
  const pages = new Set<number>();
  for (const part of seenParts(seen)) for (const page of pagesOf(part, grid)) pages.add(page);
  const { hollows, frame, view } = seen;
  if (hollows === null) return pages;
  const mat = matBounds(frame.board.rules.puzzle);
  const part = partBetween(view, mat.left, mat.top, { left: 0, top: 0, ...frame.board.rules.puzzle.spec });
  for (const page of pagesOf(part, grid))
    if (!hollows.some((hollow) => isWithin(pageArea(grid, page), hollow))) pages.add(page + grid.columns * grid.rows);
  return pages;
}

function* seenParts({ frame, view, boxes }: SeenSheet): Iterable<SheetPart | null> {
  const { groups, rules } = frame.board;
  const { width, height } = rules.puzzle.spec;
  for (const group of groups.values()) {
    if (group.hold !== null || frame.positions.has(group.id)) continue;
    for (const piece of group.pieces) {
      const box = boxes[piece];
      if (box === undefined) continue;
      if (group.turn === 0) yield partBetween(view, group.x - width / 2, group.y - height / 2, box);
      else if (isTurnedPieceSeen(view, group, box, width, height)) yield box;
    }
  }
}

/** A piece that is turned is painted as a whole. */
function isTurnedPieceSeen(
  view: Rect,
  group: { readonly x: number; readonly y: number; readonly turn: number },
  box: SheetPart,
  width: number,
  height: number,
): boolean {
  const middle = rotate(box.left + box.width / 2 - width / 2, box.top + box.height / 2 - height / 2, group.turn);
  const [x, y] = [group.x + middle.x, group.y + middle.y];
  const reach = Math.hypot(box.width, box.height) / 2;
  return x + reach > view.left && x - reach < view.right && y + reach > view.top && y - reach < view.bottom;
}

/** What a view shows of a part of a sheet whose top left corner lies at a point of the plane. Null: nothing. */
function partBetween(view: Rect, x: number, y: number, part: SheetPart): SheetPart | null {
  const left = Math.max(part.left, view.left - x);
  const top = Math.max(part.top, view.top - y);
  const width = Math.min(part.left + part.width, view.right - x) - left;
  const height = Math.min(part.top + part.height, view.bottom - y) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}

function* pagesOf(part: SheetPart | null, { scale, columns, rows }: PageGrid): Iterable<number> {
  if (part === null) return;
  const pageAt = (units: number, count: number) =>
    Math.min(count - 1, Math.max(0, Math.floor((units * scale) / PAGE_SIDE)));
  const [first, last] = [pageAt(part.left, columns), pageAt(part.left + part.width, columns)];
  for (let row = pageAt(part.top, rows); row <= pageAt(part.top + part.height, rows); row += 1)
    for (let column = first; column <= last; column += 1) yield row * columns + column;
}

function isWithin(area: SheetPart, { left, top, width, height }: SheetPart): boolean {
  return (
    area.left > left && area.top > top && area.left + area.width < left + width && area.top + area.height < top + height
  );
}
