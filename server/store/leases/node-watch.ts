/**
 * Which processes of a store are silent: their beat has not moved for NODE_SILENT_MS of this process's own monotonic time. No two clocks
 * are compared. Only looks that succeeded count, and from one beat of this process to the next at most NODE_LOOK_GAP_MS, however many looks
 * there are: over an outage of the database, or while this process was frozen, nobody becomes silent, and where all are slow it takes longer.
 */
import { NODE_LOOK_GAP_MS, NODE_SILENT_MS } from '#server/base/limits.ts';
import type { NodeRecord } from './lease-records.ts';

/** Names one run of one process: the holder of a lease. */
export const holderOf = ({ name, run }: Pick<NodeRecord, 'name' | 'run'>): string => `${name} ${run}`;

export class NodeWatch {
  /** By holder. `silentMs`: how long the beat has been seen to be this. */
  readonly #seen = new Map<string, { readonly beat: number; readonly silentMs: number }>();
  #lookedAt: number | null = null;
  /** How much time may count until this process beats again. */
  #countableMs = 0;

  /**
   * A look that succeeded.
   * @param at monotonic ms: when it was begun
   * @param hasBeaten this process has beaten since the look before
   */
  look(records: readonly NodeRecord[], at: number, hasBeaten = true): void {
    if (hasBeaten) this.#countableMs = NODE_LOOK_GAP_MS;
    const passed = this.#lookedAt === null ? null : Math.min(at - this.#lookedAt, this.#countableMs);
    this.#countableMs -= passed ?? 0;
    const holders = new Set(records.map(holderOf));
    for (const holder of this.#seen.keys()) if (!holders.has(holder)) this.#seen.delete(holder);
    for (const record of records) {
      const holder = holderOf(record);
      const before = this.#seen.get(holder);
      const silentMs = passed !== null && before?.beat === record.beat ? before.silentMs + passed : 0;
      this.#seen.set(holder, { beat: record.beat, silentMs });
    }
    this.#lookedAt = at;
  }

  /** A look failed: counting begins again with the next one. */
  lookFailed(): void {
    this.#lookedAt = null;
  }

  /**
   * The moment from which the next process is silent if its beat does not move. Infinity: none is before this process beats again, or the
   * last look failed. Monotonic ms.
   */
  get nextSilenceAt(): number {
    if (this.#lookedAt === null) return Number.POSITIVE_INFINITY;
    const left = [...this.#seen.values()].map(({ silentMs }) => NODE_SILENT_MS - silentMs);
    return this.#lookedAt + Math.min(...left.filter((ms) => ms > 0 && ms <= this.#countableMs));
  }

  /** Null: the process is not among those of the last look. Only time up to that look counts. */
  isSilent(holder: string): boolean | null {
    const seen = this.#seen.get(holder);
    if (seen === undefined) return null;
    return this.#lookedAt !== null && seen.silentMs >= NODE_SILENT_MS;
  }
}
