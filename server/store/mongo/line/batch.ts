/** Many documents at once by the native collection, without casting, each standing or falling alone. */
import { mongo } from 'mongoose';
import { StoreError } from '../../error.ts';
import type { AnyModel } from './connection.ts';
import { isDuplicate } from './failure.ts';

/** Resolves, when a majority has them, to the indexes of those that a unique key refused. */
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
    // No majority in time, or a refusal of another kind: none of these is known to be durable.
    if (refusals.length === 0 || !refusals.every(isDuplicate)) throw error;
    const late = error.result.getWriteConcernError();
    if (late !== undefined) throw new StoreError('store-away', late.errmsg ?? null);
    return new Set(refusals.map(({ index }) => index));
  }
}
