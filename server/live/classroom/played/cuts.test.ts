import { expect, it } from 'vitest';
import { jigsawSpec } from '../../../../shared/puzzle/jigsaw.ts';
import { A, activity } from '../../../store/contract/samples.ts';
import { Cuts } from './cuts.ts';

const cutOf = (columns: number) =>
  jigsawSpec({ seed: 1, columns, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 20 });
const played = activity(A, 'played', { cuts: [cutOf(4), cutOf(5)] });

it('boards of one cut share their rules, and there are none of a cut that the activity has not got', () => {
  const cuts = new Cuts();
  const rules = cuts.rules({ cut: 0 }, played);
  expect(rules?.puzzle.pieces).toBe(12);
  expect(cuts.rules({ cut: 0 }, played)).toBe(rules);
  expect(cuts.rules({ cut: 1 }, played)?.puzzle.pieces).toBe(15);
  expect(cuts.rules({ cut: 2 }, played)).toBeNull();
});

it('what is played no more is forgotten, and the rest stays', () => {
  const cuts = new Cuts();
  const [kept, gone] = [cuts.rules({ cut: 0 }, played), cuts.rules({ cut: 1 }, played)];
  if (kept === null || gone === null) throw new Error('two cuts');
  cuts.keepOnly(new Set([kept]));
  expect(cuts.rules({ cut: 0 }, played)).toBe(kept);
  expect(cuts.rules({ cut: 1 }, played)).not.toBe(gone);
});
