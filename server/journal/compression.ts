/** The stored form of chunks and snapshots: one byte for the method, then the bytes, deflated when that makes them smaller. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const PLAIN = 0;
const DEFLATED = 1;
const DEFLATED_BY_DICTIONARY = 2;
/** What compacted chunks often hold, the commonest last: frames of one drag after 33, 66 and 99 ms, and frames without any. It never changes. */
const DICTIONARY = Buffer.from(
  '01000d0200020000000200000002000021070001000000004207000100006307000100000000000200000002000063070001',
  'hex',
);
/** Fewer bytes are not deflated: that would cost more than it saves. */
const COMPRESS_BYTES_MIN = 128;
/** A chunk or snapshot that inflates to more is corrupt. Bytes. */
const INFLATED_BYTES_MAX = 4 * 1024 * 1024;

export class CompressionError extends Error {
  override readonly name = 'CompressionError';
}

export function compress(bytes: Uint8Array): Uint8Array {
  if (bytes.length >= COMPRESS_BYTES_MIN) {
    // For motion a higher level takes a quarter more time and saves nothing; a smaller window or less memory costs bytes.
    const deflated = deflateRawSync(bytes, { level: 4, memLevel: 6, windowBits: 13 });
    if (deflated.length < bytes.length) return withHeader(DEFLATED, deflated);
  }
  return withHeader(PLAIN, bytes);
}

/** The same, as small as it gets: for what is written once and has time. */
export function compressFully(bytes: Uint8Array): Uint8Array {
  const deflated = deflateRawSync(bytes, { level: 9, memLevel: 9, dictionary: DICTIONARY });
  return deflated.length < bytes.length ? withHeader(DEFLATED_BY_DICTIONARY, deflated) : withHeader(PLAIN, bytes);
}

export function decompress(compressed: Uint8Array): Uint8Array {
  const rest = compressed.subarray(1);
  if (compressed[0] === PLAIN) return rest;
  if (compressed[0] === DEFLATED) return inflateRawSync(rest, { maxOutputLength: INFLATED_BYTES_MAX });
  if (compressed[0] === DEFLATED_BY_DICTIONARY)
    return inflateRawSync(rest, { maxOutputLength: INFLATED_BYTES_MAX, dictionary: DICTIONARY });
  throw new CompressionError(`unknown compression method ${compressed[0]}`);
}

function withHeader(method: number, bytes: Uint8Array): Uint8Array {
  const compressed = new Uint8Array(bytes.length + 1);
  compressed[0] = method;
  compressed.set(bytes, 1);
  return compressed;
}
