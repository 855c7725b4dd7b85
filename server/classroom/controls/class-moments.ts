/**
 * The moments that teachers collect while they watch: a board and a time each, in the class's log. What is written to one stands in the
 * class's record, so that it can be erased. They are shown to everybody instead of a board in the spotlight.
 */

import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { BoardRecord } from '#server/store/port.ts';
import type { ClassroomEvent } from '#shared/classroom/classroom-event.ts';
import type { Moment } from '#shared/classroom/classroom-facts.ts';
import type { BoardNumber, SeatId } from '#shared/ids.ts';
import { MOMENTS_MAX } from '#shared/limits.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { FactWriter } from './fact-writer.ts';

export interface ClassMomentsDeps extends Pick<ClassContext, 'log' | 'runExclusive' | 'wall' | 'record' | 'change'> {
  readonly boards: ClassBoards;
  readonly facts: FactWriter;
}

export class ClassMoments {
  readonly #deps: ClassMomentsDeps;

  constructor(deps: ClassMomentsDeps) {
    this.#deps = deps;
  }

  /** Undefined: it was not collected, or is gone. */
  get(number: number): Moment | undefined {
    return this.#deps.log.facts.moments.find((each) => each.number === number);
  }

  /** Whether everybody in the class may watch it now. */
  isShown(number: number): boolean {
    return this.#deps.log.facts.shownMoments?.moments.includes(number) === true;
  }

  /** @param time ms since 1970; undefined: now. `no-moment`: before the board, or in the future; `too-large`: MOMENTS_MAX are collected */
  async collect(board: BoardNumber, time?: number): Promise<Answer<NoResult>> {
    const { log, boards, facts, runExclusive, wall } = this.#deps;
    return runExclusive(async () => {
      const record = boards.get(board);
      if (record === undefined || isErased(record)) return failure('no-board');
      const now = wall();
      const at = time ?? now;
      if (at < record.createdAt || at > now + CLOCK_DIFFERENCE_MS) return failure('no-moment');
      if (log.facts.moments.length >= MOMENTS_MAX) return failure('too-large');
      return facts.append({ kind: 'momentCollected', board, time: Math.min(at, now) });
    });
  }

  /** @param text as it was cleaned; '' for none */
  async note(moment: number, text: string): Promise<Answer<NoResult>> {
    const { facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      if (this.get(moment) === undefined) return failure('no-moment');
      await this.#changeNotes((notes) => [...notes.filter((each) => each.moment !== moment), { moment, text }]);
      return facts.append({ kind: 'momentNoted', moment });
    });
  }

  async move(moment: number, place: number): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const from = log.facts.moments.findIndex(({ number }) => number === moment);
      if (from < 0) return failure('no-moment');
      const to = Math.min(place, log.facts.moments.length - 1);
      return from === to ? { ok: true } : facts.append({ kind: 'momentMoved', moment, place: to });
    });
  }

  async remove(moment: number): Promise<Answer<NoResult>> {
    const { runExclusive } = this.#deps;
    return runExclusive(async () => (this.get(moment) === undefined ? failure('no-moment') : this.#remove([moment])));
  }

  /** Shows these moments on every screen; none ends that. @param named with the members of their boards */
  async show(moments: readonly number[], named: boolean): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      if (moments.some((each) => this.get(each) === undefined)) return failure('no-moment');
      const { shownMoments } = log.facts;
      if (moments.length === 0 && shownMoments === null) return { ok: true };
      const [first = 0, second = 0, third = 0, fourth = 0] = moments;
      return facts.append({ kind: 'momentsShown', first, second, third, fourth, named });
    });
  }

  /**
   * Inside the mutex, while the seat is still a member of its boards: removes the moments of boards that nobody else has played at, and
   * what is written to those of boards that it shared. Done once more it changes nothing.
   */
  async eraseSeat(seat: SeatId): Promise<void> {
    const { log, boards } = this.#deps;
    const ofSeat = log.facts.moments.filter(({ board }) => boards.get(board)?.members.includes(seat));
    const own = ofSeat.filter(({ board }) =>
      boards.get(board)?.members.every((each) => each === null || each === seat),
    );
    const shared = new Set(ofSeat.filter((each) => !own.includes(each)).map(({ number }) => number));
    await this.#changeNotes((notes) => notes.filter(({ moment }) => !shared.has(moment)));
    if (own.length > 0) await this.#remove(own.map(({ number }) => number));
  }

  /** The notes first: a crash in between leaves moments without one. */
  async #remove(moments: readonly number[]): Promise<Answer<NoResult>> {
    await this.#changeNotes((notes) => notes.filter(({ moment }) => !moments.includes(moment)));
    const events = moments.map((moment): ClassroomEvent<'momentRemoved'> => ({ kind: 'momentRemoved', moment }));
    return this.#deps.facts.append(...events);
  }

  async #changeNotes(change: (notes: Notes) => Notes): Promise<void> {
    const { record } = this.#deps;
    const { momentNotes = [] } = record();
    const changed = change(momentNotes).filter(({ text }) => text !== '');
    if (changed.length !== momentNotes.length || changed.some((each, index) => each !== momentNotes[index]))
      await this.#deps.change({ momentNotes: changed });
  }
}

type Notes = readonly { readonly moment: number; readonly text: string }[];

/** A page's clock may be so far ahead of the server's. Milliseconds. */
const CLOCK_DIFFERENCE_MS = 2_000;

/** Whether everybody who played there was erased. */
function isErased({ members }: BoardRecord): boolean {
  return members.length > 1 && members.every((each) => each === null);
}
