/** The day in the name of a film's file: 2026-11-30, by this computer's calendar. */

/** @param time ms since 1970 */
export function dayOf(time: number): string {
  const day = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
