/** Days and times in the reader's language and time zone. */
import { chatWords } from '#client/i18n/words/chat-words.ts';
import { type Language, type PerLanguage, perLanguage } from '#shared/languages.ts';

/** Made once: making a formatter takes many times as long as formatting with it, and every message has a time. */
function formatters(style: Intl.DateTimeFormatOptions): PerLanguage<Intl.DateTimeFormat> {
  return perLanguage((language) => new Intl.DateTimeFormat(language, style));
}

const DAY = formatters({ dateStyle: 'full' });
const TIME = formatters({ timeStyle: 'short' });
const EXACT = formatters({ dateStyle: 'full', timeStyle: 'medium' });

/** Equal for times of the same day. */
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
