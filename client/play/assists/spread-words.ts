/** What *Spread* has done, in a sentence, and the words of *Edges only*. */
import { helpWords } from '#client/i18n/words/student/help-words.ts';
import type { PieceNoun } from '#shared/puzzle/kinds/registry.ts';
import { type Spread, spreadOut } from './spread.ts';

export { helpWords, spreadOut };

export function describeSpread({ moves, hidden }: Spread, noun: PieceNoun): string {
  const say = helpWords.peek();
  if (moves.length > 0) return say.piecesSpreadOut(moves.length, noun);
  return hidden > 0 ? say.noRoomToSpread : say.noHiddenPieces(noun);
}
