/**
 * Who reads a board: one page each. A frame is encoded once and written to every connection as it is. A reader that has
 * not drained gets no more frames, but one patch of all it missed when it has.
 */
import type { Socket as Connection } from 'engine.io';
import type { Page } from '../../../shared/ids.ts';
import { LAG_MESSAGES, LAG_MS_MAX } from '../../limits.ts';

export interface Reader {
  readonly page: Page;
  readonly connection: Connection;
}

interface Reading {
  readonly reader: Reader;
  /** Frames given to the connection that it has not passed on. */
  waiting: number;
  readonly passedOn: () => void;
  /** Set while the reader lags: the frame it stands at, and since when. */
  lag: { readonly seq: number; readonly since: number } | null;
}

export class Readers {
  readonly #readings = new Map<Page, Reading>();
  readonly #now: () => number;
  #sentSeq = 0;
  #lagging = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  get size(): number {
    return this.#readings.size;
  }

  has(page: Page): boolean {
    return this.#readings.has(page);
  }

  /** Is this page the only reader? */
  isOnly(page: Page): boolean {
    return this.#readings.size === 1 && this.#readings.has(page);
  }

  /** `seq`: the frame that the patch just sent to it brought it to. */
  add(reader: Reader, seq: number): void {
    this.remove(reader.page);
    this.#sentSeq = Math.max(this.#sentSeq, seq);
    const reading: Reading = {
      reader,
      waiting: 0,
      passedOn: () => {
        reading.waiting -= 1;
      },
      lag: null,
    };
    this.#readings.set(reader.page, reading);
  }

  remove(page: Page): void {
    if (this.#readings.get(page)?.lag) this.#lagging -= 1;
    this.#readings.delete(page);
  }

  /** `seq`: the number of the frame, if it has one. */
  broadcast(bytes: Uint8Array, seq?: number): void {
    for (const reading of this.#readings.values()) {
      if (reading.lag !== null) continue;
      if (reading.waiting >= LAG_MESSAGES) {
        reading.lag = { seq: this.#sentSeq, since: this.#now() };
        this.#lagging += 1;
        continue;
      }
      write(reading, bytes);
    }
    if (seq !== undefined) this.#sentSeq = seq;
  }

  /** Readers that have drained get what they missed; one that does not for too long is cut, and comes back by itself. */
  catchUp(patchFrom: (seq: number) => Uint8Array): void {
    if (this.#lagging === 0) return;
    for (const reading of this.#readings.values()) {
      if (reading.lag === null) continue;
      if (reading.waiting === 0) {
        write(reading, patchFrom(reading.lag.seq));
        reading.lag = null;
        this.#lagging -= 1;
      } else if (this.#now() - reading.lag.since > LAG_MS_MAX) {
        reading.reader.connection.close(true);
      }
    }
  }
}

function write(reading: Reading, bytes: Uint8Array): void {
  reading.waiting += 1;
  // engine.io writes any view of bytes; it leaves the array alone.
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  reading.reader.connection.write(view, { compress: false }, reading.passedOn);
}
