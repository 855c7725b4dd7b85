/** Messages with which a teacher collects moments of boards and shows them, over /board. */
import * as v from 'valibot';
import { DESCRIPTION_LENGTH_MAX, MOMENTS_MAX, SHOWN_MOMENTS_MAX } from '#shared/limits.ts';
import { BoardNumber, integer, object, text, uniqueList } from '#shared/protocol/schema-parts.ts';

const MomentNumber = integer(1, Number.MAX_SAFE_INTEGER);

/** Collects this board at this time, ms since 1970; without a time, now. */
export const CollectMomentMessage = object({
  board: BoardNumber,
  time: v.exactOptional(integer(0, Number.MAX_SAFE_INTEGER)),
});
export type CollectMomentMessage = v.InferOutput<typeof CollectMomentMessage>;

/** An empty note is none. */
export const NoteMomentMessage = object({ moment: MomentNumber, note: text(0, DESCRIPTION_LENGTH_MAX * 4) });
export type NoteMomentMessage = v.InferOutput<typeof NoteMomentMessage>;

/** Its place in the collection, from 0. */
export const MoveMomentMessage = object({ moment: MomentNumber, place: integer(0, MOMENTS_MAX - 1) });
export type MoveMomentMessage = v.InferOutput<typeof MoveMomentMessage>;

export const RemoveMomentMessage = object({ moment: MomentNumber });
export type RemoveMomentMessage = v.InferOutput<typeof RemoveMomentMessage>;

/** The moments on everybody's screen, in this order; none gives everybody their own board back. */
export const ShowMomentsMessage = object({
  moments: uniqueList(MomentNumber, 0, SHOWN_MOMENTS_MAX),
  named: v.boolean(),
});
export type ShowMomentsMessage = v.InferOutput<typeof ShowMomentsMessage>;
