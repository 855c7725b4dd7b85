/** What a solved puzzle took, in words. */
import { feastWords } from '#client/i18n/words/student/feast-words.ts';
import type { SolvedFigures } from '#shared/protocol/views/solved-view.ts';

/** Reads the language's signal. */
export function describeFigures({ playedMs, moves }: SolvedFigures): string {
  const seconds = Math.round(playedMs / 1_000);
  return feastWords.value.figures(Math.floor(seconds / 60), seconds % 60, moves);
}
