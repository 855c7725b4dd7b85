import { Schema } from 'mongoose';
import type { ActivityRecord } from '../../port.ts';
import { kept } from './schema.ts';

export const activities = kept<ActivityRecord>(
  'activities',
  {
    classroom: String,
    picture: String,
    mode: String,
    // A cut is whatever its kind of puzzle needs: it is kept and given back whole, and nothing is asked of it.
    cuts: [Schema.Types.Mixed],
    ease: String,
    turns: Boolean,
    hints: Boolean,
    description: String,
    teams: Number,
    createdAt: Number,
  },
  [{ keys: { classroom: 1, createdAt: 1, _id: 1 } }],
  String,
);
