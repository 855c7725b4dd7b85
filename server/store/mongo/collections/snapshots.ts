import type { Snapshot } from '#server/store/port.ts';
import { defineCollection } from './define-collection.ts';

export const snapshots = defineCollection<Snapshot>(
  'snapshots',
  { classroom: String, board: Number, seq: Number, epoch: Number, bytes: Buffer },
  [{ keys: { classroom: 1, board: 1, seq: 1 }, unique: true }],
);
