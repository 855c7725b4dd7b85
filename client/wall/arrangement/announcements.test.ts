import { afterEach, expect, it } from 'vitest';
import { language, setLanguage } from '#client/i18n/language.ts';
import { announceChanges, type MarkedBoards } from './announcements.ts';
import type { TileMark } from './tile-mark.ts';

const before = language.value;
afterEach(() => setLanguage(before));

function marks(...of: readonly TileMark[]): MarkedBoards {
  return new Map(of.map((mark, index) => [index + 1, { mark, name: `N${index + 1}` }]));
}

it('announces new marks together, the most urgent first, and no earlier ones', () => {
  setLanguage('en');
  const was = marks('working', 'working', 'stuck', 'idle');
  expect(announceChanges(was, marks('finished', 'hand', 'stuck', 'stuck'))).toBe('Possibly stuck: N4. Solved: N1.');
  expect(announceChanges(was, was)).toBe('');
  expect(announceChanges(was, marks('idle', 'away', 'working', 'working'))).toBe('');
});

it('counts names beyond three, and announces nothing of boards that have just appeared', () => {
  setLanguage('ko');
  const was = marks('working', 'working', 'working', 'working', 'working');
  expect(announceChanges(was, marks('stuck', 'stuck', 'stuck', 'stuck', 'stuck'))).toBe(
    '막힌 것 같아요: N1, N2, N3 외 2명.',
  );
  expect(announceChanges(new Map(), marks('finished', 'stuck'))).toBe('');
});
