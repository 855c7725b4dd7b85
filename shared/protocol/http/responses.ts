/** Results of HTTP routes. An answer is one of them or a Failure. */
import type { DeviceName } from '#shared/classroom/device-name.ts';
import type { ActivityId, BoardNumber, ClassroomId, PersonId, PictureId } from '#shared/ids.ts';
import type { Pace } from '#shared/picture/motion.ts';
import type { Mode } from '#shared/protocol/views/activity-view.ts';
import type { MessageView } from '#shared/protocol/views/chat-view.ts';
import type { Naming, SeatAppearance } from '#shared/protocol/views/seat-appearance.ts';
import type { TabSize } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Difficulty, PuzzleKind } from '#shared/puzzle/puzzle.ts';
import type { MemberResult } from '#shared/results/result-fold.ts';
import type { ResultRow } from '#shared/results/result-row.ts';

export interface OpenedClassroom {
  readonly id: ClassroomId;
  readonly code: string;
  /** The teacher's secret. The server sends it once; the teacher's browser stores it. */
  readonly key: string;
}

export interface JoinedClassroom {
  readonly id: ClassroomId;
}

/** What somebody with the code may know before they join. */
export interface JoinPreview {
  readonly id: ClassroomId;
  readonly title: string;
  readonly naming: Naming;
  /** Seats to tap, if the class has numbers or a list of names. */
  readonly choices: readonly SeatChoice[];
  /** Free names, if they are generated: the first is the suggestion, the others can be spun through. */
  readonly offers: readonly string[];
  /** Who this browser already is in the class. */
  readonly you:
    | { readonly role: 'teacher' }
    | ({ readonly role: 'student'; readonly person: PersonId } & SeatAppearance)
    | null;
}

export interface SeatChoice extends SeatAppearance {
  readonly number: number;
  readonly taken: boolean;
}

/** Every seat with the code that moves it to another device. Teachers only. */
export interface RejoinCodes {
  readonly seats: readonly (SeatAppearance & { readonly number: number; readonly rejoin: string })[];
}

/** Each seat's card; empty unless the class has numbers or a list of names. */
export interface SeatCards {
  readonly title: string;
  readonly code: string;
  readonly cards: readonly (SeatAppearance & { readonly number: number; readonly secret: string })[];
}

/** A new secret. The server sends it once. */
export interface NewKey {
  readonly key: string;
}

/** The browsers that are a teacher's of the class, the latest used first. Times are ms since 1970. For its owner. */
export interface TeacherDevices {
  readonly devices: readonly TeacherDevice[];
}

export interface TeacherDevice extends DeviceName {
  /** Names it in this class. It opens nothing. */
  readonly id: string;
  /** It came in by the co-teachers' link. */
  readonly isCo: boolean;
  /** The one that asks. */
  readonly isThis: boolean;
  /** A page of it is open now. */
  readonly isOpen: boolean;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Only now: it ends then at the latest. Null: it is kept. */
  readonly until: number | null;
}

/** All that the server stores of one student. Times are ms since 1970. */
export interface SeatExport {
  readonly title: string;
  readonly exportedAt: number;
  readonly expiresAt: number;
  readonly seat: SeatAppearance & { readonly number: number; readonly createdAt: number };
  readonly boards: readonly (MemberResult & {
    readonly board: BoardNumber;
    readonly mode: Mode;
    readonly columns: number;
    readonly rows: number;
    /** How the pieces lie: groups of joined pieces, piece 0 being the mat. */
    readonly groups: readonly {
      readonly pieces: readonly number[];
      readonly x: number;
      readonly y: number;
      readonly turn: number;
    }[];
  })[];
  /** The student's chat messages, and the teachers' messages to this student alone. */
  readonly messages: readonly {
    readonly at: number;
    readonly from: 'student' | 'teacher';
    readonly to: 'everybody' | 'teacher' | 'student';
    readonly text: string;
    readonly hasPicture: boolean;
  }[];
}

/** The origins under which other devices reach this server, the likeliest first. */
export interface Origins {
  readonly origins: readonly string[];
}

export interface StoredPicture {
  readonly id: PictureId;
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  /** How it moves on boards. */
  readonly pace: Pace;
}

/** Pictures that the class used before, the newest first. Pictures of the chat and whole samples are left out. */
export interface EarlierPictures {
  readonly pictures: readonly EarlierPicture[];
}

export interface EarlierPicture extends StoredPicture {
  /** The last description that the teacher gave it; '' if there is none. */
  readonly description: string;
}

/** All results of a class, by seat and then by board. */
export interface ClassResults {
  readonly title: string;
  /** When they were read, ms since 1970. */
  readonly at: number;
  readonly rows: readonly StudentResult[];
}

export interface StudentResult extends ResultRow, SeatAppearance {
  /** Which activity it is: how it was played is asked for by it. */
  readonly activityId: ActivityId;
}

/** What a class's latest activity was set to, for the next one to begin with; null: there was none. */
export interface LatestActivity {
  readonly settings: ActivitySettings | null;
}

export interface ActivitySettings {
  readonly mode: Mode;
  /** 0 without teams. */
  readonly teams: number;
  /** Numbers of pieces: what everybody starts with, then the others to choose from. */
  readonly pieces: readonly number[];
  readonly tab: TabSize;
  readonly difficulty: Difficulty;
  readonly turns: boolean;
  readonly hints: boolean;
}

/** The classes that this browser is in. */
export interface MyClassrooms {
  readonly classrooms: readonly MyClassroom[];
  /** The request has brought the browser's cookie. If not, the answer gives one, and the next request shows whether it is kept. */
  readonly hasCookie: boolean;
  /** How many digits the codes of classes have that are open now: the fewest and the most. */
  readonly codeDigits: readonly [fewest: number, most: number];
}

export interface MyClassroom {
  readonly id: ClassroomId;
  readonly title: string;
  readonly role: 'teacher' | 'student';
  /** Who this browser is there: `leave` names it. */
  readonly person: PersonId;
  /** The student's own seat; null for a teacher. */
  readonly seat: SeatAppearance | null;
  /** The picture of the present activity; null: there is none yet. */
  readonly picture: PictureId | null;
  /** The kind of puzzle that is played; null: none yet. */
  readonly kind: PuzzleKind | null;
  /** When the class was opened, ms since 1970. */
  readonly openedAt: number;
  /** How many students have a seat. */
  readonly seats: number;
}

/** The message is durable under this number. */
export interface PostReceipt {
  readonly number: number;
  /** What it says there: another text is the page's sign that it has given one id to two messages. Null: it has been deleted since. */
  readonly text: string | null;
}

/** A page of the chat's history, by number. */
export interface MessagePage {
  readonly messages: readonly MessageView[];
  /** The next page holds messages older than this number; null: this is the last page. */
  readonly next: number | null;
  /** The page is up to date with this revision. */
  readonly revision: number;
}

/** What changed in the chat since a revision, by revision. */
export interface MessagesSince {
  readonly messages: readonly MessageView[];
  readonly revision: number;
  /** There is more after `revision`. */
  readonly more: boolean;
  /** The page's messages may have been deleted meanwhile: it discards them and loads the newest page. */
  readonly restart: boolean;
}

/** The boards that continue from a moment of the past; empty for a new activity. */
export interface Continued {
  readonly boards: readonly BoardNumber[];
}
