/** Times of day in the reader's language and time zone. Moments are in ms since 1970, by this device's clock. */
import type { Language } from '#shared/languages.ts';

/** Made once, when needed: making a formatter takes many times as long as formatting with it, and every message of the chat has a time. */
export function formatterOf(style: Intl.DateTimeFormatOptions): (language: Language) => Intl.DateTimeFormat {
  const made = new Map<Language, Intl.DateTimeFormat>();
  return (language) => {
    const formatter = made.get(language) ?? new Intl.DateTimeFormat(language, style);
    made.set(language, formatter);
    return formatter;
  };
}

const MINUTE = { hour: 'numeric', minute: '2-digit' } as const;
const SECOND = { ...MINUTE, second: '2-digit' } as const;
const DAY = { month: 'short', day: 'numeric' } as const;

const TODAY = { minute: formatterOf(MINUTE), second: formatterOf(SECOND) };
const OTHER_DAY = { minute: formatterOf({ ...DAY, ...MINUTE }), second: formatterOf({ ...DAY, ...SECOND }) };

/** Hours and minutes. */
export function timeOfDay(at: number, language: Language): string {
  return TODAY.minute(language).format(at);
}

/** With the day, unless it is today's. */
export function timeOfAnyDay(at: number, language: Language, precision: 'minute' | 'second'): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return (isToday ? TODAY : OTHER_DAY)[precision](language).format(at);
}
