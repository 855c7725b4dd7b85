/** The reason of a board's mark, as the teacher reads it. */
import { language } from '#client/i18n/language.ts';
import { timeOfDay } from '#client/i18n/time-of-day.ts';
import { attentionDuration, attentionWords } from '#client/i18n/words/teacher/attention-words.ts';
import { deviceTimeOf } from '#client/net/server-clock.ts';
import type { FiredRule } from '#shared/attention/attention-rules.ts';

export function attentionReason({ rule, since, count }: FiredRule): string {
  const say = attentionWords.value;
  const clock = formatTime(since);
  switch (rule) {
    case 'noJoin':
    case 'idle':
      return say[rule](attentionDuration(count), clock);
    case 'samePlace':
    case 'putBack':
      return say[rule](count, clock);
  }
}

/** The reason of a raised hand. @param since ms since 1970 */
export function handReason(since: number): string {
  return attentionWords.value.handRaised(formatTime(since));
}

/** A time of day, by this device's clock: unlike "5 minutes ago" it stays true without a new rendering. @param at ms since 1970, by the server's clock */
export function formatTime(at: number): string {
  return timeOfDay(deviceTimeOf(at), language.value);
}
