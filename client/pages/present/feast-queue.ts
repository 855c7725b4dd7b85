/**
 * Which solved boards the projector celebrates, and when: one feast for all that were solved at about the same time, a pause, and then one
 * for all that were solved meanwhile. So they never pile up.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { BoardNumber } from '#shared/ids.ts';
import type { NewlySolvedView } from '#shared/protocol/views/solved-view.ts';

/** Those that are solved within this time share a feast. Milliseconds, as are the others. */
export const GATHER_MS = 700;
export const FEAST_MS = 7_000;
export const PAUSE_MS = 3_000;

export class FeastQueue {
  /** Those that are celebrated now; mostly none. */
  readonly boards: ReadonlySignal<readonly BoardNumber[]>;
  readonly #boards = signal<readonly BoardNumber[]>([]);
  #known: ReadonlySet<string> | null = null;
  #waiting = new Set<BoardNumber>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    this.boards = this.#boards;
  }

  /**
   * What the server lists now. The first list is no news: the window was opened, or loaded again.
   * @param only a board beside which no other is celebrated; null: all are
   */
  update(solved: readonly NewlySolvedView[], only: BoardNumber | null): void {
    const known = this.#known;
    this.#known = new Set(solved.map(keyOf));
    const listed = new Set(solved.map(({ board }) => board));
    // Dealt again, or no longer in the class.
    for (const board of this.#waiting) if (!listed.has(board)) this.#waiting.delete(board);
    if (known === null) return;
    for (const each of solved)
      if (!known.has(keyOf(each)) && (only === null || each.board === only)) this.#waiting.add(each.board);
    if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => this.#begin(), GATHER_MS);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#boards.value = [];
  }

  #begin(): void {
    this.#boards.value = [...this.#waiting].sort((a, b) => a - b);
    this.#waiting = new Set();
    this.#timer = setTimeout(() => this.#end(), FEAST_MS);
  }

  #end(): void {
    this.#boards.value = [];
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#waiting.size > 0) this.#begin();
    }, PAUSE_MS);
  }
}

function keyOf({ board, at }: NewlySolvedView): string {
  return `${board} ${at}`;
}
