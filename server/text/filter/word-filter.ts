/**
 * Finds words that are not used in a class, in a message and in a name. Words are found as words: two ordinary words next to each other,
 * or a longer word around a listed one, are none. Nothing is masked or refused here: the caller decides.
 */
import { type FoundSpan, findEnglish, foldLatin, readWord } from './english-filter.ts';
import { findKorean, readKorean } from './korean-filter.ts';
import { isInsultEnd, isNounEnd } from './korean-suffixes.ts';
import { type MessageWord, wordsOfMessage } from './message-words.ts';

/** What a class adds to the built-in words, and what it takes away. */
export interface ClassWords {
  /** The teacher's additions. */
  readonly words: readonly string[];
  /** Forms that the teacher has allowed: what stood in a message, never a built-in word's other forms. */
  readonly allowed: readonly string[];
}

export interface FoundWord {
  /** As it was written. */
  readonly written: string;
  /** As the filter reads it: what a teacher allows. */
  readonly form: string;
}

const NO_CLASS_WORDS: ClassWords = { words: [], allowed: [] };

/** The first word that is not used; null: there is none. */
export function findBadWord(
  message: string,
  { words: additions, allowed }: ClassWords = NO_CLASS_WORDS,
): FoundWord | null {
  const words = wordsOfMessage(message);
  const isAllowed = allowance(allowed);
  const found =
    findKorean(words, isAllowed) ?? findEnglish(words, isAllowed) ?? findAddition(words, message, additions, isAllowed);
  if (found === null) return null;
  const start = words[found.from]?.start ?? 0;
  const end = words[found.to]?.end ?? message.length;
  return { written: message.slice(start, end), form: found.form };
}

/** A form as it is compared with others. */
export function wordForm(text: string): string {
  return foldLatin(text.normalize('NFC').trim()).replace(/\s+/gu, ' ');
}

/** An allowed form with an ending of a noun is allowed, too. */
function allowance(allowed: readonly string[]): (form: string) => boolean {
  const forms = new Set(allowed.map(wordForm));
  if (forms.size === 0) return () => false;
  return (form) => {
    const folded = wordForm(form);
    if (forms.has(folded) || forms.has(folded.replace(/(?:es|s)$/, ''))) return true;
    return [...forms].some(
      (each) => folded.startsWith(each) && isNounEnd(folded.slice(each.length)) && /[가-힣]$/u.test(each),
    );
  };
}

/** The teacher's own words: Hangul from the beginning of a word and with its endings, Latin as whole words, others anywhere. */
function findAddition(
  words: readonly MessageWord[],
  message: string,
  additions: readonly string[],
  isAllowed: (form: string) => boolean,
): FoundSpan | null {
  if (additions.length === 0) return null;
  for (const addition of additions) {
    const form = wordForm(addition);
    if (form === '' || isAllowed(form)) continue;
    if (!/[\p{L}\p{N}]/u.test(form)) {
      const place = message.indexOf(addition.trim());
      const at = place < 0 ? -1 : words.findIndex(({ end }) => end > place);
      if (at >= 0) return { from: at, to: at, form };
      continue;
    }
    const length = form.split(' ').length;
    for (let from = 0; from + length <= words.length; from += 1) {
      const text = words
        .slice(from, from + length)
        .map(({ text: each }) => each)
        .join(' ');
      if (isSameWord(text, form)) return { from, to: from + length - 1, form };
    }
  }
  return null;
}

function isSameWord(written: string, form: string): boolean {
  const folded = wordForm(written);
  if (/[ㄱ-ㅣ가-힣]/u.test(form)) {
    const hangul = (text: string) => text.replace(/[^ㄱ-ㅣ가-힣]+/gu, '');
    const [word, listed] = [hangul(folded), hangul(form)];
    return word.startsWith(listed) && isInsultEnd(word.slice(listed.length));
  }
  const squeezed = (text: string) => text.replace(/(.)\1+/gu, '$1');
  const readings = [folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''), ...folded.split(/[^\p{L}\p{N}]+/u)];
  return readings.some((reading) => {
    if (reading === form || reading.replace(/(?:es|s|ed|ing|y|er|ers)$/u, '') === form) return true;
    // "poooop" is "poop"; "whirlpool" is not.
    return /(.)\1\1/u.test(reading) && squeezed(reading) === squeezed(form);
  });
}

/** Given names and surnames that are also words in a list. */
const NAMES_TOO: ReadonlySet<string> = new Set([
  'dick',
  'fanny',
  'kike',
  'dyke',
  'cum',
  'paki',
  'sibal',
  'gook',
  'af',
  'bs',
  'mf',
  'spic',
  'fuk',
  'fook',
  'fukuda',
  'kunt',
  'chink',
  'fag',
]);
/** Words that pass in a sentence, and are no names. */
const NOT_AS_NAMES =
  /^(?:pussy|cock|ass|arse|retard|retarded|hoe|boobs?|penis|vagina|sex|sexy|gay|nazi|hitler|adolf hitler|poop|butt ?hole|dick ?head|deez nuts|ligma|your mom|yo mama|보지|자지|새끼|미친놈|섹스|똥구멍|걸레|변태|히틀러|엿먹어|니엄마|니애미|느금마|꺼져|닥쳐|뒤져)$/u;

/** Whether a name needs the teacher's eye before others see it: it holds, or is, a word that is not used. */
export function isRudeName(name: string): boolean {
  const folded = wordForm(name);
  if (NAMES_TOO.has(folded)) return false;
  if (NOT_AS_NAMES.test(folded.replace(/[^\p{L}\p{N} ]+/gu, ''))) return true;
  const parts = wordsOfMessage(name).filter(({ text }) => !NAMES_TOO.has(wordForm(text)));
  const rest = parts.map(({ text }) => text).join(' ');
  if (findBadWord(rest) !== null || readWord(folded.replace(/[^\p{L}\p{N}$@!*]+/gu, '')) !== null) return true;
  // A surname before the word: 김창녀.
  return /^[가-힣]{3,}$/u.test(rest) && readKorean(rest.slice(1)) !== null;
}
