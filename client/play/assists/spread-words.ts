/** What *Spread* has done, in a sentence. */
import { helpWords } from '#client/i18n/words/student/help-words.ts';
import { type Spread, spreadOut } from './spread.ts';

export { spreadOut };

export function describeSpread({ moves, hidden }: Spread): string {
  const say = helpWords.peek();
  if (moves.length > 0) return say.piecesSpreadOut(moves.length);
  return hidden > 0 ? say.noRoomToSpread : say.noHiddenPieces;
}
