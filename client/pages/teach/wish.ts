/** All that a teacher can wish for a class beside its picture, with defaults that serve a class of today. */
import { CAPACITY_DEFAULT, CAPACITY_MAX } from '../../../shared/limits.ts';
import type { Mode } from '../../../shared/protocol/events.ts';
import type { OpenClassroom } from '../../../shared/protocol/schemas.ts';
import type { Ease, TabSize } from '../../../shared/puzzle/puzzle.ts';

export interface ClassWish {
  readonly mode: Mode;
  readonly title: string;
  /** As typed. */
  readonly capacity: string;
  readonly password: string;
  readonly ease: Ease;
  readonly turns: boolean;
  readonly tab: TabSize;
}

export const USUAL: ClassWish = {
  mode: 'each',
  title: '',
  capacity: String(CAPACITY_DEFAULT),
  password: '',
  ease: 'normal',
  turns: false,
  tab: 20,
};

/** Null when it is no number of seats. */
export function capacityOf({ capacity }: ClassWish): number | null {
  const seats = Number(capacity.normalize('NFKC').trim());
  return Number.isInteger(seats) && seats >= 1 && seats <= CAPACITY_MAX ? seats : null;
}

/** Null when something of it has to be mended first. */
export function classroomOf(wish: ClassWish): OpenClassroom | null {
  const capacity = capacityOf(wish);
  if (capacity === null) return null;
  const title = wish.title.trim();
  return {
    capacity,
    ...(title === '' ? {} : { title }),
    ...(wish.password === '' ? {} : { password: wish.password }),
  };
}
