import { expect, test } from 'vitest';
import { LEFT_AFTER_MS } from '#server/base/limits.ts';
import type { SeatId } from '#shared/ids.ts';
import { JoinLeaveTracker } from './join-leave.ts';

// Ids are branded strings that only the server makes; here they are made by hand.
const [mina, jun] = ['mina' as SeatId, 'jun' as SeatId];
const present = (...seats: SeatId[]) => new Set(seats);

test('coming is told at once and once, leaving when somebody stayed away', () => {
  const tracker = new JoinLeaveTracker([], 0);
  expect(tracker.update(present(mina), 0)).toEqual([{ kind: 'joined', seat: mina }]);
  expect(tracker.update(present(mina, jun), 500)).toEqual([{ kind: 'joined', seat: jun }]);
  expect(tracker.update(present(jun), 1_000)).toEqual([]);
  expect(tracker.update(present(jun), 1_000 + LEFT_AFTER_MS - 1)).toEqual([]);
  expect(tracker.update(present(jun), 1_000 + LEFT_AFTER_MS)).toEqual([{ kind: 'left', seat: mina }]);
  expect(tracker.update(present(jun, mina), 90_000)).toEqual([{ kind: 'joined', seat: mina }]);
});

test('a reload is neither', () => {
  const tracker = new JoinLeaveTracker([], 0);
  tracker.update(present(mina), 0);
  expect(tracker.update(present(), 1_000)).toEqual([]);
  expect(tracker.update(present(mina), 2_000)).toEqual([]);
  expect(tracker.update(present(), 3_000)).toEqual([]);
  expect(tracker.update(present(), 3_000 + LEFT_AFTER_MS - 1)).toEqual([]);
});

test('after a restart those who come back in time have not come anew, and those who do not have left', () => {
  const tracker = new JoinLeaveTracker([mina, jun], 10_000);
  expect(tracker.update(present(mina), 11_000)).toEqual([]);
  expect(tracker.update(present(mina), 10_000 + LEFT_AFTER_MS)).toEqual([{ kind: 'left', seat: jun }]);
});
