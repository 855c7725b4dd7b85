/**
 * Whether a name has the letters that are being typed. Hangul is compared by its letters as they are typed, so that a syllable that is not
 * complete finds its names, and so do initial consonants alone.
 */

const FIRST_SYLLABLE = 0xac_00;
const LAST_SYLLABLE = 0xd7_a3;
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
/** Letters that are typed as two. */
const TYPED_AS = new Map(
  'ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ'
    .split(' ')
    .map(([letter = '', ...typed]) => [letter, typed.join('')]),
);

/** From any sign of the name on. @param typed '' is in every name */
export function hasLetters(name: string, typed: string): boolean {
  const wanted = lettersOf(typed).join('');
  const letters = lettersOf(name);
  const isIn = letters.some((_, from) => letters.slice(from).join('').startsWith(wanted));
  return isIn || initialsOf(name).includes(wanted);
}

/** Of each sign, without marks, spaces and upper case. */
function lettersOf(text: string): string[] {
  return plain(text).map((sign) =>
    [...(syllableOf(sign)?.join('').trim() ?? sign)].map((letter) => TYPED_AS.get(letter) ?? letter).join(''),
  );
}

function initialsOf(text: string): string {
  return plain(text)
    .map((sign) => syllableOf(sign)?.[0] ?? sign)
    .join('');
}

function plain(text: string): string[] {
  return [
    ...text
      .normalize('NFD')
      .replace(/[\p{M}\s]/gu, '')
      .normalize('NFC')
      .toLowerCase(),
  ];
}

/** Its initial, vowel and final, a space if it has none. Null: no syllable of Hangul. */
function syllableOf(sign: string): [string, string, string] | null {
  const code = sign.codePointAt(0) ?? 0;
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return null;
  const ofAll = code - FIRST_SYLLABLE;
  const ofInitial = ofAll % (VOWELS.length * FINALS.length);
  return [
    INITIALS.charAt(Math.floor(ofAll / (VOWELS.length * FINALS.length))),
    VOWELS.charAt(Math.floor(ofInitial / FINALS.length)),
    FINALS.charAt(ofInitial % FINALS.length),
  ];
}
