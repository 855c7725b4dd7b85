import { expect, test } from 'vitest';
import { fitName, NAME_LINE_HEIGHT } from './region-names.ts';

/** Every letter half as wide as it is high. */
const widthOf = (text: string) => text.length / 2;
/** A region that is a rectangle. */
const rectangle = (across: number, down: number) => (width: number, height: number) => ({
  x: 3,
  y: 4,
  size: Math.min(across / width, down / height),
});

test.each([
  ['Seoul', ['Seoul']],
  ['Gangwon State', ['Gangwon', 'State']],
  ['Jeonnam-Gwangju', ['Jeonnam-', 'Gwangju']],
  // An end of two letters is no word of its own.
  ['Gyeongsangbuk-do', ['Gyeongsangbuk-do']],
  ['Bosnia and Herzegovina', ['Bosnia and', 'Herzegovina']],
  ['전남광주통합특별시', ['전남광주통합특별시']],
])('writes %s as large as it fits in a square, and breaks no word', (text, lines) => {
  const fitted = fitName(text, rectangle(1_000, 1_000), widthOf);
  expect(fitted).toMatchObject({ lines, x: 3, y: 4 });
  const across = Math.max(...lines.map(widthOf)) * fitted.size;
  const down = (0.75 + NAME_LINE_HEIGHT * (lines.length - 1)) * fitted.size;
  expect(across).toBeLessThan(1_000);
  expect(down).toBeLessThan(1_000);
  expect(Math.max(across, down)).toBeGreaterThan(700);
});

test('keeps a name in one line where two are not larger, and below a size that would shout', () => {
  expect(fitName('Gangwon State', rectangle(2_000, 300), widthOf).lines).toEqual(['Gangwon State']);
  expect(fitName('Chad', rectangle(9_000, 9_000), widthOf).size).toBe(640);
});
