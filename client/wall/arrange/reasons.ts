/** Why a board is marked, as its teacher reads it. */
import type { Fired } from '../../../shared/attention/rules.ts';
import { language } from '../../i18n/language.ts';
import { attentionWords } from '../../i18n/words/attention.ts';

export function reasonOf({ rule, since, count }: Fired): string {
  const say = attentionWords.value;
  const clock = clockOf(since);
  switch (rule) {
    case 'noJoin':
    case 'idle':
      return say[rule](spanOf(count), clock);
    case 'samePlace':
    case 'putBack':
      return say[rule](count, clock);
  }
}

/** A hand that is up, as its teacher reads it. @param since ms since 1970 */
export function handReason(since: number): string {
  return attentionWords.value.hand(clockOf(since));
}

/** A time of day: unlike "so long ago" it stays true while nothing is drawn anew. */
export function clockOf(at: number): string {
  return new Intl.DateTimeFormat(language.value, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** Seconds as they are said: whole minutes where they are some. */
export function spanOf(seconds: number): string {
  const say = attentionWords.value;
  return seconds % 60 === 0 && seconds > 0 ? say.minutes(seconds / 60) : say.seconds(seconds);
}
