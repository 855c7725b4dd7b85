/**
 * Which classrooms are kept, and the end of one. There are no transactions: whoever adds something to a classroom looks
 * afterwards whether it is still kept. A removal marks the classroom before it takes anything away, so what was added
 * before that look is found by the removal, and what was added after the mark is taken back by whoever added it.
 */
import type { ClassroomId } from '../../../shared/ids.ts';
import { StoreError } from '../error.ts';
import type { PictureRecord } from '../port.ts';
import { type Models, OF_CLASSROOM } from './line/connection.ts';
import { twice } from './line/retry.ts';
import type { Filter, Records } from './records.ts';

/** A classroom that is being removed ended when time began: the sweeper finds it should the removal not come to its end. */
const GOING = 0;

/** Finds a classroom unless it is being removed. */
export function ifKept(filter: Filter): Filter {
  return { ...filter, expiresAt: { $gt: GOING } };
}

export class Classes {
  readonly #models: Models;
  readonly #pictures: Records<PictureRecord>;

  constructor(models: Models, pictures: Records<PictureRecord>) {
    this.#models = models;
    this.#pictures = pictures;
  }

  /** Those of them that are kept. */
  async kept(ids: readonly ClassroomId[]): Promise<ReadonlySet<string>> {
    const found = await this.#models.classrooms
      .find(ifKept({ _id: { $in: ids } }), { _id: 1 })
      .lean<{ _id: ClassroomId }[]>();
    return new Set(found.map(({ _id }) => _id));
  }

  /** Adds what names a classroom. @throws classroom-gone */
  async add<Record extends { readonly classroom: ClassroomId }>(
    records: Records<Record>,
    record: Record,
  ): Promise<boolean> {
    const isAdded = await records.add(record);
    if ((await this.kept([record.classroom])).has(record.classroom)) return isAdded;
    if (isAdded) await records.takeBack(record);
    throw new StoreError('classroom-gone');
  }

  /** Each step may be done again: a removal that ends half-way is done anew by the next one. */
  async remove(id: ClassroomId): Promise<PictureRecord[]> {
    const { classrooms } = this.#models;
    const marked = await twice(() => classrooms.updateOne({ _id: id }, { $set: { expiresAt: GOING } }));
    if (marked.matchedCount === 0) return [];
    const pictures = await this.#pictures.all({ classroom: id }, { createdAt: 1, _id: 1 });
    await this.#takeAway(id);
    await twice(() => classrooms.deleteOne({ _id: id }));
    return pictures;
  }

  /** What a process left that died between adding something to a class and seeing that the class had gone. */
  async removeOrphans(): Promise<void> {
    const named = new Set<string>();
    for (const name of OF_CLASSROOM) {
      const field = name === 'leases' ? '_id' : 'classroom';
      for (const id of await this.#models[name].distinct(field)) named.add(String(id));
    }
    // Asked later than what names them: a classroom stands before anything does.
    const standing = new Set((await this.#models.classrooms.distinct('_id')).map(String));
    for (const id of named) if (!standing.has(id)) await this.#takeAway(id);
  }

  async #takeAway(classroom: string): Promise<void> {
    for (const name of OF_CLASSROOM) {
      const filter = name === 'leases' ? { _id: classroom } : { classroom };
      await twice(() => this.#models[name].deleteMany(filter));
    }
  }
}
