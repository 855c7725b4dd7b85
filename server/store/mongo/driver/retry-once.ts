/**
 * A broken connection leaves the outcome of an operation unknown. An operation that may run twice is retried once at once: usually
 * another connection is open already. The retry knows that it is one, and counts its own earlier result as done.
 */
import { isUnavailable } from './driver-errors.ts';

export async function retryOnce<Result>(work: (isRetry: boolean) => Promise<Result>): Promise<Result> {
  try {
    return await work(false);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return work(true);
  }
}
