/** Every question goes through here: its error becomes a StoreError, and closing waits for what is under way. */
import { StoreError } from '../error.ts';
import { asStoreError } from './failure.ts';

export class Gate {
  readonly #underWay = new Set<Promise<unknown>>();
  #isShut = false;

  async ask<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isShut) throw new StoreError('store-closed');
    const answer = work();
    this.#underWay.add(answer);
    try {
      return await answer;
    } catch (error) {
      throw asStoreError(error);
    } finally {
      this.#underWay.delete(answer);
    }
  }

  /** Takes nothing more; resolves when what was asked before is answered. */
  async shut(): Promise<void> {
    this.#isShut = true;
    await Promise.allSettled(this.#underWay);
  }
}
