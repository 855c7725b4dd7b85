import { expect, test } from 'vitest';
import { RATE_KEYS_MAX } from '#server/base/limits.ts';
import { addressKey, TokenBuckets } from './token-bucket.ts';

function clocked(burst: number, fillsInMs: number) {
  const clock = { now: 0 };
  return { clock, buckets: new TokenBuckets({ burst, fillsInMs }, () => clock.now) };
}

function taken(buckets: TokenBuckets, key: string, tries: number): number {
  return Array.from({ length: tries }, () => buckets.take(key)).filter(Boolean).length;
}

test('a bucket gives its burst, then what fills in', () => {
  const { clock, buckets } = clocked(20, 10_000);
  expect(taken(buckets, 'a', 30)).toBe(20);
  expect(taken(buckets, 'b', 1)).toBe(1);
  clock.now += 2_500;
  expect(taken(buckets, 'a', 30)).toBe(5);
  clock.now += 1_000_000;
  expect(taken(buckets, 'a', 30)).toBe(20);
});

test('a refund never fills a bucket over its brim', () => {
  const { buckets } = clocked(2, 1_000);
  buckets.refund('a');
  expect(taken(buckets, 'a', 5)).toBe(2);
  buckets.refund('a');
  expect(taken(buckets, 'a', 5)).toBe(1);
});

test('a flood of keys takes no memory without end, and frees nobody who was seen since', () => {
  const { clock, buckets } = clocked(3, 60_000);
  expect(taken(buckets, 'guesser', 3)).toBe(3);
  for (let key = 0; key < RATE_KEYS_MAX * 3; key += 1) {
    buckets.take(`key ${key}`);
    if (key % 1_000 === 0) expect(buckets.take('guesser')).toBe(false);
  }
  clock.now += 1;
  expect(buckets.size).toBeLessThanOrEqual(RATE_KEYS_MAX);
});

test.each([
  ['192.168.0.12', '192.168.0.12'],
  ['::ffff:192.168.0.12', '192.168.0.12'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('the address %s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
