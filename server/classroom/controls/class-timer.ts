/**
 * The class's timer. What a teacher does with it are facts of the class's log, and so is the pause at its end, if the teacher wants one:
 * the server ends the time, by its own clock, whether a page is open or not.
 */

import type { ClassContext } from '#server/classroom/class-context.ts';
import { TIMER_MS_MAX } from '#shared/limits.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import type { FactWriter } from './fact-writer.ts';

export interface ClassTimerDeps extends Pick<ClassContext, 'log' | 'runExclusive' | 'wall'> {
  readonly facts: FactWriter;
}

export class ClassTimer {
  readonly #deps: ClassTimerDeps;
  /** The pause at the timer's end is on its way to the store. */
  #isPausing = false;

  constructor(deps: ClassTimerDeps) {
    this.#deps = deps;
  }

  /** Starts it, `ms` from now; in a paused class, once the class resumes. */
  async start(ms: number): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(() => this.#startWith(ms, ms));
  }

  /** Pauses, resumes or removes it. */
  async change(to: 'pause' | 'goOn' | 'end'): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive, wall } = this.#deps;
    return runExclusive(async () => {
      const { timer } = log.facts;
      if (timer === null) return { ok: true };
      switch (to) {
        case 'end':
          return facts.append({ kind: 'timerEnded' });
        case 'pause':
          if (timer.until === null && !timer.withClass) return { ok: true };
          return facts.append({ kind: 'timerPaused', left: timer.left ?? Math.max(0, timer.until - wall()) });
        case 'goOn':
          return timer.left === null ? { ok: true } : this.#startWith(timer.left, timer.of);
      }
    });
  }

  /** Gives it `ms` more. One that is over runs on for so long; without one, it starts. */
  async add(ms: number): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive, wall } = this.#deps;
    return runExclusive(async () => {
      const { timer } = log.facts;
      if (timer === null) return this.#startWith(ms, ms);
      const left = Math.min(TIMER_MS_MAX, ms + (timer.left ?? Math.max(0, timer.until - wall())));
      const isStoppedByHand = timer.until === null && !timer.withClass && timer.left > 0;
      if (isStoppedByHand) return facts.append({ kind: 'timerPaused', left });
      return this.#startWith(left, Math.min(TIMER_MS_MAX, timer.of + ms));
    });
  }

  /** Sets whether its end pauses the class. An end that has already come pauses nothing. */
  async setPausesAtEnd(pauses: boolean): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      if (log.facts.pausesAtTimerEnd === pauses) return { ok: true };
      const set = { kind: 'timerEndSet', pauses } as const;
      return this.#isOver ? facts.append(set, { kind: 'timerPaused', left: 0 }) : facts.append(set);
    });
  }

  /** Called in every tick. */
  tick(): void {
    // A pause that cannot be stored now is tried again in the next tick.
    if (this.#isDue) this.pauseIfOver().catch(() => undefined);
  }

  /** Pauses the class if the timer is over, and the teacher wants a pause then. */
  async pauseIfOver(): Promise<void> {
    if (!this.#isDue) return;
    const { facts, runExclusive } = this.#deps;
    this.#isPausing = true;
    try {
      // The log's clock may be a millisecond behind: without the first fact that much would be left.
      await runExclusive(async () =>
        this.#isTimeToPause ? facts.append({ kind: 'timerPaused', left: 0 }, { kind: 'paused' }) : { ok: true },
      );
    } finally {
      this.#isPausing = false;
    }
  }

  async #startWith(ms: number, of: number): Promise<Answer<NoResult>> {
    const { facts, wall } = this.#deps;
    return facts.append({ kind: 'timerStarted', until: wall() + ms, of });
  }

  get #isDue(): boolean {
    return !this.#isPausing && this.#isTimeToPause;
  }

  get #isTimeToPause(): boolean {
    const { pausesAtTimerEnd, paused, finished } = this.#deps.log.facts;
    return pausesAtTimerEnd && !paused && !finished && this.#isOver;
  }

  /** It has run to its end, and nobody has stopped it. */
  get #isOver(): boolean {
    const { log, wall } = this.#deps;
    const { timer } = log.facts;
    return timer !== null && timer.until !== null && timer.until <= wall();
  }
}
