/** The outbox of a board against answers that are missing, late, or of another operation. */
import { expect, test } from 'vitest';
import type { OwnOperation } from '#client/net/board-transport.ts';
import { OperationIds } from '#client/net/outbox/operation-ids.ts';
import { StoredOutbox } from '#client/net/outbox/stored-outbox.ts';
import { MemoryStorage } from '#e2e/fixtures/memory-storage.ts';
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import type { Answer, OperationResult } from '#shared/protocol/answer.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import { Outbox } from './outbox.ts';

type Reply = Answer<OperationResult> | 'unanswered';

const SEEN = { epoch: 1, seq: 1 };
const done = (piece: number): Reply => ({ ok: true, seq: 9, kind: 'drop', piece });
/** As a server answers a repetition that has started anew since. */
const FORGOTTEN: Reply = { ok: true, seq: 9 };

const pieceOf = (operation: OwnOperation) => ('piece' in operation ? operation.piece : 0);

/** An outbox whose server gives these answers, one to each sending; then none. */
function setUp(answers: readonly Reply[], browser = new MemoryStorage()) {
  const sent: OwnOperation[] = [];
  const refused: [piece: number, code: Failure['code']][] = [];
  const outbox = new Outbox({
    operationIds: new OperationIds(7),
    stored: new StoredOutbox({
      classroom: 'class' as ClassroomId,
      person: 'mina' as PersonId,
      of: 'board-1',
      storage: browser,
    }),
    now: () => 0,
    send: (operation) => {
      sent.push(operation);
      const answer = answers[sent.length - 1];
      return answer === undefined ? new Promise(() => undefined) : Promise.resolve(answer);
    },
    onRefused: (operation, { code }) => refused.push([pieceOf(operation), code]),
    onChange: () => undefined,
  });
  const drop = (...pieces: readonly number[]) => {
    for (const piece of pieces) outbox.enqueue({ kind: 'drop', piece, x: 1, y: 1, seen: SEEN });
  };
  /** Of each sending: the piece, whether under the page number of the beginning, and the counter. */
  const log = () => sent.map((each) => [pieceOf(each), each.operation.page === 7, each.operation.counter]);
  return { outbox, drop, sent, refused, log };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

// Proves I16.
test.each<[string, Reply]>([
  ['another piece', done(9)],
  ['another kind', { ok: true, seq: 9, kind: 'turn', piece: 1 }],
  ['nothing that the server remembers', FORGOTTEN],
])('sends an operation again whose id was used for %s, and those behind it, in order', async (_what, answer) => {
  const { outbox, drop, log } = setUp([answer, done(1), done(2), done(3)]);
  drop(1, 2, 3);
  await turn();
  expect(log()).toEqual([
    [1, true, 1],
    [1, false, 1],
    [2, false, 2],
    [3, false, 3],
  ]);
  expect(outbox.unackedSince).toBeNull();
});

test('believes what a server has forgotten of an operation that was sent before', async () => {
  const { outbox, drop, log } = setUp(['unanswered', FORGOTTEN]);
  drop(1);
  await turn();
  expect(outbox.unackedSince).toBe(0);
  outbox.pump();
  await turn();
  expect(log()).toEqual([
    [1, true, 1],
    [1, true, 1],
  ]);
  expect(outbox.unackedSince).toBeNull();
});

test('believes the same of an operation that an earlier page may have sent', async () => {
  const browser = new MemoryStorage();
  setUp([], browser).drop(1);
  const { outbox, log } = setUp([FORGOTTEN], browser);
  outbox.pump();
  await turn();
  expect(log()).toEqual([[1, true, 1]]);
  expect(browser.records.size).toBe(0);
});

test.each<[Failure['code'], isStored: boolean]>([
  ['paused', true],
  ['unsaved', true],
  ['moved', true],
  ['touched', false],
  ['placed', false],
])('an operation that is refused as %s waits, or is given up and said', async (code, isStored) => {
  const browser = new MemoryStorage();
  const { drop, refused } = setUp([failure(code)], browser);
  drop(1);
  await turn();
  expect(refused).toEqual(isStored ? [] : [[1, code]]);
  expect(browser.records.size).toBe(isStored ? 1 : 0);
});

test('gives up all that waits for a board that is not there, and says so of each', async () => {
  const browser = new MemoryStorage();
  const { outbox, drop, refused } = setUp(['unanswered'], browser);
  drop(1, 2, 3);
  await turn();
  outbox.refuseAll(failure('no-board'));
  expect(refused).toEqual([
    [1, 'no-board'],
    [2, 'no-board'],
    [3, 'no-board'],
  ]);
  expect([outbox.isEmpty, browser.records.size]).toEqual([true, 0]);
});

test('an answer that comes after it was given up changes nothing', async () => {
  const { outbox, drop, refused } = setUp([failure('touched')]);
  drop(1);
  outbox.refuseAll(failure('no-board'));
  drop(2);
  await turn();
  expect(refused).toEqual([[1, 'no-board']]);
  expect(outbox.operations.map(pieceOf)).toEqual([2]);
});
