import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { DRAG_MS, HOLD_IDLE_MS } from '#shared/limits.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { decodeDrag } from '#shared/wire/frames/client-frames.ts';
import { HeldPieces } from './held-pieces.ts';

const SEEN = { epoch: 1, seq: 1 };
/** The last frame received. */
const HEAD = { epoch: 1, seq: 7 };
const START = { x: 1_000, y: 2_000 };
const MOVED = { ok: false, code: 'moved', retry: 'later', message: '' } as const;

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(1_000_000);
});
afterEach(() => {
  vi.useRealTimers();
});

/** @param answers to requests for a piece, in their order; the last one is given to all that follow */
function setUp(...answers: readonly Answer<NoResult>[]) {
  const requested: number[] = [];
  const answer = () =>
    Promise.resolve(answers[Math.min(requested.length, answers.length) - 1] ?? { ok: true as const });
  const drags: { piece: number; x: number; y: number }[] = [];
  const released: number[] = [];
  const lost: { pointer: number; code: string }[] = [];
  const idle: number[] = [];
  const heldPieces = new HeldPieces({
    board: 1,
    actor: { member: 1, page: 9, isTeacher: false },
    transport: {
      isOpen: true,
      lift: (piece) => {
        requested.push(piece);
        return answer();
      },
      takeOver: () => answer(),
      release: (piece) => released.push(piece),
      sendFrame: (bytes) => drags.push(...decodeDrag(bytes).drags),
      sendOperation: () => null,
      hint: () => undefined,
      resync: () => undefined,
    },
    now: () => Date.now(),
    head: () => HEAD,
    onLost: (pointer, _held, { code }) => lost.push({ pointer, code }),
    onIdle: (pointer) => idle.push(pointer),
  });
  return { heldPieces, requested, drags, released, lost, idle };
}

test('sends at most one position every DRAG_MS, the last one', () => {
  const { heldPieces, drags } = setUp();
  heldPieces.take(1, 5, START, SEEN, false);
  for (let x = 1; x <= 10; x += 1) heldPieces.carry(1, { x, y: 0 });
  expect(drags).toEqual([{ piece: 5, x: 1, y: 0 }]);
  vi.advanceTimersByTime(DRAG_MS);
  expect(drags.slice(1)).toEqual([{ piece: 5, x: 10, y: 0 }]);
  vi.advanceTimersByTime(10 * DRAG_MS);
  expect(drags).toHaveLength(2);
});

test('sends nothing more of a piece that was released', () => {
  const { heldPieces, drags } = setUp();
  heldPieces.take(1, 5, START, SEEN, false);
  heldPieces.carry(1, { x: 1, y: 0 });
  heldPieces.carry(1, { x: 2, y: 0 });
  expect(heldPieces.release(1)).toMatchObject({ piece: 5, at: { x: 2, y: 0 } });
  vi.advanceTimersByTime(10 * DRAG_MS);
  expect(drags).toHaveLength(1);
  expect(heldPieces.isEmpty).toBe(true);
});

test('puts a piece back where it was taken up', () => {
  const { heldPieces, drags, released } = setUp();
  heldPieces.take(1, 5, START, SEEN, false);
  heldPieces.carry(1, { x: 7, y: 8 });
  expect(heldPieces.putBack(1)?.at).toEqual({ x: 7, y: 8 });
  expect(drags.at(-1)).toEqual({ piece: 5, ...START });
  expect(released).toEqual([5]);
});

test('reports the pointer whose hold the server refuses', async () => {
  const { heldPieces, lost } = setUp({ ok: false, code: 'held', retry: 'final', message: '' });
  heldPieces.take(3, 5, START, SEEN, false);
  await vi.advanceTimersByTimeAsync(0);
  expect(lost).toEqual([{ pointer: 3, code: 'held' }]);
  expect(heldPieces.isEmpty).toBe(true);
});

