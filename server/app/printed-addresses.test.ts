import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADDRESS_CHECK_MS } from '#server/base/limits.ts';
import { addressLines, changedAddressLines, watchAddresses } from './printed-addresses.ts';

const STAFF_ROOM = ['http://192.168.0.10:8080'];
const CLASSROOM = ['http://10.20.0.7:8080'];
const KEY = 'abcd-efgh-jkmn';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe.each([
  { name: 'to another network', from: STAFF_ROOM, to: [CLASSROOM] },
  { name: 'into a network for the first time', from: [], to: [CLASSROOM] },
  { name: 'out of every network', from: STAFF_ROOM, to: [[]] },
  { name: 'to the classroom and back', from: STAFF_ROOM, to: [[], CLASSROOM, STAFF_ROOM] },
])('a laptop that goes $name', ({ from, to }) => {
  it('prints each change once', () => {
    let origins: readonly string[] = from;
    const printed: (readonly string[])[] = [];
    const timer = watchAddresses(
      () => origins,
      (changed) => printed.push(changed),
    );
    vi.advanceTimersByTime(10 * ADDRESS_CHECK_MS);
    expect(printed).toEqual([]);
    for (const next of to) {
      origins = next;
      vi.advanceTimersByTime(3 * ADDRESS_CHECK_MS);
    }
    expect(printed).toEqual(to);
    clearInterval(timer);
  });
});

it('prints the teacher key with the first address, and not where nobody else can come', () => {
  expect(addressLines(STAFF_ROOM, KEY)).toEqual({
    students: ['  Students open: http://192.168.0.10:8080'],
    key: [expect.stringContaining(KEY)],
  });
  expect(addressLines([], KEY)).toEqual({ students: [], key: [] });
  const changed = changedAddressLines(CLASSROOM, KEY).join('\n');
  expect(changed).toContain('http://10.20.0.7:8080');
  expect(changed).toContain(KEY);
  expect(changedAddressLines([], KEY).join('\n')).not.toContain(KEY);
});
