import { expect, test } from 'vitest';
import { Mutex } from './mutex.ts';

const nextImmediate = () => new Promise<void>((resolve) => setImmediate(resolve));

test('runs tasks one after the other, in the order of their calls', async () => {
  const mutex = new Mutex();
  const steps: string[] = [];
  const task = (name: string) => async () => {
    steps.push(`${name} begins`);
    await nextImmediate();
    steps.push(`${name} ends`);
    return name;
  };
  const results = [mutex.runExclusive(task('a')), mutex.runExclusive(task('b'))];
  expect(await Promise.all(results)).toEqual(['a', 'b']);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('passes a failure to its own caller alone', async () => {
  const mutex = new Mutex();
  const failing = mutex.runExclusive(() => Promise.reject(new Error('broken')));
  const next = mutex.runExclusive(async () => 'fine');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('fine');
});
