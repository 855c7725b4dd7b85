import type { NodeRecord } from '#server/store/leases/lease-records.ts';
import { defineCollection } from './define-collection.ts';

/** The processes that share the database; the `_id` is the name. */
export type NodeDocument = Omit<NodeRecord, 'name'>;

export const nodes = defineCollection<NodeDocument>(
  'nodes',
  { run: String, beat: Number, place: String, sessionDigests: [String], teacherDigest: String },
  [],
  String,
);
