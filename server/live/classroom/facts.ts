/**
 * The classroom's own log: facts that are no board's, in the same frames. Today that is the pause of the whole class.
 * A fact is true for everybody only when it is durable.
 */
import { hash, randomBytes } from 'node:crypto';
import type { DiscreteEvent } from '../../../shared/board/event.ts';
import type { ClassroomId } from '../../../shared/ids.ts';
import { ChunkBuilder, decodeChunk } from '../../../shared/wire/chunk.ts';
import { encodeTickBody } from '../../../shared/wire/tick.ts';
import type { LogKey, Store } from '../../store/port.ts';
import type { Clock } from '../board/opening.ts';
import { pack, unpack } from '../board/packing.ts';

export class ClassroomFacts {
  readonly #store: Store;
  readonly #key: LogKey;
  readonly #clock: Clock;
  readonly #owner = randomBytes(12).toString('base64url');
  #openedAt = 0;
  #epoch = 0;
  #seq = 0;
  #paused = false;

  private constructor(store: Store, classroom: ClassroomId, clock: Clock) {
    this.#store = store;
    this.#key = { classroom, board: 0 };
    this.#clock = clock;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Folds the log and takes it over. Resolves to null when another process did so in the same moment. */
  static async open(store: Store, classroom: ClassroomId, clock: Clock): Promise<ClassroomFacts | null> {
    const facts = new ClassroomFacts(store, classroom, clock);
    for (const chunk of await store.log(facts.#key, 1)) {
      for (const { seq, tick } of decodeChunk(unpack(chunk.bytes), chunk.firstSeq, chunk.startTime)) {
        for (const event of tick.events) facts.#apply(event);
        facts.#seq = seq;
      }
    }
    facts.#openedAt = clock.now();
    const opened = { kind: 'opened', epoch: facts.#epoch + 1, wallTime: Math.floor(clock.wall()) } as const;
    return (await facts.#keep(opened)) ? facts : null;
  }

  /** False when the class is another process's now. */
  async setPaused(paused: boolean): Promise<boolean> {
    return this.#paused === paused || this.#keep({ kind: paused ? 'paused' : 'resumed' });
  }

  #apply(event: DiscreteEvent): void {
    if (event.kind === 'opened') this.#epoch = event.epoch;
    if (event.kind === 'paused') this.#paused = true;
    if (event.kind === 'resumed') this.#paused = false;
  }

  async #keep(event: DiscreteEvent): Promise<boolean> {
    const firstSeq = this.#seq + 1;
    const startTime = Math.floor(this.#clock.now() - this.#openedAt);
    const chunk = new ChunkBuilder(firstSeq, startTime);
    chunk.add(startTime, encodeTickBody({ events: [event], drags: [] }));
    const bytes = pack(chunk.take());
    const epoch = event.kind === 'opened' ? event.epoch : this.#epoch;
    const digest = hash('sha256', bytes, 'hex');
    const [result] = await this.#store.append([
      { ...this.#key, firstSeq, frames: 1, epoch, owner: this.#owner, digest, startTime, bytes },
    ]);
    if (result !== 'stored') return false;
    this.#seq = firstSeq;
    this.#apply(event);
    return true;
  }
}
