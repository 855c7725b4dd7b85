/**
 * Which tiles stand where. The order is made when she asks for one and then stands still: whoever comes later is added at
 * the end, whoever is gone leaves, and nothing moves under her pointer because a board changed.
 */
import type { BoardNumber } from '../../../shared/ids.ts';
import { MARKS, type Mark, needsHelp } from './mark.ts';

export const SORTS = ['coming', 'name', 'progress', 'help'] as const;
export type Sort = (typeof SORTS)[number];
export const FILTERS = ['all', 'help', 'playing', 'finished', 'away'] as const;
export type Filter = (typeof FILTERS)[number];

/** What is sorted by and filtered by. */
export interface Entry {
  readonly board: BoardNumber;
  readonly name: string;
  /** Joins made of joins needed, 0..1; null: not told yet. */
  readonly progress: number | null;
  readonly mark: Mark;
}

/** @param compare of names, in the reader's language */
export function arranged(
  entries: readonly Entry[],
  sort: Sort,
  filter: Filter,
  compare: (a: string, b: string) => number,
): BoardNumber[] {
  return entries
    .filter(({ mark }) => passes(mark, filter))
    .toSorted((a, b) => by(a, b, sort, compare) || a.board - b.board)
    .map(({ board }) => board);
}

/** The order that stands, without who is gone and with who has come since. */
export function standing(order: readonly BoardNumber[], entries: readonly Entry[], filter: Filter): BoardNumber[] {
  const here = new Set(entries.map(({ board }) => board));
  const known = new Set(order);
  const come = entries.filter(({ board, mark }) => !known.has(board) && passes(mark, filter)).map(({ board }) => board);
  return [...order.filter((board) => here.has(board)), ...come];
}

function passes(mark: Mark, filter: Filter): boolean {
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

function by(a: Entry, b: Entry, sort: Sort, compare: (a: string, b: string) => number): number {
  switch (sort) {
    case 'coming':
      return 0;
    case 'name':
      return compare(a.name, b.name);
    case 'progress':
      return (a.progress ?? Number.POSITIVE_INFINITY) - (b.progress ?? Number.POSITIVE_INFINITY) || 0;
    case 'help':
      return MARKS.indexOf(a.mark) - MARKS.indexOf(b.mark);
  }
}
