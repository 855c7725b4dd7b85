import { expect, test } from 'vitest';
import type { SeatId } from '../../../shared/ids.ts';
import { LEFT_AFTER_MS } from '../../limits.ts';
import { Comings } from './comings.ts';

// Ids are branded strings that only the server makes; here they are made by hand.
const [mina, jun] = ['mina' as SeatId, 'jun' as SeatId];
const here = (...seats: SeatId[]) => new Set(seats);

test('coming is told at once and once, leaving when somebody stayed away', () => {
  const comings = new Comings([], 0);
  expect(comings.see(here(mina), 0)).toEqual([{ kind: 'came', seat: mina }]);
  expect(comings.see(here(mina, jun), 500)).toEqual([{ kind: 'came', seat: jun }]);
  expect(comings.see(here(jun), 1_000)).toEqual([]);
  expect(comings.see(here(jun), 1_000 + LEFT_AFTER_MS - 1)).toEqual([]);
  expect(comings.see(here(jun), 1_000 + LEFT_AFTER_MS)).toEqual([{ kind: 'left', seat: mina }]);
  expect(comings.see(here(jun, mina), 90_000)).toEqual([{ kind: 'came', seat: mina }]);
});

test('a reload is neither', () => {
  const comings = new Comings([], 0);
  comings.see(here(mina), 0);
  expect(comings.see(here(), 1_000)).toEqual([]);
  expect(comings.see(here(mina), 2_000)).toEqual([]);
  expect(comings.see(here(), 3_000)).toEqual([]);
  expect(comings.see(here(), 3_000 + LEFT_AFTER_MS - 1)).toEqual([]);
});

test('after a restart those who come back in time have not come anew, and those who do not have left', () => {
  const comings = new Comings([mina, jun], 10_000);
  expect(comings.see(here(mina), 11_000)).toEqual([]);
  expect(comings.see(here(mina), 10_000 + LEFT_AFTER_MS)).toEqual([{ kind: 'left', seat: jun }]);
});
