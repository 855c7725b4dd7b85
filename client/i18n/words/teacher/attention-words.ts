/** The reasons of a board's mark: the rule, its figure, and the time since when it holds. */
import { translated } from '#client/i18n/language.ts';
import { teacherCatalogue } from '#client/i18n/words/catalogues/teacher.ts';
import type { FiredRule } from '#shared/attention/attention-rules.ts';

export const attentionWords = translated(teacherCatalogue, 'attention');

/** A duration in words: in minutes if it is a whole number of them. */
export function attentionDuration(seconds: number): string {
  const { minutes, seconds: inSeconds } = attentionWords.value;
  return seconds % 60 === 0 && seconds > 0 ? minutes(seconds / 60) : inSeconds(seconds);
}

/** The reason of a mark. @param clock when it began, in words */
export function attentionSentence({ rule, count }: FiredRule, clock: string): string {
  const say = attentionWords.value;
  switch (rule) {
    case 'noJoin':
    case 'idle':
      return say[rule](attentionDuration(count), clock);
    case 'samePlace':
    case 'putBack':
      return say[rule](count, clock);
  }
}
