/** The page's language: the reader's stored choice, else the first supported one of the browser's languages, else English. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { readStored, writeStored } from '#client/base/browser-storage.ts';
import { LANGUAGES, type Language, type PerLanguage } from '#shared/languages.ts';

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

/** A table of a catalogue in the present language. All languages share one type, so that a word missing in one does not compile. */
export function translated<Words, Table extends keyof Words>(
  catalogue: PerLanguage<Words>,
  table: Table,
): ReadonlySignal<Words[Table]> {
  return computed(() => catalogue[current.value][table]);
}
