/** Messages with which a teacher decides over /board who comes into a class and who leaves it. */
import * as v from 'valibot';
import { ADMISSION_MODES } from '#shared/classroom/classroom-event.ts';
import { CAPACITY_MAX, NAME_LENGTH_MAX } from '#shared/limits.ts';
import { integer, object, text } from '#shared/protocol/schema-parts.ts';

/** Numbers of declined seats are not given again, so numbers go higher than the capacity. */
export const SeatNumber = integer(1, CAPACITY_MAX * 1_000);

export const AdmissionModeMessage = object({ mode: v.picklist(ADMISSION_MODES) });
export type AdmissionModeMessage = v.InferOutput<typeof AdmissionModeMessage>;

export const CapacityMessage = object({ capacity: integer(1, CAPACITY_MAX) });
export type CapacityMessage = v.InferOutput<typeof CapacityMessage>;

export const LockMessage = object({ locked: v.boolean() });
export type LockMessage = v.InferOutput<typeof LockMessage>;

/** Null admits all who wait. */
export const AdmitMessage = object({ seat: v.nullable(SeatNumber) });
export type AdmitMessage = v.InferOutput<typeof AdmitMessage>;

export const SeatMessage = object({ seat: SeatNumber });
export type SeatMessage = v.InferOutput<typeof SeatMessage>;

/** `messages`: deletes the student's chat messages, too; only with `forGood`. */
export const RemoveMessage = object({ seat: SeatNumber, forGood: v.boolean(), messages: v.exactOptional(v.boolean()) });
export type RemoveMessage = v.InferOutput<typeof RemoveMessage>;

export const RenameMessage = object({ seat: SeatNumber, name: text(1, NAME_LENGTH_MAX * 4) });
export type RenameMessage = v.InferOutput<typeof RenameMessage>;
