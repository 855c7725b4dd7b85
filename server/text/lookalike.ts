/** Names that a child could take for the teacher's: read as an eye reads them, not by their code points. */

/** Letters of other scripts, and signs, that look like a Latin one. */
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

/** As they are read once everything but letters is gone. */
const TEACHER_WORDS = ['teacher', 'admin', '선생', '쌤', '티처', '관리자', '담임'];

/** "Teacher", "ТЕАСНЕR" in Cyrillic, "t3acher", "선.생.님", "담임쌤": nobody but the teacher is called so. */
export function looksLikeTeacher(name: string): boolean {
  const lowerCase = name.normalize('NFKC').toLowerCase();
  const letters = [...lowerCase.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')]
    .map((sign) => HOMOGLYPHS[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}]/gu, '');
  return TEACHER_WORDS.some((word) => letters.includes(word));
}
