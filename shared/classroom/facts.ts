/** A classroom's own facts: the fold of its log, and nothing else changes them. */
import type { ClassroomEvent } from './event.ts';

export interface ClassroomFacts {
  readonly epoch: number;
  /** Wall time at the epoch's time 0, ms since 1970. */
  readonly openedAt: number;
  /** Of the whole class. */
  readonly paused: boolean;
}

export const FIRST_FACTS: ClassroomFacts = { epoch: 0, openedAt: 0, paused: false };

/**
 * The facts after one more event.
 * @param _time monotonic ms since the epoch began, of the event's frame
 */
export function foldFact(facts: ClassroomFacts, event: ClassroomEvent, _time: number): ClassroomFacts {
  switch (event.kind) {
    case 'opened':
      return { ...facts, epoch: event.epoch, openedAt: event.wallTime };
    case 'paused':
      return { ...facts, paused: true };
    case 'resumed':
      return { ...facts, paused: false };
  }
}
