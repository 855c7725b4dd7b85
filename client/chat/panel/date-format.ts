/** Days and times as the reader's own place and language say them. */
import type { Language } from '#client/i18n/language.ts';
import { chatWords } from '#client/i18n/words/chat-words.ts';

/** Made once: making one takes many times as long as writing a date with it, and every message has its time. */
function formatters(style: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> {
  return { ko: new Intl.DateTimeFormat('ko', style), en: new Intl.DateTimeFormat('en', style) };
}

const DAY = formatters({ dateStyle: 'full' });
const TIME = formatters({ timeStyle: 'short' });
const EXACT = formatters({ dateStyle: 'full', timeStyle: 'medium' });

/** What tells a day from another. */
export function dayKey(at: number): string {
  return new Date(at).toDateString();
}

export function dayName(at: number, language: Language): string {
  const now = new Date();
  if (dayKey(at) === now.toDateString()) return chatWords.value.today;
  now.setDate(now.getDate() - 1);
  if (dayKey(at) === now.toDateString()) return chatWords.value.yesterday;
  return DAY[language].format(at);
}

/** Hours and minutes. */
export function timeOfDay(at: number, language: Language): string {
  return TIME[language].format(at);
}

/** To the second, with the day. */
export function exactTime(at: number, language: Language): string {
  return EXACT[language].format(at);
}
