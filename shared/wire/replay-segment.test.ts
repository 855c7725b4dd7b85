import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WireError } from './bytes.ts';
import { decodeReplaySegment, encodeReplaySegment, type ReplayEntry } from './replay-segment.ts';

const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const part = fc.option(fc.uint8Array({ minLength: 1, maxLength: 300 }), { nil: null });
const entry: fc.Arbitrary<ReplayEntry> = fc.record({
  firstSeq: count,
  frames: count,
  epoch: count,
  startTime: count,
  bytes: part,
});
const segment = fc.record({ keyframe: part, entries: fc.array(entry, { maxLength: 20 }) });

describe('a segment of a log', () => {
  // Proves I9.
  it('decodes to what was encoded, with unreadable chunks and without a keyframe', () => {
    fc.assert(
      fc.property(segment, (sample) => {
        expect(decodeReplaySegment(encodeReplaySegment(sample))).toEqual(sample);
      }),
    );
  });

  it('is these bytes', () => {
    const bytes = encodeReplaySegment({
      keyframe: Uint8Array.of(7, 8),
      entries: [
        { firstSeq: 300, frames: 2, epoch: 1, startTime: 5, bytes: Uint8Array.of(9) },
        { firstSeq: 302, frames: 1, epoch: 1, startTime: 6, bytes: null },
      ],
    });
    expect([...bytes]).toEqual([1, 2, 7, 8, 0xac, 2, 2, 1, 5, 1, 9, 0xae, 2, 1, 1, 6, 0]);
  });

  // Proves I10.
  it('refuses every cut-off segment, another version and any bytes with its own error', () => {
    fc.assert(
      fc.property(segment, (sample) => {
        const whole = encodeReplaySegment(sample);
        const ends = new Set([0]);
        for (let length = 0; length < whole.length; length += 1) {
          // A segment has no count of its entries: one that ends with an entry is whole.
          try {
            const { entries } = decodeReplaySegment(whole.subarray(0, length));
            expect(entries).toEqual(sample.entries.slice(0, entries.length));
            ends.add(length);
          } catch (error) {
            expect(error).toBeInstanceOf(WireError);
          }
        }
        expect(ends.size).toBe(sample.entries.length + 1);
      }),
      { numRuns: 30 },
    );
    expect(() => decodeReplaySegment(Uint8Array.of(2, 0))).toThrow(WireError);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          decodeReplaySegment(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
    );
  });
});
