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

/** Words to find in a name without anything but its letters. */
const TEACHER_WORDS = ['teacher', 'admin', '선생', '쌤', '티처', '관리자', '담임'];

/** True for "Teacher", "ТЕАСНЕR" in Cyrillic, "t3acher", "선.생.님", "담임쌤" and the like. */
export function looksLikeTeacher(name: string): boolean {
  const lowerCase = name.normalize('NFKC').toLowerCase();
  const letters = [...lowerCase.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')]
    .map((sign) => HOMOGLYPHS[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}]/gu, '');
  return TEACHER_WORDS.some((word) => letters.includes(word));
}
