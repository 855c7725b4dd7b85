/** What is read out of a wall's changes: one sentence for all that came up since the last, and nothing of what passed again meanwhile. */
import type { BoardNumber } from '../../../shared/ids.ts';
import { wallWords } from '../../i18n/words/wall.ts';
import type { Mark } from './mark.ts';

/** What is worth being read out, the most pressing first. Hands are told by name where they are counted: twice would be too often. */
const TOLD = ['stuck', 'finished'] as const satisfies readonly Mark[];
/** More names than that are a number. */
const NAMES_MAX = 3;

export type Marks = ReadonlyMap<BoardNumber, { readonly mark: Mark; readonly name: string }>;

/** Empty: nothing came up. */
export function newsOf(before: Marks, now: Marks): string {
  const say = wallWords.value;
  const sentences: string[] = [];
  for (const mark of TOLD) {
    const names = [...now].flatMap(([board, is]) =>
      is.mark === mark && before.has(board) && before.get(board)?.mark !== mark ? [is.name] : [],
    );
    if (names.length === 0) continue;
    const more = names.length - NAMES_MAX;
    const listed = names.slice(0, NAMES_MAX).join(', ');
    sentences.push(`${say.marks[mark].replace('!', '')}: ${more > 0 ? `${listed} ${say.more(more)}` : listed}.`);
  }
  return sentences.join(' ');
}
