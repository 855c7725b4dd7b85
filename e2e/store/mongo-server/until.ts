/** Waits for a state that other processes come to. */
import { setTimeout as wait } from 'node:timers/promises';

/** A busy machine is slow, not wrong. Milliseconds. */
const STATE_MS_MAX = 120_000;

/** @throws Error naming `what`, and `seen` at that time, if it does not come to that */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  seen: () => string = () => '',
): Promise<void> {
  const end = performance.now() + STATE_MS_MAX;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what} ${seen()}`.trim());
    await wait(20);
  }
}
