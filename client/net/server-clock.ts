/**
 * The server's clock, as this page knows it. Within a connection the message that took the least time to arrive gives the best
 * estimate of the offset. A server that starts anew may count another time: then the newest message is believed.
 */

/** A message that is later than this comes from a server whose clock was set. Milliseconds. */
const LATE_MS = 10_000;
const MINUTE_MS = 60_000;

/** The server's time at this page's monotonic 0. Milliseconds since 1970. */
let serverOffset: number | null = null;
let believesNext = true;

/** @param now the server's time in a message that has just arrived, in milliseconds since 1970 */
export function syncServerClock(now: number): void {
  const offset = now - performance.now();
  const isLate = serverOffset !== null && offset < serverOffset && serverOffset - offset <= LATE_MS;
  if (believesNext || !isLate) serverOffset = offset;
  believesNext = false;
}

/** The connection has ended: whatever the next message says is believed. */
export function expectServerClock(): void {
  believesNext = true;
}

/** The server's time in milliseconds since 1970; this device's time until the server has sent its own. */
export function serverNow(): number {
  return serverOffset === null ? Date.now() : serverOffset + performance.now();
}

/** A moment of the server's clock as this device's clock counts it, to the minute: the server may count another date. */
export function deviceTimeOf(moment: number): number {
  return moment + Math.round((Date.now() - serverNow()) / MINUTE_MS) * MINUTE_MS;
}
