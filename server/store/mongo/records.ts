/** Small records: kept by mongoose's models, with every field cast and none unknown. */
import { isDeepStrictEqual } from 'node:util';
import type { Keys } from './collections/schema.ts';
import type { AnyModel } from './line/connection.ts';
import { isDuplicate } from './line/failure.ts';
import { twice } from './line/retry.ts';

export type Filter = Readonly<Record<string, unknown>>;
type Document = Record<string, unknown>;

/** The record that a document holds; it was written from this type. */
function recordOf<Record>({ _id, ...fields }: Document, keepsId: boolean): Record {
  return (keepsId ? { id: _id, ...fields } : fields) as Record;
}

function documentOf(record: object): Document {
  if (!('id' in record)) return { ...record };
  const { id, ...fields } = record;
  return { _id: id, ...fields };
}

/** One collection of records. `Key`: the fields that find one of them, as its documents name them. */
export class Records<Record extends object> {
  readonly #model: AnyModel;
  /** Whether the records' own id is the documents'. */
  readonly #keepsId: boolean;
  readonly #keyOf: (record: Record) => Filter;

  constructor(model: AnyModel, keyOf: (record: Record) => Filter) {
    this.#model = model;
    this.#keyOf = keyOf;
    this.#keepsId = model.schema.path('_id').instance === 'String';
  }

  /** False when its key, or another unique one, is taken. */
  add(record: Record): Promise<boolean> {
    return twice(async (unsure) => {
      try {
        await this.#model.create(documentOf(record));
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return unsure && isDeepStrictEqual(await this.one(this.#keyOf(record)), record);
      }
    });
  }

  async one(filter: Filter): Promise<Record | null> {
    const found = await this.#model.findOne(filter).lean<Document>();
    return found === null ? null : recordOf<Record>(found, this.#keepsId);
  }

  /** @param most 0: all there are */
  async all(filter: Filter, sort: Keys, most = 0): Promise<Record[]> {
    const found = await this.#model
      .find(filter)
      .sort({ ...sort })
      .limit(most)
      .lean<Document[]>();
    return found.map((document) => recordOf<Record>(document, this.#keepsId));
  }

  /** Rejects with a duplicate key when a unique one is taken. */
  async change(filter: Filter, changes: object): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    await twice(() => this.#model.updateOne(filter, { $set: changes }));
  }

  /** In place of the one before, if there is one. */
  async put(filter: Filter, record: Record): Promise<void> {
    const put = () => this.#model.replaceOne(filter, documentOf(record), { upsert: true });
    try {
      await twice(put);
    } catch (error) {
      // Two that made it at once: now it is there, and is replaced.
      if (!isDuplicate(error)) throw error;
      await twice(put);
    }
  }

  /** All that the filter finds. */
  async remove(filter: Filter): Promise<void> {
    await twice(() => this.#model.deleteMany(filter));
  }

  /** Takes away the one that was just added. */
  takeBack(record: Record): Promise<void> {
    return this.remove(this.#keyOf(record));
  }
}
