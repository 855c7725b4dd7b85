/**
 * The ids of operations, counted under a random page number of this counter's own: a page number never outlives its count, so that no id
 * is given twice.
 */
import type { OperationId, Page } from '#shared/ids.ts';

/** A random u32 other than 0. */
export function newPageId(): Page {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
}

export class OperationIds {
  #page: Page;
  #counter = 0;

  constructor(page: Page = newPageId()) {
    this.#page = page;
  }

  next(): OperationId {
    this.#counter += 1;
    return { page: this.#page, counter: this.#counter };
  }

  /** The server has taken one of these ids for another operation: counts anew under another page number. */
  restart(): void {
    this.#page = newPageId();
    this.#counter = 0;
  }
}
