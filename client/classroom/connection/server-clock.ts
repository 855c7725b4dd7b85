/** The server's clock, as this page knows it. The message that took the least time to arrive gives the best estimate of the offset. */

/** The server's time at this page's monotonic 0. Milliseconds since 1970. */
let serverOffset: number | null = null;

/** @param now the server's time in a message that has just arrived, in milliseconds since 1970 */
export function syncServerClock(now: number): void {
  const offset = now - performance.now();
  serverOffset = serverOffset === null ? offset : Math.max(serverOffset, offset);
}

/** The server's time in milliseconds since 1970; this device's time until the server has sent its own. */
export function serverNow(): number {
  return serverOffset === null ? Date.now() : serverOffset + performance.now();
}
