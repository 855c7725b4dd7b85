import type { LogChunk } from '../../port.ts';
import { kept } from './schema.ts';

/** The unique key is the fence between two writers of a log. */
export const chunks = kept<LogChunk>(
  'chunks',
  {
    classroom: String,
    board: Number,
    firstSeq: Number,
    frames: Number,
    epoch: Number,
    owner: String,
    digest: String,
    startTime: Number,
    bytes: Buffer,
  },
  [{ keys: { classroom: 1, board: 1, firstSeq: 1 }, unique: true }],
);
