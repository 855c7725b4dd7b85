/** The outbox that outlives its page, with the storage of one browser. */
import { expect, test } from 'vitest';
import { MemoryStorage } from '#e2e/fixtures/device.ts';
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import { boardsWithStoredMoves, StoredOutbox, type StoredOutboxDeps } from './stored-outbox.ts';

const storage = () => new MemoryStorage();

function outbox(browser: MemoryStorage, changes: Partial<StoredOutboxDeps> = {}): StoredOutbox<string> {
  return new StoredOutbox({
    classroom: 'class' as ClassroomId,
    person: 'mina' as PersonId,
    of: 'board-1',
    storage: browser,
    ...changes,
  });
}

// Proves I42.
test('gives a later page what an earlier one has kept, once, in order', () => {
  const browser = storage();
  outbox(browser).keep(['a', 'b']);
  const later = outbox(browser);
  expect(later.takeOver()).toEqual(['a', 'b']);
  later.keep(['b']);
  expect(outbox(browser).takeOver()).toEqual(['b']);
});

test('keeps nothing that is answered', () => {
  const browser = storage();
  const own = outbox(browser);
  own.keep(['a']);
  own.keep([]);
  expect([...browser.records]).toEqual([]);
  expect(outbox(browser).takeOver()).toEqual([]);
});

test.each<[string, Partial<StoredOutboxDeps>]>([
  ['another child', { person: 'jun' as PersonId }],
  ['another class', { classroom: 'other' as ClassroomId }],
  ['another board', { of: 'board-12' }],
  ['the chat', { of: 'chat' }],
])('gives nothing to %s', (_who, changes) => {
  const browser = storage();
  outbox(browser).keep(['a']);
  expect(outbox(browser, changes).takeOver()).toEqual([]);
  expect(outbox(browser).takeOver()).toEqual(['a']);
});

test('two tabs of one person write no record of the other', () => {
  const browser = storage();
  const [one, other] = [outbox(browser), outbox(browser)];
  one.keep(['a']);
  other.keep(['b']);
  one.keep([]);
  expect(outbox(browser).takeOver()).toEqual(['b']);
});

test('names the boards that have kept moves', () => {
  const browser = storage();
  outbox(browser, { of: 'board-7' }).keep(['a']);
  outbox(browser, { of: 'board-12' }).keep(['b']);
  outbox(browser, { of: 'chat' }).keep(['c']);
  expect(
    boardsWithStoredMoves({ classroom: 'class' as ClassroomId, person: 'mina' as PersonId, storage: browser }),
  ).toEqual(new Set([7, 12]));
});

test.each<[string, (browser: MemoryStorage) => StoredOutbox<string>]>([
  [
    'blocked or full',
    (browser) => {
      browser.isBlocked = true;
      const own = outbox(browser);
      own.keep(['a']);
      return own;
    },
  ],
  [
    'not for pictures',
    (browser) => {
      const own = outbox(browser);
      own.keep([], true);
      return own;
    },
  ],
  [
    'full with what others have left',
    (browser) => {
      for (let index = 0; index < 64; index += 1) outbox(browser, { of: `board-${index}` }).keep(['x']);
      const own = outbox(browser);
      own.keep(['a']);
      return own;
    },
  ],
  [
    'bounded for one outbox',
    (browser) => {
      const own = outbox(browser);
      own.keep(Array.from({ length: 501 }, (_, index) => `${index}`));
      return own;
    },
  ],
])('asks before the page is left where storage is %s, until all is answered', (_what, setUp) => {
  const browser = storage();
  const own = setUp(browser);
  expect(browser.questions.size).toBe(1);
  own.keep([]);
  expect(browser.questions.size).toBe(0);
});

test('does not ask about what is kept', () => {
  const browser = storage();
  outbox(browser).keep(['a']);
  expect(browser.questions.size).toBe(0);
});

test('ignores a record that it cannot read', () => {
  const browser = storage();
  browser.records.set('outbox.1.class.mina.board-1.5', '{"items"');
  browser.records.set('outbox.1.class.mina.board-1.6', 'null');
  expect(outbox(browser).takeOver()).toEqual([]);
});
