import { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { STORE_ERROR_MESSAGES } from '#server/store/error.ts';
import { isDuplicateKey, isUnavailable, toStoreError } from './driver-errors.ts';

const serverError = (code: number) => new mongo.MongoServerError({ ok: 0, code, errmsg: `code ${code}` });

describe('an error that the database answers', () => {
  // MongoDB while it elects, and a service whose own database is away.
  it.each([189, 91, 10_107, 1, 8, 112])('with code %i may pass: the next try may succeed', (code) => {
    const error = toStoreError(serverError(code));
    expect(error.code).toBe('store-away');
    expect(isUnavailable(serverError(code))).toBe(true);
  });

  it('with any other code tells nobody to start Jogak again: the database has not stopped', () => {
    const error = toStoreError(serverError(9));
    expect(error.code).toBe('store-refusal');
    expect(error.message).not.toContain('Start Jogak again');
    expect(STORE_ERROR_MESSAGES['store-failed']).toContain('Start Jogak again');
    expect(isUnavailable(serverError(9))).toBe(false);
  });

  it('with code 11000 is a taken key, and not away', () => {
    expect(isDuplicateKey(serverError(11_000))).toBe(true);
    expect(toStoreError(serverError(11_000)).code).toBe('taken');
  });
});
