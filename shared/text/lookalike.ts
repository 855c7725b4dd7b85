/** Detects names that a child could mistake for the teacher's: compared by how they look, not by code points. */

/** Letters of other scripts and signs that look like a Latin letter. */
const HOMOGLYPHS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аα4@', 'a'],
    ['сϲç', 'c'],
    ['еεё3', 'e'],
    ['һнη', 'h'],
    ['тτ7', 't'],
    ['гｒ', 'r'],
    ['іι1!|', 'i'],
    ['оο0', 'o'],
    ['мμ', 'm'],
    ['ѕ5$', 's'],
    ['ո', 'n'],
    ['ԁ', 'd'],
  ].flatMap(([signs = '', letter = '']) => [...signs].map((sign) => [sign, letter])),
);

/** Hangul words for the teacher: no name has them as a part. */
const HANGUL_PARTS = /선생|쌤|티처|관리자|담임/;
/** Latin words for the teacher. "Padmini" and "Badminton" are names. */
const LATIN_WORDS = /^(?:teachers?|myteacher|admins?|administrator)$/;

/** True for "Teacher", "ТЕАСНЕR" in Cyrillic, "t3acher", "T.e.a.c.h.e.r", "선.생.님", "담임쌤" and the like. */
export function looksLikeTeacher(name: string): boolean {
  const lowerCase = name.normalize('NFKC').toLowerCase();
  const parts = lowerCase.split(/\s+/u).map(lettersOf);
  // Letters one by one are one word.
  const spelled = parts.every((part) => [...part].length <= 1) ? [parts.join('')] : [];
  return HANGUL_PARTS.test(parts.join('')) || [...parts, ...spelled].some((part) => LATIN_WORDS.test(part));
}

/** The letters of one word. Signs around it are no letters, and digits behind it are none either. */
function lettersOf(word: string): string {
  const core = word.replace(/^[^\p{L}\p{N}@$]+|[^\p{L}@$]+$/gu, '');
  return [...core.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')]
    .map((sign) => HOMOGLYPHS[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}]/gu, '');
}
