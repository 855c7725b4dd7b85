/**
 * How a record becomes a document: its id is the `_id`, its other fields stand beside it by their own names. A record
 * that gains a field does not compile until its schema has it too.
 */
import { Schema, type SchemaDefinitionProperty } from 'mongoose';

/** 1 and -1: upwards and downwards. */
export type IndexKeys = Readonly<Record<string, 1 | -1>>;

export interface IndexDefinition {
  readonly keys: IndexKeys;
  readonly unique?: true;
}

export interface CollectionDefinition {
  readonly collection: string;
  readonly schema: Schema;
}

/** Every field of a record but its id. */
export type SchemaFields<Kept> = { readonly [Field in Exclude<keyof Kept, 'id'>]-?: SchemaDefinitionProperty };

/**
 * A collection that is made with its indexes when the store opens.
 * @param id the type of `_id`; without it the driver makes one
 */
export function defineCollection<Record>(
  collection: string,
  fields: SchemaFields<Record>,
  indexes: readonly IndexDefinition[],
  id?: SchemaDefinitionProperty,
): CollectionDefinition {
  const schema = new Schema(id === undefined ? fields : { _id: id, ...fields }, {
    collection,
    id: false,
    versionKey: false,
    minimize: false,
    strict: 'throw',
    strictQuery: 'throw',
    // Made when the store opens, before anything is asked: whoever asks need not wait for them.
    autoCreate: false,
    autoIndex: false,
    bufferCommands: false,
  });
  for (const { keys, unique } of indexes) schema.index({ ...keys }, unique === true ? { unique } : {});
  return { collection, schema };
}
