/** A binary message as it stands on the wire: a WebSocket frame of its own, made once for everybody who gets it. */
export interface Message {
  /** The frame whole. */
  readonly frame: Buffer;
  /** What is in it. */
  readonly payload: Buffer;
}

/** FIN and the opcode of a binary message, then the length, unmasked: RFC 6455, 5.2. */
export function messageOf(bytes: Uint8Array): Message {
  const { length } = bytes;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x82;
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(bytes, head);
  return { frame, payload: frame.subarray(head) };
}
