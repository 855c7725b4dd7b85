/**
 * Reads Korean words as a reader does: letters one by one as syllables, signs and digits between syllables as nothing, and syllables with a
 * space each as one word. A word counts only from its beginning, so that two words written as one never form a third.
 */
import type { FoundSpan } from './english-filter.ts';
import { isInsultEnd } from './korean-suffixes.ts';
import {
  FIRST_SOUND_QUIZ,
  FIRST_SOUNDS,
  HALF_WRITTEN,
  HANGUL_KEYS,
  KOREAN_PHRASES,
  KOREAN_RULES,
} from './korean-words.ts';
import { composeLetters, headOf, type MessageWord } from './message-words.ts';

const HANGUL = /[ㄱ-ㅣ가-힣]/u;
/** What stands further back in a word is not read. UTF-16 units. */
const WORD_LENGTH_MAX = 60;
/** Signs around a word. */
const ENDS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** What is counted or numbered: "3반", "5분" and "시1발" are told apart by the word that is left. */
const NOT_HANGUL = /[^ㄱ-ㅣ가-힣]+/gu;

export function findKorean(words: readonly MessageWord[], isAllowed: (form: string) => boolean): FoundSpan | null {
  if (!words.some(({ text }) => HANGUL.test(text) || HANGUL_KEYS.test(text.replace(ENDS, '')))) return null;
  const message = words.map(({ text }) => text).join(' ');
  for (const [index, { text }] of words.entries()) {
    const form = readKorean(text, message);
    if (form !== null && !isAllowed(form)) return { from: index, to: index, form };
  }
  return findSyllables(words, message, isAllowed) ?? findPhrase(words, message, isAllowed);
}

/** The word that is not used, as it is read in its message; null: there is none. */
export function readKorean(written: string, message = written): string | null {
  const core = written.replace(ENDS, '').slice(0, WORD_LENGTH_MAX);
  if (HANGUL_KEYS.test(core)) return core;
  if (!HANGUL.test(core)) return null;
  const readings = new Set([core, ...hiddenReadings(core)]);
  for (const reading of [...readings]) {
    readings.add(composeLetters(reading));
    // A vowel that is drawn out: 씨이이발, 시ㅡ발.
    readings.add(reading.replace(/([가-힣])[ㅡㅣ~]+(?=[가-힣])/gu, '$1'));
  }
  for (const reading of readings) if (isUnused(reading, message)) return reading;
  return null;
}

function isUnused(reading: string, message: string): boolean {
  if (FIRST_SOUNDS.test(reading)) return !isQuiz(reading, message);
  if (HALF_WRITTEN.test(reading)) return true;
  return KOREAN_RULES.some(({ pattern, unless }) => {
    const found = pattern.exec(reading);
    return found !== null && isInsultEnd(found.groups?.rest ?? '') && unless?.test(message) !== true;
  });
}

/** The word without what stands between its syllables. A digit behind a syllable may count something: then the digit is no disguise. */
function hiddenReadings(core: string): string[] {
  return /^[0-9]|[a-z]{2}/i.test(core) ? [] : [core.replace(NOT_HANGUL, '')];
}

/** Asks for a word by its first sounds: the message speaks of it, or holds a word that begins so. */
function isQuiz(letters: string, message: string): boolean {
  const asked = letters.replace(/[ㅋㅎㅠㅜㅡ]/g, '');
  if (FIRST_SOUND_QUIZ.test(message)) return true;
  return (message.match(/[가-힣]+/gu) ?? []).some((word) => {
    const heads = [...word].map(headOf).join('');
    return asked.length > 1 && heads.startsWith(asked);
  });
}

/** "시 발", "개 새 끼": single syllables in a row. */
function findSyllables(
  words: readonly MessageWord[],
  message: string,
  isAllowed: (form: string) => boolean,
): FoundSpan | null {
  const pieces = words.map(({ text }) => text.replace(ENDS, ''));
  for (let from = 0; from < pieces.length; from += 1) {
    let to = from;
    while (to < pieces.length && /^[ㄱ-ㅣ가-힣]$/u.test(pieces[to] ?? '')) to += 1;
    if (to - from >= 2) {
      for (let start = from; start < to - 1; start += 1) {
        const run = pieces.slice(start, to).join('');
        const form =
          run.length === 2 && !SPLIT_PAIRS.has(run) && !FIRST_SOUNDS.test(run) ? null : readKorean(run, message);
        if (form !== null && !isAllowed(form)) return { from: start, to: to - 1, form };
      }
      from = to;
    }
  }
  return null;
}

/** Pairs of syllables that are no two ordinary words. */
const SPLIT_PAIRS: ReadonlySet<string> = new Set([
  '씨발',
  '시발',
  '병신',
  '지랄',
  '존나',
  '씨팔',
  '시팔',
  '섹스',
  '븅신',
  '쌍년',
  '쌍놈',
  '야동',
  '씨빨',
  '새꺄',
]);

function findPhrase(
  words: readonly MessageWord[],
  message: string,
  isAllowed: (form: string) => boolean,
): FoundSpan | null {
  for (const { pattern, unless } of KOREAN_PHRASES) {
    const found = pattern.exec(message);
    const form = found?.[1] ?? found?.[0].trim();
    if (found === null || form === undefined || unless?.test(message) === true || isAllowed(form)) continue;
    const at = found.index + found[0].indexOf(form);
    return { from: wordAt(words, at), to: wordAt(words, at + form.length - 1), form };
  }
  return null;
}

/** The index of the word at a place of the words joined by single spaces. */
function wordAt(words: readonly MessageWord[], place: number): number {
  let end = 0;
  for (const [index, { text }] of words.entries()) {
    end += text.length + 1;
    if (place < end) return index;
  }
  return words.length - 1;
}
