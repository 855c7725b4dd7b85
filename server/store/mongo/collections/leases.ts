import { defineCollection } from './define-collection.ts';

/** Who should write a classroom. The counter tells a challenger that the holder lives; no clock is compared with another. */
export interface LeaseDocument {
  readonly holder: string;
  readonly count: number;
}

export const leases = defineCollection<LeaseDocument>(
  'leases',
  { holder: String, count: Number },
  [{ keys: { holder: 1 } }],
  String,
);
