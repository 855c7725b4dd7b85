import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clientFrame } from '#e2e/fixtures/raw-web-socket.ts';
import { FrameBoundaries } from './frame-boundaries.ts';

const MASK = [1, 2, 3, 4];
const frame = (length: number, fin = true, opcode = 2) => clientFrame(fin, opcode, new Uint8Array(length), MASK);

/** Follows `bytes` in pieces of at most `size`. Returns where it stands between messages. */
function messageStarts(bytes: Uint8Array, size: number): number[] {
  const boundaries = new FrameBoundaries();
  const starts: number[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    const piece = bytes.subarray(from, from + size);
    for (let at = 0; at < piece.length; ) {
      at = boundaries.advance(piece, at);
      if (boundaries.isAtMessage) starts.push(from + at);
    }
  }
  return starts;
}

it('finds where messages begin, in whatever pieces the bytes arrive', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 70_000 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 9_000 }),
      (lengths, size) => {
        const frames = lengths.map((length) => (length > 65_535 ? frame64(length) : frame(length)));
        const expected = frames.map((_, index) => Buffer.concat(frames.slice(0, index + 1)).length);
        expect(messageStarts(Buffer.concat(frames), size)).toEqual(expected);
      },
    ),
    { numRuns: 50 },
  );
});

/** A frame whose length takes eight bytes. */
function frame64(length: number): Buffer {
  const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, ...MASK]);
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, Buffer.alloc(length)]);
}

it('begins no message between fragments, also after a ping among them', () => {
  const bytes = Buffer.concat([frame(3, false), frame(0, true, 9), frame(3, false, 0), frame(3, true, 0), frame(1)]);
  expect(messageStarts(bytes, 1_000)).toEqual([bytes.length - frame(1).length, bytes.length]);
});

it('begins no message after a close frame', () => {
  const bytes = Buffer.concat([frame(1), frame(2, true, 8), frame(1)]);
  expect(messageStarts(bytes, 1_000)).toEqual([frame(1).length]);
});
