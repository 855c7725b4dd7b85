import { expect, test } from 'vitest';
import { Line } from './line.ts';

function gate(): { open(): void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('so many at once, so many waiting in order, and the next is sent away', async () => {
  const line = new Line(2, 2);
  const gates = [gate(), gate(), gate(), gate()];
  const began: number[] = [];
  const works = gates.map(({ opened }, index) =>
    line.take(async () => {
      began.push(index);
      await opened;
      return index;
    }),
  );
  expect(await line.take(async () => 'late')).toBeNull();
  expect(began).toEqual([0, 1]);
  gates[1]?.open();
  expect(await works[1]).toBe(1);
  gates[2]?.open();
  expect(await works[2]).toBe(2);
  expect(began).toEqual([0, 1, 2, 3]);
  for (const { open } of gates) open();
  expect(await Promise.all(works)).toEqual([0, 1, 2, 3]);
  expect(await line.take(async () => 'again')).toBe('again');
});

test('a work that fails makes room too', async () => {
  const line = new Line(1, 0);
  await expect(line.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await line.take(async () => 1)).toBe(1);
});
