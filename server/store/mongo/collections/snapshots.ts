import type { Snapshot } from '../../port.ts';
import { kept } from './schema.ts';

export const snapshots = kept<Snapshot>(
  'snapshots',
  { classroom: String, board: Number, seq: Number, epoch: Number, bytes: Buffer },
  [{ keys: { classroom: 1, board: 1, seq: 1 }, unique: true }],
);
