/** How many of the wall's controls fit into one row of its bar. */
import type { RefObject } from 'preact';
import { useRoomInLetters } from '#client/ui/bar-room.ts';

/** `some`: the most used controls, the rest in a menu; `little`: all but "Sort again" in that menu. */
export type BarSpace = 'all' | 'some' | 'little';

/** Least widths for the longer language, as `useRoomInLetters` counts; `wall-bar.css` leaves words out at the same width. */
const ALL_ROOM = 1_020 / 16;
/** With the list of students who are not here yet. */
const ALL_WITH_MISSING_ROOM = 1_240 / 16;
const SOME_ROOM = 740 / 16;

export function useBarSpace(bar: RefObject<HTMLElement | null>, listsMissing: boolean): BarSpace {
  const room = useRoomInLetters(bar);
  if (room >= (listsMissing ? ALL_WITH_MISSING_ROOM : ALL_ROOM)) return 'all';
  return room >= SOME_ROOM ? 'some' : 'little';
}
