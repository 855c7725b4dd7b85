import { describe, expect, it } from 'vitest';
import type { ClassroomEvent } from './classroom-event.ts';
import { applyFact, type ClassroomFacts, INITIAL_FACTS, isPaused } from './classroom-facts.ts';
import type { Timer } from './timer.ts';

const OPENED = { kind: 'opened', epoch: 1, wallTime: 1_000_000 } as const;

/** The facts after these events, with one event a second after `opened`. */
function after(...events: readonly ClassroomEvent[]): ClassroomFacts {
  let facts = INITIAL_FACTS;
  for (const [index, event] of [OPENED, ...events].entries()) facts = applyFact(facts, event, index * 1_000);
  return facts;
}

it('a board that is paused alone resumes alone or with the class', () => {
  const one = { kind: 'boardPaused', board: 3 } as const;
  expect(isPaused(after(one), 3)).toBe(true);
  expect(isPaused(after(one), 4)).toBe(false);
  expect(isPaused(after(one, { kind: 'boardResumed', board: 3 }), 3)).toBe(false);
  expect(isPaused(after(one, { kind: 'paused' }, { kind: 'boardResumed', board: 3 }), 3)).toBe(true);
  expect(isPaused(after(one, { kind: 'paused' }, { kind: 'resumed' }), 3)).toBe(false);
});

it('a hand is raised since it first went up', () => {
  const { raisedHands } = after(
    { kind: 'handRaised', seat: 2 },
    { kind: 'handRaised', seat: 1 },
    { kind: 'handRaised', seat: 2 },
  );
  expect([...raisedHands]).toEqual([
    [2, 1_001_000],
    [1, 1_002_000],
  ]);
  expect(after({ kind: 'handRaised', seat: 2 }, { kind: 'handLowered', seat: 2 }).raisedHands.size).toBe(0);
});

it('a removed seat leaves neither a hand nor an assignment, and its number counts as given', () => {
  const before = [
    { kind: 'handRaised', seat: 3 },
    { kind: 'seatAssigned', seat: 3, board: 2 },
  ] as const;
  for (const gone of [
    { kind: 'removed', seat: 3, forGood: true },
    { kind: 'erased', seat: 3 },
  ] as const) {
    const { raisedHands, seatAssignments, highestRemovedSeat } = after(...before, gone);
    expect([raisedHands.size, seatAssignments.size, highestRemovedSeat]).toEqual([0, 0, 3]);
  }
  // Not for good: a student who comes back plays at the same board, with the hand down.
  const { raisedHands, seatAssignments, highestRemovedSeat } = after(...before, {
    kind: 'removed',
    seat: 3,
    forGood: false,
  });
  expect([raisedHands.size, seatAssignments.size, highestRemovedSeat]).toEqual([0, 1, 0]);
  expect(after({ kind: 'turnedAway', seat: 5 }, { kind: 'erased', seat: 4 }).highestRemovedSeat).toBe(5);
});

it('a paused timer keeps its full duration', () => {
  const started = { kind: 'timerStarted', until: 1_300_000, of: 300_000 } as const;
  expect(after(started).timer).toEqual({ of: 300_000, until: 1_300_000, left: null });
  const stopped = after(started, { kind: 'timerPaused', left: 200_000 });
  expect(stopped.timer).toEqual({ of: 300_000, until: null, left: 200_000, withClass: false });
});

// `after` gives the events the seconds 1, 2, 3... past 1,000,000.
describe('a timer stops while the whole class is paused', () => {
  const started = { kind: 'timerStarted', until: 1_011_000, of: 10_000 } as const;
  const [pause, resume] = [{ kind: 'paused' }, { kind: 'resumed' }] as const;
  const stopped = { kind: 'timerPaused', left: 9_000 } as const;
  it.each<[what: string, events: ClassroomEvent[], timer: Timer | null]>([
    ['it stops', [started, pause], { of: 10_000, until: null, left: 9_000, withClass: true }],
    ['it goes on later', [started, pause, resume], { of: 10_000, until: 1_012_000, left: null }],
    ['a second pause takes nothing', [started, pause, pause, resume], { of: 10_000, until: 1_013_000, left: null }],
    [
      'one that a teacher stopped stays stopped',
      [started, stopped, pause, resume],
      { of: 10_000, until: null, left: 9_000, withClass: false },
    ],
    [
      'stopped by a teacher within the pause, it stays stopped',
      [started, pause, stopped, resume],
      { of: 10_000, until: null, left: 9_000, withClass: false },
    ],
    [
      'started within the pause, it waits for the class',
      [pause, { ...started, until: 1_012_000 }],
      { of: 10_000, until: null, left: 10_000, withClass: true },
    ],
    [
      'one that is over stays over',
      [{ ...started, until: 1_001_500 }, pause, resume],
      { of: 10_000, until: null, left: 0, withClass: false },
    ],
    ['resuming single boards does nothing', [started, resume], { of: 10_000, until: 1_011_000, left: null }],
    ['the end of the lesson removes it', [started, pause, { kind: 'finished' }, resume], null],
  ])('%s', (_what, events, timer) => {
    expect(after(...events).timer).toEqual(timer);
  });
});

it('a new activity ends spotlight, pauses of boards and assignments, but not hands and timer', () => {
  const facts = after(
    { kind: 'spotlit', board: 1, named: true },
    { kind: 'boardPaused', board: 1 },
    { kind: 'seatAssigned', seat: 1, board: 2 },
    { kind: 'boardReset', board: 1, frame: 9 },
    { kind: 'handRaised', seat: 1 },
    { kind: 'activityStarted', activity: 2 },
  );
  expect(facts).toMatchObject({ spotlight: null, activities: 2 });
  expect([facts.pausedBoards.size, facts.seatAssignments.size, facts.resets.size, facts.raisedHands.size]).toEqual([
    0, 0, 0, 1,
  ]);
});

it('an activity that is withdrawn gives back what it had ended of the one before, but a removed seat’s', () => {
  const before = [
    { kind: 'seatAssigned', seat: 1, board: 2 },
    { kind: 'seatAssigned', seat: 3, board: 4 },
    { kind: 'boardPaused', board: 2 },
    { kind: 'activityStarted', activity: 2 },
  ] as const;
  const during = [
    { kind: 'seatAssigned', seat: 1, board: 9 },
    { kind: 'spotlit', board: 9, named: false },
    { kind: 'boardReset', board: 9, frame: 5 },
    { kind: 'erased', seat: 3 },
  ] as const;
  const withdrawn = { kind: 'activityWithdrawn', activity: 2 } as const;
  const facts = after(...before, ...during, withdrawn);
  expect([...facts.seatAssignments]).toEqual([[1, { board: 2, since: 1_001_000 }]]);
  expect([...facts.pausedBoards]).toEqual([2]);
  expect([facts.spotlight, facts.resets.size, facts.activities]).toEqual([null, 0, 2]);
  // Only the last one can be withdrawn.
  const twice = after(...before, withdrawn, withdrawn);
  expect([...twice.pausedBoards]).toEqual([2]);
});
