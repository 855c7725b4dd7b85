/** Hints in words: for keys and screen readers. */
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import { gridPosition } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { Hint } from './hints.ts';

/** "It belongs in the top left quarter." */
export function describeHint({ spec }: Puzzle, { piece, level }: Hint): string {
  const say = keyboardWords.peek();
  const { column, row } = gridPosition(spec, piece);
  if (level === 1) {
    const isTop = row < spec.rows / 2;
    const isLeft = column < spec.columns / 2;
    const { topLeft, topRight, bottomLeft, bottomRight } = say.quarter;
    return say.hintQuarter(isTop ? (isLeft ? topLeft : topRight) : isLeft ? bottomLeft : bottomRight);
  }
  return level === 2 ? say.hintRow(row + 1) : say.hintCell(say.place(row + 1, column + 1));
}
