/** The stored form of chunks and snapshots: one byte for the method, then the bytes, deflated when that makes them smaller. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const PLAIN = 0;
const DEFLATED = 1;
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
  const deflated = deflateRawSync(bytes, { level: 9, memLevel: 9 });
  return deflated.length < bytes.length ? withHeader(DEFLATED, deflated) : withHeader(PLAIN, bytes);
}

export function decompress(compressed: Uint8Array): Uint8Array {
  const rest = compressed.subarray(1);
  if (compressed[0] === PLAIN) return rest;
  if (compressed[0] === DEFLATED) return inflateRawSync(rest, { maxOutputLength: INFLATED_BYTES_MAX });
  throw new CompressionError(`unknown compression method ${compressed[0]}`);
}

function withHeader(method: number, bytes: Uint8Array): Uint8Array {
  const compressed = new Uint8Array(bytes.length + 1);
  compressed[0] = method;
  compressed.set(bytes, 1);
  return compressed;
}
