/** Reads and writes the number formats of the wire: u8, u16 and u32 (little-endian), and varints of up to 53 bits (LEB128). */

/** The only error that decoding throws: the bytes do not have the expected format. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code = 'bad-frame';
}

/** A growing buffer. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  #room(count: number): number {
    const at = this.#length;
    if (at + count > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, at + count));
      grown.set(this.#bytes.subarray(0, at));
      this.#bytes = grown;
    }
    this.#length = at + count;
    return at;
  }

  u8(value: number): void {
    const at = this.#room(1);
    this.#bytes[at] = value;
  }

  u16(value: number): void {
    const at = this.#room(2);
    this.#bytes[at] = value;
    this.#bytes[at + 1] = value >>> 8;
  }

  u32(value: number): void {
    this.u16(value & 0xffff);
    this.u16(value >>> 16);
  }

  /** An integer from 0 to 2^53 - 1, 7 bits a byte. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.u8((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.u8(rest);
  }

  raw(bytes: Uint8Array): void {
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** A copy of the bytes written so far. */
  take(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** Reads within its bounds or throws WireError. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  u8(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new WireError('ends too early');
    this.#at += 1;
    return value;
  }

  u16(): number {
    const low = this.u8();
    return low | (this.u8() << 8);
  }

  u32(): number {
    const low = this.u16();
    return low + this.u16() * 0x10000;
  }

  varint(): number {
    let value = 0;
    let unit = 1;
    for (let count = 0; count < 8; count += 1) {
      const byte = this.u8();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value)) throw new WireError('number too large');
        return value;
      }
      unit *= 0x80;
    }
    throw new WireError('number too long');
  }

  /** A varint that is at most `max`. */
  upTo(max: number, what: string): number {
    const value = this.varint();
    if (value > max) throw new WireError(`${what} ${value} is more than ${max}`);
    return value;
  }

  raw(length: number): Uint8Array {
    if (length > this.left) throw new WireError('ends too early');
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }

  /** Throws if bytes are left. */
  end(): void {
    if (this.left > 0) throw new WireError(`${this.left} bytes too many`);
  }
}
