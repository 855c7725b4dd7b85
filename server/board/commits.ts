/** Which frames of a board's log are durable, and the answers that wait for a frame. */

import type { Answer, OperationResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';

interface PendingAnswer {
  readonly seq: number;
  readonly settle: (answer: Answer<OperationResult>) => void;
}

export class Commits {
  #committedSeq: number;
  #durableSeq = 0;
  readonly #pending: PendingAnswer[] = [];

  /** @param seq the last frame that is durable */
  constructor(seq: number) {
    this.#committedSeq = seq;
  }

  /** All frames up to this one are durable. */
  get committedSeq(): number {
    return this.#committedSeq;
  }

  /** The last frame with a durable event; 0 before there is one. */
  get durableSeq(): number {
    return this.#durableSeq;
  }

  /** Whether every durable event is committed. */
  get isSettled(): boolean {
    return this.#committedSeq >= this.#durableSeq;
  }

  /** Frame `seq` was written, with a durable event. */
  written(seq: number): void {
    this.#durableSeq = seq;
  }

  /** Answers once frame `seq` is durable. */
  async when(seq: number): Promise<Answer<OperationResult>> {
    if (seq <= this.#committedSeq) return { ok: true, seq };
    return new Promise((settle) => this.#pending.push({ seq, settle }));
  }

  committed(seq: number): void {
    this.#committedSeq = seq;
    while (this.#pending[0] !== undefined && this.#pending[0].seq <= seq) {
      const answered = this.#pending.shift();
      answered?.settle({ ok: true, seq: answered.seq });
    }
  }

  /** The log is lost: no later frame will be durable. */
  lost(): void {
    for (const { settle } of this.#pending.splice(0)) settle(failure('moved'));
  }
}
