/** Every question goes through here: its error becomes a StoreError, and closing waits for what is under way. */
import { StoreError } from '../../error.ts';
import { asStoreError } from './failure.ts';

interface Asked {
  readonly promise: Promise<unknown>;
  readonly reject: (reason: unknown) => void;
}

export class Gate {
  readonly #underWay = new Set<Asked>();
  #isShut = false;

  async ask<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isShut) throw new StoreError('store-closed');
    const asked = Promise.withResolvers<Result>();
    this.#underWay.add(asked);
    try {
      work().then(asked.resolve, asked.reject);
      return await asked.promise;
    } catch (error) {
      throw asStoreError(error);
    } finally {
      this.#underWay.delete(asked);
    }
  }

  /** What is under way will not be answered any more: whoever asked is told that the outcome is unknown. */
  abandon(): void {
    for (const { reject } of this.#underWay) reject(new StoreError('store-away'));
  }

  /** Takes nothing more; resolves when what was asked before is answered. */
  async shut(): Promise<void> {
    this.#isShut = true;
    await Promise.allSettled([...this.#underWay].map(({ promise }) => promise));
  }
}
