/** Hints in words: where a piece belongs, a little nearer each time it is asked for. All are counted. */
import { signal } from '@preact/signals';
import type { PieceId } from '../../../shared/ids.ts';
import { placeInGrid } from '../../../shared/puzzle/jigsaw.ts';
import type { Puzzle } from '../../../shared/puzzle/puzzle.ts';
import { reachWords } from '../../i18n/words/reach.ts';

export class Hints {
  readonly count = signal(0);
  readonly #puzzle: Puzzle;
  readonly #given = new Map<PieceId, number>();

  constructor(puzzle: Puzzle) {
    this.#puzzle = puzzle;
  }

  /** Its quarter, then its row, then its cell. */
  next(piece: PieceId): string {
    const say = reachWords.peek();
    const level = this.#given.get(piece) ?? 0;
    this.#given.set(piece, level + 1);
    this.count.value += 1;
    const { spec } = this.#puzzle;
    const { column, row } = placeInGrid(spec, piece);
    if (level === 0) {
      const isTop = row < spec.rows / 2;
      const isLeft = column < spec.columns / 2;
      const { topLeft, topRight, bottomLeft, bottomRight } = say.quarter;
      return say.hintQuarter(isTop ? (isLeft ? topLeft : topRight) : isLeft ? bottomLeft : bottomRight);
    }
    return level === 1 ? say.hintRow(row + 1) : say.hintCell(say.place(row + 1, column + 1));
  }
}
