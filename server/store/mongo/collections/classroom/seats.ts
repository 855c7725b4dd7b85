import { defineCollection } from '#server/store/mongo/collections/define-collection.ts';
import type { SeatRecord } from '#server/store/port.ts';

export const seats = defineCollection<SeatRecord>(
  'seats',
  {
    classroom: String,
    number: Number,
    name: String,
    isNameWaiting: Boolean,
    hue: Number,
    shape: String,
    rejoin: String,
    grant: Number,
    state: String,
    returnsTo: String,
    lesson: Number,
    createdAt: Number,
    epoch: Number,
  },
  [{ keys: { classroom: 1, number: 1 }, unique: true }, { keys: { state: 1 } }],
  String,
);
