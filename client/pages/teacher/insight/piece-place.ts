/** How pieces are named for the eye: by a number in the order of reading, and by where in the picture they belong. */
import { insightWords } from '#client/i18n/words/teacher/insight-words.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { placeOf } from '#shared/results/insight/insight-csv.ts';

/** Percent of a side: left of the first, right of the second. */
const THIRDS = [34, 66] as const;

function thirdOf(percent: number): 0 | 1 | 2 {
  if (percent < THIRDS[0]) return 0;
  return percent > THIRDS[1] ? 2 : 1;
}

/** Such as "top left". */
export function placeWords(puzzle: Puzzle, piece: PieceId): string {
  const { left, top } = placeOf(puzzle, piece);
  const { place } = insightWords.value;
  const row = [place.top, place.middle, place.bottom][thirdOf(top)] ?? place.middle;
  return row[thirdOf(left)] ?? '';
}

/** Pieces as one reads the picture: from its top down, and from left to right. */
export function inReadingOrder({ homeX, homeY }: Puzzle, pieces: readonly PieceId[]): PieceId[] {
  return [...pieces].sort((a, b) => (homeY[a] ?? 0) - (homeY[b] ?? 0) || (homeX[a] ?? 0) - (homeX[b] ?? 0));
}
