import { describe, expect, it } from 'vitest';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { apply } from './apply.ts';
import { type Board, copyOf, dealtBoard } from './board.ts';
import type { BoardEvent } from './board-event.ts';
import { fingerprintOf } from './board-fingerprint.ts';
import { boardRules } from './board-rules.ts';

const spec = jigsawSpec({ seed: 1, columns: 4, rows: 3, pixelWidth: 400, pixelHeight: 300, tab: 20 });
const rules = boardRules(cutJigsaw(spec), 'easy', true);
const board = dealtBoard(rules, scatter(rules.puzzle, 1, true), 1);

function after(...events: readonly BoardEvent[]): Board {
  const changed = copyOf(board);
  for (const event of events) apply(changed, event, changed.seq + 1);
  return changed;
}

describe('a board’s fingerprint', () => {
  it('is the same for equal boards, in whatever order their groups are stored', () => {
    const turnedAround = { ...copyOf(board), groups: new Map([...board.groups].reverse()), seq: 99, epoch: 4 };
    expect(fingerprintOf(turnedAround)).toBe(fingerprintOf(board));
  });

  it('differs as soon as one thing that a player can see differs', () => {
    const operation = { page: 1, counter: 1 };
    const changes: readonly BoardEvent[] = [
      { kind: 'dragged', group: 1, x: 1, y: 1 },
      { kind: 'dragged', group: 1, x: 1, y: 2 },
      { kind: 'dragged', group: 2, x: 1, y: 1 },
      { kind: 'lifted', group: 1, member: 1, page: 1 },
      { kind: 'lifted', group: 1, member: 2, page: 1 },
      { kind: 'lifted', group: 1, member: 1, page: 2 },
      { kind: 'turned', group: 1, x: 1, y: 1, turn: 6, member: 1, operation },
      { kind: 'joined', group: 1, other: 2, x: 1, y: 1 },
      { kind: 'joined', group: 0, other: 2, x: 32_768, y: 32_768 },
      { kind: 'paused' },
      { kind: 'solved' },
    ];
    const prints = [board, ...changes.map((change) => after(change))].map(fingerprintOf);
    expect(new Set(prints).size).toBe(changes.length + 1);
  });
});
