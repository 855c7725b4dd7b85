/** What the rest of the server asks of the live side: classes are opened, joined and given something to play. */
import type { ClassroomId, PictureId, SeatId } from '#shared/ids.ts';
import type { Failure } from '#shared/protocol/errors.ts';
import type {
  JoinedClassroom,
  JoinPreview,
  OpenedClassroom,
  RejoinCodes,
  SeatCards,
} from '#shared/protocol/http-responses.ts';
import type {
  JoinPreviewRequest,
  JoinRequest,
  OpenClassroomRequest,
  StartActivityRequest,
} from '#shared/protocol/request-schemas.ts';
import type { SeatAppearance } from '#shared/protocol/socket-events.ts';
import type { ClassAdmission } from './admission/class-admission.ts';
import type { StudentData } from './student-data.ts';

/** Somebody who was let in at a seat. It is theirs until its grant changes: then it has moved to another device. */
export interface Student {
  readonly role: 'student';
  readonly seat: SeatId;
  readonly grant: number;
}

/**
 * Somebody who showed one of the class's two secrets. `by` and `grant` say which, and how often it had been replaced by then; sessions
 * of before there were two have neither, and came in by her own, never replaced.
 */
export interface Teacher {
  readonly role: 'teacher';
  readonly by?: 'own' | 'co';
  readonly grant?: number;
}

/** Who somebody is in one class. */
export type Person = Teacher | Student;

/** What a session keeps: at most MEMBERSHIPS_MAX classes, the newest last. */
export interface Membership {
  readonly classroom: ClassroomId;
  readonly person: Person;
}

/** A membership that stands, with what the browser may be told of it. */
export interface ActiveMembership extends Membership {
  readonly title: string;
  readonly seat: SeatAppearance | null;
}

/** What browsers remember of classes and seats, to be forgotten. */
export interface SessionEraser {
  eraseClassroom(id: ClassroomId): Promise<void>;
  eraseSeat(id: SeatId): Promise<void>;
}

export interface Classrooms {
  open(request: OpenClassroomRequest): Promise<OpenedClassroom>;
  /** What a door may show of a class before somebody goes in. Refused like `join`. */
  previewJoin(
    request: JoinPreviewRequest,
    memberships: readonly Membership[],
  ): Promise<({ readonly ok: true } & JoinPreview) | Failure>;
  /**
   * Takes a free seat, or gives back the seat that this session has there already. Checked and counted in one place: two joins cannot
   * take the last seat, nor the same name.
   * @param former seats that this session let go of
   */
  join(
    request: JoinRequest,
    memberships: readonly Membership[],
    former: readonly Membership[],
  ): Promise<({ readonly ok: true; readonly person: Person } & JoinedClassroom) | Failure>;
  /** The class to which this is the invitation; null where it is none, or there is no such code. */
  invitedTo(code: string, invitation: string): Promise<ClassroomId | null>;
  /** A student's pages of this class end: their device is somebody else's now. The seat stays. */
  releaseDevice(classroom: ClassroomId, student: Student): Promise<void>;
  /** For the class's teacher alone; null of a class that is gone. */
  rejoinCodes(classroom: ClassroomId): Promise<RejoinCodes | null>;
  /** For the class's teacher alone. @param renew all cards printed before are worthless from now on */
  cards(classroom: ClassroomId, renew: boolean): Promise<SeatCards | null>;
  /** Whom this secret makes a teacher of the class; null: nobody. */
  teacherByKey(classroom: ClassroomId, key: string): Promise<Teacher | null>;
  /** Was this browser's student removed from the class for good? */
  isBanned(classroom: ClassroomId, memberships: readonly Membership[]): Promise<boolean>;
  /** The class's door; null of a class that is gone. Who may use it is asked before. */
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
  /** What its students leave behind; null of a class that is gone. For the class's teacher alone. */
  studentData(classroom: ClassroomId): Promise<Pick<StudentData, 'results' | 'export'> | null>;
  /** The memberships that still stand: the class is open and the seat is theirs. */
  activeMemberships(memberships: readonly Membership[]): Promise<readonly ActiveMembership[]>;
  /** New boards for the same seats, with a picture that the class has. */
  startActivity(classroom: ClassroomId, request: StartActivityRequest): Promise<{ readonly ok: true } | Failure>;
  /** Ends the class for good, with all that is its. */
  remove(classroom: ClassroomId): Promise<void>;
  hasPicture(classroom: ClassroomId, picture: PictureId): Promise<boolean>;
}
