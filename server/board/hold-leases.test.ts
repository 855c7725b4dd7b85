import { expect, test } from 'vitest';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import type { BoardEvent } from '#shared/board/board-event.ts';
import { HOLD_IDLE_MS, HOLD_LEASE_MS, KEEP_ALIVE_MS } from '#shared/limits.ts';
import { HoldLeases } from './hold-leases.ts';

const MINA = { member: 1, page: 9 };
const GROUP = 5;

/** A board on which Mina holds a group; `passes` renews as her page does. */
function setUp() {
  const board = sampleBoard();
  let now = 0;
  const leases = new HoldLeases(board, () => now);
  const happens = (event: BoardEvent) => {
    apply(board, event, now);
    leases.update(event);
  };
  const passes = (ms: number, isRenewed = true) => {
    for (const end = now + ms; now < end; ) {
      now = Math.min(end, now + KEEP_ALIVE_MS);
      if (isRenewed) leases.renew(MINA);
      for (const { id } of leases.takeExpired()) happens({ kind: 'released', group: id, x: 0, y: 0 });
    }
    return leases.heldBy(MINA).length > 0;
  };
  happens({ kind: 'lifted', group: GROUP, ...MINA });
  return { happens, passes };
}

test('ends a hold that its page does not renew', () => {
  const { passes } = setUp();
  expect(passes(HOLD_LEASE_MS - 1, false)).toBe(true);
  expect(passes(1, false)).toBe(false);
});

test('ends a renewed hold whose hand does not move, after HOLD_IDLE_MS and a lease', () => {
  const { passes } = setUp();
  expect(passes(HOLD_IDLE_MS)).toBe(true);
  expect(passes(HOLD_LEASE_MS)).toBe(false);
});

test('keeps a hold whose hand moves', () => {
  const { happens, passes } = setUp();
  for (let x = 0; x < 5; x += 1) {
    happens({ kind: 'dragged', group: GROUP, x, y: 0 });
    expect(passes(HOLD_IDLE_MS)).toBe(true);
  }
});

test('counts a drag to the same place as no motion', () => {
  const { happens, passes } = setUp();
  happens({ kind: 'dragged', group: GROUP, x: 1, y: 0 });
  for (let round = 0; round < 9; round += 1) {
    happens({ kind: 'dragged', group: GROUP, x: 1, y: 0 });
    passes(HOLD_LEASE_MS);
  }
  expect(passes(1)).toBe(false);
});
