/**
 * One sentence for each error code: what happened, and what to do next. This file knows the codes that the join page can
 * meet, and that page loads no more. `class-error-sentences.ts` adds those that end a visit to a class, `refusal-sentences.ts` those of refused
 * moves and messages, on every page that can meet them.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { translated } from '#client/i18n/language.ts';
import { sharedCatalogue } from '#client/i18n/words/catalogues/shared.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';

/** Sentences of every code that is not in this file. */
export type ClassErrorSentences = Readonly<
  Record<Exclude<RequestErrorCode, keyof (typeof sharedCatalogue)['ko']['errors']>, string>
>;

type Sentences = ReadonlySignal<Partial<Readonly<Record<RequestErrorCode, string>>>>;

const all = signal<Sentences>(translated(sharedCatalogue, 'errors'));

/** Those of before stay. @param sentences of codes that this kind of page can meet */
export function addClassErrorSentences(sentences: ReadonlySignal<Partial<ClassErrorSentences>>): void {
  const before = all.peek();
  all.value = computed(() => ({ ...before.value, ...sentences.value }));
}

/** Whether this page has a sentence for the code. */
export function hasSentence(code: unknown): code is RequestErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorSentences.peek(), code);
}

/** A page that may meet a code before its sentence is here asks `hasSentence` first. */
export const errorSentences = computed(() => all.value.value as Readonly<Record<RequestErrorCode, string>>);
