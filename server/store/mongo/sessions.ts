/** Browsers' sessions by connect-mongo, on the store's own connection and in the documents that the port's methods read. */
import MongoSessionStore from 'connect-mongo';
import type { SessionData, Store as SessionStore } from 'express-session';
import type { Connection } from 'mongoose';
import { SESSION_MS } from '../../limits.ts';
import { sessions } from './collections/sessions.ts';
import { asStoreError } from './failure.ts';

type Done = (error?: unknown) => void;

export function sessionStore(connection: Connection): SessionStore {
  return new Sessions({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: sessions.collection,
    ttl: SESSION_MS / 1_000,
    // Not every service that speaks the protocol has TTL indexes as MongoDB has them: our own sweeper takes them away.
    autoRemove: 'disabled',
  });
}

class Sessions extends MongoSessionStore {
  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    super.get(id, (error: unknown, session) => (error ? done(asStoreError(error)) : done(null, session)));
  }

  override set(id: string, session: SessionData, done?: Done): void {
    super.set(id, session, inOurWords(done));
  }

  override destroy(id: string, done?: Done): void {
    super.destroy(id, inOurWords(done));
  }

  /** A session that ended meanwhile is touched in vain, and nothing is wrong. */
  override touch(id: string, session: SessionData, done?: Done): void {
    const told = inOurWords(done);
    super.touch(id, session, (error: unknown) =>
      error instanceof Error && error.message === ENDED_MEANWHILE ? told() : told(error),
    );
  }
}

/** What connect-mongo 6 says of a session that is not there any more. */
const ENDED_MEANWHILE = 'Unable to find the session to touch';

function inOurWords(done: Done = () => undefined): Done {
  return (error) => (error ? done(asStoreError(error)) : done());
}
