/**
 * Finds bad words in a message, as a reader sees them: characters between the letters, look-alike digits and repeated letters hide
 * nothing. Spaces separate words, so that two words never form a third.
 */
import { ENGLISH_WORDS, KOREAN_WORDS, type WordList } from './word-lists.ts';

const LOOKALIKES: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const SUFFIXES = '(?:s|es|ed|er|ers|in|ing|y|ty)?';

/** The Hangul of each word, jamo included: 시1발, 시.발 and 시~발 are one word. */
function koreanWords(text: string): string[] {
  return text.split(/\s+/u).map((word) => word.replace(/[^\p{Script=Hangul}]/gu, ''));
}

/** Lower-case Latin words without repeated letters; a sequence of single letters is one word. */
function latinWords(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const joined = plain.replace(
    /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][\s._*-]+){2,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu,
    (letters) => letters.replace(/[\s._*-]+/gu, ''),
  );
  return joined.split(/\s+/u).flatMap((word) => {
    // At the end of a word "!" is no letter.
    const read = word.replace(/!+$/, '').replace(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);
    // Characters between letters may hide a word or separate two: both readings are checked.
    return [read.replace(/[^a-z]/g, ''), ...read.split(/[^a-z]+/)].map(collapseRepeats);
  });
}

function collapseRepeats(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

function matchesAny(
  words: readonly string[],
  { anywhere, wholeWord, exceptions }: WordList,
  normalize: (word: string) => string,
): boolean {
  const parts = anywhere.map(normalize);
  const wholeWordPattern =
    wholeWord.length === 0 ? null : new RegExp(`^(?:${wholeWord.map(normalize).join('|')})${SUFFIXES}$`, 'u');
  return words.some((word) => {
    const remaining = exceptions.reduce((rest, each) => rest.replaceAll(each, ' '), word);
    return parts.some((part) => remaining.includes(part)) || wholeWordPattern?.test(remaining) === true;
  });
}

const unchanged = (word: string) => word;

/** @param customWords the teacher's additions: Hangul matches anywhere in a word, other scripts match whole words */
export function containsBadWord(text: string, customWords: readonly string[] = []): boolean {
  const composed = text.normalize('NFKC').normalize('NFC');
  // NFKC turns the jamo of ㅅㅂ into jamo of syllables: they are matched as they were typed.
  const korean = koreanWords(text.normalize('NFC'));
  if (matchesAny(korean, KOREAN_WORDS, unchanged) || matchesAny(latinWords(composed), ENGLISH_WORDS, collapseRepeats))
    return true;
  const hangul = customWords
    .filter((word) => /\p{Script=Hangul}/u.test(word))
    .map((word) => koreanWords(word.normalize('NFC')).join(''));
  const latin = customWords
    .filter((word) => /[a-z0-9]/iu.test(word))
    .flatMap((word) => latinWords(word).filter((each) => each !== ''));
  const others = customWords.filter((word) => !/[\p{Script=Hangul}a-z0-9]/iu.test(word));
  return (
    hangul.some((word) => word !== '' && korean.some((each) => each.includes(word))) ||
    (latin.length > 0 &&
      matchesAny(latinWords(composed), { anywhere: [], wholeWord: latin, exceptions: [] }, collapseRepeats)) ||
    others.some((word) => composed.toLowerCase().includes(word.toLowerCase()))
  );
}
