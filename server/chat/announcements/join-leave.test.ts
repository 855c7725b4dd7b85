import { expect, test } from 'vitest';
import { LEFT_AFTER_MS } from '#server/base/limits.ts';
import type { SeatId } from '#shared/ids.ts';
import { JoinLeaveTracker } from './join-leave.ts';

// Ids are branded strings that only the server creates; the test creates its own.
const [mina, jun] = ['mina' as SeatId, 'jun' as SeatId];
const present = (...seats: SeatId[]) => new Set(seats);

test('announces a join at once and once, and a leave after a long absence', () => {
  const tracker = new JoinLeaveTracker([], 0);
  expect(tracker.update(present(mina), 0)).toEqual([{ kind: 'joined', seat: mina }]);
  expect(tracker.update(present(mina, jun), 500)).toEqual([{ kind: 'joined', seat: jun }]);
  expect(tracker.update(present(jun), 1_000)).toEqual([]);
  expect(tracker.update(present(jun), 1_000 + LEFT_AFTER_MS - 1)).toEqual([]);
  expect(tracker.update(present(jun), 1_000 + LEFT_AFTER_MS)).toEqual([{ kind: 'left', seat: mina }]);
  expect(tracker.update(present(jun, mina), 90_000)).toEqual([{ kind: 'joined', seat: mina }]);
});

test('announces neither for a reload', () => {
  const tracker = new JoinLeaveTracker([], 0);
  tracker.update(present(mina), 0);
  expect(tracker.update(present(), 1_000)).toEqual([]);
  expect(tracker.update(present(mina), 2_000)).toEqual([]);
  expect(tracker.update(present(), 3_000)).toEqual([]);
  expect(tracker.update(present(), 3_000 + LEFT_AFTER_MS - 1)).toEqual([]);
});

test('after a restart announces no join of a student who returns in time, and a leave of one who does not', () => {
  const tracker = new JoinLeaveTracker([mina, jun], 10_000);
  expect(tracker.update(present(mina), 11_000)).toEqual([]);
  expect(tracker.update(present(mina), 10_000 + LEFT_AFTER_MS)).toEqual([{ kind: 'left', seat: jun }]);
});

test('knows when an absence may next become a leave', () => {
  const tracker = new JoinLeaveTracker([], 0);
  tracker.update(present(mina, jun), 0);
  expect(tracker.nextDue).toBeNull();
  tracker.update(present(jun), 1_000);
  tracker.update(present(), 2_000);
  expect(tracker.nextDue).toBe(1_000 + LEFT_AFTER_MS);
  tracker.update(present(mina), 3_000);
  expect(tracker.nextDue).toBe(2_000 + LEFT_AFTER_MS);
  tracker.update(present(mina), 2_000 + LEFT_AFTER_MS);
  expect(tracker.nextDue).toBeNull();
});
