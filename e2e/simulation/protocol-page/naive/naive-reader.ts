/** Numbers of frames and chunks, read and written one byte at a time as docs/protocol.md says. It shares no code with shared/wire. */
import { inflateRawSync } from 'node:zlib';

export class NaiveReader {
  readonly #bytes: readonly number[];
  #at = 0;

  constructor(bytes: Iterable<number>) {
    this.#bytes = [...bytes];
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  u8(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Error(`no byte at ${this.#at}`);
    this.#at += 1;
    return byte;
  }

  u16(): number {
    return this.u8() + this.u8() * 256;
  }

  u32(): number {
    return this.u16() + this.u16() * 65_536;
  }

  /** LEB128: 7 bits a byte, the lowest first, at most 8 bytes and 53 bits. */
  varint(): number {
    let value = 0;
    for (let place = 0; place < 8; place += 1) {
      const byte = this.u8();
      value += (byte % 128) * 128 ** place;
      if (byte < 128) {
        if (!Number.isSafeInteger(value)) throw new Error(`${value} has more than 53 bits`);
        return value;
      }
    }
    throw new Error('a varint of more than 8 bytes');
  }

  /** A count, and as many things. */
  list<Item>(readItem: () => Item): Item[] {
    const items: Item[] = [];
    for (let left = this.varint(); left > 0; left -= 1) items.push(readItem());
    return items;
  }

  /** As many numbers as a count says; each stands as its distance from the one before. */
  distances(first: number): number[] {
    let last = first;
    return this.list(() => {
      last += this.varint();
      return last;
    });
  }

  take(length: number): NaiveReader {
    const taken: number[] = [];
    while (taken.length < length) taken.push(this.u8());
    return new NaiveReader(taken);
  }

  expectEnd(): void {
    if (!this.isAtEnd) throw new Error(`${this.#bytes.length - this.#at} bytes behind the end`);
  }
}

export function u16Bytes(value: number): number[] {
  return [value % 256, Math.floor(value / 256)];
}

export function varintBytes(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varintBytes(Math.floor(value / 128))];
}

/** What follows the first byte of a stored chunk or snapshot: 0 says that it is plain, 1 that it is raw deflate. */
export function storedReader(bytes: Uint8Array): NaiveReader {
  const [method, ...rest] = bytes;
  if (method === 0) return new NaiveReader(rest);
  if (method === 1) return new NaiveReader(inflateRawSync(Uint8Array.from(rest)));
  throw new Error(`a first byte ${method}`);
}
