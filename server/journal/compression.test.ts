import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CompressionError, compress, compressFully, decompress } from './compression.ts';

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  // Of few values, as motion has them: these are deflated.
  fc.array(fc.constantFrom(0, 1, 2, 7, 99), { maxLength: 400 }).map((values) => Uint8Array.from(values)),
);

it.each([
  ['compress', compress],
  ['compressFully', compressFully],
] as const)('%s is undone, and adds one byte at most', (_, method) => {
  fc.assert(
    fc.property(bytes, (sample) => {
      const stored = method(sample);
      expect(new Uint8Array(decompress(stored))).toEqual(sample);
      expect(stored.length).toBeLessThanOrEqual(sample.length + 1);
    }),
  );
});

it('reads each method as it was stored once', () => {
  const text = (hex: string) => Buffer.from(decompress(Buffer.from(hex, 'hex'))).toString('hex');
  expect(text('0001ff')).toBe('01ff');
  expect(text('0163671f680000')).toBe('07'.repeat(130));
  expect(text('026364e0656264d26004098105342630cadc4256a1b79691ff1f00')).toBe(
    '01000d02010228010200000000630700012890011cda0002000000020000630700012ead010ffe',
  );
  expect(() => decompress(Uint8Array.of(3, 1))).toThrow(CompressionError);
});
