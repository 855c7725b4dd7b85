import type { LeaseRecord } from '#server/store/leases/lease-records.ts';
import { defineCollection } from './define-collection.ts';

/** Which process should write a classroom; the `_id` is the classroom's. One of an earlier Jogak has no `wanted`. */
export type LeaseDocument = Pick<LeaseRecord, 'holder'> & Partial<Pick<LeaseRecord, 'wanted'>>;

export const leases = defineCollection<LeaseDocument>(
  'leases',
  { holder: String, wanted: String },
  [{ keys: { holder: 1, wanted: 1 } }],
  String,
);
