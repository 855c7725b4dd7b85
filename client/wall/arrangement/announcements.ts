/** What a screen reader announces of the wall: one text for all marks that are new since the last announcement. */
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { TileMark } from './tile-mark.ts';

/** The marks that are announced, the most urgent first. Raised hands have an announcement of their own. */
const ANNOUNCED_MARKS = ['stuck', 'finished'] as const satisfies readonly TileMark[];
/** Names beyond these are counted. */
const NAMES_MAX = 3;

export type MarkedBoards = ReadonlyMap<BoardNumber, { readonly mark: TileMark; readonly name: string }>;

/** Empty: no new marks. */
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
