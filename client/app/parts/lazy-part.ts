/** Loads a part of the page, and again after a failure, with growing pauses. The end is told, and a person may begin anew. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { PartGone } from './import-part.ts';

const given = signal<ReadonlySet<() => void>>(new Set());

/** How many parts of the page are not tried any more. */
export const partsGivenUp: ReadonlySignal<ReadonlySet<() => void>> = given;

/** Tries all of them again. */
export function retryParts(): void {
  const attempts = given.peek();
  given.value = new Set();
  for (const attempt of attempts) attempt();
}

/** @returns the function that ends the loading; `onLoaded` is not called after it */
export function loadPart<Part>(load: () => Promise<Part>, onLoaded: (part: Part) => void): () => void {
  const timers = new RetryTimers();
  let isEnded = false;
  const attempt = () => {
    load().then(
      (part) => {
        if (!isEnded) onLoaded(part);
      },
      (error: unknown) => {
        if (isEnded) return;
        // A file that is gone does not come back.
        const isWaiting = !(error instanceof PartGone) && timers.retry('part', PAUSES.lazyPart, attempt);
        if (!isWaiting) given.value = new Set(given.peek()).add(attempt);
      },
    );
  };
  attempt();
  return () => {
    isEnded = true;
    timers.cancelAll();
    if (!given.peek().has(attempt)) return;
    const rest = new Set(given.peek());
    rest.delete(attempt);
    given.value = rest;
  };
}
