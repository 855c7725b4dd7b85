import type { BoardRecord } from '../../port.ts';
import { kept } from './schema.ts';

export const boards = kept<BoardRecord>(
  'boards',
  {
    classroom: String,
    number: Number,
    activity: String,
    cut: Number,
    team: Number,
    seed: Number,
    members: [String],
    createdAt: Number,
  },
  [{ keys: { classroom: 1, number: 1 }, unique: true }],
);
