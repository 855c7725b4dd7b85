/** Browsers' sessions by connect-mongo, on the store's own connection and in the documents that the port's methods read. */
import MongoSessionStore from 'connect-mongo';
import type { SessionData, Store as SessionStore } from 'express-session';
import type { Connection } from 'mongoose';
import { SESSION_MS } from '../../limits.ts';
import { sessions } from './collections/sessions.ts';
import type { Gate } from './line/gate.ts';

type Done<Value = void> = (error?: unknown, value?: Value) => void;

export function sessionStore(connection: Connection, gate: Gate): SessionStore {
  const options = {
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: sessions.collection,
    ttl: SESSION_MS / 1_000,
    // Not every service that speaks the protocol has TTL indexes as MongoDB has them: our own sweeper takes them away.
    autoRemove: 'disabled',
  } as const;
  return new Sessions(options, gate);
}

class Sessions extends MongoSessionStore {
  readonly #gate: Gate;

  constructor(options: ConstructorParameters<typeof MongoSessionStore>[0], gate: Gate) {
    super(options);
    this.#gate = gate;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#ask<SessionData | null>((told) => super.get(id, told), done);
  }

  override set(id: string, session: SessionData, done?: Done): void {
    this.#ask((told) => super.set(id, session, told), done);
  }

  override destroy(id: string, done?: Done): void {
    this.#ask((told) => super.destroy(id, told), done);
  }

  /** A session that ended meanwhile is touched in vain, and nothing is wrong. */
  override touch(id: string, session: SessionData, done?: Done): void {
    this.#ask((told) => {
      super.touch(id, session, (error: unknown) =>
        error instanceof Error && error.message === ENDED_MEANWHILE ? told() : told(error),
      );
    }, done);
  }

  #ask<Value = void>(work: (told: Done<Value>) => void, done: Done<Value> = () => undefined): void {
    const answer = () =>
      new Promise<Value | undefined>((resolve, reject) => {
        work((error, value) => (error ? reject(error) : resolve(value)));
      });
    this.#gate.ask(answer).then((value) => done(null, value), done);
  }
}

/** What connect-mongo 6 says of a session that is not there any more. */
const ENDED_MEANWHILE = 'Unable to find the session to touch';
