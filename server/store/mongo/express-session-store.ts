/** Browsers' sessions by connect-mongo, on the store's own connection and in the documents that the port's methods read. */
import MongoSessionStore from 'connect-mongo';
import type { SessionData, Store as SessionStore } from 'express-session';
import type { Connection } from 'mongoose';
import { SESSION_MS } from '#server/base/limits.ts';
import { sessions } from './collections/sessions.ts';
import type { InFlight } from './driver/in-flight.ts';

type Done<Value = void> = (error?: unknown, value?: Value) => void;

export function createExpressSessionStore(connection: Connection, inFlight: InFlight): SessionStore {
  const options = {
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: sessions.collection,
    ttl: SESSION_MS / 1_000,
    // Not every service that speaks the protocol has TTL indexes as MongoDB has them: our own sweeper takes them away.
    autoRemove: 'disabled',
  } as const;
  return new MongoExpressSessionStore(options, inFlight);
}

class MongoExpressSessionStore extends MongoSessionStore {
  readonly #inFlight: InFlight;

  constructor(options: ConstructorParameters<typeof MongoSessionStore>[0], inFlight: InFlight) {
    super(options);
    this.#inFlight = inFlight;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#run<SessionData | null>((callback) => super.get(id, callback), done);
  }

  override set(id: string, session: SessionData, done?: Done): void {
    this.#run((callback) => super.set(id, session, callback), done);
  }

  override destroy(id: string, done?: Done): void {
    this.#run((callback) => super.destroy(id, callback), done);
  }

  /** A session that ended meanwhile is touched in vain, and nothing is wrong. */
  override touch(id: string, session: SessionData, done?: Done): void {
    this.#run((callback) => {
      super.touch(id, session, (error: unknown) =>
        error instanceof Error && error.message === SESSION_NOT_FOUND ? callback() : callback(error),
      );
    }, done);
  }

  #run<Value = void>(work: (callback: Done<Value>) => void, done: Done<Value> = () => undefined): void {
    const answer = () =>
      new Promise<Value | undefined>((resolve, reject) => {
        work((error, value) => (error ? reject(error) : resolve(value)));
      });
    this.#inFlight.run(answer).then((value) => done(null, value), done);
  }
}

/** What connect-mongo 6 says of a session that is not there any more. */
const SESSION_NOT_FOUND = 'Unable to find the session to touch';
