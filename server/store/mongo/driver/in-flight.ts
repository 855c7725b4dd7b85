/** Tracks open operations: their errors become StoreErrors, and closing waits for them. */
import { StoreError } from '#server/store/error.ts';
import { toStoreError } from './driver-errors.ts';

interface PendingOperation {
  readonly promise: Promise<unknown>;
  readonly reject: (reason: unknown) => void;
}

export class InFlight {
  readonly #operations = new Set<PendingOperation>();
  #isClosed = false;

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isClosed) throw new StoreError('store-closed');
    const pending = Promise.withResolvers<Result>();
    this.#operations.add(pending);
    try {
      work().then(pending.resolve, pending.reject);
      return await pending.promise;
    } catch (error) {
      throw toStoreError(error);
    } finally {
      this.#operations.delete(pending);
    }
  }

  /** Rejects every open operation: the driver will not answer it, and its outcome is unknown. */
  rejectAll(): void {
    for (const { reject } of this.#operations) reject(new StoreError('store-away'));
  }

  /** Accepts no more operations; resolves when the open ones have settled. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled([...this.#operations].map(({ promise }) => promise));
  }
}
