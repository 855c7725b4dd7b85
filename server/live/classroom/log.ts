/**
 * The log of one classroom, held by its owner: facts that are no board's, in the frames that boards have too, by the same journal.
 * A fact is true for anybody only when it is durable.
 */
import type { ClassroomEvent } from '../../../shared/classroom/event.ts';
import { type ClassroomFacts, FIRST_FACTS, foldFact } from '../../../shared/classroom/facts.ts';
import type { ClassroomId } from '../../../shared/ids.ts';
import { failure } from '../../../shared/protocol/errors.ts';
import type { Answer, Done } from '../../../shared/protocol/events.ts';
import { chunkBodies } from '../../../shared/wire/chunk.ts';
import { decodeClassroomBody, encodeClassroomBody } from '../../../shared/wire/classroom.ts';
import type { Store } from '../../store/port.ts';
import type { Journal, LogWriter } from '../board/journal.ts';
import type { Clock } from '../board/opening.ts';
import { unpack } from '../board/packing.ts';
import { takeOver } from '../board/takeover.ts';

export interface ClassroomLogParts {
  readonly store: Store;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Another process has the class. */
  readonly onLost?: () => void;
}

/** A frame that is on its way to the store. */
interface Keeping {
  readonly seq: number;
  readonly time: number;
  readonly events: readonly ClassroomEvent[];
  readonly settle: (answer: Answer<Done>) => void;
}

export class ClassroomLog {
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #writer: LogWriter;
  readonly #openedAt: number;
  readonly #keeping: Keeping[] = [];
  #facts: ClassroomFacts;
  #lastSeq: number;
  #isLost = false;
  readonly #onLost: () => void;

  private constructor(
    { journal, clock, onLost = () => undefined }: ClassroomLogParts,
    classroom: ClassroomId,
    facts: ClassroomFacts,
    seq: number,
  ) {
    this.#journal = journal;
    this.#onLost = onLost;
    this.#now = clock.now;
    this.#openedAt = clock.now();
    this.#facts = facts;
    this.#lastSeq = seq;
    this.#writer = journal.open({ classroom, board: 0 }, facts.epoch, {
      committed: (committed) => this.#committed(committed),
      lost: () => this.#lost(),
    });
  }

  /** As of the last event that is durable. */
  get facts(): ClassroomFacts {
    return this.#facts;
  }

  /** Folds the log and takes it over. Resolves to null when another process did so in the same moment. */
  static async open(parts: ClassroomLogParts, classroom: ClassroomId): Promise<ClassroomLog | null> {
    const key = { classroom, board: 0 };
    let facts = FIRST_FACTS;
    let last = 0;
    for (const chunk of await parts.store.log(key, 1)) {
      for (const { seq, time, body } of chunkBodies(unpack(chunk.bytes), chunk.firstSeq, chunk.startTime)) {
        for (const event of decodeClassroomBody(body)) facts = foldFact(facts, event, time);
        last = seq;
      }
    }
    const epoch = facts.epoch + 1;
    const seq = last + 1;
    const opened = { kind: 'opened', epoch, wallTime: Math.floor(parts.clock.wall()) } as const;
    if ((await takeOver(parts.store, key, { epoch, seq, body: encodeClassroomBody([opened]) })) === null) return null;
    return new ClassroomLog(parts, classroom, foldFact(facts, opened, 0), seq);
  }

  /**
   * Keeps what was decided, as one frame: its events stand or fall together. Answers when they are durable; refuses when the class is
   * another process's now, or when the store is away and has let too much wait.
   */
  async keep(...events: readonly ClassroomEvent[]): Promise<Answer<Done>> {
    if (this.#isLost) return failure('moved');
    if (!this.#journal.hasRoom) return failure('unsaved');
    this.#lastSeq += 1;
    const seq = this.#lastSeq;
    const time = Math.floor(this.#now() - this.#openedAt);
    return new Promise((settle) => {
      this.#keeping.push({ seq, time, events, settle });
      this.#writer.add(seq, time, encodeClassroomBody(events), true);
    });
  }

  #committed(upTo: number): void {
    while (this.#keeping[0] !== undefined && this.#keeping[0].seq <= upTo) {
      const kept = this.#keeping.shift();
      if (kept === undefined) return;
      for (const event of kept.events) this.#facts = foldFact(this.#facts, event, kept.time);
      kept.settle({ ok: true });
    }
  }

  #lost(): void {
    this.#isLost = true;
    for (const { settle } of this.#keeping.splice(0)) settle(failure('moved'));
    this.#onLost();
  }
}
