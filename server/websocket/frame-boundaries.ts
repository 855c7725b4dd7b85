/** Follows the WebSocket frames that a client sends (RFC 6455, 5.2), to know where its messages begin. */

/** Flags and opcodes of a frame's first byte. */
const FIN = 0x80;
const OPCODE = 0x0f;
const CONTINUATION = 0;
const CLOSE = 8;
/** In the second byte: whether there is a mask, and the length, or how many bytes hold it. */
const MASKED = 0x80;
const LENGTH = 0x7f;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const MASK_BYTES = 4;
/** The longest head. */
const HEAD_BYTES_MAX = 2 + 8 + MASK_BYTES;

export class FrameBoundaries {
  readonly #head = new DataView(new ArrayBuffer(HEAD_BYTES_MAX));
  /** Bytes of the next head that have come. */
  #headBytes = 0;
  /** Bytes of the current frame's payload that have not come. */
  #payloadLeft = 0;
  /** A message has begun whose last fragment has not come. */
  #isFragmented = false;

  /** Whether the next byte begins a message. Nothing begins after a close frame. */
  get isAtMessage(): boolean {
    return this.#headBytes === 0 && this.#payloadLeft === 0 && !this.#isFragmented;
  }

  /** Follows `bytes` from `at` on, to the end of the current frame or of the bytes. Returns where that is. */
  advance(bytes: Uint8Array, at: number): number {
    let end = at;
    while (this.#payloadLeft === 0) {
      const byte = bytes[end];
      if (byte === undefined) return end;
      this.#head.setUint8(this.#headBytes, byte);
      this.#headBytes += 1;
      end += 1;
      if (this.#headBytes < this.#headLength()) continue;
      this.#readHead();
      if (this.#payloadLeft === 0) return end;
    }
    const passed = Math.min(bytes.length - end, this.#payloadLeft);
    this.#payloadLeft -= passed;
    return end + passed;
  }

  #headLength(): number {
    if (this.#headBytes < 2) return 2;
    const second = this.#head.getUint8(1);
    const length = second & LENGTH;
    return 2 + (length === LENGTH_16 ? 2 : length === LENGTH_64 ? 8 : 0) + (second & MASKED ? MASK_BYTES : 0);
  }

  #readHead(): void {
    this.#headBytes = 0;
    const first = this.#head.getUint8(0);
    const opcode = first & OPCODE;
    if (opcode === CLOSE) {
      this.#payloadLeft = Number.POSITIVE_INFINITY;
      return;
    }
    const length = this.#head.getUint8(1) & LENGTH;
    if (length === LENGTH_16) this.#payloadLeft = this.#head.getUint16(2);
    else if (length === LENGTH_64) this.#payloadLeft = Number(this.#head.getBigUint64(2));
    else this.#payloadLeft = length;
    // Control frames may stand between the fragments of a message.
    if (opcode < CLOSE) this.#isFragmented = (first & FIN) === 0 && (opcode !== CONTINUATION || this.#isFragmented);
  }
}
