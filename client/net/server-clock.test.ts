import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const DAY_MS = 24 * 3_600_000;
const AT = 1_800_000_000_000;

let page = 0;
let clock: typeof import('./server-clock.ts');

beforeEach(async () => {
  page = 5_000;
  vi.spyOn(performance, 'now').mockImplementation(() => page);
  vi.resetModules();
  clock = await import('./server-clock.ts');
});
afterEach(() => {
  vi.restoreAllMocks();
  // Another file would meet this one's clock.
  vi.resetModules();
});

it('is the device’s own until the server has sent its own', () => {
  vi.spyOn(Date, 'now').mockReturnValue(7);
  expect(clock.serverNow()).toBe(7);
  clock.syncServerClock(AT);
  expect(clock.serverNow()).toBe(AT);
});

it('takes the message that was under way for the least time', () => {
  clock.syncServerClock(AT);
  page += 4_000;
  clock.syncServerClock(AT + 1_000);
  expect(clock.serverNow()).toBe(AT + 4_000);
  clock.syncServerClock(AT + 4_200);
  expect(clock.serverNow()).toBe(AT + 4_200);
});

it.each([-400, -40, 40, 400])('follows a server whose clock was set by %i days, connected or not', (days) => {
  clock.syncServerClock(AT);
  page += 1_000;
  clock.syncServerClock(AT + 1_000 + days * DAY_MS);
  expect(clock.serverNow()).toBe(AT + 1_000 + days * DAY_MS);
  clock.expectServerClock();
  clock.syncServerClock(AT + 1_000);
  expect(clock.serverNow()).toBe(AT + 1_000);
});

it('believes the first message of a connection, and the fastest one after it', () => {
  clock.syncServerClock(AT);
  clock.expectServerClock();
  page += 10_000;
  expect(clock.serverNow()).toBe(AT + 10_000);
  clock.syncServerClock(AT + 6_000);
  expect(clock.serverNow()).toBe(AT + 6_000);
  clock.syncServerClock(AT + 5_000);
  expect(clock.serverNow()).toBe(AT + 6_000);
});

it.each([-400 * DAY_MS, -3 * 3_600_000, 0, 40 * 60_000, 40 * DAY_MS])(
  'shows moments by the device’s clock, where the server’s differs by %i ms',
  (difference) => {
    vi.spyOn(Date, 'now').mockReturnValue(AT);
    clock.syncServerClock(AT + difference);
    expect(clock.deviceTimeOf(AT + difference - 90_000)).toBe(AT - 90_000);
    // What is a few seconds off is shown as it is.
    clock.syncServerClock(AT + difference + 4_000);
    expect(clock.deviceTimeOf(AT + difference)).toBe(AT);
  },
);
