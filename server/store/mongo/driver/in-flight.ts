/** Every question goes through here: its error becomes a StoreError, and closing waits for what is under way. */
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

  /** What is under way will not be answered any more: whoever asked is told that the outcome is unknown. */
  rejectAll(): void {
    for (const { reject } of this.#operations) reject(new StoreError('store-away'));
  }

  /** Takes nothing more; resolves when what was asked before is answered. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled([...this.#operations].map(({ promise }) => promise));
  }
}
