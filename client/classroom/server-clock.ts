/** The server's clock, as this page knows it: the telling that took least time on its way says best how far the clocks are apart. */

/** Ms since 1970 at this page's monotonic 0, by the server. */
let serverOffset: number | null = null;

/** The server said that it was `now` (ms since 1970). */
export function syncServerClock(now: number): void {
  const offset = now - performance.now();
  serverOffset = serverOffset === null ? offset : Math.max(serverOffset, offset);
}

/** Ms since 1970, by the server; by this device until the server has said it. */
export function serverNow(): number {
  return serverOffset === null ? Date.now() : serverOffset + performance.now();
}
