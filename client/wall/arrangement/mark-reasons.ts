/** Why a board is marked, as its teacher reads it. */

import { language } from '#client/i18n/language.ts';
import { attentionWords } from '#client/i18n/words/teacher/attention-words.ts';
import type { FiredRule } from '#shared/attention/attention-rules.ts';

export function attentionReason({ rule, since, count }: FiredRule): string {
  const say = attentionWords.value;
  const clock = formatTime(since);
  switch (rule) {
    case 'noJoin':
    case 'idle':
      return say[rule](formatDuration(count), clock);
    case 'samePlace':
    case 'putBack':
      return say[rule](count, clock);
  }
}

/** A hand that is up, as its teacher reads it. @param since ms since 1970 */
export function handReason(since: number): string {
  return attentionWords.value.handRaised(formatTime(since));
}

/** A time of day: unlike "so long ago" it stays true while nothing is drawn anew. */
export function formatTime(at: number): string {
  return new Intl.DateTimeFormat(language.value, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** Seconds as they are said: whole minutes where they are some. */
export function formatDuration(seconds: number): string {
  const say = attentionWords.value;
  return seconds % 60 === 0 && seconds > 0 ? say.minutes(seconds / 60) : say.seconds(seconds);
}
