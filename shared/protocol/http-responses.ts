/** What HTTP routes answer with, besides a Failure. */
import type { BoardNumber, ClassroomId, PictureId } from '#shared/ids.ts';
import type { MemberResult } from '#shared/results/result-fold.ts';
import type { Mode, Naming, SeatAppearance } from './socket-events.ts';

export interface OpenedClassroom {
  readonly id: ClassroomId;
  readonly code: string;
  /** The teacher's secret: told once, to be kept by her. */
  readonly key: string;
}

export interface JoinedClassroom {
  readonly id: ClassroomId;
}

/** What somebody who has the code may know before going in. */
export interface JoinPreview {
  readonly id: ClassroomId;
  readonly title: string;
  readonly naming: Naming;
  /** What may be tapped, where numbers or names are. */
  readonly choices: readonly SeatChoice[];
  /** Free names, where they are generated: one to begin with and some to spin through. */
  readonly offers: readonly string[];
  /** Who this browser is in the class already. */
  readonly you: { readonly role: 'teacher' } | ({ readonly role: 'student' } & SeatAppearance) | null;
}

export interface SeatChoice extends SeatAppearance {
  readonly number: number;
  readonly taken: boolean;
}

/** Every seat with what moves it to another device. Teachers alone, on request. */
export interface RejoinCodes {
  readonly seats: readonly (SeatAppearance & { readonly number: number; readonly rejoin: string })[];
}

/** Each seat's card; none where names are not tapped. */
export interface SeatCards {
  readonly title: string;
  readonly code: string;
  readonly cards: readonly (SeatAppearance & { readonly number: number; readonly secret: string })[];
}

/** A secret, told once. */
export interface NewKey {
  readonly key: string;
}

/** All that is kept of one student. Times are ms since 1970. */
export interface SeatExport {
  readonly title: string;
  readonly exportedAt: number;
  readonly keptUntil: number;
  readonly seat: SeatAppearance & { readonly number: number; readonly createdAt: number };
  readonly boards: readonly (MemberResult & {
    readonly board: BoardNumber;
    readonly mode: Mode;
    readonly columns: number;
    readonly rows: number;
    /** How the picture lies: groups of joined pieces, piece 0 being the mat. */
    readonly groups: readonly {
      readonly pieces: readonly number[];
      readonly x: number;
      readonly y: number;
      readonly turn: number;
    }[];
  })[];
  /** What the student said in the chat, and what was said to the student alone. */
  readonly messages: readonly {
    readonly at: number;
    readonly from: 'student' | 'teacher';
    readonly to: 'everybody' | 'teacher' | 'student';
    readonly text: string;
    readonly hasPicture: boolean;
  }[];
}

/** Where other devices find this server, the likeliest first. */
export interface Origins {
  readonly origins: readonly string[];
}

export interface StoredPicture {
  readonly id: PictureId;
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
}

/** Pictures that the class had before, the newest first: not those of the chat, and no whole samples, which are offered anyway. */
export interface EarlierPictures {
  readonly pictures: readonly EarlierPicture[];
}

export interface EarlierPicture extends StoredPicture {
  /** What was last said that it shows; '' where nothing was. */
  readonly description: string;
}

/** Classes that this browser is in. */
export interface MyClassrooms {
  readonly classrooms: readonly MyClassroom[];
}

export interface MyClassroom {
  readonly id: ClassroomId;
  readonly title: string;
  readonly role: 'teacher' | 'student';
  /** Who a student is there. */
  readonly seat: SeatAppearance | null;
}
