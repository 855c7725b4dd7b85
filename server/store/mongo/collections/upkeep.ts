import { defineCollection } from './define-collection.ts';

/** Two documents: `check` counts writes whose only purpose is to test that writing works; `schema` records the version of the data. */
export interface UpkeepDocument {
  readonly checks?: number;
  readonly version?: number;
}

export const upkeep = defineCollection<UpkeepDocument>('upkeep', { checks: Number, version: Number }, [], String);
