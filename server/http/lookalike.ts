/** Names that a child could take for the teacher's: read as an eye reads them, not by their code points. */

/** Letters of other scripts, and signs, that look like a Latin one. */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
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
const TEACHERS = ['teacher', 'admin', '선생', '쌤', '티처', '관리자', '담임'];

/** "Teacher", "ТЕАСНЕR" in Cyrillic, "t3acher", "선.생.님", "담임쌤": nobody but the teacher is called so. */
export function looksLikeTeacher(name: string): boolean {
  const small = name.normalize('NFKC').toLowerCase();
  const read = [...small.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')]
    .map((sign) => LOOKS_LIKE[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}]/gu, '');
  return TEACHERS.some((word) => read.includes(word));
}
