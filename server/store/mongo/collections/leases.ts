import { defineCollection } from './define-collection.ts';

/** Which process should write a classroom. The counter shows a challenger that the holder is alive; no clocks are compared. */
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
