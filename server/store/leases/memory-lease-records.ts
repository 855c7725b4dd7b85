/** The leases of a store that belongs to one process: they end with it, so they are in its memory alone. */
import type { ClassroomId } from '#shared/ids.ts';
import type { LeaseRecord, LeaseRecords, NodeRecord } from './lease-records.ts';

export class MemoryLeaseRecords implements LeaseRecords {
  readonly #leases = new Map<ClassroomId, LeaseRecord>();
  readonly #nodes = new Map<string, NodeRecord>();

  async lease(classroom: ClassroomId): Promise<LeaseRecord | null> {
    return this.#leases.get(classroom) ?? null;
  }

  async addLease(record: LeaseRecord): Promise<boolean> {
    if (this.#leases.has(record.classroom)) return false;
    this.#leases.set(record.classroom, record);
    return true;
  }

  async changeLease(classroom: ClassroomId, holder: string, changes: Partial<LeaseRecord>): Promise<boolean> {
    const lease = this.#leases.get(classroom);
    if (lease?.holder !== holder) return false;
    this.#leases.set(classroom, { ...lease, ...changes });
    return true;
  }

  async removeLease(classroom: ClassroomId, holder: string): Promise<boolean> {
    return this.#leases.get(classroom)?.holder === holder && this.#leases.delete(classroom);
  }

  async leasesOf(holder: string): Promise<LeaseRecord[]> {
    return [...this.#leases.values()].filter((lease) => lease.holder === holder);
  }

  async wantedLeasesOf(holder: string): Promise<LeaseRecord[]> {
    return [...this.#leases.values()].filter((lease) => lease.holder === holder && lease.wanted !== null);
  }

  async removeLeasesOf(holder: string): Promise<void> {
    for (const { classroom } of await this.leasesOf(holder)) this.#leases.delete(classroom);
  }

  /** The class was removed. */
  forget(classroom: ClassroomId): void {
    this.#leases.delete(classroom);
  }

  async nodes(): Promise<NodeRecord[]> {
    return [...this.#nodes.values()];
  }

  async addNode(record: NodeRecord): Promise<boolean> {
    if (this.#nodes.has(record.name)) return false;
    this.#nodes.set(record.name, record);
    return true;
  }

  async beatNode(name: string, run: string): Promise<boolean> {
    const node = this.#nodes.get(name);
    if (node?.run !== run) return false;
    this.#nodes.set(name, { ...node, beat: node.beat + 1 });
    return true;
  }

  async replaceNode(run: string, record: NodeRecord): Promise<boolean> {
    if (this.#nodes.get(record.name)?.run !== run) return false;
    this.#nodes.set(record.name, record);
    return true;
  }

  async removeNode(name: string, run: string): Promise<void> {
    if (this.#nodes.get(name)?.run === run) this.#nodes.delete(name);
  }
}
