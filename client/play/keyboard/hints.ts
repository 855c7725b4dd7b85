/** Hints in words: where a piece belongs, more precisely each time. All hints are counted. */
import { signal } from '@preact/signals';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { PieceId } from '#shared/ids.ts';
import { HINT_LEVELS } from '#shared/limits.ts';
import { gridPosition } from '#shared/puzzle/jigsaw.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

export class Hints {
  readonly count = signal(0);
  readonly #puzzle: Puzzle;
  readonly #onGiven: (piece: PieceId, level: number) => void;
  readonly #levels = new Map<PieceId, number>();

  /** @param onGiven called with each hint's level, from 1 */
  constructor(puzzle: Puzzle, onGiven: (piece: PieceId, level: number) => void) {
    this.#puzzle = puzzle;
    this.#onGiven = onGiven;
  }

  /** The piece's quarter of the picture, then its row, then its cell. */
  next(piece: PieceId): string {
    const say = keyboardWords.peek();
    const level = this.#levels.get(piece) ?? 0;
    this.#levels.set(piece, level + 1);
    this.count.value += 1;
    this.#onGiven(piece, Math.min(level + 1, HINT_LEVELS));
    const { spec } = this.#puzzle;
    const { column, row } = gridPosition(spec, piece);
    if (level === 0) {
      const isTop = row < spec.rows / 2;
      const isLeft = column < spec.columns / 2;
      const { topLeft, topRight, bottomLeft, bottomRight } = say.quarter;
      return say.hintQuarter(isTop ? (isLeft ? topLeft : topRight) : isLeft ? bottomLeft : bottomRight);
    }
    return level === 1 ? say.hintRow(row + 1) : say.hintCell(say.place(row + 1, column + 1));
  }
}
