/** The names of a text that is no table: a name a line, or several in one line, with numbers before and notes behind them. */
import { headOfColumn, isHeading, kindOf, withoutDates } from './cell-kinds.ts';
import type { LeftOut } from './left-out.ts';

const BULLET = /^(?:[-*•·▪◦‣–—>▶■□☐☑✓✔○●]|\[[ xX]?\])\s*/u;
const NUMBERING =
  /^(?:\(?#?\d{1,3}\s*(?:[.)\]:]|번째?|-(?=\s))\s*|#?\d{1,3}\s+|[\u2460-\u249b]\s*|\(?[ivx]{1,4}[.)]\s+|[a-zA-Z가-하][)]\s+|no\.?\s*\d{1,3}\s+)/iu;
/** Between the names of one line. */
const BETWEEN = /\s*[,;、，／/·|]\s*|\s+(?:and|&|그리고)\s+/iu;
const KOREAN_NAME = /^[가-힣]{2,4}$/u;
/** Family names of two syllables: the word behind one is its given name. */
const LONG_SURNAME = /^(?:남궁|황보|제갈|사공|선우|서문|독고|동방|소봉|망절)$/u;

export function namesOfLines(text: string, leftOut: LeftOut): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim().replace(/^"([^"]*)"$/u, '$1'))
    .filter((line) => !/^[\s|+:=_-]*$/u.test(line) && !/^sep=.$/iu.test(line));
  const stripped = lines.map((line) => stripNumbering(withoutDates(line, () => leftOut.add('date')).trim(), leftOut));
  const isInitial = !mostEndWithSex(stripped);
  const names = isTurned(stripped)
    ? stripped.map(turned)
    : stripped.flatMap((line) => namesOfLine(line, lines.length, isInitial, leftOut));
  return names.length > 0 ? names : namesOfAddresses(text);
}

/** A name as people write it: single spaces, and syllables that were spread joined again. */
export function tidyName(name: string): string {
  const text = name
    .replace(/^["'“”]+|["“”]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return /^[가-힣](?: [가-힣]){1,3}$/u.test(text) ? text.replaceAll(' ', '') : text;
}

function stripNumbering(line: string, leftOut: LeftOut): string {
  const plain = line.replace(BULLET, '');
  const found = NUMBERING.exec(plain);
  if (found === null || kindOf(plain) === 'date' || kindOf(plain) === 'class') return plain;
  const rest = plain.slice(found[0].length);
  // A date begins with a number, too.
  if (/^\d/u.test(rest) && kindOf(plain.split(/\s+/u)[0] ?? '') === 'date') return plain;
  leftOut.add('number');
  return rest.replace(BULLET, '').trim();
}

/** "Kim, Mina" in every line, and nothing else. */
function isTurned(lines: readonly string[]): boolean {
  const isPair = (line: string) => {
    const [last = '', first = '', ...rest] = line.split(/\s*,\s*/u);
    const areNames = kindOf(last) === 'name' && kindOf(first) === 'name' && headOfColumn(last) === null;
    return (
      rest.length === 0 &&
      areNames &&
      !/[가-힣]/u.test(line) &&
      !/^(?:jr|sr|ii|iii)\.?$/iu.test(first) &&
      last.split(' ').length <= 2
    );
  };
  return lines.length > 1 && lines.every(isPair);
}

function turned(line: string): string {
  const [last = '', first = ''] = line.split(/\s*,\s*/u);
  return tidyName(`${first} ${last}`);
}

/** A letter behind a name is a sex where nearly all lines have one; else it is the first of a surname. */
function mostEndWithSex(lines: readonly string[]): boolean {
  const ends = lines.filter((line) => /\s\(?(?:m|f|남|여)\)?$/iu.test(line.replace(/[,\s]+[\d./-]+$/u, '')));
  return ends.length >= lines.length * 0.6 && new Set(ends.map((line) => line.at(-1))).size > 0 && lines.length > 1;
}

function namesOfLine(line: string, lines: number, isInitial: boolean, leftOut: LeftOut): string[] {
  if (isHeading(line) || headOfColumn(line) !== null) {
    const [head = '', rest = ''] = line.split(/:\s*/u);
    // "Team A: Mina, Jun" is a heading and names.
    if (rest !== '' && isHeading(`${head}:`)) {
      leftOut.add('heading');
      return namesOfLine(rest, 1, isInitial, leftOut);
    }
    leftOut.add('heading');
    return [];
  }
  const [head = '', behind = ''] = line.split(/:\s+/u);
  if (behind !== '' && (BETWEEN.test(behind) || isHeading(head))) {
    leftOut.add('heading');
    return namesOfLine(behind, 1, isInitial, leftOut);
  }
  if (behind !== '' && headOfColumn(head) !== null) return namesOfLine(behind, lines, isInitial, leftOut);
  const whole = line.replace(/\([^)]*\)|\[[^\]]*\]/gu, (note) => {
    leftOut.addCell(note.slice(1, -1));
    return ' ';
  });
  const parts = whole.split(BETWEEN).filter((part) => part.trim() !== '');
  const koreans = whole.trim().split(/[\s,]+/u);
  if (
    parts.length === 1 &&
    koreans.length > (lines === 1 ? 2 : 1) &&
    koreans.every((part) => KOREAN_NAME.test(part)) &&
    !koreans.some((part) => LONG_SURNAME.test(part)) &&
    koreans.some((part) => part.length >= 3)
  )
    return koreans;
  if (/,\s*(?:jr|sr|ii|iii)\.?$/iu.test(whole)) return [tidyName(whole)];
  return parts.flatMap((part) => nameOfPart(stripNumbering(part.trim(), leftOut), isInitial, leftOut));
}

/** The name at the beginning of a part, without what else stands in it. */
function nameOfPart(part: string, isInitial: boolean, leftOut: LeftOut): string[] {
  const whole = part.replace(/\s[-–—]\s.*$/u, (note) => {
    leftOut.addCell(note.replace(/^\s[-–—]\s/u, ''));
    return '';
  });
  if (kindOf(whole) !== 'name' && kindOf(whole) !== 'other') {
    leftOut.addCell(whole);
    return [];
  }
  const words: string[] = [];
  for (const word of whole.split(/\s+/u)) {
    const kind = kindOf(word);
    const isLetter = kind === 'sex' && isInitial && word.length === 1 && /[mf]/iu.test(word);
    const isPart =
      kind === 'name' ||
      isLetter ||
      /^\p{L}\.?$/u.test(word) ||
      (kind === 'mark' && /\p{L}/u.test(word) && words.length > 0);
    if (isPart && !(kind === 'sex' && !isInitial)) words.push(word);
    else if (words.length > 0 && kind === 'number' && /^\d$/u.test(word)) words.push(word);
    else leftOut.addCell(word);
  }
  const name = tidyName(words.join(' '));
  return kindOf(name) === 'name' || /^\p{L}+$/u.test(name) ? [name] : [];
}

/** Of a list of addresses alone: "mina.kim@school.org" is Mina Kim's. */
function namesOfAddresses(text: string): string[] {
  const found = text.match(/[^\s@<>,;:]+(?=@[^\s@<>,;]+\.[a-z]{2,})/giu) ?? [];
  return found
    .map((local) => local.split(/[._-]+/u).filter((word) => /^\p{L}{2,}$/u.test(word)))
    .filter((words) => words.length > 0)
    .map((words) => words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '));
}
