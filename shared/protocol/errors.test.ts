import { expect, test } from 'vitest';
import { ERRORS, failure } from './errors.ts';
import { isRetryable } from './retry-policy.ts';

test('a failure carries the sentence and the retry policy of its code', () => {
  expect(failure('held', { member: 3 })).toEqual({
    ok: false,
    code: 'held',
    retry: 'final',
    message: ERRORS.held[1],
    member: 3,
  });
  expect(failure('paused')).toEqual({ ok: false, code: 'paused', retry: 'later', message: ERRORS.paused[1] });
});

test('exactly the codes of passing states are retryable', () => {
  expect(Object.keys(ERRORS).filter(isRetryable).sort()).toEqual([
    'internal',
    'moved',
    'paused',
    'picture-busy',
    'pictures-away',
    'stopping',
    'too-fast',
    'unsaved',
  ]);
});

test('a code that this build does not know is final', () => {
  expect(isRetryable('from-the-future')).toBe(false);
  expect(isRetryable('toString')).toBe(false);
});
