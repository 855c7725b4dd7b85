/**
 * A class as it stands in the store, read without opening it: another process may have it, and looking at it takes nothing from
 * there. Nobody counts as present.
 */

import { pictureOf } from '#server/classroom/activities/activity-picture.ts';
import { readClassroomFacts } from '#server/classroom/log.ts';
import { Seating } from '#server/classroom/seats/seating.ts';
import type { Person, Student } from '#server/identity/person.ts';
import { isKeyCurrent } from '#server/identity/teacher-keys.ts';
import type { ActivityRecord, ClassroomRecord, PictureRecord, Store } from '#server/store/port.ts';
import type { ClassroomFacts } from '#shared/classroom/classroom-facts.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';
import type { SeatAppearance } from '#shared/protocol/views/seat-appearance.ts';
import type { PuzzleKind } from '#shared/puzzle/puzzle.ts';
import { openClassView } from './classroom-view.ts';

export class StoredClass {
  readonly record: ClassroomRecord;
  readonly picture: PictureRecord | null;
  readonly #facts: ClassroomFacts;
  readonly #seating: Seating;
  readonly #activity: ActivityRecord | null;

  private constructor(
    record: ClassroomRecord,
    facts: ClassroomFacts,
    seating: Seating,
    { activity, picture }: Pick<StoredClass, 'picture'> & { readonly activity: ActivityRecord | null },
  ) {
    this.record = record;
    this.picture = picture;
    this.#facts = facts;
    this.#seating = seating;
    this.#activity = activity;
  }

  static async read(store: Store, record: ClassroomRecord, wall: () => number): Promise<StoredClass> {
    const [{ facts }, seats, activity] = await Promise.all([
      readClassroomFacts(store, record.id),
      store.seats(record.id),
      record.activity === null ? null : store.activity(record.activity),
    ]);
    const picture = await pictureOf(store, activity);
    return new StoredClass(record, facts, new Seating(store, () => record, seats, wall), { activity, picture });
  }

  /** As `isMember`, and reads the seats for students alone. */
  static async hasMember(store: Store, record: ClassroomRecord, person: Person, wall: () => number): Promise<boolean> {
    if (person.role === 'teacher') return isKeyCurrent(record, person);
    return new Seating(store, () => record, await store.seats(record.id), wall).isSeated(person);
  }

  get isFinished(): boolean {
    return this.#facts.finished;
  }

  get seats(): number {
    return this.#seating.seated.length;
  }

  /** Of the puzzle that is played; null: none yet. */
  get kind(): PuzzleKind | null {
    return this.#activity?.cuts[0]?.kind ?? null;
  }

  isMember(person: Person): boolean {
    return person.role === 'teacher' ? isKeyCurrent(this.record, person) : this.#seating.isSeated(person);
  }

  appearanceOf({ seat }: Student): SeatAppearance | null {
    return this.#seating.appearanceOf(seat);
  }

  openClass(openedOn: number): OpenClassView {
    return openClassView({
      record: this.record,
      openedOn,
      facts: this.#facts,
      seating: this.#seating,
      activity: this.#activity,
      picture: this.picture,
      isHere: () => false,
    });
  }
}
