/** One collection of small records by a mongoose model: every field is cast, and unknown fields are refused. */
import { isDeepStrictEqual } from 'node:util';
import type { IndexKeys } from './collections/define-collection.ts';
import type { AnyModel } from './collections/models.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';
import { retryOnce } from './driver/retry-once.ts';

export type Filter = Readonly<Record<string, unknown>>;
type Document = Record<string, unknown>;

/** The record in a document; the document was written from this type. */
function recordOf<Record>({ _id, ...fields }: Document, hasOwnId: boolean): Record {
  return (hasOwnId ? { id: _id, ...fields } : fields) as Record;
}

function documentOf(record: object): Document {
  if (!('id' in record)) return { ...record };
  const { id, ...fields } = record;
  return { _id: id, ...fields };
}

export class RecordCollection<Record extends object> {
  readonly #model: AnyModel;
  /** Whether the records' own id is the documents' `_id`. */
  readonly #hasOwnId: boolean;
  readonly #keyOf: (record: Record) => Filter;

  /** @param keyOf a filter that finds exactly this record */
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

  /** @param most 0: no limit */
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

  /** Replaces the record, or adds it if there is none. */
  async replace(filter: Filter, record: Record): Promise<void> {
    const replaceOne = () => this.#model.replaceOne(filter, documentOf(record), { upsert: true });
    try {
      await retryOnce(replaceOne);
    } catch (error) {
      // Two concurrent first writes: the record exists now, and this write replaces it.
      if (!isDuplicateKey(error)) throw error;
      await retryOnce(replaceOne);
    }
  }

  /** Removes every match. @returns their number */
  async remove(filter: Filter): Promise<number> {
    return (await retryOnce(() => this.#model.deleteMany(filter))).deletedCount;
  }

  /** Removes the record that was just added. */
  async undoAdd(record: Record): Promise<void> {
    await this.remove(this.#keyOf(record));
  }
}
