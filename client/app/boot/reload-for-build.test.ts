import { expect, test, vi } from 'vitest';
import { NEW_BUILD_MS, UNTOUCHED_MS } from '#client/base/limits.ts';

vi.stubGlobal('BUILD_STAMP', 'old');
const { isReloadDue } = await import('./reload-for-build.ts');

const DUE = {
  own: 'old',
  served: 'new',
  reloadedFor: null,
  sinceServed: NEW_BUILD_MS,
  sinceTouch: UNTOUCHED_MS,
  isHeld: false,
};

test('a page that rests loads itself anew for a newer build', () => {
  expect(isReloadDue(DUE)).toBe(true);
  expect(isReloadDue({ ...DUE, reloadedFor: 'an earlier one' })).toBe(true);
});

test.each<[string, Partial<Parameters<typeof isReloadDue>[0]>]>([
  ['its server has told no build', { served: null }],
  ['its server has the same build', { served: 'old' }],
  ['it was loaded anew for this build already', { reloadedFor: 'new' }],
  ['its class has only just come to the build', { sinceServed: NEW_BUILD_MS - 1 }],
  ['somebody touched it a moment ago', { sinceTouch: UNTOUCHED_MS - 1 }],
  ['something is unsaved, in hand or open', { isHeld: true }],
])('a page stays as it is when %s', (_name, changes) => {
  expect(isReloadDue({ ...DUE, ...changes })).toBe(false);
});
