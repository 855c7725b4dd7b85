/** The port through which HTTP routes reach the classes: they open, join and end classes, and start activities. */

import type { Membership } from '#server/identity/membership.ts';
import type { Person, Student, Teacher } from '#server/identity/person.ts';
import type { ActivityId, ClassroomId, PictureId, SeatId } from '#shared/ids.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type {
  ContinuationRequest,
  JoinPreviewRequest,
  JoinRequest,
  OpenClassroomRequest,
  StartActivityRequest,
} from '#shared/protocol/http/request-bodies.ts';
import type {
  Continued,
  JoinedClassroom,
  JoinPreview,
  LatestActivity,
  MyClassroom,
  MyClassrooms,
  OpenedClassroom,
  RejoinCodes,
  SeatCards,
} from '#shared/protocol/http/responses.ts';
import type { ClassAdmission } from './admission/class-admission.ts';
import type { TeacherDevices } from './admission/teacher-devices.ts';
import type { ClassInsight } from './views/class-insight.ts';
import type { ClassReplay } from './views/class-replay.ts';
import type { StudentData } from './views/student-data.ts';

/** A membership that still holds, with what the browser may know of it. */
export interface ActiveMembership
  extends Membership,
    Pick<MyClassroom, 'title' | 'seat' | 'picture' | 'kind' | 'openedAt' | 'seats'> {}

/** Id and teacher key of a new class that follow from its request: the same request makes one class. Without them both are new. */
export interface MadeClassroom {
  readonly id?: ClassroomId | undefined;
  readonly key?: string | undefined;
}

export interface Classrooms {
  open(request: OpenClassroomRequest, made?: MadeClassroom): Promise<OpenedClassroom>;
  /**
   * What a newcomer may know of a class before joining. Refused like `join`.
   * @param invitedTo what `invitedTo` found for this request's code
   */
  previewJoin(
    request: JoinPreviewRequest,
    memberships: readonly Membership[],
    invitedTo?: ClassroomId | null,
  ): Promise<({ readonly ok: true } & JoinPreview) | Failure>;
  /**
   * Takes a free seat, or gives back the seat that this session has in the class. Joins run one after the other: two cannot take the
   * last seat, nor the same name.
   * @param former seats that this session has left
   * @param invitedTo what `invitedTo` found for this request's code
   * @param newSeat the id of the seat that this request makes: the same request makes one seat
   */
  join(
    request: JoinRequest,
    memberships: readonly Membership[],
    former: readonly Membership[],
    invitedTo?: ClassroomId | null,
    newSeat?: SeatId,
  ): Promise<({ readonly ok: true; readonly person: Person } & JoinedClassroom) | Failure>;
  /** Opens nothing. */
  idOfCode(code: string): Promise<ClassroomId | null>;
  /** The class of this code if the invitation is the class's; null otherwise. */
  invitedTo(code: string, invitation: string): Promise<ClassroomId | null>;
  /** Ends a student's pages of this class: another person uses the device now. The seat stays. */
  releaseDevice(classroom: ClassroomId, student: Student): Promise<void>;
  /** At the end of a lesson, where several children had a seat on one device: no seat stays open there, and each returns to theirs. */
  releaseSharedDevices(classroom: ClassroomId): Promise<void>;
  /** For the class's teacher alone. Null: the class is gone. */
  rejoinCodes(classroom: ClassroomId): Promise<RejoinCodes | null>;
  /** For the class's teacher alone. @param renew makes all cards printed before worthless */
  cards(classroom: ClassroomId, renew: boolean): Promise<SeatCards | null>;
  /** The teacher that this key makes; null: it is no key of the class. */
  teacherByKey(classroom: ClassroomId, key: string): Promise<Teacher | null>;
  /** Whether this browser's student was removed from the class for good. */
  isBanned(classroom: ClassroomId, memberships: readonly Membership[]): Promise<boolean>;
  /** The caller checks the role. Null: the class is gone. */
  admission(
    classroom: ClassroomId,
  ): Promise<Pick<
    ClassAdmission,
    | 'removal'
    | 'finish'
    | 'reopen'
    | 'replaceTeacherKey'
    | 'createCoTeacherKey'
    | 'revokeCoTeacherKey'
    | 'endRevokedSessions'
  > | null>;
  /** The caller checks the role. Null: the class is gone. */
  teacherDevices(classroom: ClassroomId): Promise<Pick<TeacherDevices, 'list' | 'end' | 'endPages'> | null>;
  /** For the class's teacher alone. Null: the class is gone. */
  studentData(classroom: ClassroomId): Promise<Pick<StudentData, 'results' | 'export'> | null>;
  /** For the class's teacher alone. Null: the class is gone. */
  insight(classroom: ClassroomId): Promise<Pick<ClassInsight, 'of'> | null>;
  /** The replays of its boards: who may read one is decided there. Null: the class is gone. */
  replay(
    classroom: ClassroomId,
  ): Promise<Pick<ClassReplay, 'index' | 'segment' | 'moment' | 'ofActivity' | 'feed'> | null>;
  /** How many digits the codes of open classes have: the fewest and the most. */
  codeDigits(): Promise<MyClassrooms['codeDigits']>;
  /** Whether a membership still holds: the class is open, and the seat has not moved. */
  isCurrent(membership: Membership): Promise<boolean>;
  /** Those of these memberships that still hold. */
  activeMemberships(memberships: readonly Membership[]): Promise<readonly ActiveMembership[]>;
  /** New boards for the same seats, with a picture that the class has. @param id of the activity: the same request starts one */
  startActivity(
    classroom: ClassroomId,
    request: StartActivityRequest,
    id?: ActivityId,
  ): Promise<{ readonly ok: true } | Failure>;
  /** Continues from the moment after a frame of a board. For the class's teacher alone. @param id of the activity that the request makes */
  continueFrom(
    classroom: ClassroomId,
    request: ContinuationRequest,
    id?: ActivityId,
  ): Promise<({ readonly ok: true } & Continued) | Failure>;
  /** For the class's teacher alone. Null: the class is gone. */
  latestActivity(classroom: ClassroomId): Promise<LatestActivity | null>;
  /** Removes the class with everything that belongs to it. */
  remove(classroom: ClassroomId): Promise<void>;
  hasPicture(classroom: ClassroomId, picture: PictureId): Promise<boolean>;
}
