import { defineCollection } from './define-collection.ts';

/** A session as connect-mongo keeps it: that is who writes most of them. */
export interface SessionDocument {
  /** JSON text. */
  readonly session: string;
  readonly expires: Date;
}

export const sessions = defineCollection<SessionDocument>(
  'sessions',
  { session: String, expires: Date },
  [{ keys: { expires: 1 } }],
  String,
);
