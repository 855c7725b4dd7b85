/** Counts what of a pasted list is no name. */
import { type CellKind, headOfColumn, kindOf } from './cell-kinds.ts';

/** What was left out. `heading`: titles and heads of columns. */
export type LeftOutKind = Exclude<CellKind, 'empty' | 'name'> | 'heading';

export class LeftOut {
  readonly counts = new Map<LeftOutKind, number>();

  add(kind: LeftOutKind): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  /** Counts a cell that is used for nothing. */
  addCell(cell: string): void {
    const kind = headOfColumn(cell) === null ? kindOf(cell) : 'heading';
    if (kind !== 'empty') this.add(kind === 'name' ? 'other' : kind);
  }
}
