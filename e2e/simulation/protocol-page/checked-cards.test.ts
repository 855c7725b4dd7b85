/** Checks of cards, read by the naive reader of docs/protocol.md and folded by the product. */
import { expect, it } from 'vitest';
import { CardPlay, cardsOf } from '#e2e/simulation/kinds/card-play.ts';
import { encodePatch } from '#shared/wire/frames/patch-frame.ts';
import { naiveState, productOperations, productState } from './both-folds.ts';
import { NaiveBoard } from './naive/naive-board.ts';
import { type NaivePatch, type NaiveTick, readFrame } from './naive/naive-frames.ts';

const HEAD = { board: 1, time: 0, committedSeq: 0 };

function patchOf({ board }: CardPlay, from: number): NaivePatch {
  const patch = readFrame(encodePatch(board, from, HEAD));
  if (patch.type !== 'patch') throw new Error('no patch');
  return patch;
}

function tickOf({ frames }: CardPlay): NaiveTick {
  const tick = readFrame(frames.at(-1) ?? new Uint8Array());
  if (tick.type !== 'tick') throw new Error('no tick');
  return tick;
}

// Proves I5, I9.
it('has the same marks, locks and end by frames, and by patches from any frame', () => {
  const groups = [['go'], ['stop'], ['go'], ['wait', 'look'], ['turn']];
  const play = new CardPlay(cardsOf({ layout: 'order', groups, feedback: 'when-asked' }));
  const byFrames = new NaiveBoard(() => [], true);
  const byPatches = new NaiveBoard(() => [], true);
  for (const each of [byFrames, byPatches]) each.applyPatch(patchOf(play, 0));
  const kinds: string[] = [];
  const compare = () => {
    const tick = tickOf(play);
    kinds.push(...tick.events.map(({ kind }) => kind));
    expect(byFrames.applyTick(tick)).toBe('applied');
    expect(byPatches.applyPatch(patchOf(play, byPatches.seq))).toBe('applied');
    const product = productState(play.board);
    expect(naiveState(byFrames)).toEqual(product);
    expect(naiveState(byPatches)).toEqual(product);
    expect(byFrames.operations).toEqual(productOperations(play.board));
  };
  // Equal cards in each other's places, steps of one group turned about, and what is wrong.
  for (const [card, place] of [
    [1, 3],
    [2, 6],
    [4, 5],
    [5, 4],
    [6, 2],
  ] as const) {
    play.putIn(card, place);
    compare();
  }
  play.check();
  compare();
  expect([play.checked?.right, play.checked?.wrong]).toEqual([3, [2, 6]]);
  for (const card of [2, 6, 1, 3]) {
    if (!play.isPlaced(card)) play.putIn(card, card);
    else continue;
    compare();
  }
  play.check();
  compare();
  expect(byFrames.solved).toBe(true);
  for (const kind of ['released', 'checked', 'joined', 'solved']) expect(kinds).toContain(kind);
});
