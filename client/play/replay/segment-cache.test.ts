/** The segments that a page stores, under a fake clock. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { RecordedLog } from '#e2e/fixtures/recorded-log.ts';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { dealtBoard } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { SegmentCache } from './segment-cache.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const SEGMENTS = 8;

function setUp(failures: readonly RequestErrorCode[] = []) {
  const rules = boardRules(samplePuzzle(), 'easy', false);
  const log = new RecordedLog(dealtBoard(rules, scatter(rules.puzzle, 5, false), 0));
  log.open(1_000);
  for (let segment = 1; segment < SEGMENTS; segment += 1) {
    log.keyframe();
    log.record(1_000 + segment, { kind: 'paused' });
  }
  const { segments: spans } = log.log();
  const left = [...failures];
  const requests: number[] = [];
  const reported: (RequestErrorCode | null)[] = [];
  const cache = new SegmentCache({
    async fetch({ firstSeq }) {
      requests.push(firstSeq);
      const code = left.shift();
      if (code !== undefined) return { ok: false, code };
      const segment = log.segments.find((each) => each.firstSeq === firstSeq);
      return segment === undefined ? { ok: false, code: 'not-found' } : { ok: true, segment };
    },
    decode: (span, segment) => log.fold(spans.indexOf(span), () => segment),
    onLoaded: () => undefined,
    onFailure: (code) => reported.push(code),
  });
  const span = (index: number) => {
    const found = spans[index];
    if (found === undefined) throw new Error(`no segment ${index}`);
    return found;
  };
  return { cache, requests, reported, span };
}

test('is requested once, however often it is wanted, and is here then', async () => {
  const { cache, requests, span } = setUp();
  for (let times = 0; times < 5; times += 1) cache.request(span(1));
  expect(cache.get(span(1))).toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  cache.request(span(1));
  expect(cache.get(span(1))?.frames).toHaveLength(1);
  expect(requests).toEqual([span(1).firstSeq]);
});

// Proves I34.
test('stores a bounded number, those that were used last', async () => {
  const { cache, span } = setUp();
  for (let index = 0; index < SEGMENTS; index += 1) {
    cache.request(span(index));
    await vi.advanceTimersByTimeAsync(0);
    cache.get(span(0));
  }
  const here = Array.from({ length: SEGMENTS }, (_, index) => index).filter((index) => cache.get(span(index)) !== null);
  expect(here).toEqual([0, 5, 6, 7]);
});

// Proves I44.
test('is requested again until it is answered, and says meanwhile why it is not here', async () => {
  const { cache, reported, span } = setUp(['offline', 'blocked']);
  cache.request(span(1));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(reported).toEqual(['offline', 'blocked', null]);
  expect(cache.get(span(1))?.isCut).toBe(false);
});

test('is unreadable where the server does not hand it out any more', async () => {
  const { cache, requests, span } = setUp(['not-found']);
  cache.request(span(1));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(requests).toHaveLength(1);
  expect(cache.get(span(1))?.isReadable).toBe(false);
});

test('is not requested any more once the replay is closed', async () => {
  const { cache, requests, span } = setUp(['offline', 'offline', 'offline']);
  cache.request(span(1));
  await vi.advanceTimersByTimeAsync(0);
  cache.close();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(requests).toHaveLength(1);
});
