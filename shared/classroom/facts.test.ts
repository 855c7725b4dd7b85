import { expect, it } from 'vitest';
import type { ClassroomEvent } from './event.ts';
import { type ClassroomFacts, FIRST_FACTS, foldFact, isPaused } from './facts.ts';

const OPENED = { kind: 'opened', epoch: 1, wallTime: 1_000_000 } as const;

/** The facts after these events, one a second from the opening on. */
function after(...events: readonly ClassroomEvent[]): ClassroomFacts {
  let facts = FIRST_FACTS;
  for (const [index, event] of [OPENED, ...events].entries()) facts = foldFact(facts, event, index * 1_000);
  return facts;
}

it('a board is paused alone until it goes on, or the class does', () => {
  const one = { kind: 'boardPaused', board: 3 } as const;
  expect(isPaused(after(one), 3)).toBe(true);
  expect(isPaused(after(one), 4)).toBe(false);
  expect(isPaused(after(one, { kind: 'boardResumed', board: 3 }), 3)).toBe(false);
  expect(isPaused(after(one, { kind: 'paused' }, { kind: 'boardResumed', board: 3 }), 3)).toBe(true);
  expect(isPaused(after(one, { kind: 'paused' }, { kind: 'resumed' }), 3)).toBe(false);
});

it('a hand is up since it first went up', () => {
  const { hands } = after({ kind: 'handUp', seat: 2 }, { kind: 'handUp', seat: 1 }, { kind: 'handUp', seat: 2 });
  expect([...hands]).toEqual([
    [2, 1_001_000],
    [1, 1_002_000],
  ]);
  expect(after({ kind: 'handUp', seat: 2 }, { kind: 'handDown', seat: 2 }).hands.size).toBe(0);
});

it('nothing that was a seat’s is left when it is gone: neither its hand nor its place, and its number counts as given', () => {
  const before = [
    { kind: 'handUp', seat: 3 },
    { kind: 'seatPlaced', seat: 3, board: 2 },
  ] as const;
  for (const gone of [
    { kind: 'removed', seat: 3, forGood: true },
    { kind: 'erased', seat: 3 },
  ] as const) {
    const { hands, places, seatsGone } = after(...before, gone);
    expect([hands.size, places.size, seatsGone]).toEqual([0, 0, 3]);
  }
  // For now: who comes back plays where she played, with her hand down.
  const { hands, places, seatsGone } = after(...before, { kind: 'removed', seat: 3, forGood: false });
  expect([hands.size, places.size, seatsGone]).toEqual([0, 1, 0]);
  expect(after({ kind: 'turnedAway', seat: 5 }, { kind: 'erased', seat: 4 }).seatsGone).toBe(5);
});

it('a timer that stands knows what it was set to', () => {
  const started = { kind: 'timerStarted', until: 1_300_000, of: 300_000 } as const;
  expect(after(started).timer).toEqual({ of: 300_000, until: 1_300_000, left: null });
  const stands = after(started, { kind: 'timerPaused', left: 200_000 });
  expect(stands.timer).toEqual({ of: 300_000, until: null, left: 200_000 });
});

it('what was led in one activity is over with the next: the spotlight, pauses of boards, places; hands and timer are not', () => {
  const facts = after(
    { kind: 'spotlit', board: 1, named: true },
    { kind: 'boardPaused', board: 1 },
    { kind: 'seatPlaced', seat: 1, board: 2 },
    { kind: 'boardReset', board: 1, frame: 9 },
    { kind: 'handUp', seat: 1 },
    { kind: 'activityStarted', activity: 2 },
  );
  expect(facts).toMatchObject({ spotlight: null, activities: 2 });
  expect([facts.pausedBoards.size, facts.places.size, facts.resets.size, facts.hands.size]).toEqual([0, 0, 0, 1]);
});
