/** Where on a sheet nothing belongs: neither a place, nor the land of a map. Units from the sheet's top left. */

import type { TrayPlace } from '#client/board/board-frame.ts';
import { hollowsOf } from '#client/board/hollows.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { Puzzle, Ring, SheetPart } from '#shared/puzzle/puzzle.ts';

/** Cells along either side of the sheet. */
const CELLS = 64;
/** Places that take more of the sheet than this leave gaps between them, but no room. */
const CROWDED = 1 / 4;

interface Sides {
  readonly width: number;
  readonly height: number;
}

/**
 * A point where something of this size hides nothing that it could belong to, near the edge of the sheet on the side of the tray. Where there is
 * no such room: between two places, so that it lies in neither. O(corners + cells² + places³)
 */
export function freeSpace(puzzle: Puzzle, size: Sides, side: TrayPlace): Point {
  const { width, height } = puzzle.spec;
  const anchor = side === 'side' ? { x: width, y: height / 2 } : { x: width / 2, y: height };
  const distance = ({ x, y }: Point) => Math.hypot(x - anchor.x, y - anchor.y);
  const taken = takenOf(puzzle);
  const isCrowded = puzzle.matOutline === undefined && taken.share > CROWDED;
  const free = isCrowded ? [] : pointsWithin(puzzle.spec, size);
  return (
    leastOf(free, (at) => (taken.isOn(partAt(at, size)) ? Number.POSITIVE_INFINITY : distance(at))) ??
    // A wide gap has a name in it.
    leastOf(gapsOf(hollowsOf(puzzle)), (at) => distance(at) + WIDE * at.gap) ??
    anchor
  );
}

/** How much worse it is that a gap is wide than that it is far. */
const WIDE = 8;

function leastOf<At extends Point>(points: readonly At[], cost: (at: At) => number): At | null {
  let best: At | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const at of points) {
    const own = cost(at);
    if (own >= least) continue;
    best = at;
    least = own;
  }
  return best;
}

/** The middle between every two places that lie side by side, or one above the other, and how far they are apart. */
function gapsOf(places: readonly SheetPart[]): (Point & { readonly gap: number })[] {
  const isIn = ({ x, y }: Point) =>
    places.some(({ left, top, width, height }) => x >= left && x <= left + width && y >= top && y <= top + height);
  const gaps = places.flatMap((one) =>
    places.flatMap((other) => {
      const across = other.left - one.left - one.width;
      const down = other.top - one.top - one.height;
      const at = (x: number, y: number, gap: number) => [{ x, y, gap }];
      if (across >= 0 && other.top === one.top)
        return at(one.left + one.width + across / 2, one.top + one.height / 2, across);
      if (down >= 0 && other.left === one.left)
        return at(one.left + one.width / 2, one.top + one.height + down / 2, down);
      return [];
    }),
  );
  return gaps.filter((at) => !isIn(at));
}

/** Whole on the sheet, with a cell's margin. */
function pointsWithin(sheet: Sides, size: Sides): Point[] {
  const points: Point[] = [];
  const along = (long: number, of: number) => {
    const [from, to] = [of / 2 + long / CELLS, long - of / 2 - long / CELLS];
    return from > to ? [] : Array.from({ length: CELLS + 1 }, (_, step) => from + ((to - from) * step) / CELLS);
  };
  for (const x of along(sheet.width, size.width))
    for (const y of along(sheet.height, size.height)) points.push({ x, y });
  return points;
}

function partAt({ x, y }: Point, { width, height }: Sides): SheetPart {
  return { left: x - width / 2, top: y - height / 2, width, height };
}

interface Taken {
  /** Of all cells. */
  readonly share: number;
  /** Does something belong within this part of the sheet? */
  readonly isOn: (part: SheetPart) => boolean;
}

/** The hint asks again every few seconds. */
const found = new WeakMap<Puzzle, Taken>();

function takenOf(puzzle: Puzzle): Taken {
  const taken = found.get(puzzle) ?? findTaken(puzzle);
  found.set(puzzle, taken);
  return taken;
}

function findTaken(puzzle: Puzzle): Taken {
  const { width, height } = puzzle.spec;
  const cells = new Uint8Array(CELLS * CELLS);
  const column = (x: number) => Math.min(CELLS - 1, Math.max(0, Math.floor((x * CELLS) / width)));
  const row = (y: number) => Math.min(CELLS - 1, Math.max(0, Math.floor((y * CELLS) / height)));
  const cellsOf = ({ left, top, width: across, height: down }: SheetPart) => {
    const found: number[] = [];
    for (let y = row(top); y <= row(top + down); y += 1)
      for (let x = column(left); x <= column(left + across); x += 1) found.push(y * CELLS + x);
    return found;
  };
  if (puzzle.matOutline !== undefined) markLand(cells, puzzle.spec, puzzle.matOutline());
  else for (const place of hollowsOf(puzzle)) for (const cell of cellsOf(place)) cells[cell] = 1;
  return {
    share: cells.reduce((sum, cell) => sum + cell, 0) / cells.length,
    isOn: (part) => cellsOf(part).some((cell) => cells[cell] === 1),
  };
}

/** What lies within rings about the sheet's middle, and wherever their lines go. */
function markLand(cells: Uint8Array, { width, height }: Sides, rings: readonly Ring[]): void {
  const crossings: number[][] = Array.from({ length: CELLS }, () => []);
  for (const { corners } of rings) {
    const count = corners.length / 2;
    const cornerAt = (index: number) => ({
      x: (((corners[2 * (index % count)] ?? 0) / STEPS_PER_UNIT + width / 2) * CELLS) / width,
      y: (((corners[2 * (index % count) + 1] ?? 0) / STEPS_PER_UNIT + height / 2) * CELLS) / height,
    });
    for (let index = 0; index < count; index += 1) {
      const [from, to] = [cornerAt(index), cornerAt(index + 1)];
      markLine(cells, from, to);
      const [low, high] = from.y < to.y ? [from, to] : [to, from];
      for (let row = Math.max(0, Math.ceil(low.y - 0.5)); row < CELLS && row + 0.5 < high.y; row += 1)
        crossings[row]?.push(low.x + ((row + 0.5 - low.y) / (high.y - low.y)) * (high.x - low.x));
    }
  }
  for (const [row, all] of crossings.entries()) {
    all.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < all.length; pair += 2)
      for (let x = Math.max(0, Math.floor(all[pair] ?? 0)); x < CELLS && x <= (all[pair + 1] ?? 0); x += 1)
        cells[row * CELLS + x] = 1;
  }
}

/** In steps of half a cell. */
function markLine(cells: Uint8Array, from: Point, to: Point): void {
  const steps = Math.ceil(2 * Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y), 0.5));
  for (let step = 0; step <= steps; step += 1) {
    const x = Math.floor(from.x + ((to.x - from.x) * step) / steps);
    const y = Math.floor(from.y + ((to.y - from.y) * step) / steps);
    if (x >= 0 && y >= 0 && x < CELLS && y < CELLS) cells[y * CELLS + x] = 1;
  }
}
