/** express-session's store over the session records of the store port, on either database. Of browsers in no class it stores nothing. */
import { type SessionData, Store as SessionStore } from 'express-session';
import type { Calendar } from '#server/base/clock.ts';
import { SESSION_MS } from '#server/base/limits.ts';
import type { Store } from '#server/store/port.ts';
import { anonymousSession, isAnonymous, newSessionId } from './anonymous-session.ts';

/** The methods of the store port that sessions use. */
export type SessionRecordStore = Pick<
  Store,
  'session' | 'setSession' | 'touchSession' | 'removeSession' | 'touchMemberships'
>;

export type SessionCalendar = Pick<Calendar, 'endsFrom' | 'expiredUpTo'>;

type Done = (error?: unknown) => void;

export class PortSessionStore extends SessionStore {
  readonly #store: SessionRecordStore;
  readonly #calendar: SessionCalendar;

  constructor(store: SessionRecordStore, calendar: SessionCalendar) {
    super();
    this.#store = store;
    this.#calendar = calendar;
  }

  newId(): string {
    return newSessionId(this.#calendar.endsFrom());
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#read(id).then(
      (session) => done(null, session),
      (error: unknown) => done(error),
    );
  }

  override set(id: string, session: SessionData, done: Done = () => undefined): void {
    if (isAnonymous(id, session)) {
      done();
      return;
    }
    const record = { id, body: JSON.stringify(session), expiresAt: this.#expiryOf(session) };
    this.#write(session, () => this.#store.setSession(record)).then(() => done(), done);
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.#store.removeSession(id).then(() => done(), done);
  }

  /** Extends the session. The body stays unchanged: it may be newer than what this request has read. */
  override touch(id: string, session: SessionData, done: Done = () => undefined): void {
    if (isAnonymous(id, session)) done();
    else this.#write(session, () => this.#store.touchSession(id, this.#expiryOf(session))).then(() => done(), done);
  }

  /** The session's memberships end with it. */
  async #write(session: SessionData, write: () => Promise<void>): Promise<void> {
    await write();
    const usedAt = Math.floor(this.#calendar.endsFrom());
    await this.#store.touchMemberships(session.name, { usedAt, expiresAt: this.#expiryOf(session) });
  }

  async #read(id: string): Promise<SessionData | null> {
    const record = await this.#store.session(id);
    if (record === null) return anonymousSession(id, this.#calendar.expiredUpTo());
    if (record.expiresAt <= this.#calendar.expiredUpTo()) return null;
    const session: SessionData = JSON.parse(record.body);
    return session;
  }

  #expiryOf(session: SessionData): number {
    return Math.floor(this.#calendar.endsFrom()) + (session.cookie.originalMaxAge ?? SESSION_MS);
  }
}
