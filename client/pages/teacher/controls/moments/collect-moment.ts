/** Collects the moment that a teacher sees of a board. */
import type { ClassLink } from '#client/net/class-link.ts';
import type { BoardNumber } from '#shared/ids.ts';

/** The key that does so, by its place on the keyboard. */
export const COLLECT_KEY = 'KeyK';

/** @param time of a replay, ms since 1970; undefined: live */
export function collectMoment(link: ClassLink, board: BoardNumber, time?: number): void {
  void link.control('collectMoment', time === undefined ? { board } : { board, time: Math.floor(time) });
}
