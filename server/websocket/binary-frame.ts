/** A binary message as it stands on the wire: one WebSocket frame, encoded once for all who get it. */
export interface BinaryFrame {
  /** The whole frame. */
  readonly encoded: Buffer;
  /** Its content, a view of the same bytes. */
  readonly payload: Buffer;
}

/** FIN and the opcode of a binary message, then the length, unmasked: RFC 6455, 5.2. */
export function encodeBinaryFrame(bytes: Uint8Array): BinaryFrame {
  const { length } = bytes;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const encoded = Buffer.allocUnsafe(head + length);
  encoded[0] = 0x82;
  encoded[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) encoded.writeUInt16BE(length, 2);
  if (head === 10) encoded.writeBigUInt64BE(BigInt(length), 2);
  encoded.set(bytes, head);
  return { encoded, payload: encoded.subarray(head) };
}
