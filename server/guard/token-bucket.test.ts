import { expect, test } from 'vitest';
import { RATE_KEYS_MAX } from '#server/base/limits.ts';
import { TokenBucket, TokenBuckets } from './token-bucket.ts';

function withClock(burst: number, fillsInMs: number) {
  const clock = { now: 0 };
  return { clock, buckets: new TokenBuckets({ burst, fillsInMs }, () => clock.now) };
}

function countTaken(buckets: TokenBuckets, key: string, attempts: number): number {
  return Array.from({ length: attempts }, () => buckets.take(key)).filter(Boolean).length;
}

test('a bucket gives its burst, then what refills', () => {
  const { clock, buckets } = withClock(20, 10_000);
  expect(countTaken(buckets, 'a', 30)).toBe(20);
  expect(countTaken(buckets, 'b', 1)).toBe(1);
  clock.now += 2_500;
  expect(countTaken(buckets, 'a', 30)).toBe(5);
  clock.now += 1_000_000;
  expect(countTaken(buckets, 'a', 30)).toBe(20);
});

test('a refund never fills a bucket above its burst', () => {
  const { buckets } = withClock(2, 1_000);
  buckets.refund('a');
  expect(countTaken(buckets, 'a', 5)).toBe(2);
  buckets.refund('a');
  expect(countTaken(buckets, 'a', 5)).toBe(1);
});

// Proves I34.
test('a flood of keys uses bounded memory and does not reset a key that was used since', () => {
  const { clock, buckets } = withClock(3, 60_000);
  expect(countTaken(buckets, 'guesser', 3)).toBe(3);
  for (let key = 0; key < RATE_KEYS_MAX * 3; key += 1) {
    buckets.take(`key ${key}`);
    if (key % 1_000 === 0) expect(buckets.take('guesser')).toBe(false);
  }
  clock.now += 1;
  expect(buckets.size).toBeLessThanOrEqual(RATE_KEYS_MAX);
});

test('a single bucket is full until it is used and again once it has refilled', () => {
  const bucket = new TokenBucket({ burst: 2, fillsInMs: 1_000 }, 0);
  expect(bucket.isFull(0)).toBe(true);
  expect(bucket.take(0)).toBe(true);
  expect(bucket.isFull(499)).toBe(false);
  expect(bucket.isFull(500)).toBe(true);
});
