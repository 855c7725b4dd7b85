/** Hints in words: for keys and screen readers. */
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { describePlace } from './descriptions/place-words.ts';
import { quarterOf } from './hint-area.ts';
import type { Hint } from './hints.ts';

/** "It belongs in the top left quarter." */
export function describeHint(puzzle: Puzzle, { piece, level }: Hint): string {
  const say = keyboardWords.peek();
  const { name } = puzzle.placeOf(piece);
  if (level === 1) {
    const { isLeft, isTop } = quarterOf(puzzle, piece);
    const { topLeft, topRight, bottomLeft, bottomRight } = say.quarter;
    return say.hintQuarter(isTop ? (isLeft ? topLeft : topRight) : isLeft ? bottomLeft : bottomRight);
  }
  // A place with a name of its own lies in no row: its name is all that is left to say.
  return level === 2 && name.kind === 'cell' ? say.hintRow(name.row) : say.hintCell(describePlace(name));
}
