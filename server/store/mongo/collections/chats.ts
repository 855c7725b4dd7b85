import type { ChatRecord } from '../../port.ts';
import { kept } from './schema.ts';

export const chats = kept<ChatRecord>(
  'chats',
  {
    classroom: String,
    voice: String,
    slow: Number,
    pictures: String,
    muted: [String],
    words: [String],
    pinned: Number,
    begins: Number,
  },
  [{ keys: { classroom: 1 }, unique: true }],
);
