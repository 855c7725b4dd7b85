/** The states of a seat whose student is not in the class, and the refusal for each. */

import { PENDING_REMOVALS, type PendingRemoval, type SeatRecord, type SeatState } from '#server/store/port.ts';
import type { SeatId } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';

/** A seat whose removal for good is not complete. */
export interface SeatBeingRemoved extends SeatRecord {
  readonly state: PendingRemoval;
}

/** One whose student waits to have the seat of before back. */
export interface ReturningSeat extends SeatRecord {
  readonly returnsTo: SeatId;
}

/** The refusal for a student whose seat is in this state. */
export const REFUSAL_BY_STATE: { readonly [State in Exclude<SeatState, 'in'>]: ErrorCode } = {
  waiting: 'waiting',
  kicked: 'removed',
  erased: 'erased',
  'banned-keep-messages': 'removed-for-good',
  'banned-erase-messages': 'removed-for-good',
};

export const isBeingRemoved = (seat: SeatRecord): seat is SeatBeingRemoved =>
  PENDING_REMOVALS.some((state) => state === seat.state);

export const isReturning = (seat: SeatRecord): seat is ReturningSeat => seat.returnsTo !== undefined;
