/**
 * Which classrooms exist, and the removal of one. There are no transactions: a writer adds a record to a classroom and then
 * checks that the classroom still exists. A removal marks the classroom before it deletes anything. So it finds every record that
 * was added before the check, and a writer takes back a record that was added after the mark.
 *
 * An owner of a class is fenced off in the same way: the next one writes its epoch into the classroom, and then into every record of it.
 * The one before changes no record that has a later epoch, and takes back what it added when the classroom has one.
 */
import { StoreError } from '#server/store/error.ts';
import type { PictureRecord } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { CLASSROOM_COLLECTIONS, type Models, OWNED_COLLECTIONS } from './collections/models.ts';
import { retryOnce } from './driver/retry-once.ts';
import { type Filter, type RecordCollection, unlessFenced } from './record-collection.ts';

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

  /** Why a record that was just added to a classroom must be taken back; null: it stays. */
  async refusal(classroom: ClassroomId, epoch: number | undefined): Promise<StoreError | null> {
    const found = await this.#models.classrooms
      .findOne(unlessRemoved({ _id: classroom }), { epoch: 1 })
      .lean<{ readonly epoch?: number }>();
    if (found === null) return new StoreError('classroom-gone');
    const isFenced = epoch !== undefined && found.epoch !== undefined && found.epoch > epoch;
    return isFenced ? new StoreError('store-elsewhere') : null;
  }

  /** Adds a record that names a classroom. @throws {StoreError} classroom-gone, store-elsewhere */
  async addRecord<Record extends { readonly classroom: ClassroomId }>(
    records: RecordCollection<Record>,
    record: Record,
    epoch?: number,
  ): Promise<boolean> {
    const isAdded = await records.add(record, epoch);
    const refusal = await this.refusal(record.classroom, epoch);
    if (refusal === null) return isAdded;
    if (isAdded) await records.undoAdd(record, epoch);
    throw refusal;
  }

  /** The classroom first: what an earlier owner adds from then on it takes back. @throws {StoreError} classroom-gone, store-elsewhere */
  async fence(classroom: ClassroomId, epoch: number): Promise<void> {
    const set = { $set: { epoch } };
    const filter = unlessFenced(unlessRemoved({ _id: classroom }), epoch);
    const marked = await retryOnce(() => this.#models.classrooms.updateOne(filter, set));
    if (marked.matchedCount === 0) throw (await this.refusal(classroom, epoch)) ?? new StoreError('classroom-gone');
    const older = { classroom, epoch: { $not: { $gte: epoch } } };
    await Promise.all(OWNED_COLLECTIONS.map((name) => retryOnce(() => this.#models[name].updateMany(older, set))));
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
