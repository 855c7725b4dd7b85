import { kept } from './schema.ts';

/** One document: writes made only to see that writing works. */
export interface UpkeepDocument {
  readonly checks: number;
}

export const upkeep = kept<UpkeepDocument>('upkeep', { checks: Number }, [], String);
