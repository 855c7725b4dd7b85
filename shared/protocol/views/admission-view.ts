/** Who is in a class and who waits to be let in: for teachers, and for the student who waits. */
import type { AdmissionMode } from '#shared/classroom/classroom-event.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import type { Naming, SeatAppearance } from './seat-appearance.ts';

/** A student with a seat, or one who waits for it. */
export interface AdmissionSeatView extends SeatAppearance {
  readonly number: number;
  /** A typed name that waits for the teacher's nod: a `rename` to it. Until then `name` is the seat's number. Null: none waits. */
  readonly requestedName: string | null;
  /** Connected now. */
  readonly here: boolean;
}

export interface WaitingSeatView extends AdmissionSeatView {
  /** Not new: they say that a seat of this name is theirs, and are on another device. */
  readonly returning: boolean;
}

/** Teachers only. */
export interface AdmissionView {
  readonly mode: AdmissionMode;
  readonly locked: boolean;
  /** How new students get their names. */
  readonly naming: Naming;
  /** The class has a list of names. */
  readonly hasNameList: boolean;
  /** When the class deletes itself, ms since 1970. */
  readonly expiresAt: number;
  /** Admitted students, in the order in which they joined. */
  readonly seats: readonly AdmissionSeatView[];
  /** Students who wait to be let in, in the order in which they joined. */
  readonly waiting: readonly WaitingSeatView[];
  /** The class can have more seats than now. */
  readonly mayHaveMoreSeats: boolean;
  /** Seats that were taken within a minute, if they are many; else 0. */
  readonly newSeats: number;
  /** How many students are banned. */
  readonly banned: number;
  /** Teachers' pages that are connected, and how many of them use the co-teachers' link. */
  readonly teachers: number;
  readonly coTeachers: number;
  /** There is a link for co-teachers. */
  readonly hasCoLink: boolean;
  /** This page uses the co-teachers' link: it can end neither a link nor the class. */
  readonly isCo: boolean;
}

/** What a waiting student sees: their own appearance, and the class. */
export interface WaitingView extends SeatAppearance {
  readonly title: string;
  /** The sample that is played. Null for an uploaded picture, which only admitted students see. */
  readonly sample: SampleId | null;
}
