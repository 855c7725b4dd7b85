/**
 * Maps a record to a document: its id is the `_id`, and its other fields have their own names. A record that gains a field does
 * not compile until its schema has the field too.
 */
import { Schema, type SchemaDefinitionProperty } from 'mongoose';

/** 1: ascending; -1: descending. */
export type IndexKeys = Readonly<Record<string, 1 | -1>>;

export interface IndexDefinition {
  readonly keys: IndexKeys;
  readonly unique?: true;
}

export interface CollectionDefinition {
  readonly collection: string;
  readonly schema: Schema;
}

/** Every field of a record but its id; and of those that a class's owner writes, the epoch that it writes under. */
export type SchemaFields<Record> = { readonly [Field in Exclude<keyof Record, 'id'>]-?: SchemaDefinitionProperty } & {
  readonly epoch?: SchemaDefinitionProperty;
};

/**
 * A collection that is created with its indexes when the store opens.
 * @param id the type of `_id`; without it the driver generates one
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
    // Created when the store opens, so that no operation waits for them.
    autoCreate: false,
    autoIndex: false,
    bufferCommands: false,
  });
  for (const { keys, unique } of indexes) schema.index({ ...keys }, unique === true ? { unique } : {});
  return { collection, schema };
}
