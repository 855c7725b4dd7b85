import { expect, it } from 'vitest';
import { A, activity } from '#e2e/store/contract/sample-records.ts';
import { jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { RulesCache } from './rules-cache.ts';

const cutOf = (columns: number) =>
  jigsawSpec({ seed: 1, columns, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 20 });
const sampleActivity = activity(A, 'played', { cuts: [cutOf(4), cutOf(5)] });

it('shares rules among boards of one cut, and has none for a cut that the activity lacks', () => {
  const cache = new RulesCache();
  const rules = cache.rules({ cut: 0 }, sampleActivity);
  expect(rules?.puzzle.pieces).toBe(12);
  expect(cache.rules({ cut: 0 }, sampleActivity)).toBe(rules);
  expect(cache.rules({ cut: 1 }, sampleActivity)?.puzzle.pieces).toBe(15);
  expect(cache.rules({ cut: 2 }, sampleActivity)).toBeNull();
});

it('forgets the rules of boards that are not in use, and no others', () => {
  const cache = new RulesCache();
  const [retained, gone] = [cache.rules({ cut: 0 }, sampleActivity), cache.rules({ cut: 1 }, sampleActivity)];
  if (retained === null || gone === null) throw new Error('two cuts');
  cache.retain(new Set([retained]));
  expect(cache.rules({ cut: 0 }, sampleActivity)).toBe(retained);
  expect(cache.rules({ cut: 1 }, sampleActivity)).not.toBe(gone);
});
