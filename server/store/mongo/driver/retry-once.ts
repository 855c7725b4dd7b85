/**
 * A line that broke leaves open whether what was asked was done. What can be asked twice is asked once more at once:
 * mostly the next connection stands already. It is told that it is unsure, and takes what it finds of its own for done.
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
