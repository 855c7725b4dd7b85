/** Loads a part of the page, and again after a failure, with growing pauses. What is missing for long is told, and tried again on request. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { onReconnected } from '#client/net/reconnected.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { PartGone } from './import-part.ts';

/** Parts that are missing, by what tries them again. */
const missing = signal<ReadonlySet<() => void>>(new Set());
export const missingParts: ReadonlySignal<ReadonlySet<() => void>> = missing;

function setMissing(attempt: () => void, isMissing: boolean): void {
  if (missing.peek().has(attempt) === isMissing) return;
  const changed = new Set(missing.peek());
  if (isMissing) changed.add(attempt);
  else changed.delete(attempt);
  missing.value = changed;
}

/** Tries all missing parts again, at once. */
export function retryParts(): void {
  for (const attempt of missing.peek()) attempt();
}

onReconnected(retryParts);

export interface PartOptions {
  /** Failures after which the part is told as missing, although it is still tried. Without it: once it is not tried any more. */
  readonly patience?: number;
}

/** @returns the function that ends the loading; `onLoaded` is not called after it */
export function loadPart<Part>(
  load: () => Promise<Part>,
  onLoaded: (part: Part) => void,
  { patience = Number.POSITIVE_INFINITY }: PartOptions = {},
): () => void {
  const timers = new RetryTimers();
  let isEnded = false;
  let isLoading = false;
  let failures = 0;
  const attempt = () => {
    if (isLoading || isEnded) return;
    isLoading = true;
    load().then(
      (part) => {
        isLoading = false;
        if (isEnded) return;
        // Nothing else waits: a person may have asked before the pause was over.
        timers.cancelAll();
        setMissing(again, false);
        onLoaded(part);
      },
      (error: unknown) => {
        isLoading = false;
        if (isEnded) return;
        failures += 1;
        // A file that is gone does not come back.
        const isTried = !(error instanceof PartGone) && timers.retry('part', PAUSES.lazyPart, attempt);
        setMissing(again, !isTried || failures >= patience);
      },
    );
  };
  const again = () => {
    timers.reset('part');
    attempt();
  };
  attempt();
  return () => {
    isEnded = true;
    timers.cancelAll();
    setMissing(again, false);
  };
}
