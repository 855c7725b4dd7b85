/** The page's language: the reader's stored choice, else the first supported one of the browser's languages, else English. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { LANGUAGES, type Language } from '#shared/languages.ts';

/** The name of each language in that language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' };

export function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((each) => each === text);
}

/** @param browserLanguages BCP 47 tags, the most preferred first */
export function preferredLanguage(stored: string | null, browserLanguages: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  return browserLanguages.map((tag) => tag.split('-')[0]?.toLowerCase()).find(isLanguage) ?? 'en';
}

const current = signal<Language>(preferredLanguage(readStored('language'), globalThis.navigator?.languages ?? []));

export const language: ReadonlySignal<Language> = current;

export function setLanguage(next: Language): void {
  current.value = next;
  writeStored('language', next);
}

/** A table's words in the present language. Both languages share one type, so that a word missing in one does not compile. */
export function translated<Words>(catalogue: Readonly<Record<Language, Words>>): ReadonlySignal<Words> {
  return computed(() => catalogue[current.value]);
}
