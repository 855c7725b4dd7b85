/** One collection of small records by a mongoose model: every field is cast, and unknown fields are refused. */
import { isDeepStrictEqual } from 'node:util';
import { StoreError } from '#server/store/error.ts';
import type { IndexKeys } from './collections/define-collection.ts';
import type { AnyModel } from './collections/models.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';
import { retryOnce } from './driver/retry-once.ts';

export type Filter = Readonly<Record<string, unknown>>;
type Document = Record<string, unknown>;

/** The record in a document; the document was written from this type. The epoch of its class's owner is none of it. */
function recordOf<Record>({ _id, epoch, ...fields }: Document, hasOwnId: boolean): Record {
  return (hasOwnId ? { id: _id, ...fields } : fields) as Record;
}

function documentOf(record: object, epoch: number | undefined): Document {
  const owned = epoch === undefined ? {} : { epoch };
  if (!('id' in record)) return { ...record, ...owned };
  const { id, ...fields } = record;
  return { _id: id, ...fields, ...owned };
}

/** A filter that excludes what a later owner of the class has fenced. A document without an epoch is open to every owner. */
export function unlessFenced(filter: Filter, epoch: number | undefined): Filter {
  return epoch === undefined ? filter : { ...filter, epoch: { $not: { $gt: epoch } } };
}

export class RecordCollection<Record extends object> {
  readonly #model: AnyModel;
  /** Whether the records' own id is the documents' `_id`. */
  readonly #hasOwnId: boolean;
  readonly #keyOf: (record: Record) => Filter;
  readonly #placeOf: (record: Record) => Filter;

  /**
   * @param keyOf a filter that finds exactly this record
   * @param placeOf a filter that finds what has its place, if that is another key
   */
  constructor(model: AnyModel, keyOf: (record: Record) => Filter, placeOf = keyOf) {
    this.#model = model;
    this.#keyOf = keyOf;
    this.#placeOf = placeOf;
    this.#hasOwnId = model.schema.path('_id').instance === 'String';
  }

  /** False when its key, or another unique one, is taken. */
  add(record: Record, epoch?: number): Promise<boolean> {
    return retryOnce(async (isRetry) => {
      try {
        await this.#model.create(documentOf(record, epoch));
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        if (isRetry && isDeepStrictEqual(await this.find(this.#keyOf(record)), record)) return true;
        return epoch !== undefined && (await this.#removeStray(record, epoch)) && this.add(record, epoch);
      }
    });
  }

  /** Removes what an earlier owner added to this place after it was fenced, and would have taken back. False: there is no such thing. */
  async #removeStray(record: Record, epoch: number): Promise<boolean> {
    const isStray = { epoch: { $lt: epoch } };
    const byKey = await this.remove({ ...this.#keyOf(record), ...isStray });
    return byKey + (await this.remove({ ...this.#placeOf(record), ...isStray })) > 0;
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

  /** Rejects with a duplicate key when a unique one is taken. @throws {StoreError} store-elsewhere: a later owner has fenced it */
  async change(filter: Filter, changes: object, epoch?: number): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const changed = await retryOnce(() => this.#model.updateOne(unlessFenced(filter, epoch), { $set: changes }));
    if (changed.matchedCount === 0) await this.#rejectIfFenced(filter, epoch);
  }

  async #rejectIfFenced(filter: Filter, epoch: number | undefined): Promise<void> {
    if (epoch !== undefined && (await this.find(filter)) !== null) throw new StoreError('store-elsewhere');
  }

  /** Replaces the record, or adds it if there is none: then it resolves to true. @throws {StoreError} store-elsewhere: a later owner has fenced it */
  async replace(filter: Filter, record: Record, epoch?: number): Promise<boolean> {
    const replaceOne = async () => {
      const document = documentOf(record, epoch);
      const replaced = await this.#model.replaceOne(unlessFenced(filter, epoch), document, { upsert: true });
      return replaced.upsertedCount > 0;
    };
    try {
      return await retryOnce(replaceOne);
    } catch (error) {
      // Two concurrent first writes: the record exists now, and this write replaces it, if it may.
      if (!isDuplicateKey(error)) throw error;
      return retryOnce(replaceOne).catch((again: unknown) => {
        if (epoch !== undefined && isDuplicateKey(again)) throw new StoreError('store-elsewhere');
        throw again;
      });
    }
  }

  /** Replaces the record that the filter finds; false: it finds none. */
  replaceIf(filter: Filter, record: Record): Promise<boolean> {
    return retryOnce(async (isRetry) => {
      const replaced = await this.#model.replaceOne(filter, documentOf(record, undefined));
      if (replaced.matchedCount > 0) return true;
      return isRetry && isDeepStrictEqual(await this.find(this.#keyOf(record)), record);
    });
  }

  /** Removes every match. @returns their number */
  async remove(filter: Filter): Promise<number> {
    return (await retryOnce(() => this.#model.deleteMany(filter))).deletedCount;
  }

  /** Removes one record. @throws {StoreError} store-elsewhere: a later owner has fenced it */
  async removeOne(filter: Filter, epoch: number | undefined): Promise<void> {
    if ((await this.remove(unlessFenced(filter, epoch))) === 0) await this.#rejectIfFenced(filter, epoch);
  }

  /** Removes the record that was just added, unless a later owner has found and fenced it. */
  async undoAdd(record: Record, epoch?: number): Promise<void> {
    await this.remove({ ...this.#keyOf(record), ...(epoch === undefined ? {} : { epoch }) });
  }
}
