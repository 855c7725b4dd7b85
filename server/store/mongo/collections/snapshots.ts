import type { Snapshot } from '#server/store/port.ts';
import { defineCollection } from './define-collection.ts';

export const snapshots = defineCollection<Snapshot & { readonly size: number }>(
  'snapshots',
  { classroom: String, board: Number, seq: Number, epoch: Number, bytes: Buffer, size: Number },
  [{ keys: { classroom: 1, board: 1, seq: 1 }, unique: true }],
);
