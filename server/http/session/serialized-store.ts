/**
 * Serializes writes for a session store: writes of one session run one after the other in the order of the calls, and a
 * session's use is stored at most once in SESSION_TOUCH_MS.
 */
import type { Request } from 'express';
import { type SessionData, Store as SessionStore } from 'express-session';
import { SESSION_TOUCH_MS, SESSION_TOUCHES_MAX } from '#server/base/limits.ts';
import { KeyedMutex } from '#server/concurrency/keyed-mutex.ts';

type Done = (error?: unknown) => void;

/** A store in which a session is replaced only as it was read: see PortSessionStore. */
export type ReplacingSessionStore = SessionStore & {
  replace(id: string, name: string, session: SessionData): Promise<boolean>;
};

export class SerializedSessionStore extends SessionStore {
  readonly #store: ReplacingSessionStore;
  readonly #now: () => number;
  /** Monotonic ms of each session's last write; the oldest write first. */
  readonly #writtenAt = new Map<string, number>();
  readonly #mutex = new KeyedMutex();

  constructor(store: ReplacingSessionStore, now: () => number = () => performance.now()) {
    super();
    this.#store = store;
    this.#now = now;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#store.get(id, done);
  }

  override set(id: string, session: SessionData, done?: Done): void {
    this.#noteWrite(id);
    this.#serialize(id, (callback) => this.#store.set(id, session, callback), done);
  }

  /** @returns false: it was renewed since it was read */
  replace(id: string, name: string, session: SessionData): Promise<boolean> {
    this.#noteWrite(id);
    return this.#mutex.run(id, () => this.#store.replace(id, name, session));
  }

  override destroy(id: string, done?: Done): void {
    this.#writtenAt.delete(id);
    this.#serialize(id, (callback) => this.#store.destroy(id, callback), done);
  }

  /** A session that gets a new id: its owner ends the record of before, which this leaves as it is. */
  override regenerate(request: Request, done: Done): void {
    // express-session adds this method to its store.
    const { generate } = this as SessionStore & { generate?: (request: Request) => void };
    generate?.(request);
    done();
  }

  override touch(id: string, session: SessionData, done: Done = () => undefined): void {
    if (this.#now() - (this.#writtenAt.get(id) ?? Number.NEGATIVE_INFINITY) < SESSION_TOUCH_MS) {
      done();
      return;
    }
    this.#noteWrite(id);
    this.#serialize(
      id,
      (callback) => {
        if (this.#store.touch === undefined) callback();
        else this.#store.touch(id, session, callback);
      },
      done,
    );
  }

  #serialize(id: string, write: (callback: Done) => void, done: Done = () => undefined): void {
    this.#mutex
      .run(
        id,
        () =>
          new Promise<void>((resolve, reject) => {
            write((error) => (error === undefined || error === null ? resolve() : reject(error)));
          }),
      )
      .then(() => done(), done);
  }

  #noteWrite(id: string): void {
    this.#writtenAt.delete(id);
    this.#writtenAt.set(id, this.#now());
    if (this.#writtenAt.size <= SESSION_TOUCHES_MAX) return;
    for (const oldest of this.#writtenAt.keys()) {
      this.#writtenAt.delete(oldest);
      break;
    }
  }
}
