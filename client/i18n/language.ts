/** One language at a time: what the reader chose here before, else the first of the browser's that we speak, else English. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { LANGUAGES, type Language } from '#shared/languages.ts';

/** Each by the name that its readers know it by. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' };

export function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((each) => each === text);
}

/** @param browserLanguages BCP 47 tags, the most wanted first */
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

/** A catalogue's words in the language spoken now. Both languages have one type, so a word missing in one does not compile. */
export function translated<Words>(catalogue: Readonly<Record<Language, Words>>): ReadonlySignal<Words> {
  return computed(() => catalogue[current.value]);
}
