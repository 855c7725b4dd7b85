/** Reports that the server may be reached again, so that what failed meanwhile is asked for at once, without waiting for its next attempt. */
const listeners = new Set<() => void>();

/** Returns the function that ends it. */
export function onReconnected(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The connection to a class is there again, or the browser is online. */
export function announceReconnected(): void {
  for (const listener of [...listeners]) listener();
}

globalThis.addEventListener?.('online', announceReconnected);
