import { expect, test } from 'vitest';
import { SingleFlight } from './single-flight.ts';

test('shares one opening among concurrent and later callers', async () => {
  const flights = new SingleFlight<string, { readonly name: string } | null>();
  let count = 0;
  const open = async () => {
    count += 1;
    return { name: 'a' };
  };
  const [first, second] = await Promise.all([flights.get('a', open), flights.get('a', open)]);
  expect(first).toBe(second);
  expect(await flights.get('a', open)).toBe(first);
  expect(count).toBe(1);
  expect([...flights.opened]).toEqual([['a', first]]);
});

test('caches neither a failure nor a null', async () => {
  const flights = new SingleFlight<string, number | null>();
  await expect(flights.get('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await flights.get('a', async () => null)).toBeNull();
  expect(flights.opened.size).toBe(0);
  expect(await flights.get('a', async () => 7)).toBe(7);
});

test('has opened the value before its callers resume', async () => {
  const flights = new SingleFlight<string, number>();
  const seen: number[] = [];
  await Promise.all([
    flights.get('a', async () => 7).then(() => seen.push(flights.opened.size)),
    flights.get('a', async () => 8).then(() => seen.push(flights.opened.size)),
  ]);
  expect(seen).toEqual([1, 1]);
});

test('does not hold what was forgotten while it was being opened', async () => {
  const flights = new SingleFlight<string, number>();
  const first = flights.get('a', async () => 7);
  expect(flights.forget('a')).toBeNull();
  const second = flights.get('a', async () => 8);
  expect(await first).toBe(7);
  expect(await second).toBe(8);
  expect(flights.opened.get('a')).toBe(8);
  expect(flights.forget('a')).toBe(8);
  expect(flights.opened.size).toBe(0);
});

test('settles when the opening ends, even in a failure', async () => {
  const flights = new SingleFlight<string, number>();
  await flights.settled('a');
  let fail = (_: Error) => {};
  const failing = flights.get('a', () => new Promise((_, reject) => (fail = reject)));
  const settled = flights.settled('a');
  fail(new Error('broken'));
  await settled;
  await expect(failing).rejects.toThrow('broken');
});
