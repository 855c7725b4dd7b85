/** An entry of the public list of open classes: nothing of what is inside. */
import type { ClassroomId } from '#shared/ids.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import type { Mode } from './activity-view.ts';

export interface OpenClassView {
  readonly id: ClassroomId;
  readonly title: string;
  /** By the machine's calendar, ms since 1970. */
  readonly openedAt: number;
  /** It needs a password, or the teacher's approval. */
  readonly locked: boolean;
  /** One may enter from the list, without the code. */
  readonly open: boolean;
  /** The teacher approves each new student. */
  readonly needsApproval: boolean;
  /** No new student is let in. */
  readonly shut: boolean;
  readonly seats: number;
  readonly capacity: number;
  readonly mode: Mode | null;
  /** The sample that is played. Null for an uploaded picture, which only the class sees. */
  readonly sample: SampleId | null;
  /** The teacher's colour: 0..11. */
  readonly hue: number;
}
