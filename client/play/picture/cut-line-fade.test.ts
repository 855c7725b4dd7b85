import { expect, test } from 'vitest';
import { SOLVED_FADE_MS } from '#client/base/limits.ts';
import { CutLineFade } from './cut-line-fade.ts';

test('fades the lines from the moment that the picture is solved', () => {
  const cutLineFade = new CutLineFade(() => false);
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
  ['was solved before', false, false],
  ['is shown with reduced motion', true, true],
] as const)('shows no lines at once in a picture that %s', (_, wasUnsolved, reducedMotion) => {
  const cutLineFade = new CutLineFade(() => reducedMotion);
  if (wasUnsolved) cutLineFade.update(false, 0);
  cutLineFade.update(true, 100);
  expect(cutLineFade.opacityAt(100)).toBe(0);
  expect(cutLineFade.isFading(100)).toBe(false);
});

test('shows the lines again on a board that is dealt anew', () => {
  const cutLineFade = new CutLineFade(() => false);
  cutLineFade.update(false, 0);
  cutLineFade.update(true, 100);
  cutLineFade.update(false, 2_000);
  expect(cutLineFade.opacityAt(2_000)).toBe(1);
});
