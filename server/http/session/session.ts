/**
 * Browser sessions: a signed cookie names a stored record, and the record holds the browser's classes. It holds no account and
 * no address.
 */
import type { Request, RequestHandler } from 'express';
import session, { type Store as SessionStore } from 'express-session';
import { ANONYMOUS_SESSION_MS, SESSION_MS, SESSION_RENEW_MS } from '#server/base/limits.ts';
import { KeyedMutex } from '#server/concurrency/keyed-mutex.ts';
import { type Membership, withFormerSeat, withMembership } from '#server/identity/membership.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { SerializedSessionStore } from './serialized-store.ts';

declare module 'express-session' {
  interface SessionData {
    /** The newest last; at most MEMBERSHIPS_MAX. */
    memberships: readonly Membership[];
    /** Seats that a student left on this browser, the newest last: children who share a tablet return without a code. */
    former?: readonly Membership[];
    /** Wall time, ms: the last date of the browser's cookie. */
    renewedAt: number;
  }
}

/** Loads and stores the session; for Express and for the sockets' handshake alike. */
export function createSessionMiddleware(store: SessionStore, secrets: readonly [string, ...string[]]): RequestHandler {
  return session({
    name: 'jogak',
    secret: [...secrets],
    store: new SerializedSessionStore(store),
    resave: false,
    // A visitor who has not acted yet gets no cookie.
    saveUninitialized: false,
    // A cookie on every answer would be noise: `renewCookie` dates it anew once a day.
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', path: '/', maxAge: SESSION_MS },
  });
}

export function formerMembershipsOf({ session: { former = [] } }: Request): readonly Membership[] {
  return former;
}

export function membershipsOf({ session }: Pick<Request, 'session'>): readonly Membership[] {
  return session.memberships ?? [];
}

/** Keeps the cookie of a returning browser alive: a change of its session once a day dates the cookie anew. */
export const renewCookie: RequestHandler = (request, _response, next) => {
  const { renewedAt = 0 } = request.session;
  if (membershipsOf(request).length > 0 && Date.now() - renewedAt > SESSION_RENEW_MS) stampCookie(request);
  next();
};

function stampCookie(request: Request): void {
  request.session.renewedAt = Date.now();
  request.session.cookie.maxAge = SESSION_MS;
}

/** Gives a browser that is in no class a short-lived cookie, so that its wrong codes count together. */
export function rememberAnonymous(request: Request): void {
  if (request.session.memberships !== undefined) return;
  request.session.memberships = [];
  request.session.cookie.maxAge = ANONYMOUS_SESSION_MS;
}

/**
 * Adds a class to the session; resolves when that is durable. A session that gains its first class, or its first class as a
 * teacher, gets a new id: an id that was planted or overheard before gives no access.
 */
export async function addMembership(request: Request, added: Membership): Promise<void> {
  const before = membershipsOf(request);
  const hasRole = before.some(({ person }) => added.person.role === 'student' || person.role === 'teacher');
  const former = formerMembershipsOf(request);
  const left = before.find(({ classroom }) => classroom === added.classroom);
  if (!hasRole) await promisify((done) => request.session.regenerate(done));
  request.session.memberships = withMembership(before, added);
  request.session.former = withFormerSeat(former, left, added);
  stampCookie(request);
  await promisify((done) => request.session.save(done));
}

/**
 * Removes the browser's student membership of a class; a teacher's stays.
 * @returns the removed membership, once that is durable; null when there was none
 */
export async function removeMembership(request: Request, classroom: ClassroomId): Promise<Membership | null> {
  const memberships = membershipsOf(request);
  const left = memberships.find((each) => each.classroom === classroom && each.person.role === 'student');
  if (left === undefined) return null;
  request.session.memberships = memberships.filter((each) => each !== left);
  request.session.former = withFormerSeat(formerMembershipsOf(request), left, null);
  await promisify((done) => request.session.save(done));
  return left;
}

const sessionLocks = new KeyedMutex();

/** Serializes requests of one session that change its memberships: each reads what the one before has stored. */
export function withSessionLock<Result>(request: Request, work: () => Promise<Result>): Promise<Result> {
  return sessionLocks.run(request.sessionID, async (waited) => {
    // The request before may have given the session a new id: then this one continues with the session that it has read.
    if (waited) await promisify((done) => request.session.reload(done)).catch(() => undefined);
    return work();
  });
}

/** The same lock for a change of a stored session without a request of it. */
export function withSessionLockById<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  return sessionLocks.run(id, work);
}

function promisify(call: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));
}
