import { expect, test } from 'vitest';
import { SOLVED_FADE_MS } from '#client/base/limits.ts';
import { createCutLineFade } from './cut-line-fade.ts';

test('lines fade from the moment the picture is whole', () => {
  const cutLineFade = createCutLineFade(() => false);
  cutLineFade.update(false, 0);
  expect(cutLineFade.opacityAt(50)).toBe(1);
  expect(cutLineFade.update(true, 100)).toBe(true);
  expect(cutLineFade.update(true, 150)).toBe(false);
  expect(cutLineFade.opacityAt(100 + SOLVED_FADE_MS / 2)).toBeCloseTo(0.5);
  expect(cutLineFade.isFading(100 + SOLVED_FADE_MS / 2)).toBe(true);
  expect(cutLineFade.opacityAt(100 + SOLVED_FADE_MS)).toBe(0);
  expect(cutLineFade.isFading(100 + SOLVED_FADE_MS)).toBe(false);
});

test.each([
  ['was whole when it came', false, false],
  ['is to stand still', true, true],
] as const)('a picture that %s has no lines at once', (_, wasUnsolved, reducedMotion) => {
  const cutLineFade = createCutLineFade(() => reducedMotion);
  if (wasUnsolved) cutLineFade.update(false, 0);
  cutLineFade.update(true, 100);
  expect(cutLineFade.opacityAt(100)).toBe(0);
  expect(cutLineFade.isFading(100)).toBe(false);
});

test('a board dealt anew has its lines again', () => {
  const cutLineFade = createCutLineFade(() => false);
  cutLineFade.update(false, 0);
  cutLineFade.update(true, 100);
  cutLineFade.update(false, 2_000);
  expect(cutLineFade.opacityAt(2_000)).toBe(1);
});
