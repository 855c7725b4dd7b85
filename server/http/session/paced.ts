/**
 * What every session store is spared: writes of one session go one after the other, in the order in which they were
 * asked, and a session's use is written down once a minute at most.
 */
import { type SessionData, Store as SessionStore } from 'express-session';
import { SESSION_TOUCH_MS, SESSIONS_REMEMBERED_MAX } from '../../limits.ts';
import { Turns } from './turns.ts';

type Done = (error?: unknown) => void;

export class PacedSessions extends SessionStore {
  readonly #inner: SessionStore;
  readonly #now: () => number;
  /** Wall time, ms, of each session's last write; the oldest write first. */
  readonly #writtenAt = new Map<string, number>();
  readonly #turns = new Turns();

  constructor(inner: SessionStore, now: () => number = Date.now) {
    super();
    this.#inner = inner;
    this.#now = now;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#inner.get(id, done);
  }

  override set(id: string, session: SessionData, done?: Done): void {
    this.#wrote(id);
    this.#inTurn(id, (settled) => this.#inner.set(id, session, settled), done);
  }

  override destroy(id: string, done?: Done): void {
    this.#writtenAt.delete(id);
    this.#inTurn(id, (settled) => this.#inner.destroy(id, settled), done);
  }

  override touch(id: string, session: SessionData, done: Done = () => undefined): void {
    if (this.#now() - (this.#writtenAt.get(id) ?? 0) < SESSION_TOUCH_MS) {
      done();
      return;
    }
    this.#wrote(id);
    this.#inTurn(
      id,
      (settled) => {
        if (this.#inner.touch === undefined) settled();
        else this.#inner.touch(id, session, settled);
      },
      done,
    );
  }

  #inTurn(id: string, write: (settled: Done) => void, done: Done = () => undefined): void {
    this.#turns
      .take(
        id,
        () =>
          new Promise<void>((resolve, reject) => {
            write((error) => (error === undefined || error === null ? resolve() : reject(error)));
          }),
      )
      .then(() => done(), done);
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
}
