/**
 * Students who say on another device that a seat is theirs. Each waits with a seat that is none of its own; the teacher's nod gives their
 * browser the seat of before, under a higher grant, so that the devices of before lose it.
 */
import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import { isBeingRemoved, isReturning, type ReturningSeat } from '#server/classroom/seats/absent.ts';
import type { PresenceSet } from '#server/classroom/seats/presence.ts';
import type { AdmissionPolicy, Seating } from '#server/classroom/seats/seating.ts';
import type { Student } from '#server/identity/person.ts';
import type { SeatRecord } from '#server/store/port.ts';
import type { SeatId } from '#shared/ids.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';

export interface ReturnsDeps extends Pick<ClassContext, 'store' | 'record' | 'log' | 'onChange'> {
  readonly seating: Seating;
  readonly boards: Pick<ClassBoards, 'assignBoard'>;
  readonly presences: PresenceSet;
  readonly policy: () => AdmissionPolicy;
  /** Pages of students who wait. */
  readonly waitingPages: PresenceSet;
  /** Ends the pages of a seat that another device has now. */
  readonly endReplacedPages: (seat: SeatId) => void;
}

export class Returns {
  readonly #deps: ReturnsDeps;

  constructor(deps: ReturnsDeps) {
    this.#deps = deps;
  }

  /**
   * Of those that wait, the ones that one nod for all gives their seat. Where several say that one seat is theirs, or its student is here,
   * the teacher decides one by one.
   */
  undisputed(waiting: readonly SeatRecord[]): readonly ReturningSeat[] {
    const { presences, seating } = this.#deps;
    return waiting
      .filter(isReturning)
      .filter(({ returnsTo }) => !presences.isHere(returnsTo) && seating.returningTo(returnsTo).length === 1);
  }

  /** Inside the mutex alone. Stops at the first refusal. */
  async admit(chosen: readonly ReturningSeat[]): Promise<Failure | null> {
    const admitted: SeatRecord[] = [];
    let refusal: Failure | null = null;
    for (const seat of chosen) {
      refusal = await this.#giveBack(seat);
      if (refusal !== null) break;
      admitted.push(seat);
    }
    // Together: each removal rewrites the store's files.
    await Promise.all(admitted.map(({ id }) => this.#deps.seating.remove(id)));
    // The pages reconnect by themselves, as members.
    for (const { id } of admitted) for (const page of this.#deps.waitingPages.at(id)) page.onSuperseded();
    if (admitted.length > 0) this.#deps.onChange();
    return refusal;
  }

  async #giveBack({ id, returnsTo }: ReturningSeat): Promise<Failure | null> {
    const { seating, boards, log, policy, endReplacedPages } = this.#deps;
    const before = seating.get(returnsTo);
    if (before === undefined || isBeingRemoved(before)) return failure('no-seat');
    if (before.state !== 'in' && seating.isFull(policy())) return failure('full');
    const appended = await log.append({ kind: 'admitted', seat: before.number });
    if (!appended.ok) return appended;
    const student = await seating.giveBack(before, log.facts.lesson);
    await this.#moveMemberships(id, student);
    await boards.assignBoard(before.id);
    endReplacedPages(before.id);
    return null;
  }

  /** Their browsers have the seat of before from now on. A crash in between leaves them waiting, and the next nod goes on. */
  async #moveMemberships(waiting: SeatId, student: Student): Promise<void> {
    const { store, record } = this.#deps;
    const classroom = record().id;
    for (const membership of await store.membershipsIn(classroom)) {
      const { person, former } = membership;
      if (person.role === 'student' && person.seat === waiting && !former)
        await store.setMembership({ ...membership, person: student });
    }
    await store.removeMemberships({ classroom, seat: waiting });
  }
}
