import { Schema } from 'mongoose';
import type { MessageRecord } from '../../port.ts';
import { kept } from './schema.ts';

/** The number's unique key is the fence between two writers of a chat; the operation's makes a wish sent again one message. */
export const messages = kept<MessageRecord>(
  'messages',
  {
    classroom: String,
    number: Number,
    revision: Number,
    operation: String,
    kind: String,
    seat: String,
    line: String,
    text: String,
    // What a page needs to show it: kept and given back whole.
    picture: Schema.Types.Mixed,
    state: String,
    reports: [String],
    createdAt: Number,
  },
  [
    { keys: { classroom: 1, number: 1 }, unique: true },
    { keys: { classroom: 1, operation: 1 }, unique: true },
    { keys: { classroom: 1, revision: 1, number: 1 } },
    { keys: { classroom: 1, seat: 1 } },
    { keys: { classroom: 1, line: 1 } },
  ],
);
