/** Days and times as the reader's own place and language say them. */
import type { Language } from '../../i18n/language.ts';
import { chatWords } from '../../i18n/words/chat.ts';

/** What tells a day from another. */
export function dayOf(at: number): string {
  return new Date(at).toDateString();
}

export function dayName(at: number, language: Language): string {
  const now = new Date();
  if (dayOf(at) === now.toDateString()) return chatWords.value.today;
  now.setDate(now.getDate() - 1);
  if (dayOf(at) === now.toDateString()) return chatWords.value.yesterday;
  return new Intl.DateTimeFormat(language, { dateStyle: 'full' }).format(at);
}

/** Hours and minutes. */
export function timeOf(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
}

/** To the second, with the day. */
export function exactTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' }).format(at);
}
