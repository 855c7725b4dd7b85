import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

test('works of one key go one after the other, those of different keys at once', async () => {
  const turns = new Turns();
  const steps: string[] = [];
  const work = (name: string) => async (waited: boolean) => {
    steps.push(`${name} begins${waited ? ' after another' : ''}`);
    await later();
    steps.push(`${name} ends`);
  };
  await Promise.all([turns.take('a', work('a1')), turns.take('a', work('a2')), turns.take('b', work('b1'))]);
  expect(steps.filter((step) => step.startsWith('a'))).toEqual([
    'a1 begins',
    'a1 ends',
    'a2 begins after another',
    'a2 ends',
  ]);
  expect(steps.indexOf('b1 begins')).toBeLessThan(steps.indexOf('a1 ends'));
  expect(turns.size).toBe(0);
});

test('a work that fails tells its own caller only', async () => {
  const turns = new Turns();
  const failing = turns.take('a', () => Promise.reject(new Error('broken')));
  const next = turns.take('a', async () => 'fine');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('fine');
  expect(turns.size).toBe(0);
});
