/** What the rest of the server asks of the live side: classes are opened, joined and given something to play. */
import type { ClassroomId, PictureId, SeatId } from '../../shared/ids.ts';
import type { Failure } from '../../shared/protocol/errors.ts';
import type { JoinedClassroom, OpenedClassroom } from '../../shared/protocol/events.ts';
import type { Join, OpenClassroom, StartActivity } from '../../shared/protocol/schemas.ts';

/** Who somebody is in one class. */
export type Person = { readonly role: 'teacher' } | { readonly role: 'student'; readonly seat: SeatId };

/** What a session keeps: at most MEMBERSHIPS_MAX classes, the newest last. */
export interface Membership {
  readonly classroom: ClassroomId;
  readonly person: Person;
}

export interface Classrooms {
  open(asked: OpenClassroom): Promise<OpenedClassroom>;
  /** Takes a free seat, or gives back the seat that this session has there already. Checked and counted in one place: two joins cannot take the last seat. */
  join(
    asked: Join,
    memberships: readonly Membership[],
  ): Promise<({ readonly ok: true; readonly person: Person } & JoinedClassroom) | Failure>;
  /** Is this the secret of the class's teacher? */
  isTeacherKey(classroom: ClassroomId, key: string): Promise<boolean>;
  /** The memberships that still stand, with the class's title: the class is open and the seat is there. */
  standing(memberships: readonly Membership[]): Promise<readonly (Membership & { readonly title: string })[]>;
  /** New boards for the same seats, with a picture that the class has. */
  startActivity(classroom: ClassroomId, asked: StartActivity): Promise<{ readonly ok: true } | Failure>;
  hasPicture(classroom: ClassroomId, picture: PictureId): Promise<boolean>;
}
