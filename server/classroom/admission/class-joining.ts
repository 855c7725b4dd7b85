/** How seats of one class are taken: by a name, a choice, a rejoin code or a card; and the codes and cards that its teacher hands out. */

import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import { shownName } from '#server/classroom/seats/appearance.ts';
import type { ClassPresence } from '#server/classroom/seats/class-presence.ts';
import { suggestNicknames } from '#server/classroom/seats/nicknames.ts';
import type { SeatClaim, Seating } from '#server/classroom/seats/seating.ts';
import type { Student } from '#server/identity/person.ts';
import { newCardKey, seatCards } from '#server/identity/seat-cards.ts';
import type { SeatId } from '#shared/ids.ts';
import type { Language } from '#shared/languages.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type { RejoinCodes, SeatCards, SeatChoice } from '#shared/protocol/http/responses.ts';
import type { ClassAdmission } from './class-admission.ts';

export interface ClassJoiningDeps extends Pick<ClassContext, 'record' | 'change' | 'runExclusive' | 'onChange'> {
  readonly seating: Seating;
  readonly boards: ClassBoards;
  readonly presence: ClassPresence;
  readonly admission: ClassAdmission;
}

/** Generated names that the join page offers at once: one to begin with, and three more to spin through. */
const NICKNAME_OFFERS = 4;

export class ClassJoining {
  readonly #deps: ClassJoiningDeps;

  constructor(deps: ClassJoiningDeps) {
    this.#deps = deps;
  }

  /** The seats that the join page offers to tap; none where names are typed or generated. */
  get choices(): SeatChoice[] {
    return this.#deps.seating.choicesFor(this.#deps.admission.policy);
  }

  /** Generated names that are free; none where names are not generated. */
  suggestedNicknames(language: Language): string[] {
    const { record, seating } = this.#deps;
    if (record().naming !== 'nicknames') return [];
    return suggestNicknames(language, new Set(seating.seated.map(({ name }) => name)), NICKNAME_OFFERS);
  }

  /**
   * Takes a new seat, or gives back one that was theirs. Pages that were connected to the seat on another device end.
   * @param former seats that this session has or had
   * @param newSeat the id of the seat that this request makes
   */
  async takeSeat(
    claim: SeatClaim,
    former: readonly Student[] = [],
    newSeat?: SeatId,
  ): Promise<{ readonly ok: true; readonly student: Student } | Failure> {
    const { seating, boards, presence, admission, runExclusive, onChange } = this.#deps;
    return runExclusive(async () => {
      const seated = await seating.claim(claim, former, admission.policy, newSeat);
      if (!seated.ok) return seated;
      const { seat } = seated.student;
      if (seated.outcome !== 'waits') await boards.assignBoard(seat);
      if (seated.outcome === 'moved') presence.endPages(seat, (page) => page.onReplaced('device'));
      onChange();
      return { ok: true, student: seated.student };
    });
  }

  /** Ends the student's pages: another person uses the device now. The seat stays. */
  releaseDevice(student: Student): void {
    const { seating, presence } = this.#deps;
    if (seating.isSeated(student)) presence.endPages(student.seat, (page) => page.onReplaced('device'));
  }

  rejoinCodes(): RejoinCodes {
    return {
      seats: this.#deps.seating.seated.map((seat) => {
        const { number, hue, shape, rejoin } = seat;
        return { number, name: shownName(seat), hue, shape, rejoin };
      }),
    };
  }

  hasCard(card: string): boolean {
    return this.#deps.seating.choices.byCard(card) !== undefined;
  }

  /** @param renew makes all cards printed before worthless */
  async cards(renew: boolean): Promise<SeatCards> {
    const { record, change, runExclusive, onChange } = this.#deps;
    return runExclusive(async () => {
      if (renew) {
        await change({ cardKey: newCardKey() });
        // The invitation in the class's own link is derived from the card key, so it is new, too.
        onChange();
      }
      return seatCards(record(), this.choices);
    });
  }
}
