/** Small records: kept by mongoose's models, with every field cast and none unknown. */
import { isDeepStrictEqual } from 'node:util';
import type { IndexKeys } from './collections/define-collection.ts';
import type { AnyModel } from './driver/connection.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';
import { retryOnce } from './driver/retry-once.ts';

export type Filter = Readonly<Record<string, unknown>>;
type Document = Record<string, unknown>;

/** The record that a document holds; it was written from this type. */
function recordOf<Record>({ _id, ...fields }: Document, hasOwnId: boolean): Record {
  return (hasOwnId ? { id: _id, ...fields } : fields) as Record;
}

function documentOf(record: object): Document {
  if (!('id' in record)) return { ...record };
  const { id, ...fields } = record;
  return { _id: id, ...fields };
}

/** One collection of records. `Key`: the fields that find one of them, as its documents name them. */
export class RecordCollection<Record extends object> {
  readonly #model: AnyModel;
  /** Whether the records' own id is the documents'. */
  readonly #hasOwnId: boolean;
  readonly #keyOf: (record: Record) => Filter;

  constructor(model: AnyModel, keyOf: (record: Record) => Filter) {
    this.#model = model;
    this.#keyOf = keyOf;
    this.#hasOwnId = model.schema.path('_id').instance === 'String';
  }

  /** False when its key, or another unique one, is taken. */
  add(record: Record): Promise<boolean> {
    return retryOnce(async (isRetry) => {
      try {
        await this.#model.create(documentOf(record));
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return isRetry && isDeepStrictEqual(await this.find(this.#keyOf(record)), record);
      }
    });
  }

  async find(filter: Filter): Promise<Record | null> {
    const found = await this.#model.findOne(filter).lean<Document>();
    return found === null ? null : recordOf<Record>(found, this.#hasOwnId);
  }

  /** @param most 0: all there are */
  async list(filter: Filter, sort: IndexKeys, most = 0): Promise<Record[]> {
    const found = await this.#model
      .find(filter)
      .sort({ ...sort })
      .limit(most)
      .lean<Document[]>();
    return found.map((document) => recordOf<Record>(document, this.#hasOwnId));
  }

  /** Rejects with a duplicate key when a unique one is taken. */
  async change(filter: Filter, changes: object): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    await retryOnce(() => this.#model.updateOne(filter, { $set: changes }));
  }

  /** In place of the one before, if there is one. */
  async replace(filter: Filter, record: Record): Promise<void> {
    const replaceOne = () => this.#model.replaceOne(filter, documentOf(record), { upsert: true });
    try {
      await retryOnce(replaceOne);
    } catch (error) {
      // Two that made it at once: now it is there, and is replaced.
      if (!isDuplicateKey(error)) throw error;
      await retryOnce(replaceOne);
    }
  }

  /** All that the filter finds. */
  async remove(filter: Filter): Promise<void> {
    await retryOnce(() => this.#model.deleteMany(filter));
  }

  /** Takes away the one that was just added. */
  undoAdd(record: Record): Promise<void> {
    return this.remove(this.#keyOf(record));
  }
}
