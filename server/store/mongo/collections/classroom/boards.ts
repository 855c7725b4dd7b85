import { defineCollection } from '#server/store/mongo/collections/define-collection.ts';
import type { BoardRecord } from '#server/store/port.ts';

export const boards = defineCollection<BoardRecord>(
  'boards',
  {
    classroom: String,
    number: Number,
    activity: String,
    cut: Number,
    team: Number,
    seed: Number,
    members: [String],
    compactedSeq: Number,
    createdAt: Number,
    epoch: Number,
  },
  [{ keys: { classroom: 1, number: 1 }, unique: true }],
);
