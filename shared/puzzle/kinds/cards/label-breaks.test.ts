import { expect, test } from 'vitest';
import { asLine, withBreaks } from './label-breaks.ts';
import { lettersOn, usualSize, wordWidths } from './label-width.ts';

/** The lines of a name that is broken wherever it may be. */
function linesOf(name: string): string[] {
  return withBreaks(name)
    .split(/(?<=[ \u200b]|-(?!\u2060))/)
    .map(asLine);
}

test.each([
  ['Chungcheongnam-do', ['Chungcheong-', 'nam-do']],
  ['Gyeonggi-do', ['Gyeonggi-do']],
  ['Jeonnam-Gwangju', ['Jeonnam-', 'Gwangju']],
  ['Bosnia and Herzegovina', ['Bosnia', 'and', 'Herzegovina']],
  ['전남광주통합특별시', ['전남광주', '통합특별시']],
  ['강원특별자치도', ['강원', '특별자치도']],
  ['중앙아프리카공화국', ['중앙아프리카', '공화국']],
  ['솔로몬 제도', ['솔로몬', '제도']],
  ['경상남도', ['경상남도']],
])('breaks %s where it is read well', (name, lines) => {
  expect(linesOf(name)).toEqual(lines);
  expect(asLine(withBreaks(name))).toBe(name);
});

test('takes long words in two lines where they are larger so, and all in the size of the longest', () => {
  const long = wordWidths('Chungcheongnam-do');
  expect(long.inTwo).toBeLessThan(0.75 * long.inOne);
  expect(wordWidths('Seoul').inTwo).toBe(wordWidths('Seoul').inOne);
  const [alone, both] = [lettersOn([wordWidths('Seoul')], 10), lettersOn([wordWidths('Seoul'), long], 10)];
  expect(both).toBeLessThan(alone);
  expect(both).toBe(lettersOn([long], 10));
  // On wider cards.
  expect(lettersOn([long], 20)).toBeGreaterThan(both);
});

test('lets few much longer words be smaller', () => {
  expect(usualSize([10, 9, 8, 10])).toBe(8);
  expect(usualSize([10, 3, 9, 10, 10, 9])).toBe(9);
});
