/** Measures sizes of single frames, which are the same on every machine. */

import type { Figures } from '#bench/figures.ts';
import { apply } from '#shared/board/apply.ts';
import { dealtBoard } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { CENTRE, DRAG_COUNTER_MAX } from '#shared/limits.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { encodeDrag } from '#shared/wire/frames/client-frames.ts';
import { encodePatch } from '#shared/wire/frames/patch-frame.ts';
import { encodeTickBody, encodeTickFrame } from '#shared/wire/frames/tick-frame.ts';

/** The numbers in the heads after an hour of play. */
const SEQ = 108_000;
const TIME_MS = 3_600_000;
const HANDS = 30;

export function measureFrameSizes(figures: Figures): void {
  const drags = Array.from({ length: HANDS }, (_, hand) => ({
    kind: 'dragged' as const,
    group: 1 + hand * 33,
    x: CENTRE,
    y: CENTRE,
  }));
  const head = { board: 1, epoch: 1, seq: SEQ, after: SEQ - 1, time: TIME_MS, committedSeq: SEQ - HANDS };
  figures.add('wire.frame30.bytes', encodeTickFrame(head, encodeTickBody({ events: [], drags })).length);
  const drag = { board: 1, counter: DRAG_COUNTER_MAX, drags: [{ piece: 500, x: CENTRE, y: CENTRE }] };
  figures.add('wire.dragUp.bytes', encodeDrag(drag).length);
  figures.add('wire.snapshot10000.bytes', snapshotBytes());
}

/** The largest snapshot: no joins, and every piece turned and dropped once. */
function snapshotBytes(): number {
  const spec = jigsawSpec({ seed: 1, columns: 125, rows: 80, pixelWidth: 2_000, pixelHeight: 1_280, tab: 20 });
  const puzzle = cutJigsaw(spec);
  const board = dealtBoard(boardRules(puzzle, 'normal', true), scatter(puzzle, 1, true), 0);
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const group = board.groups.get(piece);
    if (group === undefined) continue;
    const { x, y } = group;
    apply(board, { kind: 'lifted', group: piece, member: 1, page: 1 }, SEQ);
    apply(board, { kind: 'dropped', group: piece, x, y, member: 1, operation: { page: 1, counter: piece } }, SEQ);
  }
  board.seq = SEQ;
  return encodePatch(board, 0, { board: 1, time: TIME_MS, committedSeq: SEQ - HANDS }).length;
}
