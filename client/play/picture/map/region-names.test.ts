import { expect, test } from 'vitest';
import { fitName, NAME_LINE_HEIGHT } from './region-names.ts';

/** Every letter half as wide as it is high. */
const widthOf = (text: string) => text.length / 2;

test.each([
  ['Seoul', ['Seoul']],
  ['Gangwon State', ['Gangwon', 'State']],
  ['Jeonnam-Gwangju', ['Jeonnam-', 'Gwangju']],
  ['Bosnia and Herzegovina', ['Bosnia and', 'Herzegovina']],
  ['전남광주통합특별시', ['전남광주통합특별시']],
])('writes %s as large as it fits, and never over its circle', (text, lines) => {
  const radius = 500;
  const fitted = fitName(text, radius, widthOf);
  expect(fitted.lines).toEqual(lines);
  const across = Math.max(...lines.map(widthOf)) * fitted.size;
  const down = (0.75 + NAME_LINE_HEIGHT * (lines.length - 1)) * fitted.size;
  expect(Math.hypot(across, down)).toBeLessThanOrEqual(2 * radius + 1e-6);
});

test('keeps a name in one line where two are not larger, and below a size that would shout', () => {
  expect(fitName('A B', 500, widthOf).lines).toEqual(['A B']);
  expect(fitName('Chad', 9_000, widthOf).size).toBe(640);
});
