import { expect, test } from 'vitest';
import { BoundedQueue } from './bounded-queue.ts';

function deferred(): { open(): void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('so many at once, so many waiting in order, and the next is sent away', async () => {
  const queue = new BoundedQueue(2, 2);
  const deferreds = [deferred(), deferred(), deferred(), deferred()];
  const began: number[] = [];
  const works = deferreds.map(({ opened }, index) =>
    queue.run(async () => {
      began.push(index);
      await opened;
      return index;
    }),
  );
  expect(await queue.run(async () => 'late')).toBeNull();
  expect(began).toEqual([0, 1]);
  deferreds[1]?.open();
  expect(await works[1]).toBe(1);
  deferreds[2]?.open();
  expect(await works[2]).toBe(2);
  expect(began).toEqual([0, 1, 2, 3]);
  for (const { open } of deferreds) open();
  expect(await Promise.all(works)).toEqual([0, 1, 2, 3]);
  expect(await queue.run(async () => 'again')).toBe('again');
});

test('a work that fails makes room too', async () => {
  const queue = new BoundedQueue(1, 0);
  await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run(async () => 1)).toBe(1);
});
