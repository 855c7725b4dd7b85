import { Schema } from 'mongoose';
import { defineCollection } from '#server/store/mongo/collections/define-collection.ts';
import type { MessageRecord } from '#server/store/port.ts';

/** The unique key of the number is the fence between two writers of a chat; that of the operation makes repeated posts one message. */
export const messages = defineCollection<MessageRecord>(
  'messages',
  {
    classroom: String,
    number: Number,
    revision: Number,
    operation: String,
    kind: String,
    seat: String,
    thread: String,
    text: String,
    // Stored and returned as a whole.
    picture: Schema.Types.Mixed,
    state: String,
    reports: [String],
    createdAt: Number,
    epoch: Number,
  },
  [
    { keys: { classroom: 1, number: 1 }, unique: true },
    { keys: { classroom: 1, operation: 1 }, unique: true },
    { keys: { classroom: 1, revision: 1, number: 1 } },
    { keys: { classroom: 1, seat: 1 } },
    { keys: { classroom: 1, thread: 1 } },
  ],
);
