/** How pieces are named for the eye: by a number in the order of reading, and by what they are called or where in the picture they belong. */
import { language } from '#client/i18n/language.ts';
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import type { PieceId } from '#shared/ids.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { CutInsight } from '#shared/results/insight/activity-insight.ts';
import { placeOf } from '#shared/results/insight/insight-csv.ts';

/** Percent of a side: left of the first, right of the second. */
const THIRDS = [34, 66] as const;

function thirdOf(percent: number): 0 | 1 | 2 {
  if (percent < THIRDS[0]) return 0;
  return percent > THIRDS[1] ? 2 : 1;
}

/** The name that its author gave the piece, or else its place. */
export function pieceWords(puzzle: Puzzle, piece: PieceId): string {
  return puzzle.pieceName(piece)?.words[language.value] ?? placeWords(puzzle, piece);
}

/** The numbers of a cut's pieces that anything is said of. */
export function pieceNumbers(puzzle: Puzzle, { pieces }: CutInsight): ReadonlyMap<PieceId, number> {
  const all = pieces.map(({ piece }) => piece);
  return new Map(inReadingOrder(puzzle, all).map((piece, index) => [piece, index + 1]));
}

/** Such as "Piece 18 (right)". */
export function pieceNames(puzzle: Puzzle, cut: CutInsight): (piece: PieceId) => string {
  const numbers = pieceNumbers(puzzle, cut);
  const noun = pieceNoun(puzzle.spec);
  return (piece) => insightWords.value.pieceAt(numbers.get(piece) ?? 0, pieceWords(puzzle, piece), noun);
}

/** Such as "top left". */
function placeWords(puzzle: Puzzle, piece: PieceId): string {
  const { left, top } = placeOf(puzzle, piece);
  const { place } = insightWords.value;
  const row = [place.top, place.middle, place.bottom][thirdOf(top)] ?? place.middle;
  return row[thirdOf(left)] ?? '';
}

/** Pieces as one reads the picture: from its top down, and from left to right. */
function inReadingOrder({ homeX, homeY }: Puzzle, pieces: readonly PieceId[]): PieceId[] {
  return [...pieces].sort((a, b) => (homeY[a] ?? 0) - (homeY[b] ?? 0) || (homeX[a] ?? 0) - (homeX[b] ?? 0));
}
