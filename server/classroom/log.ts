/**
 * The log of one class: facts that belong to no board, in frames of the same form and through the same journal as boards' logs.
 * A fact holds once it is durable, not before.
 */

import type { Clock } from '#server/base/clock.ts';
import { decompress } from '#server/journal/compression.ts';
import type { Journal } from '#server/journal/journal.ts';
import type { LogWriter } from '#server/journal/log-writer.ts';
import { takeOver } from '#server/journal/takeover.ts';
import type { Store } from '#server/store/port.ts';
import type { ClassroomEvent } from '#shared/classroom/classroom-event.ts';
import { applyFact, type ClassroomFacts, INITIAL_FACTS } from '#shared/classroom/classroom-facts.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import { chunkBodies } from '#shared/wire/chunk.ts';
import { decodeClassroomBody, encodeClassroomBody } from '#shared/wire/classroom-codec.ts';

export interface ClassroomLogDeps {
  readonly store: Store;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Another process has taken the class over. */
  readonly onLost?: () => void;
}

/** Folds the log of a class, and takes nothing over. @returns the facts, and the last frame's number */
export async function readClassroomFacts(
  store: Pick<Store, 'log'>,
  classroom: ClassroomId,
): Promise<{ readonly facts: ClassroomFacts; readonly last: number }> {
  let facts = INITIAL_FACTS;
  let last = 0;
  for (const chunk of await store.log({ classroom, board: 0 }, 1)) {
    for (const { seq, time, body } of chunkBodies(decompress(chunk.bytes), chunk.firstSeq, chunk.startTime)) {
      for (const event of decodeClassroomBody(body)) facts = applyFact(facts, event, time);
      last = seq;
    }
  }
  return { facts, last };
}

/** A frame that is on its way to the store. */
interface PendingFrame {
  readonly seq: number;
  readonly time: number;
  readonly events: readonly ClassroomEvent[];
  readonly settle: (answer: Answer<NoResult>) => void;
}

export class ClassroomLog {
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #writer: LogWriter;
  readonly #openedAt: number;
  readonly #pending: PendingFrame[] = [];
  #facts: ClassroomFacts;
  #lastSeq: number;
  #isLost = false;
  #isClosing = false;
  /** The answer of the last frame: all earlier ones are answered before it. */
  #lastAnswer: Promise<unknown> = Promise.resolve();
  readonly #onLost: () => void;

  private constructor(
    { journal, clock, onLost = () => undefined }: ClassroomLogDeps,
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
  static async open(deps: ClassroomLogDeps, classroom: ClassroomId): Promise<ClassroomLog | null> {
    const key = { classroom, board: 0 };
    const { facts, last } = await readClassroomFacts(deps.store, classroom);
    const epoch = facts.epoch + 1;
    const seq = last + 1;
    const opened = { kind: 'opened', epoch, wallTime: Math.floor(deps.clock.wall()) } as const;
    if ((await takeOver(deps.store, key, { epoch, seq, body: encodeClassroomBody([opened]) })) === null) return null;
    return new ClassroomLog(deps, classroom, applyFact(facts, opened, 0), seq);
  }

  /**
   * Writes events as one frame: all of them become durable, or none. Answers when they are durable. Refuses when another process has the
   * class, or when the store is away and too many bytes wait for it.
   */
  async append(...events: readonly ClassroomEvent[]): Promise<Answer<NoResult>> {
    if (this.#isLost || this.#isClosing) return failure('moved');
    if (!this.#journal.hasRoom) return failure('unsaved');
    this.#lastSeq += 1;
    const seq = this.#lastSeq;
    const time = Math.floor(this.#now() - this.#openedAt);
    const answer = new Promise<Answer<NoResult>>((settle) => {
      this.#pending.push({ seq, time, events, settle });
      this.#writer.add(seq, time, encodeClassroomBody(events), true);
    });
    this.#lastAnswer = answer;
    return answer;
  }

  /** Takes no more facts, and resolves when all until now are durable, or the log lost. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#lastAnswer;
  }

  #committed(upTo: number): void {
    while (this.#pending[0] !== undefined && this.#pending[0].seq <= upTo) {
      const frame = this.#pending.shift();
      if (frame === undefined) return;
      for (const event of frame.events) this.#facts = applyFact(this.#facts, event, frame.time);
      frame.settle({ ok: true });
    }
  }

  #lost(): void {
    this.#isLost = true;
    for (const { settle } of this.#pending.splice(0)) settle(failure('moved'));
    this.#onLost();
  }
}
