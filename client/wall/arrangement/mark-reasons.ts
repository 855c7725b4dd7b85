/** The reason of a board's mark, as the teacher reads it. */
import { language } from '#client/i18n/language.ts';
import { timeOfDay } from '#client/i18n/time-of-day.ts';
import { attentionSentence, attentionWords } from '#client/i18n/words/teacher/attention-words.ts';
import { deviceTimeOf } from '#client/net/server-clock.ts';
import type { FiredRule } from '#shared/attention/attention-rules.ts';

export function attentionReason(fired: FiredRule): string {
  return attentionSentence(fired, formatTime(fired.since));
}

/** The reason of a raised hand. @param since ms since 1970 */
export function handReason(since: number): string {
  return attentionWords.value.handRaised(formatTime(since));
}

/** A time of day, by this device's clock: unlike "5 minutes ago" it stays true without a new rendering. @param at ms since 1970, by the server's clock */
export function formatTime(at: number): string {
  return timeOfDay(deviceTimeOf(at), language.value);
}
