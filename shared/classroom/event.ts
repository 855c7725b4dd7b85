/**
 * What the owner of a classroom decided: the facts that are no board's. One table says every kind, the number it has in the log,
 * and its fields in their order there; types and codec follow from it. A number is never used again for something else.
 *
 * No name ever stands here: a seat is meant by its number in the classroom, and its record alone says whose it is.
 */

/** `count`: a whole number from 0 to 2^53 - 1. */
export type Field = 'count' | 'flag';

export const CLASSROOM_EVENTS = {
  /** An owner opened the log. `wallTime`: ms since 1970 at the epoch's time 0. */
  opened: [1, { epoch: 'count', wallTime: 'count' }],
  paused: [9, {}],
  resumed: [10, {}],
} as const satisfies Record<string, readonly [number: number, fields: Readonly<Record<string, Field>>]>;

type Events = typeof CLASSROOM_EVENTS;
export type ClassroomEventKind = keyof Events;
type Value<Of> = Of extends 'flag' ? boolean : number;

/** One of the kinds, with the fields that the table gives it. */
export type ClassroomEvent = {
  [Kind in ClassroomEventKind]: { readonly kind: Kind } & {
    readonly [Name in keyof Events[Kind][1]]: Value<Events[Kind][1][Name]>;
  };
}[ClassroomEventKind];
