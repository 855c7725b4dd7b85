/** Which page of a sheet is in which slot of a texture. A page that is not wanted gives way, the one that was wanted longest ago first. */

export class PageSlots {
  readonly #slots: number;
  /** Slot of each page; the one that was wanted longest ago first. */
  readonly #slotOf = new Map<number, number>();

  /** @param slots how many there are */
  constructor(slots: number) {
    this.#slots = slots;
  }

  get size(): number {
    return this.#slotOf.size;
  }

  entries(): Iterable<readonly [page: number, slot: number]> {
    return this.#slotOf;
  }

  /** The wanted pages that are in no slot. */
  missing(wanted: ReadonlySet<number>): number[] {
    return [...wanted].filter((page) => {
      const slot = this.#slotOf.get(page);
      if (slot === undefined) return true;
      this.#slotOf.delete(page);
      this.#slotOf.set(page, slot);
      return false;
    });
  }

  /** @returns the slot of this page from now on; null: wanted pages are in all of them */
  put(page: number, wanted: ReadonlySet<number>): number | null {
    let slot = this.#slotOf.size < this.#slots ? this.#slotOf.size : null;
    for (const [other, taken] of this.#slotOf) {
      if (slot !== null) break;
      if (wanted.has(other)) continue;
      this.#slotOf.delete(other);
      slot = taken;
    }
    if (slot !== null) this.#slotOf.set(page, slot);
    return slot;
  }

  clear(): void {
    this.#slotOf.clear();
  }
}
