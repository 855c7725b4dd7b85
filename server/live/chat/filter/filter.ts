/**
 * Does a message hold a word that this class does not use? The text is looked at as a reader sees it: signs put between the
 * letters, look-alike digits and drawn-out letters hide nothing. Spaces part words, so that two of them never make a third.
 */
import { ENGLISH, KOREAN, type WordList } from './words.ts';

const LOOKS_LIKE: Readonly<Record<string, string>> = {
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
const ENDINGS = '(?:s|es|ed|er|ers|in|ing|y|ty)?';

/** Words of Hangul alone, jamo too: 시1발, 시.발 and 시~발 are one word. */
function koreanWords(text: string): string[] {
  return text.split(/\s+/u).map((word) => word.replace(/[^\p{Script=Hangul}]/gu, ''));
}

/** Lower-case Latin words with every letter once in a row; letters that stand alone one after the other are one word. */
function latinWords(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const joined = plain.replace(
    /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][\s._*-]+){2,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu,
    (letters) => letters.replace(/[\s._*-]+/gu, ''),
  );
  return joined.split(/\s+/u).flatMap((word) => {
    // At the end of a word it is no letter.
    const read = word.replace(/!+$/, '').replace(/[013457@$!]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
    // What stands between letters may hide a word or part two: both readings are looked at.
    return [read.replace(/[^a-z]/g, ''), ...read.split(/[^a-z]+/)].map(once);
  });
}

function once(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

function stops(
  words: readonly string[],
  { anywhere, alone, innocent }: WordList,
  fold: (word: string) => string,
): boolean {
  const parts = anywhere.map(fold);
  const whole = alone.length === 0 ? null : new RegExp(`^(?:${alone.map(fold).join('|')})${ENDINGS}$`, 'u');
  return words.some((word) => {
    const left = innocent.reduce((rest, each) => rest.replaceAll(each, ' '), word);
    return parts.some((part) => left.includes(part)) || whole?.test(left) === true;
  });
}

const same = (word: string) => word;

/** @param own the teacher's additions: those in Hangul are stopped wherever they stand, others as words of their own */
export function holdsBadWord(text: string, own: readonly string[] = []): boolean {
  const composed = text.normalize('NFKC').normalize('NFC');
  // NFKC turns the jamo of ㅅㅂ into others that belong to syllables: they are looked for as they were typed.
  const korean = koreanWords(text.normalize('NFC'));
  if (stops(korean, KOREAN, same) || stops(latinWords(composed), ENGLISH, once)) return true;
  const hangul = own
    .filter((word) => /\p{Script=Hangul}/u.test(word))
    .map((word) => koreanWords(word.normalize('NFC')).join(''));
  const latin = own
    .filter((word) => /[a-z0-9]/iu.test(word))
    .flatMap((word) => latinWords(word).filter((each) => each !== ''));
  const others = own.filter((word) => !/[\p{Script=Hangul}a-z0-9]/iu.test(word));
  return (
    hangul.some((word) => word !== '' && korean.some((each) => each.includes(word))) ||
    (latin.length > 0 && stops(latinWords(composed), { anywhere: [], alone: latin, innocent: [] }, once)) ||
    others.some((word) => composed.toLowerCase().includes(word.toLowerCase()))
  );
}
