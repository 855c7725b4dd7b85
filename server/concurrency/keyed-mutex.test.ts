import { expect, test } from 'vitest';
import { KeyedMutex } from './keyed-mutex.ts';

const nextImmediate = () => new Promise<void>((resolve) => setImmediate(resolve));

test('runs tasks of one key one after the other, those of different keys at once', async () => {
  const mutex = new KeyedMutex();
  const steps: string[] = [];
  const task = (name: string) => async () => {
    steps.push(`${name} begins`);
    await nextImmediate();
    steps.push(`${name} ends`);
  };
  await Promise.all([mutex.run('a', task('a1')), mutex.run('a', task('a2')), mutex.run('b', task('b1'))]);
  expect(steps.filter((step) => step.startsWith('a'))).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends']);
  expect(steps.indexOf('b1 begins')).toBeLessThan(steps.indexOf('a1 ends'));
  expect(mutex.size).toBe(0);
});

test('passes a failure to its own caller alone', async () => {
  const mutex = new KeyedMutex();
  const failing = mutex.run('a', () => Promise.reject(new Error('broken')));
  const next = mutex.run('a', async () => 'fine');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('fine');
  expect(mutex.size).toBe(0);
});
