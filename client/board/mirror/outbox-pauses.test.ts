/** How often an outbox asks a server that refuses for now. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OwnOperation } from '#client/net/board-transport.ts';
import { OperationIds } from '#client/net/outbox/operation-ids.ts';
import { OPERATION_CHECK_MS, PAUSES } from '#client/net/retry.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';
import { Outbox } from './outbox.ts';

const SEEN = { epoch: 1, seq: 1 };

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(1_000_000);
});
afterEach(() => {
  vi.useRealTimers();
});

const pieceOf = (operation: OwnOperation) => ('piece' in operation ? operation.piece : 0);

/** An outbox whose page looks at it as often as pages do, and when it sent which piece. */
function setUp() {
  const sent: { readonly piece: number; readonly at: number }[] = [];
  const server: { refuses: ErrorCode | null } = { refuses: 'paused' };
  const outbox = new Outbox({
    operationIds: new OperationIds(),
    stored: null,
    now: () => Date.now(),
    send: (operation) => {
      const piece = pieceOf(operation);
      sent.push({ piece, at: Date.now() });
      if (server.refuses !== null) return Promise.resolve(failure(server.refuses));
      return Promise.resolve({ ok: true, seq: 7, kind: 'drop', piece });
    },
    onRefused: () => expect.unreachable(),
    onChange: () => undefined,
  });
  setInterval(() => outbox.pump(), OPERATION_CHECK_MS);
  const drop = (piece: number) => outbox.enqueue({ kind: 'drop', piece, x: 0, y: 0, seen: SEEN });
  return { sent, server, outbox, drop, pieces: () => sent.map(({ piece }) => piece) };
}

// Proves I44.
test.each(['paused', 'stopping', 'unsaved', 'too-fast'] as const)(
  'an operation that is refused for now (%s) is sent with pauses that grow, however many wait behind it',
  async (code) => {
    const { sent, server, drop, pieces } = setUp();
    server.refuses = code;
    drop(1);
    for (let second = 1; second <= 120; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      drop(1 + second);
    }
    expect(new Set(pieces())).toEqual(new Set([1]));
    // Doubling up to 10 s takes five attempts and some 20 s; then one comes each 10 s.
    expect(sent.length).toBeLessThan(25);
    const pauses = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
    expect(Math.max(...pauses.slice(0, 2))).toBeLessThan(Math.min(...pauses.slice(4)));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1.25 * PAUSES.operation.max + OPERATION_CHECK_MS);
  },
);

test('all are sent in order, and at once, when the refusal has ended or the connection is back', async () => {
  const { server, outbox, drop, pieces } = setUp();
  for (const piece of [1, 2, 3]) drop(piece);
  await vi.advanceTimersByTimeAsync(60_000);
  const before = pieces().length;
  server.refuses = null;
  outbox.resume();
  await vi.advanceTimersByTimeAsync(0);
  expect(pieces().slice(before)).toEqual([1, 2, 3]);
  expect(outbox.unackedSince).toBeNull();
});

test('the first pause is short again after an operation was taken', async () => {
  const { sent, server, drop, pieces } = setUp();
  drop(1);
  await vi.advanceTimersByTimeAsync(60_000);
  server.refuses = null;
  await vi.advanceTimersByTimeAsync(2 * PAUSES.operation.max);
  server.refuses = 'paused';
  const before = sent.length;
  drop(2);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(pieces().slice(before)).toEqual(Array.from({ length: sent.length - before }, () => 2));
  expect(sent.length - before).toBeGreaterThanOrEqual(3);
});
