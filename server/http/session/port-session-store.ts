/** express-session's store over the session records of the store port, on either database. Of browsers in no class it stores nothing. */
import { type SessionData, Store as SessionStore } from 'express-session';
import type { Calendar } from '#server/base/clock.ts';
import { SESSION_MS } from '#server/base/limits.ts';
import type { SessionRecord, Store } from '#server/store/port.ts';
import { anonymousSession, isAnonymous, newSessionId } from './anonymous-session.ts';

/** The methods of the store port that sessions use. */
export type SessionRecordStore = Pick<
  Store,
  'session' | 'replaceSession' | 'touchSession' | 'removeSession' | 'touchMemberships'
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

  /** A session that another process has renewed meanwhile stays as it is. */
  override set(id: string, session: SessionData, done: Done = () => undefined): void {
    if (isAnonymous(id, session)) done();
    else this.replace(id, session.name, session).then(() => done(), done);
  }

  /**
   * Replaces what the id names, unless it was renewed since it was read: of several processes that renew a session at once one does.
   * @param name that the session had when it was read
   * @returns whether it was replaced
   */
  async replace(id: string, name: string, session: SessionData): Promise<boolean> {
    const record = { id, body: JSON.stringify(session), expiresAt: this.#expiryOf(session) };
    for (;;) {
      const stored = await this.#store.session(id);
      // What else has changed, such as the cookie's date, may be replaced.
      if (stored !== null && nameIn(stored) !== name) return false;
      if (!(await this.#store.replaceSession(record, stored?.body ?? null))) continue;
      await this.#touchMemberships(session);
      return true;
    }
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.#store.removeSession(id).then(() => done(), done);
  }

  /** Extends the session. The body stays unchanged: it may be newer than what this request has read. */
  override touch(id: string, session: SessionData, done: Done = () => undefined): void {
    if (isAnonymous(id, session)) done();
    else
      this.#store
        .touchSession(id, this.#expiryOf(session))
        .then(() => this.#touchMemberships(session))
        .then(() => done(), done);
  }

  /** The session's memberships end with it. */
  async #touchMemberships(session: SessionData): Promise<void> {
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

function nameIn({ body }: SessionRecord): string | undefined {
  const { name }: Partial<SessionData> = JSON.parse(body);
  return name;
}
