/** Whether this person wants things to stand still. */
const stillDevice = matchMedia('(prefers-reduced-motion: reduce)');

export function wantsStillness(): boolean {
  return stillDevice.matches;
}
