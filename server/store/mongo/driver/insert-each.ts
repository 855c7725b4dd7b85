/** Inserts many documents at once by the native collection, without casting; each succeeds or fails alone. */
import { mongo } from 'mongoose';
import { StoreError } from '#server/store/error.ts';
import type { AnyModel } from '#server/store/mongo/collections/models.ts';
import { isDuplicateKey } from './driver-errors.ts';

/** Resolves once a majority has the documents. @returns the indexes of those that a unique key refused */
export async function insertEach(model: AnyModel, records: readonly object[]): Promise<ReadonlySet<number>> {
  try {
    await model.collection.insertMany(
      records.map((record) => ({ ...record })),
      { ordered: false },
    );
    return new Set();
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
    const refusals = [error.writeErrors].flat();
    // No majority in time, or another kind of refusal: no document is known to be durable.
    if (refusals.length === 0 || !refusals.every(isDuplicateKey)) throw error;
    const writeConcernError = error.result.getWriteConcernError();
    if (writeConcernError !== undefined) throw new StoreError('store-away', writeConcernError.errmsg ?? null);
    return new Set(refusals.map(({ index }) => index));
  }
}
