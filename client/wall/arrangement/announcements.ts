/** What is read out of a wall's changes: one sentence for all that came up since the last, and nothing of what passed again meanwhile. */

import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { TileMark } from './tile-mark.ts';

/** What is worth being read out, the most pressing first. Hands are told by name where they are counted: twice would be too often. */
const ANNOUNCED_MARKS = ['stuck', 'finished'] as const satisfies readonly TileMark[];
/** More names than that are a number. */
const NAMES_MAX = 3;

export type MarkedBoards = ReadonlyMap<BoardNumber, { readonly mark: TileMark; readonly name: string }>;

/** Empty: nothing came up. */
export function announceChanges(before: MarkedBoards, now: MarkedBoards): string {
  const say = wallWords.value;
  const sentences: string[] = [];
  for (const mark of ANNOUNCED_MARKS) {
    const names = [...now].flatMap(([board, is]) =>
      is.mark === mark && before.has(board) && before.get(board)?.mark !== mark ? [is.name] : [],
    );
    if (names.length === 0) continue;
    const more = names.length - NAMES_MAX;
    const listed = names.slice(0, NAMES_MAX).join(', ');
    sentences.push(
      `${say.marks[mark].replace('!', '')}: ${more > 0 ? `${listed} ${say.moreStudents(more)}` : listed}.`,
    );
  }
  return sentences.join(' ');
}
