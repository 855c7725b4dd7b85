/** Days, and moments to the second, in the reader's language and time zone. */
import { formatterOf } from '#client/i18n/time-of-day.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';
import type { Language } from '#shared/languages.ts';

const DAY = formatterOf({ dateStyle: 'full' });
const EXACT = formatterOf({ dateStyle: 'full', timeStyle: 'medium' });

/** Equal for times of the same day. */
export function dayKey(at: number): string {
  return new Date(at).toDateString();
}

export function dayName(at: number, language: Language): string {
  const now = new Date();
  if (dayKey(at) === now.toDateString()) return chatWords.value.today;
  now.setDate(now.getDate() - 1);
  if (dayKey(at) === now.toDateString()) return chatWords.value.yesterday;
  return DAY(language).format(at);
}

/** To the second, with the day. */
export function exactTime(at: number, language: Language): string {
  return EXACT(language).format(at);
}
