/** The door of a class, as its teachers see and set it over /board: the messages, the events that carry them, and what they are told. */
import * as v from 'valibot';
import { ADMISSION_MODES, type AdmissionMode } from '#shared/classroom/classroom-event.ts';
import { CAPACITY_MAX, NAME_LENGTH_MAX } from '#shared/limits.ts';
import { integer, object, text } from '#shared/protocol/schema-parts.ts';
import type { Answer, NoResult, SeatAppearance } from '#shared/protocol/socket-events.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import type { EmptyMessage } from './control-messages.ts';

/** Numbers of seats that waited and went are not given again: there may be more of them than seats. */
export const SeatNumber = integer(1, CAPACITY_MAX * 1_000);

export const AdmissionModeMessage = object({ mode: v.picklist(ADMISSION_MODES) });
export type AdmissionModeMessage = v.InferOutput<typeof AdmissionModeMessage>;

export const LockMessage = object({ locked: v.boolean() });
export type LockMessage = v.InferOutput<typeof LockMessage>;

/** Null: everybody who waits. */
export const AdmitMessage = object({ seat: v.nullable(SeatNumber) });
export type AdmitMessage = v.InferOutput<typeof AdmitMessage>;

export const SeatMessage = object({ seat: SeatNumber });
export type SeatMessage = v.InferOutput<typeof SeatMessage>;

/** `messages`: with all that they said in the chat; for whoever is removed for good. */
export const RemoveMessage = object({ seat: SeatNumber, forGood: v.boolean(), messages: v.exactOptional(v.boolean()) });
export type RemoveMessage = v.InferOutput<typeof RemoveMessage>;

export const RenameMessage = object({ seat: SeatNumber, name: text(1, NAME_LENGTH_MAX * 4) });
export type RenameMessage = v.InferOutput<typeof RenameMessage>;

type Ack = (answer: Answer<NoResult>) => void;

/** Teachers alone; each is answered when what it asked for is durable. */
export interface AdmissionEvents {
  admissionMode: (message: AdmissionModeMessage, ack: Ack) => void;
  /** Nobody new comes in; whoever has a seat comes back to it. */
  lock: (message: LockMessage, ack: Ack) => void;
  admit: (message: AdmitMessage, ack: Ack) => void;
  turnAway: (message: SeatMessage, ack: Ack) => void;
  remove: (message: RemoveMessage, ack: Ack) => void;
  /** Whoever was removed for good may come to the door again. */
  liftBans: (message: EmptyMessage, ack: Ack) => void;
  rename: (message: RenameMessage, ack: Ack) => void;
  /** The class is kept as long as a new one would be. */
  extend: (message: EmptyMessage, ack: Ack) => void;
}

/** Somebody with a seat, or who waits for one. */
export interface AdmissionSeatView extends SeatAppearance {
  readonly number: number;
  /** Connected now. */
  readonly here: boolean;
}

/** Teachers alone are told. */
export interface AdmissionView {
  readonly mode: AdmissionMode;
  readonly locked: boolean;
  /** When the class deletes itself, ms since 1970. */
  readonly expiresAt: number;
  /** Who is in, in the order of coming. */
  readonly seats: readonly AdmissionSeatView[];
  /** Who waits to be let in, in the order of coming. */
  readonly waiting: readonly AdmissionSeatView[];
  /** How many were removed for good. */
  readonly banned: number;
  /** Pages of teachers that are connected, and how many of them came in by the co-teachers' link. */
  readonly teachers: number;
  readonly coTeachers: number;
  /** There is a link for co-teachers. */
  readonly hasCoLink: boolean;
  /** This page came in by that link: it cannot end what others came in by, nor the class. */
  readonly isCo: boolean;
}

/** Whoever waits is told who they will be. */
export interface WaitingView extends SeatAppearance {
  readonly title: string;
  /** What is played, if it is one of our samples: an uploaded picture is for those who are in. */
  readonly sample: SampleId | null;
}
