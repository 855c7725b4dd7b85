import { afterEach, expect, it } from 'vitest';
import { language, speak } from '../../i18n/language.ts';
import type { Mark } from './mark.ts';
import { type Marks, newsOf } from './news.ts';

const before = language.value;
afterEach(() => speak(before));

function marks(...of: readonly Mark[]): Marks {
  return new Map(of.map((mark, index) => [index + 1, { mark, name: `N${index + 1}` }]));
}

it('tells together what came up, the most pressing first, and not what was so before', () => {
  speak('en');
  const was = marks('working', 'working', 'stuck', 'idle');
  expect(newsOf(was, marks('finished', 'hand', 'stuck', 'stuck'))).toBe('Possibly stuck: N4. Finished: N1.');
  expect(newsOf(was, was)).toBe('');
  expect(newsOf(was, marks('idle', 'away', 'working', 'working'))).toBe('');
});

it('counts whom it would take too long to name, and tells nothing of who has just come', () => {
  speak('ko');
  const was = marks('working', 'working', 'working', 'working', 'working');
  expect(newsOf(was, marks('stuck', 'stuck', 'stuck', 'stuck', 'stuck'))).toBe('막힌 것 같아요: N1, N2, N3 외 2명.');
  expect(newsOf(new Map(), marks('finished', 'stuck'))).toBe('');
});
