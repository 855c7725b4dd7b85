import { expect, test } from 'vitest';
import { SOLVED_FADE_MS } from '../limits.ts';
import { solvedLines } from './solved.ts';

test('lines fade from the moment the picture is whole', () => {
  const lines = solvedLines(() => false);
  lines.see(false, 0);
  expect(lines.at(50)).toBe(1);
  expect(lines.see(true, 100)).toBe(true);
  expect(lines.see(true, 150)).toBe(false);
  expect(lines.at(100 + SOLVED_FADE_MS / 2)).toBeCloseTo(0.5);
  expect(lines.isFading(100 + SOLVED_FADE_MS / 2)).toBe(true);
  expect(lines.at(100 + SOLVED_FADE_MS)).toBe(0);
  expect(lines.isFading(100 + SOLVED_FADE_MS)).toBe(false);
});

test.each([
  ['was whole when it came', false, false],
  ['is to stand still', true, true],
] as const)('a picture that %s has no lines at once', (_, wasOpen, still) => {
  const lines = solvedLines(() => still);
  if (wasOpen) lines.see(false, 0);
  lines.see(true, 100);
  expect(lines.at(100)).toBe(0);
  expect(lines.isFading(100)).toBe(false);
});

test('a board dealt anew has its lines again', () => {
  const lines = solvedLines(() => false);
  lines.see(false, 0);
  lines.see(true, 100);
  lines.see(false, 2_000);
  expect(lines.at(2_000)).toBe(1);
});
