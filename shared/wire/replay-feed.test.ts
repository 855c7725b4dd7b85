import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WireError } from './bytes.ts';
import { decodeReplayFeed, type FeedPart, FeedWriter } from './replay-feed.ts';

const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const bytes = fc.option(fc.uint8Array({ minLength: 1, maxLength: 100 }), { nil: null });
const entry = fc.record({ firstSeq: count, frames: count, epoch: count, startTime: count, bytes });
const segment = fc.record({ keyframe: bytes, entries: fc.array(entry, { maxLength: 5 }) });
const part: fc.Arbitrary<FeedPart> = fc.record({
  board: count,
  firstSeq: count,
  segment: fc.option(segment, { nil: null }),
});

function encode(parts: readonly FeedPart[]): Uint8Array {
  const writer = new FeedWriter();
  for (const each of parts) writer.add(each);
  return writer.take();
}

describe('the feed of a replay side by side', () => {
  // Proves I9.
  it('decodes to what was encoded, with segments that are not there any more', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        expect(decodeReplayFeed(encode(parts))).toEqual(parts);
      }),
    );
  });

  it('is these bytes', () => {
    const sample = { keyframe: Uint8Array.of(7), entries: [] };
    const encoded = encode([
      { board: 3, firstSeq: 300, segment: sample },
      { board: 4, firstSeq: 1, segment: null },
    ]);
    expect([...encoded]).toEqual([1, 3, 0xac, 2, 3, 1, 1, 7, 4, 1, 0]);
  });

  // Proves I10.
  it('refuses a cut-off part, another version and any bytes with its own error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        try {
          decodeReplayFeed(any);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
    );
    const whole = encode([{ board: 3, firstSeq: 1, segment: { keyframe: Uint8Array.of(7, 8), entries: [] } }]);
    for (let length = 2; length < whole.length; length += 1)
      expect(() => decodeReplayFeed(whole.subarray(0, length))).toThrow(WireError);
    expect(() => decodeReplayFeed(Uint8Array.of(2))).toThrow(WireError);
  });
});
