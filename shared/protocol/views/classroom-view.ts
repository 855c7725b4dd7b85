/** A class as one person in it may see it. */
import type { BoardNumber, ClassroomId, Member, PersonId } from '#shared/ids.ts';
import type { ActivityView, BoardView } from './activity-view.ts';
import type { AdmissionView } from './admission-view.ts';
import type { ControlsView } from './controls-view.ts';
import type { SeatAppearance } from './seat-appearance.ts';

export interface ClassroomView {
  readonly id: ClassroomId;
  readonly title: string;
  /** Teachers only. */
  readonly code: string | null;
  /** What the class's own link holds beside the code: `classLink`. Teachers only. */
  readonly invitation: string | null;
  readonly capacity: number;
  readonly seats: number;
  readonly paused: boolean;
  readonly activity: ActivityView | null;
  /** A student's own board; for a teacher all boards, in order of their numbers. */
  readonly boards: readonly BoardView[];
  readonly you: You;
  /** Names and numbers to tap that nobody has taken yet. Teachers only. */
  readonly notYet: readonly string[];
  /** Each seat has a card to print. */
  readonly hasCards: boolean;
  readonly controls: ControlsView;
  /** The lesson is over: nothing moves until the class is opened again. */
  readonly finished: boolean;
  /** Teachers only. */
  readonly admission: AdmissionView | null;
}

export type You =
  | { readonly role: 'teacher'; readonly id: PersonId }
  | (SeatAppearance & {
      readonly role: 'student';
      readonly id: PersonId;
      /** The code that moves this seat to another device: only this student and the teachers see it. */
      readonly rejoin: string;
      /** A name that waits for the teacher's nod: what others see meanwhile; '' once the teacher has decided. Absent: it never waited. */
      readonly shownName?: string;
      /** Where this seat plays now, and as which member. */
      readonly board: BoardNumber | null;
      readonly member: Member;
    });
