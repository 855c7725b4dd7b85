/** Short binary messages as a client sends them: one masked WebSocket frame each (RFC 6455, 5.2). */

/** FIN and the opcode of a binary message. */
const BINARY = 0x82;
const MASKED = 0x80;
/** Longer messages have their length in bytes of its own. */
const LENGTH_MAX = 125;
const MASK_BYTES = 4;
const HEAD_BYTES = 2 + MASK_BYTES;

/** Where the short binary message at `at` ends; 0 when there is none, or not all of it. */
export function shortFrameEnd(bytes: Uint8Array, at: number): number {
  const second = bytes[at + 1] ?? 0;
  const length = second & ~MASKED;
  if (bytes[at] !== BINARY || second < MASKED || length === 0 || length > LENGTH_MAX) return 0;
  const end = at + HEAD_BYTES + length;
  return end <= bytes.length ? end : 0;
}

/** The payload of the message from `at` to `end`, unmasked in place. */
export function unmaskInPlace(bytes: Uint8Array, at: number, end: number): Uint8Array {
  const mask = at + 2;
  const start = at + HEAD_BYTES;
  for (let index = start; index < end; index += 1)
    bytes[index] = (bytes[index] ?? 0) ^ (bytes[mask + ((index - start) & 3)] ?? 0);
  return bytes.subarray(start, end);
}
