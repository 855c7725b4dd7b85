import { Schema } from 'mongoose';
import { defineCollection } from '#server/store/mongo/collections/define-collection.ts';
import type { ActivityRecord } from '#server/store/port.ts';

export const activities = defineCollection<ActivityRecord>(
  'activities',
  {
    classroom: String,
    picture: String,
    mode: String,
    // A cut depends on its kind of puzzle: it is stored and returned as a whole, and no query uses it.
    cuts: [Schema.Types.Mixed],
    difficulty: String,
    turns: Boolean,
    hints: Boolean,
    description: String,
    teams: Number,
    continues: Schema.Types.Mixed,
    createdAt: Number,
    epoch: Number,
  },
  [{ keys: { classroom: 1, createdAt: 1, _id: 1 } }],
  String,
);
