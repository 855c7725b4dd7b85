import { expect, it } from 'vitest';
import { longestWordEms } from './longest-word.ts';

it('takes the longest word of a name, and wide characters for wider', () => {
  expect(longestWordEms('')).toBe(0);
  expect(longestWordEms('Bartholomew')).toBeGreaterThan(longestWordEms('Anna Bartholome'));
  expect(longestWordEms('Anna Lee')).toBe(longestWordEms('Anna'));
  expect(longestWordEms('황보 하늘')).toBe(longestWordEms('하늘'));
  expect(longestWordEms('하늘')).toBeGreaterThan(longestWordEms('il'));
});
