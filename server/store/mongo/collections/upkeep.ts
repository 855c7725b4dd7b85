import { defineCollection } from './define-collection.ts';

/** One document: writes made only to see that writing works. */
export interface UpkeepDocument {
  readonly checks: number;
}

export const upkeep = defineCollection<UpkeepDocument>('upkeep', { checks: Number }, [], String);
