/** Requests of what a page shows, under a fake clock. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply, RequestErrorCode } from './http/request.ts';
import { announceReconnected } from './reconnected.ts';
import { requestUntilAnswered } from './request-until-answered.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that fails so many times with a code, and then answers. */
function setUp(failures: number, code: RequestErrorCode = 'offline') {
  const sentAt: number[] = [];
  const replies: string[] = [];
  const stop = requestUntilAnswered({
    async send(): Promise<Reply<object>> {
      sentAt.push(Date.now());
      return sentAt.length > failures ? { ok: true } : { ok: false, code };
    },
    onReply: (reply) => replies.push(reply.ok ? 'answered' : reply.code),
    isTemporary: (failed) => failed !== 'not-teacher',
  });
  return { sentAt, replies, stop };
}

// Proves I44, I48.
test('is sent again with growing pauses until it is answered, and not any more after it', async () => {
  const { sentAt, replies } = setUp(5);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(replies).toEqual([...Array(5).fill('offline'), 'answered']);
  const pauses = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
  expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
  announceReconnected();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sentAt).toHaveLength(6);
});

test('is sent at once when the connection is back, and by that alone once', async () => {
  const { sentAt, replies } = setUp(8);
  // By now the pauses are the longest.
  await vi.advanceTimersByTimeAsync(100_000);
  const before = sentAt.length;
  announceReconnected();
  announceReconnected();
  await vi.advanceTimersByTimeAsync(0);
  expect(sentAt).toHaveLength(before + 1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(replies.at(-1)).toBe('answered');
});

test('a refusal that stays is not sent again', async () => {
  const { sentAt, replies } = setUp(3, 'not-teacher');
  await vi.advanceTimersByTimeAsync(60_000);
  announceReconnected();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sentAt).toHaveLength(1);
  expect(replies).toEqual(['not-teacher']);
});

test('is not sent any more once it is ended', async () => {
  const { sentAt, stop } = setUp(100);
  await vi.advanceTimersByTimeAsync(5_000);
  const before = sentAt.length;
  stop();
  announceReconnected();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(sentAt).toHaveLength(before);
});
