/** The outbox that outlives its page, with the storage of one browser. */
import { afterEach, expect, test, vi } from 'vitest';
import { MemoryStorage } from '#e2e/fixtures/memory-storage.ts';
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import {
  boardsWithStoredMoves,
  forgetStored,
  isSomethingStored,
  type StoredItem,
  StoredOutbox,
  type StoredOutboxDeps,
} from './stored-outbox.ts';

const storage = () => new MemoryStorage();

const CLASS = 'class' as ClassroomId;
const MINA = 'mina' as PersonId;
const JUN = 'jun' as PersonId;
const DAY_MS = 86_400_000;

interface Text extends StoredItem {
  readonly text: string;
}

const of = (...texts: readonly string[]): Text[] =>
  texts.map((text, index) => ({ operation: { page: 7, counter: index + 1 }, text }));
const textsOf = (items: readonly Text[]): string[] => items.map(({ text }) => text);

function outbox(browser: MemoryStorage, changes: Partial<StoredOutboxDeps> = {}): StoredOutbox<Text> {
  return new StoredOutbox({
    classroom: CLASS,
    person: MINA,
    of: 'board-1',
    storage: browser,
    ...changes,
  });
}

// Proves I42.
afterEach(() => {
  vi.useRealTimers();
});

test('gives a later page what an earlier one has kept, once, in order', () => {
  const browser = storage();
  outbox(browser).keep(of('a', 'b'));
  const later = outbox(browser);
  expect(textsOf(later.takeOver())).toEqual(['a', 'b']);
  later.keep(of('b'));
  expect(textsOf(outbox(browser).takeOver())).toEqual(['b']);
});

test('keeps nothing that is answered', () => {
  const browser = storage();
  const own = outbox(browser);
  own.keep(of('a'));
  own.keep([]);
  expect([...browser.records]).toEqual([]);
  expect(textsOf(outbox(browser).takeOver())).toEqual([]);
});

test.each<[string, Partial<StoredOutboxDeps>]>([
  ['another child', { person: 'jun' as PersonId }],
  ['another class', { classroom: 'other' as ClassroomId }],
  ['another board', { of: 'board-12' }],
  ['the chat', { of: 'chat' }],
])('gives nothing to %s', (_who, changes) => {
  const browser = storage();
  outbox(browser).keep(of('a'));
  expect(textsOf(outbox(browser, changes).takeOver())).toEqual([]);
  expect(textsOf(outbox(browser).takeOver())).toEqual(['a']);
});

test('two tabs of one person write no record of the other', () => {
  const browser = storage();
  const [one, other] = [outbox(browser), outbox(browser)];
  one.keep(of('a'));
  other.keep(of('b'));
  one.keep([]);
  expect(textsOf(outbox(browser).takeOver())).toEqual(['b']);
});

test('names the boards that have kept moves', () => {
  const browser = storage();
  outbox(browser, { of: 'board-7' }).keep(of('a'));
  outbox(browser, { of: 'board-12' }).keep(of('b'));
  outbox(browser, { of: 'chat' }).keep(of('c'));
  expect(boardsWithStoredMoves({ classroom: CLASS, person: MINA, storage: browser })).toEqual(new Set([7, 12]));
});

test.each<[string, (browser: MemoryStorage) => StoredOutbox<Text>]>([
  [
    'blocked or full',
    (browser) => {
      browser.isBlocked = true;
      const own = outbox(browser);
      own.keep(of('a'));
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
      for (let index = 0; index < 64; index += 1) outbox(browser, { of: `board-${index}` }).keep(of('x'));
      const own = outbox(browser);
      own.keep(of('a'));
      return own;
    },
  ],
  [
    'bounded for one outbox',
    (browser) => {
      const own = outbox(browser);
      own.keep(of(...Array.from({ length: 501 }, (_, index) => `${index}`)));
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
  outbox(browser).keep(of('a'));
  expect(browser.questions.size).toBe(0);
});

test.each([
  '{"items"',
  'null',
  '7',
  '{"at":1}',
  '{"at":1,"items":[null]}',
  '{"at":1,"items":[{"operation":{"page":"7","counter":1}}]}',
])('removes a record that it cannot read: %s', (text) => {
  const browser = storage();
  browser.records.set('outbox.1.class.mina.board-1.5', text);
  expect(outbox(browser).takeOver()).toEqual([]);
  expect([...browser.records]).toEqual([]);
});

test('knows what waits of a person, and forgets it, or all of a class', () => {
  const browser = storage();
  const minas = { classroom: CLASS, person: MINA, storage: browser };
  for (const person of [MINA, JUN]) outbox(browser, { person }).keep(of('a'));
  outbox(browser, { classroom: 'class2' as ClassroomId }).keep(of('b'));
  for (const person of [MINA, JUN]) browser.write(`baskets.${CLASS}.${person}.1`, '{}');
  expect(isSomethingStored(minas)).toBe(true);
  forgetStored(minas);
  expect(browser.names('baskets.')).toEqual([`baskets.${CLASS}.${JUN}.1`]);
  expect(isSomethingStored(minas)).toBe(false);
  expect(textsOf(outbox(browser, { person: JUN }).takeOver())).toEqual(['a']);
  forgetStored({ classroom: CLASS, storage: browser });
  expect(isSomethingStored({ ...minas, person: JUN })).toBe(false);
  expect(textsOf(outbox(browser, { classroom: 'class2' as ClassroomId }).takeOver())).toEqual(['b']);
});

/** Days at which another child opens a page, counted from when Mina's moves were kept. */
test.each<[what: string, days: readonly number[], isStored: boolean]>([
  ['within a month', [1, 29], true],
  ['once after it', [31], true],
  ['twice after it, on one day', [40, 40], true],
  ['twice after it, more than a week apart', [31, 39], false],
  ['once with a clock far ahead', [400, 0, 8], true],
  ['with a clock that was set right after the moves', [20_000, 20_006], true],
  ['with a clock far behind', [-400, 1, 9], true],
])('keeps what a child has left, or not, when another child comes %s', (_what, days, isStored) => {
  vi.useFakeTimers({ now: 0 });
  const start = 2_000_000_000_000;
  const browser = storage();
  vi.setSystemTime(start);
  outbox(browser).keep(of('a'));
  for (const day of days) {
    vi.setSystemTime(start + day * DAY_MS);
    outbox(browser, { person: JUN }).takeOver();
  }
  expect(textsOf(outbox(browser).takeOver())).toEqual(isStored ? ['a'] : []);
});

test('gives a child what they have left, however long ago', () => {
  vi.useFakeTimers({ now: 2_000_000_000_000 });
  const browser = storage();
  outbox(browser).keep(of('a'));
  for (const days of [40, 80]) {
    vi.advanceTimersByTime(days * DAY_MS);
    expect(textsOf(outbox(browser).takeOver())).toEqual(['a']);
  }
});
