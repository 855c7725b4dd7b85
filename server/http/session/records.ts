/** express-session's store over the session records of the store port, whichever adapter is behind it. */
import { type SessionData, Store as SessionStore } from 'express-session';
import { SESSION_MS, SESSION_TOUCH_MS, SESSIONS_REMEMBERED_MAX } from '../../limits.ts';
import type { Store } from '../../store/port.ts';
import { Turns } from './turns.ts';

/** What of the store port sessions use. */
export type SessionPart = Pick<Store, 'session' | 'setSession' | 'removeSession'>;

type Done = (error?: unknown) => void;

export class SessionRecords extends SessionStore {
  readonly #store: SessionPart;
  readonly #now: () => number;
  /** Wall time, ms, of each session's last write; the oldest write first. */
  readonly #writtenAt = new Map<string, number>();
  readonly #turns = new Turns();

  constructor(store: SessionPart, now: () => number = Date.now) {
    super();
    this.#store = store;
    this.#now = now;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#read(id).then(
      (session) => done(null, session),
      (error: unknown) => done(error),
    );
  }

  override set(id: string, session: SessionData, done: Done = () => undefined): void {
    this.#wrote(id);
    const record = { id, body: JSON.stringify(session), expiresAt: this.#endOf(session) };
    this.#turns
      .take(id, () => this.#store.setSession(record))
      .then(
        () => done(),
        (error: unknown) => done(error),
      );
  }

  override destroy(id: string, done: Done = () => undefined): void {
    this.#writtenAt.delete(id);
    this.#turns
      .take(id, () => this.#store.removeSession(id))
      .then(
        () => done(),
        (error: unknown) => done(error),
      );
  }

  /** Puts the end off, at most once a minute. The body is left as it stands: it may be newer than what this request has read. */
  override touch(id: string, session: SessionData, done: Done = () => undefined): void {
    if (this.#now() - (this.#writtenAt.get(id) ?? 0) < SESSION_TOUCH_MS) {
      done();
      return;
    }
    this.#wrote(id);
    this.#turns
      .take(id, async () => {
        const record = await this.#store.session(id);
        if (record !== null) await this.#store.setSession({ ...record, expiresAt: this.#endOf(session) });
      })
      .then(
        () => done(),
        (error: unknown) => done(error),
      );
  }

  async #read(id: string): Promise<SessionData | null> {
    const record = await this.#store.session(id);
    if (record === null || record.expiresAt <= this.#now()) return null;
    const session: SessionData = JSON.parse(record.body);
    return session;
  }

  #wrote(id: string): void {
    this.#writtenAt.delete(id);
    this.#writtenAt.set(id, this.#now());
    if (this.#writtenAt.size <= SESSIONS_REMEMBERED_MAX) return;
    for (const oldest of this.#writtenAt.keys()) {
      this.#writtenAt.delete(oldest);
      break;
    }
  }

  #endOf(session: SessionData): number {
    return this.#now() + (session.cookie.originalMaxAge ?? SESSION_MS);
  }
}
