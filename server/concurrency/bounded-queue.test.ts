import { expect, test } from 'vitest';
import { BoundedQueue } from './bounded-queue.ts';

function deferred(): { open(): void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('runs two tasks at once, queues two in order and refuses the next', async () => {
  const queue = new BoundedQueue(2, 2);
  const deferreds = [deferred(), deferred(), deferred(), deferred()];
  const began: number[] = [];
  const tasks = deferreds.map(({ opened }, index) =>
    queue.run(async () => {
      began.push(index);
      await opened;
      return index;
    }),
  );
  expect(await queue.run(async () => 'late')).toBeNull();
  expect(began).toEqual([0, 1]);
  deferreds[1]?.open();
  expect(await tasks[1]).toBe(1);
  deferreds[2]?.open();
  expect(await tasks[2]).toBe(2);
  expect(began).toEqual([0, 1, 2, 3]);
  for (const { open } of deferreds) open();
  expect(await Promise.all(tasks)).toEqual([0, 1, 2, 3]);
  expect(await queue.run(async () => 'again')).toBe('again');
});

test('frees the place of a task that failed', async () => {
  const queue = new BoundedQueue(1, 0);
  await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run(async () => 1)).toBe(1);
});

test('queues any number of unbounded tasks', async () => {
  const queue = new BoundedQueue(1, 0);
  const results = [1, 2, 3].map((value) => queue.runUnbounded(async () => value));
  expect(await queue.run(async () => 4)).toBeNull();
  expect(await Promise.all(results)).toEqual([1, 2, 3]);
});
