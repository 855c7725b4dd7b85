/**
 * Which classrooms exist, and the removal of one. There are no transactions: a writer adds a record to a classroom and then
 * checks that the classroom still exists. A removal marks the classroom before it deletes anything. So it finds every record that
 * was added before the check, and a writer takes back a record that was added after the mark.
 */
import { StoreError } from '#server/store/error.ts';
import type { PictureRecord } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { CLASSROOM_COLLECTIONS, type Models } from './collections/models.ts';
import { retryOnce } from './driver/retry-once.ts';
import type { Filter, RecordCollection } from './record-collection.ts';

/** `expiresAt` of a classroom that is being removed: the sweeper finds it if the removal is interrupted. */
const BEING_REMOVED = 0;

/** A filter that excludes classrooms that are being removed. */
export function unlessRemoved(filter: Filter): Filter {
  return { ...filter, expiresAt: { $gt: BEING_REMOVED } };
}

export class ClassroomLifecycle {
  readonly #models: Models;
  readonly #pictures: RecordCollection<PictureRecord>;

  constructor(models: Models, pictures: RecordCollection<PictureRecord>) {
    this.#models = models;
    this.#pictures = pictures;
  }

  /** Those of them that exist. */
  async existing(ids: readonly ClassroomId[]): Promise<ReadonlySet<string>> {
    const found = await this.#models.classrooms
      .find(unlessRemoved({ _id: { $in: ids } }), { _id: 1 })
      .lean<{ _id: ClassroomId }[]>();
    return new Set(found.map(({ _id }) => _id));
  }

  /** Adds a record that names a classroom. @throws {StoreError} classroom-gone */
  async addRecord<Record extends { readonly classroom: ClassroomId }>(
    records: RecordCollection<Record>,
    record: Record,
  ): Promise<boolean> {
    const isAdded = await records.add(record);
    if ((await this.existing([record.classroom])).has(record.classroom)) return isAdded;
    if (isAdded) await records.undoAdd(record);
    throw new StoreError('classroom-gone');
  }

  /** Each step may be repeated: the next removal completes an interrupted one. */
  async remove(id: ClassroomId): Promise<PictureRecord[]> {
    const { classrooms } = this.#models;
    const marked = await retryOnce(() => classrooms.updateOne({ _id: id }, { $set: { expiresAt: BEING_REMOVED } }));
    if (marked.matchedCount === 0) return [];
    const pictures = await this.#pictures.list({ classroom: id }, { createdAt: 1, _id: 1 });
    await this.#removeContents(id);
    await retryOnce(() => classrooms.deleteOne({ _id: id }));
    return pictures;
  }

  /** Removes records whose classroom is gone: a process died between adding one and checking the classroom. */
  async removeOrphans(): Promise<void> {
    const named = new Set<string>();
    for (const name of CLASSROOM_COLLECTIONS) {
      const field = name === 'leases' ? '_id' : 'classroom';
      for (const id of await this.#models[name].distinct(field)) named.add(String(id));
    }
    // Read after the records: a classroom exists before any record of it.
    const existingIds = new Set((await this.#models.classrooms.distinct('_id')).map(String));
    for (const id of named) if (!existingIds.has(id)) await this.#removeContents(id);
  }

  async #removeContents(classroom: string): Promise<void> {
    for (const name of CLASSROOM_COLLECTIONS) {
      const filter = name === 'leases' ? { _id: classroom } : { classroom };
      await retryOnce(() => this.#models[name].deleteMany(filter));
    }
  }
}
