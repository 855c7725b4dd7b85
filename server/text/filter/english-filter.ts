/**
 * Reads Latin words as a reader does. A word is hidden only where the text shows it: by a digit or a sign among letters, by a mask, by
 * letters one by one, by letters of another script, or by a letter that is drawn out.
 */
import {
  ENGLISH_PHRASES,
  ENGLISH_SPELLINGS,
  ENGLISH_WORDS,
  HIDDEN_WORDS,
  NO_SPELLINGS,
  ORDINARY_GAPS,
  ORDINARY_WORDS,
} from './english-words.ts';
import type { MessageWord } from './message-words.ts';

/** Words `from` to `to` of a message are, or hold, one that is not used; `form` is how it was read. */
export interface FoundSpan {
  readonly from: number;
  readonly to: number;
  readonly form: string;
}

const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [
    ['аɑαᴀ', 'a'],
    ['ЬвВʙß', 'b'],
    ['сϲᴄς', 'c'],
    ['ԁᴅ', 'd'],
    ['еєεᴇ', 'e'],
    ['ƒꜰ', 'f'],
    ['ɢɡ', 'g'],
    ['һнʜη', 'h'],
    ['іιıɪ', 'i'],
    ['ј', 'j'],
    ['кκᴋ', 'k'],
    ['ӏʟ', 'l'],
    ['мᴍ', 'm'],
    ['пոɴ', 'n'],
    ['оοσᴏø', 'o'],
    ['рρᴘ', 'p'],
    ['ʀг', 'r'],
    ['ѕꜱ', 's'],
    ['тτᴛ', 't'],
    ['цυսᴜμ', 'u'],
    ['ѵν', 'v'],
    ['ᴡш', 'w'],
    ['хχ', 'x'],
    ['уʏγ', 'y'],
    ['ᴢ', 'z'],
  ].flatMap(([signs = '', letter = '']) => [...signs].map((sign): [string, string] => [sign, letter])),
);
const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  9: 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  '+': 't',
  '(': 'c',
  '€': 'e',
  '£': 'l',
  '¢': 'c',
};
const LEET_SIGN = /[013456789@$!|+(€£¢]/g;
/** Signs that stand for a letter that is left out. */
const MASK = /[*#%_\-.~•·×?&^@$!+=/\\'"`x○●◯□■█🤬]/u;

/** Lower-case Latin letters for letters that look like them; digits and signs stay. */
export function foldLatin(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  // "ϲ" would become a sigma.
  const spread = [...text.replaceAll('ϲ', 'c')].map(plainLetter).join('');
  const plain = spread.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  return [...plain].map((sign) => LOOKALIKES.get(sign) ?? sign).join('');
}

/** Letters in squares and circles, and those that flags are made of. */
function plainLetter(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  for (const first of [0x1f150, 0x1f170, 0x1f1e6])
    if (code >= first && code < first + 26) return String.fromCharCode(97 + code - first);
  return sign;
}

export function findEnglish(words: readonly MessageWord[], isAllowed: (form: string) => boolean): FoundSpan | null {
  const folded = words.map(({ text }) => foldLatin(text));
  for (const [index, word] of folded.entries()) {
    if (!/[a-z*@$]/.test(word)) continue;
    const form = readWord(word, words[index]?.text ?? '');
    if (form !== null && !isAllowed(form)) return { from: index, to: index, form };
  }
  return findSpaced(folded, isAllowed) ?? findPhrase(folded, isAllowed);
}

/** The word that is not used, as it is read; null: there is none. */
export function readWord(folded: string, written = folded): string | null {
  const core = folded.replace(/^[^a-z0-9@$*]+|[^a-z0-9@$*]+$/g, '').replace(/!+$/, '');
  const parts = core.split(/[^a-z]+/).filter((part) => part !== '');
  for (const part of parts) if (isListed(part)) return part;
  const joined = core.replace(/(?:'|’)(?:s|re|ll|ve|d|m|t)$/, '');
  if (parts.length > 1 && !/['’]/.test(core) && isHiddenBySigns(parts)) return parts.join('');
  return isPlain(written) ? null : (readLeet(joined) ?? readMask(joined));
}

/** Longer words are read sign by sign. */
const PLAIN_LENGTH_MAX = 60;

/** Nothing but letters, an apostrophe and a hyphen. */
function isPlain(written: string): boolean {
  // A run of signs this long is no word, and takes long to tell.
  if (written.length > PLAIN_LENGTH_MAX) return false;
  return /^[("“‘'’[¿¡-]*[\p{L}'’]+(?:-[\p{L}'’]+)*[.,!?;:)\]}"”'’…~]*$/u.test(written) && !/[*]/.test(written);
}

function isListed(word: string): boolean {
  if (ENGLISH_WORDS.has(word)) return true;
  if (NO_SPELLINGS.has(word)) return false;
  if (ENGLISH_SPELLINGS.test(word)) return true;
  if (!/(.)\1\1/.test(word) && !/^(?:(.)\1)+$/.test(word)) return false;
  return (
    ENGLISH_WORDS.has(word.replace(/(.)\1\1+/g, '$1')) ||
    ENGLISH_WORDS.has(word.replace(/(.)\1\1+/g, '$1$1')) ||
    (/^(?:(.)\1)+$/.test(word) && ENGLISH_WORDS.has(word.replace(/(.)\1/g, '$1')))
  );
}

/** "f.u.c.k", "fu-ck", "s_h_i_t": the parts are one word, and no word without the others. */
function isHiddenBySigns(parts: readonly string[]): boolean {
  const whole = parts.join('');
  return (
    whole.length >= 4 &&
    (HIDDEN_WORDS.includes(whole) || ENGLISH_SPELLINGS.test(whole)) &&
    !ORDINARY_GAPS.has(parts.join(' '))
  );
}

/** "sh1t", "b!tch", "@sshole", "fvck". At least two letters, and no more digits than letters and signs. */
function readLeet(core: string): string | null {
  if (!/[0-9@$!|+(€£¢]/.test(core)) return null;
  const letters = core.match(/[a-z]/g)?.length ?? 0;
  const digits = core.match(/[0-9]/g)?.length ?? 0;
  const signs = core.match(/[@$!|+(€£¢]/g)?.length ?? 0;
  if (letters + signs < 2 || digits > letters + signs || letters === 0) return null;
  for (const one of ['i', 'l']) {
    const read = core.replace(LEET_SIGN, (sign) =>
      sign === '1' || sign === '|' || sign === '!' ? one : (LEET[sign] ?? sign),
    );
    for (const word of [read, read.replace(/[^a-z]/g, ''), ...read.split(/[^a-z]+/)])
      if (
        word.length > 2 &&
        (isListed(word) || HIDDEN_WORDS.includes(word) || HIDDEN_WORDS.includes(word.replace(/(.)\1+/g, '$1')))
      )
        return word;
  }
  return null;
}

const LONG_WORD = 6;
const HIDDEN_LETTERS_MAX = 2;

function isMasked(core: string, word: string): boolean {
  const hidden = [...core].filter((sign, index) => sign !== word[index]);
  return hidden.length <= HIDDEN_LETTERS_MAX && hidden.every((sign) => /[*#@$%]/.test(sign));
}

/** "f*ck", "sh**", "b#tch": the first letter stands, and half of the letters do. */
function readMask(core: string): string | null {
  const signs = [...core];
  if (!signs.some((sign) => MASK.test(sign) && sign !== 'x') || !/^[a-z]/.test(core)) return null;
  if (/^f\*{2,3}(?:ing|er|ed|k|ck)?$|^s\*{3}$|^sh\*{1,2}$|^b\*{3,4}$/.test(core)) return core;
  for (const word of HIDDEN_WORDS) {
    const letters = [...word];
    if (letters.length !== signs.length) continue;
    const isSame = (sign: string, index: number) => sign === letters[index];
    const known = signs.filter(isSame).length;
    if (
      isSame(signs[0] ?? '', 0) &&
      known * 2 >= letters.length &&
      known < letters.length &&
      signs.every((sign, index) => isSame(sign, index) || (MASK.test(sign) && sign !== 'x'))
    )
      return word;
  }
  // A listed word of more letters, of which a sign that is used for nothing else hides one or two.
  if (/^[a-z]+[*#@$%][a-z*#@$%]*$/.test(core))
    for (const word of ENGLISH_WORDS)
      if (word.length >= LONG_WORD && word.length === core.length && isMasked(core, word)) return word;
  // One sign for several letters: "f*k", "b*h".
  return /^f[*#@.]+k(?:ing|er|ed|s)?$|^b[*#]+ch(?:es)?$|^sh[*#]+t$|^n[*#]+(?:er|a)$/.test(core) ? core : null;
}

/** A word with letters for its digits and signs, where letters stand beside them: "a$$" is "ass", "$5" stays. */
function withLetters(word: string): string {
  if (!/[a-z]/.test(word) || !/[0-9@$!|+(€£¢]/.test(word)) return word;
  return word.replace(/!+$/, '').replace(LEET_SIGN, (sign) => LEET[sign] ?? sign);
}

/** "fu ck", "sh it ty": short pieces that are one word, and no ordinary words beside each other. */
function readPieces(pieces: readonly string[]): string | null {
  const whole = pieces.join('');
  if (!/^[a-z]+$/.test(whole) || ORDINARY_WORDS.has(whole) || ORDINARY_GAPS.has(pieces.join(' '))) return null;
  return HIDDEN_WORDS.includes(whole) || ENGLISH_SPELLINGS.test(whole) ? whole : null;
}

/** Of words in three pieces, each has so few letters. */
const SHORT_PIECE_MAX = 3;

/** "f u c k", and "fu ck": words in pieces. */
function findSpaced(folded: readonly string[], isAllowed: (form: string) => boolean): FoundSpan | null {
  const pieces = folded.map((word) => word.replace(/^[^a-z0-9$@]+|[^a-z0-9$@]+$/g, ''));
  for (let from = 0; from < pieces.length; from += 1) {
    let to = from;
    while (to < pieces.length && /^[a-z0-9$@]$/.test(pieces[to] ?? '')) to += 1;
    const run = pieces
      .slice(from, to)
      .join('')
      .replace(LEET_SIGN, (sign) => LEET[sign] ?? sign);
    if (to - from >= 4) {
      const word = HIDDEN_WORDS.find((each) => each.length >= 4 && run.includes(each));
      if (word !== undefined && !isAllowed(word))
        return { from: from + run.indexOf(word), to: from + run.indexOf(word) + word.length - 1, form: word };
      from = to;
      continue;
    }
    for (const count of [2, 3]) {
      const some = pieces.slice(from, from + count).map(withLetters);
      const isShort = count === 2 || some.every((piece) => piece.length <= SHORT_PIECE_MAX);
      if (some.length < count || some.includes('') || !isShort) continue;
      const form = readPieces(some);
      if (form !== null && !isAllowed(form)) return { from, to: from + count - 1, form };
    }
  }
  return null;
}

function findPhrase(folded: readonly string[], isAllowed: (form: string) => boolean): FoundSpan | null {
  const starts: number[] = [];
  let text = '';
  for (const word of folded) {
    starts.push(text.length);
    const plain = withLetters(word)
      .replace(/['’]/g, ' ')
      .replace(/[^a-z0-9 ]+/g, ' ')
      .trim()
      .replace(/ +/g, ' ');
    if (plain !== '') text += `${plain} `;
  }
  text = text.trimEnd();
  if (text === '') return null;
  for (const phrase of ENGLISH_PHRASES) {
    const found = phrase.exec(text);
    if (found === null || isAllowed(found[0])) continue;
    const end = found.index + found[0].length;
    const from = starts.findLastIndex((start) => start <= found.index);
    return {
      from,
      to: Math.max(
        from,
        starts.findLastIndex((start) => start < end),
      ),
      form: found[0],
    };
  }
  return null;
}