test('reports a granted hold that another member has taken over', async () => {
  const { heldPieces, lost } = setUp();
  heldPieces.take(3, 5, START, SEEN, false);
  await vi.advanceTimersByTimeAsync(0);
  const board = { ...sampleBoard(), epoch: HEAD.epoch };
  apply(board, { kind: 'lifted', group: 5, member: 2, page: 4 }, HEAD.seq + 1);
  board.seq = HEAD.seq + 1;
  heldPieces.reconcile(board);
  expect(lost).toEqual([{ pointer: 3, code: 'held' }]);
});

test.each([
  { what: 'in another hand', member: 2 },
  { what: 'in no hand', member: null },
])('goes by no frame from before the grant, in which the piece is $what', async ({ member }) => {
  const { heldPieces, requested, lost } = setUp();
  heldPieces.take(3, 5, START, SEEN, true);
  await vi.advanceTimersByTimeAsync(0);
  const board = { ...sampleBoard(), epoch: HEAD.epoch };
  if (member !== null) apply(board, { kind: 'lifted', group: 5, member, page: 4 }, HEAD.seq - 1);
  board.seq = HEAD.seq;
  heldPieces.reconcile(board);
  expect([requested, lost]).toEqual([[], []]);
  // The frames of another epoch are not counted on from those.
  board.epoch = HEAD.epoch + 1;
  heldPieces.reconcile(board);
  expect([requested.length, lost.length]).toEqual(member === null ? [1, 0] : [0, 1]);
});

test('asks again for a piece whose hold the server has ended, and says then where it is', async () => {
  const { heldPieces, requested, drags, lost } = setUp();
  heldPieces.take(1, 5, START, SEEN, false);
  heldPieces.carry(1, { x: 7, y: 8 });
  await vi.advanceTimersByTimeAsync(0);
  heldPieces.reclaim();
  expect(requested).toEqual([5, 5]);
  await vi.advanceTimersByTimeAsync(DRAG_MS);
  expect(drags).toEqual([
    { piece: 5, x: 7, y: 8 },
    { piece: 5, x: 7, y: 8 },
  ]);
  expect(lost).toEqual([]);
});

test('asks again for a piece that it was refused for now, until it has it', async () => {
  const { heldPieces, requested, drags, lost } = setUp(MOVED, MOVED, { ok: true });
  heldPieces.take(1, 5, START, SEEN, false);
  heldPieces.carry(1, { x: 7, y: 8 });
  // Not before it is due.
  await vi.advanceTimersByTimeAsync(DRAG_MS);
  heldPieces.retry();
  heldPieces.reclaim();
  expect(requested).toEqual([5]);
  for (let round = 0; round < 5; round += 1) {
    await vi.advanceTimersByTimeAsync(2_000);
    heldPieces.retry();
  }
  expect(requested).toEqual([5, 5, 5]);
  await vi.advanceTimersByTimeAsync(DRAG_MS);
  // Once it has it, it says where the piece is now.
  expect(drags).toEqual([1, 2].map(() => ({ piece: 5, x: 7, y: 8 })));
  expect(lost).toEqual([]);
});

test('lets go of a piece that another took while its hold was gone', async () => {
  const { heldPieces, lost } = setUp({ ok: true }, { ok: false, code: 'held', retry: 'final', message: '' });
  heldPieces.take(3, 5, START, SEEN, false);
  await vi.advanceTimersByTimeAsync(0);
  heldPieces.onConnected();
  await vi.advanceTimersByTimeAsync(0);
  expect(lost).toEqual([{ pointer: 3, code: 'held' }]);
  expect(heldPieces.isEmpty).toBe(true);
});

test('reports the hand that has not moved for HOLD_IDLE_MS, and no other', () => {
  const { heldPieces, idle } = setUp();
  heldPieces.take(1, 5, START, SEEN, false);
  heldPieces.take(2, 6, START, SEEN, false);
  heldPieces.take(3, 7, START, SEEN, false);
  heldPieces.release(3);
  vi.advanceTimersByTime(HOLD_IDLE_MS - 1);
  heldPieces.carry(1, { x: 7, y: 8 });
  heldPieces.carry(2, START);
  expect(idle).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(idle).toEqual([2]);
  heldPieces.release(2);
  vi.advanceTimersByTime(HOLD_IDLE_MS);
  expect(idle).toEqual([2, 1]);
});
