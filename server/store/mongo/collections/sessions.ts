import type { SessionRecord } from '#server/store/port.ts';
import { defineCollection } from './define-collection.ts';

/** Not every compatible service implements MongoDB's TTL indexes: the server sweeps expired sessions itself. */
export const sessions = defineCollection<SessionRecord>(
  'sessions',
  { body: String, expiresAt: Number },
  [{ keys: { expiresAt: 1 } }],
  String,
);
