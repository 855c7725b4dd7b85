/** The marks of a log, read behind what shows; under a fake clock. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RecordedLog } from '#e2e/fixtures/recorded-log.ts';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { THRESHOLDS_DEFAULT } from '#shared/attention/attention-rules.ts';
import { dealtBoard } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { MarkReader } from './mark-reader.ts';
import { SegmentCache } from './segment-cache.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const SEGMENTS = 5;

/** A log that has a pause, and its end, in each segment. */
function setUp() {
  const rules = boardRules(samplePuzzle(), 'easy', false);
  const log = new RecordedLog(dealtBoard(rules, scatter(rules.puzzle, 5, false), 0));
  log.open(1_000);
  for (let segment = 1; segment <= SEGMENTS; segment += 1) {
    log.record(1_000 * segment + 100, { kind: 'paused' });
    log.record(1_000 * segment + 200, { kind: 'resumed' });
    if (segment < SEGMENTS) log.keyframe();
  }
  const { segments: spans } = log.log();
  const requests: number[] = [];
  const cache = new SegmentCache({
    async fetch({ firstSeq }) {
      requests.push(firstSeq);
      const segment = log.segments.find((each) => each.firstSeq === firstSeq);
      return segment === undefined ? { ok: false, code: 'not-found' } : { ok: true, segment };
    },
    decode: (span, segment) => log.fold(spans.indexOf(span), () => segment),
    onLoaded: () => undefined,
    onFailure: () => undefined,
  });
  const seeking = { isSeeking: false };
  const reader = new MarkReader({ cache, thresholds: THRESHOLDS_DEFAULT, isSeeking: () => seeking.isSeeking });
  return { reader, requests, seeking, spans };
}

test('come from all segments, one after the other', async () => {
  const { reader, requests, spans } = setUp();
  reader.read(spans);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests).toEqual(spans.map(({ firstSeq }) => firstSeq));
  expect(reader.marks.value.map(({ kind, time }) => [kind, time])).toEqual(
    spans.map((_, index) => ['paused', 1_000 * (index + 1) + 100]),
  );
});

test('are not read while a second is wanted, and go on where they were', async () => {
  const { reader, requests, seeking, spans } = setUp();
  reader.read(spans);
  while (requests.length < 2) await vi.advanceTimersByTimeAsync(10);
  seeking.isSeeking = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests).toHaveLength(2);
  seeking.isSeeking = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests).toEqual(spans.map(({ firstSeq }) => firstSeq));
  expect(reader.marks.value).toHaveLength(SEGMENTS);
});

test('are not read any more once the replay is closed', async () => {
  const { reader, requests, spans } = setUp();
  reader.read(spans);
  while (requests.length < 2) await vi.advanceTimersByTimeAsync(10);
  reader.close();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests).toHaveLength(2);
});
