/**
 * The order of the tiles. It is made when the teacher sorts, and then stays: new boards are added at the end, gone boards
 * leave, and no tile moves under the pointer because a board changed.
 */
import type { BoardNumber } from '#shared/ids.ts';
import { needsHelp, TILE_MARKS, type TileMark } from './tile-mark.ts';

export const TILE_SORTS = ['joined', 'name', 'progress', 'help'] as const;
export type TileSort = (typeof TILE_SORTS)[number];
export const TILE_FILTERS = ['all', 'help', 'playing', 'finished', 'away'] as const;
export type TileFilter = (typeof TILE_FILTERS)[number];

/** What tiles are sorted and filtered by. */
export interface SortableTile {
  readonly board: BoardNumber;
  readonly name: string;
  /** Share of the joins that are made, 0..1; null: not loaded yet. */
  readonly progress: number | null;
  readonly mark: TileMark;
}

/** @param compare compares names in the reader's language */
export function sortAndFilter(
  entries: readonly SortableTile[],
  sort: TileSort,
  filter: TileFilter,
  compare: (a: string, b: string) => number,
): BoardNumber[] {
  return entries
    .filter(({ mark }) => matchesFilter(mark, filter))
    .sort((a, b) => compareTiles(a, b, sort, compare) || a.board - b.board)
    .map(({ board }) => board);
}

/** The present order without boards that are gone, and with new boards at its end. */
export function stableOrder(
  order: readonly BoardNumber[],
  entries: readonly SortableTile[],
  filter: TileFilter,
): BoardNumber[] {
  const present = new Set(entries.map(({ board }) => board));
  const known = new Set(order);
  const arrived = entries
    .filter(({ board, mark }) => !known.has(board) && matchesFilter(mark, filter))
    .map(({ board }) => board);
  return [...order.filter((board) => present.has(board)), ...arrived];
}

function matchesFilter(mark: TileMark, filter: TileFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'help':
      return needsHelp(mark);
    case 'playing':
      return mark !== 'finished' && mark !== 'away';
    case 'finished':
    case 'away':
      return mark === filter;
  }
}

function compareTiles(
  a: SortableTile,
  b: SortableTile,
  sort: TileSort,
  compare: (a: string, b: string) => number,
): number {
  switch (sort) {
    case 'joined':
      return 0;
    case 'name':
      return compare(a.name, b.name);
    case 'progress':
      return (a.progress ?? Number.POSITIVE_INFINITY) - (b.progress ?? Number.POSITIVE_INFINITY) || 0;
    case 'help':
      return TILE_MARKS.indexOf(a.mark) - TILE_MARKS.indexOf(b.mark);
  }
}
