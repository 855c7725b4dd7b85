/** One language at a time: what the reader chose here before, else the first of the browser's that we speak, else English. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { keep, kept } from '../kept.ts';

export type Language = 'ko' | 'en';
/** Each by the name that its readers know it by. */
export const LANGUAGES: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' };

export function isLanguage(text: string | null | undefined): text is Language {
  return text === 'ko' || text === 'en';
}

/** @param wanted BCP 47 tags, the most wanted first */
export function firstSpoken(chosen: string | null, wanted: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return wanted.map((tag) => tag.split('-')[0]?.toLowerCase()).find(isLanguage) ?? 'en';
}

const spoken = signal<Language>(firstSpoken(kept('language'), globalThis.navigator?.languages ?? []));

export const language: ReadonlySignal<Language> = spoken;

export function speak(next: Language): void {
  spoken.value = next;
  keep('language', next);
}

/** A catalogue's words in the language spoken now. Both languages have one type, so a word missing in one does not compile. */
export function inLanguage<Words>(catalogue: Readonly<Record<Language, Words>>): ReadonlySignal<Words> {
  return computed(() => catalogue[spoken.value]);
}
