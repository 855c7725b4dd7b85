/** Seats whose students are not in the class, and why. */

import { PENDING_REMOVALS, type PendingRemoval, type SeatRecord, type SeatState } from '#server/store/port.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';

/** A seat whose student goes for good: what is to go with it has not all gone. */
export interface SeatBeingRemoved extends SeatRecord {
  readonly state: PendingRemoval;
}

/** Why whoever has a seat in one of these states is not in. */
export const REFUSAL_BY_STATE: { readonly [State in Exclude<SeatState, 'in'>]: ErrorCode } = {
  waiting: 'waiting',
  kicked: 'removed',
  erased: 'erased',
  'banned-keep-messages': 'removed-for-good',
  'banned-erase-messages': 'removed-for-good',
};

export const isBeingRemoved = (seat: SeatRecord): seat is SeatBeingRemoved =>
  PENDING_REMOVALS.some((state) => state === seat.state);
