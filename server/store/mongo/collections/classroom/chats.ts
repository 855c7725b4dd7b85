import { defineCollection } from '#server/store/mongo/collections/define-collection.ts';
import type { ChatRecord } from '#server/store/port.ts';

export const chats = defineCollection<ChatRecord>(
  'chats',
  {
    classroom: String,
    voice: String,
    slow: Number,
    pictures: String,
    muted: [String],
    words: [String],
    allowed: [String],
    pinned: Number,
    begins: Number,
    epoch: Number,
  },
  [{ keys: { classroom: 1 }, unique: true }],
);
