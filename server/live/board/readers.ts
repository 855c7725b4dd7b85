/**
 * Who reads a board: one connection each. A frame is encoded once and written to every connection as it is. A reader that has
 * not drained gets no more frames, but one patch of all it missed when it has.
 */
import type { Page } from '../../../shared/ids.ts';
import { LAG_MESSAGES } from '../../limits.ts';
import type { Connection } from '../line/inner.ts';
import { type Line, lineOf } from '../line/line.ts';
import { type Message, messageOf } from '../line/message.ts';

export interface Reader {
  readonly page: Page;
  readonly connection: Connection;
}

interface Reading {
  readonly reader: Reader;
  readonly line: Line;
  /** Frames given to the connection that it has not passed on. */
  waiting: number;
  readonly passedOn: () => void;
  /** While the reader lags: the frame that it stands at. One that never drains ends with its heartbeat. */
  lagsAt: number | null;
}

export class Readers {
  /** By connection, never by page: a page that came back may still have its old connection, which is yet to be found dead. */
  readonly #readings = new Map<Connection, Reading>();
  #sentSeq = 0;
  #lagging = 0;

  get size(): number {
    return this.#readings.size;
  }

  has(connection: Connection): boolean {
    return this.#readings.has(connection);
  }

  /** Is this page the only reader? */
  isOnly(page: Page): boolean {
    if (this.#readings.size !== 1) return false;
    for (const { reader } of this.#readings.values()) return reader.page === page;
    return false;
  }

  /** Nothing comes from here any more: every connection ends, and its page comes back through the door. */
  end(): void {
    for (const { reader } of [...this.#readings.values()]) reader.connection.close();
  }

  /** `seq`: the frame that the patch just sent to it brought it to. */
  add(reader: Reader, seq: number): void {
    this.remove(reader.connection);
    this.#sentSeq = Math.max(this.#sentSeq, seq);
    const reading: Reading = {
      reader,
      line: lineOf(reader.connection),
      waiting: 0,
      passedOn: () => {
        reading.waiting -= 1;
      },
      lagsAt: null,
    };
    this.#readings.set(reader.connection, reading);
  }

  remove(connection: Connection): void {
    if (this.#readings.get(connection)?.lagsAt != null) this.#lagging -= 1;
    this.#readings.delete(connection);
  }

  /** `seq`: the number of the frame, if it has one. */
  broadcast(bytes: Uint8Array, seq?: number): void {
    const message = messageOf(bytes);
    for (const reading of this.#readings.values()) {
      if (reading.lagsAt !== null) continue;
      if (reading.waiting >= LAG_MESSAGES) {
        reading.lagsAt = this.#sentSeq;
        this.#lagging += 1;
        continue;
      }
      write(reading, message);
    }
    if (seq !== undefined) this.#sentSeq = seq;
  }

  /** Readers that have drained get what they missed. */
  catchUp(patchFrom: (seq: number) => Uint8Array): void {
    if (this.#lagging === 0) return;
    for (const reading of this.#readings.values()) {
      if (reading.lagsAt === null || reading.waiting > 0) continue;
      write(reading, messageOf(patchFrom(reading.lagsAt)));
      reading.lagsAt = null;
      this.#lagging -= 1;
    }
  }
}

function write(reading: Reading, message: Message): void {
  reading.waiting += 1;
  reading.line.send(message, reading.passedOn);
}
