/** The words of a message: what stands between spaces, as it was written and as a reader sees it. */

export interface MessageWord {
  /** Where it stands in the message, and its end. UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Composed (NFC), without characters that nobody sees. */
  readonly text: string;
}

/** Characters without a look of their own, variation selectors and joiners included, and the empty braille cell. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Half-width Hangul letters, in the order of their full-width ones from U+3131; and the letters that syllables are made of. */
const OTHER_LETTERS = /[\uffa1-\uffdc\u1100-\u11ff]/g;

const ADDRESS = /^(?:https?:|www\.)|^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i;

/** Addresses of pages and mail are no words. */
export function wordsOfMessage(message: string): MessageWord[] {
  const words: MessageWord[] = [];
  for (const found of message.matchAll(/\S+/gu)) {
    const [written] = found;
    const start = found.index;
    const text = withCompatibleLetters(written.replace(UNSEEN, '').normalize('NFC'));
    if (text !== '' && !ADDRESS.test(text)) words.push({ start, end: start + written.length, text });
  }
  return words;
}

/** Hangul letters that stand alone, as the ones that keyboards write: NFKC would make other ones of them. */
function withCompatibleLetters(text: string): string {
  return text.replace(OTHER_LETTERS, (letter) => {
    const code = letter.charCodeAt(0);
    if (code < 0x1113) return HEADS[code - 0x1100] ?? letter;
    if (code > 0x1160 && code < 0x1176) return String.fromCharCode(0x314f + code - 0x1161);
    if (code > 0x11a7 && code < 0x11c3) return TAILS[code - 0x11a7] ?? letter;
    return code >= 0xffa1 ? letter.normalize('NFKC').replace(OTHER_LETTERS, withCompatibleLetters) : letter;
  });
}

/** Letters that begin and end a syllable, in the order of Unicode. */
const HEADS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const TAILS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];
const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const SYLLABLES_FROM = 0xac00;
const SYLLABLES_TO = 0xd7a3;

/** The first letter of a syllable; the character itself when it is none. */
export function headOf(syllable: string): string {
  const code = syllable.charCodeAt(0);
  const isSyllable = code >= SYLLABLES_FROM && code <= SYLLABLES_TO;
  return isSyllable ? (HEADS[Math.floor((code - SYLLABLES_FROM) / 588)] ?? syllable) : syllable;
}

/** Letters that were written one by one, as syllables: ㅅㅣㅂㅏㄹ is 시발, and 시ㅂㅏㄹ too. */
export function composeLetters(text: string): string {
  if (!/[ㄱ-ㅎ][ㅏ-ㅣ]/.test(text)) return text;
  const withSyllables = text.replace(/([ㄱ-ㅎ])([ㅏ-ㅣ])/g, (pair, head: string, vowel: string) => {
    const [first, second] = [HEADS.indexOf(head), VOWELS.indexOf(vowel)];
    return first < 0 ? pair : String.fromCharCode(SYLLABLES_FROM + (first * 21 + second) * 28);
  });
  return withSyllables.replace(/([가-힣])([ㄱ-ㅎ])/g, (pair, syllable: string, letter: string) => {
    const [code, tail] = [syllable.charCodeAt(0), TAILS.indexOf(letter)];
    const isOpen = (code - SYLLABLES_FROM) % 28 === 0;
    return isOpen && tail > 0 && !/[ㅋㅎㅠㅜ]/.test(letter) ? String.fromCharCode(code + tail) : pair;
  });
}
