import type { SeatRecord } from '../../port.ts';
import { kept } from './schema.ts';

export const seats = kept<SeatRecord>(
  'seats',
  {
    classroom: String,
    number: Number,
    name: String,
    hue: Number,
    shape: String,
    rejoin: String,
    grant: Number,
    state: String,
    lesson: Number,
    createdAt: Number,
  },
  [{ keys: { classroom: 1, number: 1 }, unique: true }, { keys: { state: 1 } }],
  String,
);
