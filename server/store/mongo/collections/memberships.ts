import type { MembershipRecord } from '#server/store/port.ts';
import { defineCollection } from './define-collection.ts';

export const memberships = defineCollection<MembershipRecord>(
  'memberships',
  {
    session: String,
    classroom: String,
    person: { role: String, seat: String, grant: Number, by: String },
    former: Boolean,
    madeAt: Number,
    usedAt: Number,
    expiresAt: Number,
    system: String,
    browser: String,
    until: Number,
    run: String,
  },
  [
    { keys: { session: 1, classroom: 1, 'person.seat': 1 }, unique: true },
    { keys: { classroom: 1, 'person.seat': 1 } },
    { keys: { expiresAt: 1 } },
  ],
);
