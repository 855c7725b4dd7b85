/**
 * A session is what one browser is remembered by: a signed cookie that names a record, and in the record the classes it is in.
 * No account, no address, nothing else.
 */
import type { Request, RequestHandler } from 'express';
import session, { type Store as SessionStore } from 'express-session';
import {
  ANONYMOUS_SESSION_MS,
  FORMER_SEATS_MAX,
  MEMBERSHIPS_MAX,
  SESSION_MS,
  SESSION_RENEW_MS,
} from '#server/base/limits.ts';
import type { Membership } from '#server/classroom/port.ts';
import { KeyedMutex } from '#server/concurrency/keyed-mutex.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { SerializedSessionStore } from './serialized-store.ts';

declare module 'express-session' {
  interface SessionData {
    /** The newest last; at most MEMBERSHIPS_MAX. */
    memberships: readonly Membership[];
    /** Seats that somebody at this browser let go of, the newest last: children who share a tablet come back without a code. */
    former?: readonly Membership[];
    /** Wall time, ms: when the browser's cookie was last dated. */
    renewedAt: number;
  }
}

/** Reads and keeps the session; for Express and for the sockets' handshake alike. */
export function createSessionMiddleware(store: SessionStore, secrets: readonly [string, ...string[]]): RequestHandler {
  return session({
    name: 'jogak',
    secret: [...secrets],
    store: new SerializedSessionStore(store),
    resave: false,
    // A visitor who only looks gets no cookie.
    saveUninitialized: false,
    // A cookie on every answer would be noise: `renew` dates it anew once a day.
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', path: '/', maxAge: SESSION_MS },
  });
}

/** What of a request tells who asks. */
export interface Requester {
  readonly ip?: string | undefined;
  readonly sessionID: string;
  readonly session: { readonly memberships?: readonly Membership[] };
}

export function formerMembershipsOf({ session: { former = [] } }: Request): readonly Membership[] {
  return former;
}

export function membershipsOf(request: Pick<Requester, 'session'>): readonly Membership[] {
  return request.session.memberships ?? [];
}

/** Keeps a browser that comes back remembered: once a day its session is changed, and that dates its cookie anew. */
export const renewCookie: RequestHandler = (request, _response, next) => {
  const { renewedAt = 0 } = request.session;
  if (membershipsOf(request).length > 0 && Date.now() - renewedAt > SESSION_RENEW_MS) stampCookie(request);
  next();
};

function stampCookie(request: Request): void {
  request.session.renewedAt = Date.now();
  request.session.cookie.maxAge = SESSION_MS;
}

/** Gives a browser that is in no class a cookie of its own for a while, so that its wrong codes count together. */
export function rememberAnonymous(request: Request): void {
  if (request.session.memberships !== undefined) return;
  request.session.memberships = [];
  request.session.cookie.maxAge = ANONYMOUS_SESSION_MS;
}

/** What a browser in `memberships` is in once it has entered a class more. A teacher who joins her own class stays its teacher. */
export function withMembership(memberships: readonly Membership[], added: Membership): readonly Membership[] {
  const before = memberships.find(({ classroom }) => classroom === added.classroom);
  const remainsTeacher = before?.person.role === 'teacher' && added.person.role === 'student';
  const now = remainsTeacher ? before : added;
  return [...memberships.filter((membership) => membership !== before), now].slice(-MEMBERSHIPS_MAX);
}

/**
 * The session is in a class from now on; resolves when that is durable. A session that gains its first class, or its first as a
 * teacher, gets a new id, so that an id planted or overheard before is worth nothing.
 */
export async function addMembership(request: Request, added: Membership): Promise<void> {
  const before = membershipsOf(request);
  const known = before.some(({ person }) => added.person.role === 'student' || person.role === 'teacher');
  const former = formerMembershipsOf(request);
  const left = before.find(({ classroom }) => classroom === added.classroom);
  if (!known) await promisify((done) => request.session.regenerate(done));
  request.session.memberships = withMembership(before, added);
  request.session.former = withFormer(former, left, added);
  stampCookie(request);
  await promisify((done) => request.session.save(done));
}

/** The browser is in a class no more; resolves with what it was there when that is durable. A teacher stays one. */
export async function removeMembership(request: Request, classroom: ClassroomId): Promise<Membership | null> {
  const memberships = membershipsOf(request);
  const left = memberships.find((each) => each.classroom === classroom && each.person.role === 'student');
  if (left === undefined) return null;
  request.session.memberships = memberships.filter((each) => each !== left);
  request.session.former = withFormer(formerMembershipsOf(request), left, null);
  await promisify((done) => request.session.save(done));
  return left;
}

/** Seats let go of, with one more of them, and without the one that is entered. */
function withFormer(
  former: readonly Membership[],
  left: Membership | undefined,
  added: Membership | null,
): readonly Membership[] {
  const seatOf = (membership: Membership | null | undefined) =>
    membership?.person.role === 'student' ? membership.person.seat : null;
  const others = former.filter((each) => seatOf(each) !== seatOf(left) && seatOf(each) !== seatOf(added));
  const wasReleased = left !== undefined && seatOf(left) !== null && seatOf(left) !== seatOf(added);
  return (wasReleased ? [...others, left] : others).slice(-FORMER_SEATS_MAX);
}

const sessionLocks = new KeyedMutex();

/** Requests of one session that change its memberships go one after the other, each seeing what the one before has kept. */
export function withSessionLock<Result>(request: Request, work: () => Promise<Result>): Promise<Result> {
  return sessionLocks.run(request.sessionID, async (waited) => {
    // The one before may have given the session a new id: then this request goes on with what it has read.
    if (waited) await promisify((done) => request.session.reload(done)).catch(() => undefined);
    return work();
  });
}

/** The same for whoever changes what a session has kept without a request of it. */
export function withSessionLockById<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  return sessionLocks.run(id, work);
}

function promisify(ask: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => ask((error) => (error ? reject(error) : resolve())));
}
