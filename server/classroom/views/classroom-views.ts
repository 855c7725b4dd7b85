/** All views of one class: what each person, the projector, the list of open classes and a waiting student may see of it. */

import type { Person, Student } from '#server/identity/person.ts';
import type { Store } from '#server/store/port.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { EarlierActivity } from '#shared/protocol/views/activity-view.ts';
import type { WaitingView } from '#shared/protocol/views/admission-view.ts';
import type { BoardAttention } from '#shared/protocol/views/attention-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import { waitingView } from './admission-view.ts';
import { ClassAttention } from './class-attention.ts';
import { classroomView, openClassView } from './classroom-view.ts';
import { earlierActivitiesFor, mayViewEarlier } from './earlier-activities.ts';
import { presentView } from './present-view.ts';
import type { ClassroomViewSource } from './view-source.ts';

export interface ClassroomViewsDeps {
  readonly store: Store;
  /** The class as it is now. */
  readonly source: () => ClassroomViewSource;
  readonly wall: () => number;
}

export class ClassroomViews {
  readonly #deps: ClassroomViewsDeps;
  readonly #attention = new ClassAttention();

  constructor(deps: ClassroomViewsDeps) {
    this.#deps = deps;
  }

  forPerson(person: Person): ClassroomView {
    return classroomView(this.#deps.source(), person, this.#deps.wall());
  }

  /** For a projector. */
  present(): PresentView {
    return presentView(this.#deps.source(), this.#deps.wall());
  }

  /** For a student who waits for approval; null: the seat is gone. */
  waiting(student: Student): WaitingView | null {
    return waitingView(this.#deps.source(), student);
  }

  /** For the list of open classes. */
  openClass(): OpenClassView {
    const source = this.#deps.source();
    return openClassView({ ...source, activity: source.boards.activity, isHere: source.admission.policy.isHere });
  }

  /** The boards that may need the teacher's attention. */
  attention(): BoardAttention[] {
    return this.#attention.evaluate(this.#deps.source(), this.#deps.wall());
  }

  /** Boards of earlier activities and boards that a seat has left, oldest first. A student sees their own alone. */
  async earlierActivities(person: Person): Promise<EarlierActivity[]> {
    return earlierActivitiesFor(this.#deps.source(), this.#deps.store, person);
  }

  mayViewEarlier(person: Person, number: BoardNumber): boolean {
    return mayViewEarlier(this.#deps.source(), person, number);
  }
}
