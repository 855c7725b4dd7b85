import { expect, it } from 'vitest';
import { RecordedLog } from '#e2e/fixtures/recorded-log.ts';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { dealtBoard } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { StoredFolds } from './stored-folds.ts';

it('has the last segment of a live board as it was before it grew, for the time that it has', () => {
  const rules = boardRules(samplePuzzle(), 'easy', false);
  const log = new RecordedLog(dealtBoard(rules, scatter(rules.puzzle, 5, false), 0));
  log.open(1_000);
  const [before] = log.log().segments;
  if (before === undefined) throw new Error('no segment');
  const folds = new StoredFolds();
  const fold = log.fold(0);
  folds.put(before, fold);
  expect(folds.get(before)).toBe(fold);

  log.record(1_500, { kind: 'paused' });
  const [grown] = log.log().segments;
  if (grown === undefined) throw new Error('no segment');
  const last = fold.frames.at(-1)?.time ?? 0;
  expect(folds.get(grown)).toBeNull();
  expect(folds.getAt(grown, last)).toBe(fold);
  expect(folds.getAt(grown, last + 1)).toBeNull();

  const whole = log.fold(0);
  folds.put(grown, whole);
  expect(folds.get(grown)).toBe(whole);
  expect(folds.getAt(grown, last + 1)).toBe(whole);
  expect(folds.get(before)).toBeNull();
});
