/** Chunks and snapshots as they are kept: one byte that says how, then the bytes, deflated when that pays. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const PLAIN = 0;
const DEFLATED = 1;
/** Below so many bytes deflating costs more than it saves. */
const WORTHWHILE_BYTES = 128;
/** No chunk or snapshot inflates to more; a larger one is not ours. Bytes. */
const INFLATED_BYTES_MAX = 4 * 1024 * 1024;

export class PackingError extends Error {
  override readonly name = 'PackingError';
}

export function pack(bytes: Uint8Array): Uint8Array {
  if (bytes.length >= WORTHWHILE_BYTES) {
    // Motion: a higher level takes a quarter more time and saves nothing, a smaller window or less memory costs bytes.
    const deflated = deflateRawSync(bytes, { level: 4, memLevel: 6, windowBits: 13 });
    if (deflated.length < bytes.length) return withFirst(DEFLATED, deflated);
  }
  return withFirst(PLAIN, bytes);
}

export function unpack(packed: Uint8Array): Uint8Array {
  const rest = packed.subarray(1);
  if (packed[0] === PLAIN) return rest;
  if (packed[0] === DEFLATED) return inflateRawSync(rest, { maxOutputLength: INFLATED_BYTES_MAX });
  throw new PackingError(`kept in an unknown way: ${packed[0]}`);
}

function withFirst(first: number, bytes: Uint8Array): Uint8Array {
  const packed = new Uint8Array(bytes.length + 1);
  packed[0] = first;
  packed.set(bytes, 1);
  return packed;
}
