/** Hints in words: for keys and screen readers. */
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { describePlace } from './descriptions/place-words.ts';
import { isInHint, quarterOf } from './hint-area.ts';
import type { Hint } from './hints.ts';

/** So many names are heard at once. */
const NAMED_MAX = 4;

/** "It belongs in the top left quarter." */
export function describeHint(puzzle: Puzzle, { piece, level }: Hint): string {
  const say = keyboardWords.peek();
  const open = openBoxes(puzzle, piece);
  if (open.length > 0 && open.length === puzzle.boxes?.rows.flat().length) return say.hintAnyBox;
  if (open.length > 1) return say.hintAmong(namesOf(puzzle, open).join(', '));
  const { name } = puzzle.placeOf(piece);
  if (level === 1) {
    const { isLeft, isTop } = quarterOf(puzzle, piece);
    const { topLeft, topRight, bottomLeft, bottomRight } = say.quarter;
    return say.hintQuarter(isTop ? (isLeft ? topLeft : topRight) : isLeft ? bottomLeft : bottomRight);
  }
  if (level === 2 && name.kind === 'cell') return say.hintRow(name.row);
  const places = level === 2 ? placesInStrip(puzzle, piece) : [piece];
  const names = namesOf(puzzle, places);
  return names.length > 1 ? say.hintAmong(names.join(', ')) : say.hintCell(names.join());
}

/** Cards of one box have one place. */
function namesOf(puzzle: Puzzle, cells: readonly PieceId[]): string[] {
  return [...new Set(cells.map((each) => describePlace(puzzle.placeOf(each).name)))];
}

/** The cells of the boxes without an answer, if a piece belongs into one of them: it may lie in any. */
function openBoxes({ boxes }: Puzzle, piece: PieceId): PieceId[] {
  if (boxes === undefined || !boxes.hasFeedback) return [];
  const isOpen = (cell: PieceId) => {
    const { x, y } = boxes.middleOf(cell);
    return boxes.verdictAt(piece, CENTRE + x, CENTRE + y) === 'open';
  };
  return isOpen(piece) ? boxes.rows.flat().filter(isOpen) : [];
}

/** Places with names of their own have no row: those in the strip that the hint lights up, the nearest ones, from the left. */
function placesInStrip(puzzle: Puzzle, piece: PieceId): PieceId[] {
  const home = (each: PieceId) => puzzle.homeX[each] ?? 0;
  const away = (each: PieceId) => Math.abs(home(each) - home(piece));
  return Array.from({ length: puzzle.pieces }, (_, index) => index + 1)
    .filter((each) => each === piece || isInHint(puzzle, { piece, level: 2 }, each))
    .sort((a, b) => away(a) - away(b))
    .slice(0, NAMED_MAX)
    .sort((a, b) => home(a) - home(b));
}
