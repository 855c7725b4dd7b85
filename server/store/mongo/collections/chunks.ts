import type { LogChunk } from '#server/store/port.ts';
import { defineCollection } from './define-collection.ts';

/** The unique key is the fence between two writers of a log. */
export const chunks = defineCollection<LogChunk & { readonly size: number }>(
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
    size: Number,
  },
  [{ keys: { classroom: 1, board: 1, firstSeq: 1 }, unique: true }],
);
