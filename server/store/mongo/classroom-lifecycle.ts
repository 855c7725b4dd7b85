/**
 * Which classrooms are kept, and the end of one. There are no transactions: whoever adds something to a classroom looks
 * afterwards whether it is still kept. A removal marks the classroom before it takes anything away, so what was added
 * before that look is found by the removal, and what was added after the mark is taken back by whoever added it.
 */

import { StoreError } from '#server/store/error.ts';
import type { PictureRecord } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { CLASSROOM_COLLECTIONS, type Models } from './driver/connection.ts';
import { retryOnce } from './driver/retry-once.ts';
import type { Filter, RecordCollection } from './record-collection.ts';

/** A classroom that is being removed ended when time began: the sweeper finds it should the removal not come to its end. */
const BEING_REMOVED = 0;

/** Finds a classroom unless it is being removed. */
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

  /** Those of them that are kept. */
  async existing(ids: readonly ClassroomId[]): Promise<ReadonlySet<string>> {
    const found = await this.#models.classrooms
      .find(unlessRemoved({ _id: { $in: ids } }), { _id: 1 })
      .lean<{ _id: ClassroomId }[]>();
    return new Set(found.map(({ _id }) => _id));
  }

  /** Adds what names a classroom. @throws classroom-gone */
  async addRecord<Record extends { readonly classroom: ClassroomId }>(
    records: RecordCollection<Record>,
    record: Record,
  ): Promise<boolean> {
    const isAdded = await records.add(record);
    if ((await this.existing([record.classroom])).has(record.classroom)) return isAdded;
    if (isAdded) await records.undoAdd(record);
    throw new StoreError('classroom-gone');
  }

  /** Each step may be done again: a removal that ends half-way is done anew by the next one. */
  async remove(id: ClassroomId): Promise<PictureRecord[]> {
    const { classrooms } = this.#models;
    const marked = await retryOnce(() => classrooms.updateOne({ _id: id }, { $set: { expiresAt: BEING_REMOVED } }));
    if (marked.matchedCount === 0) return [];
    const pictures = await this.#pictures.list({ classroom: id }, { createdAt: 1, _id: 1 });
    await this.#removeContents(id);
    await retryOnce(() => classrooms.deleteOne({ _id: id }));
    return pictures;
  }

  /** What a process left that died between adding something to a class and seeing that the class had gone. */
  async removeOrphans(): Promise<void> {
    const named = new Set<string>();
    for (const name of CLASSROOM_COLLECTIONS) {
      const field = name === 'leases' ? '_id' : 'classroom';
      for (const id of await this.#models[name].distinct(field)) named.add(String(id));
    }
    // Asked later than what names them: a classroom stands before anything does.
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
