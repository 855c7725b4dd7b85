/** Seats whose students are not in the class, and why. */
import type { ErrorCode } from '../../../../shared/protocol/errors.ts';
import { GOING, type Going, type SeatRecord, type SeatState } from '../../../store/port.ts';

/** A seat whose student goes for good: what is to go with it has not all gone. */
export interface GoingSeat extends SeatRecord {
  readonly state: Going;
}

/** Why whoever has a seat in one of these states is not in. */
export const WHY_OUT: { readonly [State in Exclude<SeatState, 'in'>]: ErrorCode } = {
  waiting: 'waiting',
  out: 'removed',
  erased: 'erased',
  banned: 'removed-for-good',
  'banned-unsaid': 'removed-for-good',
};

export const isGoing = (seat: SeatRecord): seat is GoingSeat => GOING.some((state) => state === seat.state);
