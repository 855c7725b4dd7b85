import { expect, it } from 'vitest';
import { dealtBoard, groupOf } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { Playback } from './playback.ts';

// Proves I34.
it('queues a bounded number of frames in a tab that is hidden for ten minutes, and folds all others', () => {
  const spec = jigsawSpec({ seed: 1, columns: 4, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 20 });
  const rules = boardRules(cutJigsaw(spec), 'hard', false);
  const playback = new Playback(dealtBoard(rules, scatter(rules.puzzle, 5, false), 1));
  const frames = 600 * 30;
  for (let seq = 2; seq <= frames; seq += 1) {
    const drags = [{ kind: 'dragged' as const, group: 5, x: seq % 60_000, y: 7 }];
    const tick = { events: [], drags };
    playback.push({ board: 1, epoch: 0, seq, after: seq - 1, time: seq * 33, committedSeq: 1, tick });
  }
  expect(playback.headSeq).toBe(frames);
  expect(playback.headSeq - playback.board.seq).toBeLessThan(100);
  expect(playback.advance(0), 'reports that the board changed meanwhile').toBe(true);
  expect(playback.advance(0)).toBe(false);
  expect(playback.advance(frames * 33)).toBe(true);
  expect(groupOf(playback.board, 5).x).toBe(frames % 60_000);
});
