import { defineCollection } from './define-collection.ts';

/**
 * Three documents: `check` counts writes whose only purpose is to test that writing works; `schema` records the version of the data;
 * `clock` has, as JSON text, what was last written down of the clock.
 */
export interface UpkeepDocument {
  readonly checks?: number;
  readonly version?: number;
  readonly record?: string;
}

export const upkeep = defineCollection<UpkeepDocument>(
  'upkeep',
  { checks: Number, version: Number, record: String },
  [],
  String,
);
