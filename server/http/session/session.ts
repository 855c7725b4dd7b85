/**
 * Browser sessions: a signed cookie names a stored record, whose name the browser's memberships have. It holds no account and no address.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import session, { type SessionData } from 'express-session';
import { ANONYMOUS_SESSION_MS, COOKIE_ARRIVES_MS, SESSION_MS, SESSION_RENEW_MS } from '#server/base/limits.ts';
import { RequestRefused } from '#server/base/request-refused.ts';
import { KeyedMutex } from '#server/concurrency/keyed-mutex.ts';
import { deviceNameOf } from '#server/identity/device-name.ts';
import type { Membership } from '#server/identity/membership.ts';
import { personIdOf } from '#server/identity/person.ts';
import type { SessionMemberships } from '#server/identity/session-memberships.ts';
import { StoreError } from '#server/store/error.ts';
import type { MembershipRecord } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { anonymousNameOf } from './anonymous-session.ts';
import { addCookieMaxAge } from './cookie-max-age.ts';
import { type ReplacingSessionStore, SerializedSessionStore } from './serialized-store.ts';

declare module 'express-serve-static-core' {
  interface Request {
    sessionCookieName: string;
    memberships: SessionMemberships;
    /** The stored sessions of this process, and the turns of requests that change one. */
    sessionRecords: SerializedSessionStore;
    sessionLocks: KeyedMutex;
    /** The run that this request gives its browser. */
    newBrowserRun?: string;
    /** Names the request's operation within its session; undefined: it has none. */
    operationName?: string;
  }
}

declare module 'express-session' {
  interface SessionData {
    /** Its name in its memberships: it opens nothing. A renewed session has a new one. */
    name: string;
    /** Wall time, ms: the last date of the browser's cookie; of a renewed one, when that was. */
    renewedAt: number;
    /** What its operations count within: its first id, which it keeps over its renewals. Missing: the id that it has. */
    scope?: string;
    /** The browser has been given another id since: this one finds answers of the operations of before, and nothing else. */
    isRenewed?: true;
    /** Of a renewed one: the operation that was done when it was, '' for a request without. */
    renewedBy?: string;
  }
}

const COOKIE = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: SESSION_MS } as const;

export interface SessionOptions {
  readonly store: ReplacingSessionStore & { newId(): string };
  /** Of one request: its session's. */
  readonly memberships: () => SessionMemberships;
  /** The newest first: it signs, and the others still verify. */
  readonly sessionSecrets: readonly [string, ...string[]];
  /** This installation's own: browsers tell cookies apart by host and name, and not by port. */
  readonly cookieName: string;
}

/** Loads and stores the session; for Express and for the sockets' handshake alike. */
export function createSessionMiddleware({
  store,
  memberships,
  sessionSecrets,
  cookieName,
}: SessionOptions): RequestHandler {
  const sessionRecords = new SerializedSessionStore(store);
  const sessionLocks = new KeyedMutex();
  const handle = session({
    name: cookieName,
    secret: [...sessionSecrets],
    store: sessionRecords,
    genid: () => store.newId(),
    resave: false,
    // A visitor who has not acted yet gets no cookie.
    saveUninitialized: false,
    // A cookie on every answer would be noise: `renewCookie` dates it anew once a day.
    rolling: false,
    cookie: { ...COOKIE, secure: 'auto' },
  });
  return (request, response, next) => {
    // Express signs the cookies of `sendSessionCookie` with it, in the same way.
    Object.assign(request, { secret: sessionSecrets[0] });
    request.sessionCookieName = cookieName;
    request.memberships = memberships();
    request.sessionRecords = sessionRecords;
    request.sessionLocks = sessionLocks;
    addCookieMaxAge(request, response, cookieName);
    handle(request, response, (error?: unknown) => {
      if (error !== undefined) next(error);
      else request.memberships.readAs(request.session.name, browserRunOf(request)).then(() => next(), next);
    });
  };
}

function newSessionName(): string {
  return randomBytes(16).toString('base64url');
}

/** Gives the browser the cookie of a session: the answer that gave it first may not have arrived. */
export function sendSessionCookie(request: Request, response: Response, id: string): void {
  response.cookie(request.sessionCookieName, id, { ...COOKIE, secure: request.secure, signed: true });
}

/**
 * The run of the browser, as a cookie without a date names it: the browser drops the cookie when it is closed. It opens nothing; a
 * membership that is only for now needs it besides the session.
 */
function browserRunOf(request: Request): string | undefined {
  const start = `${runCookieOf(request)}=`;
  const pairs = request.headers.cookie?.split(';').map((pair) => pair.trim()) ?? [];
  const run = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
  return run !== undefined && /^[\w-]{22}$/.test(run) ? run : undefined;
}

function runCookieOf({ sessionCookieName }: Request): string {
  return `${sessionCookieName}-now`;
}

export function sendBrowserRun(request: Request, response: Response, run: string): void {
  const { maxAge: _, ...cookie } = COOKIE;
  response.cookie(runCookieOf(request), run, { ...cookie, secure: request.secure });
}

/** Changes whenever the answer of this request gives the browser a new cookie, or the same with a later date. */
export function sessionCookieOf({ session: { renewedAt = 0 }, sessionID }: Request): string {
  return `${sessionID} ${renewedAt}`;
}

/** Whether the browser has brought the cookie of a session that is stored. */
export function hasSession({ session: { name } }: Request): boolean {
  return name !== undefined;
}

/**
 * A seat or a class is made for a browser alone that shows that it keeps its cookie: a request that is sent again finds what it has
 * made by the session.
 * @throws {RequestRefused} 'cookie-needed'
 */
export function requireSessionCookie(request: Request): void {
  if (!hasSession(request)) throw new RequestRefused('cookie-needed');
}

/** What the request's operations count within: a secret. Null: the browser has no session. */
export function operationScopeOf(request: Request): string | null {
  return hasSession(request) ? (request.session.scope ?? request.sessionID) : null;
}

export function formerMembershipsOf({ memberships }: Request): readonly MembershipRecord[] {
  return memberships.former;
}

export function membershipsOf({ memberships }: Request): readonly MembershipRecord[] {
  return memberships.current;
}

/** Keeps the cookie of a returning browser alive: a change of its session once a day dates the cookie anew. */
export const renewCookie: RequestHandler = (request, _response, next) => {
  const { renewedAt = 0 } = request.session;
  if (membershipsOf(request).length > 0 && Math.abs(Date.now() - renewedAt) > SESSION_RENEW_MS) stampCookie(request);
  next();
};

function stampCookie(request: Request): void {
  request.session.renewedAt = Date.now();
  request.session.cookie.maxAge = SESSION_MS;
}

/**
 * Gives a browser that is in no class a short-lived cookie: with it the browser may take a seat, its requests can be sent again, and its
 * wrong codes count together. Nothing is stored for it.
 */
export function rememberAnonymous(request: Request): void {
  if (hasSession(request)) return;
  request.session.name = anonymousNameOf(request.sessionID);
  request.session.cookie.maxAge = ANONYMOUS_SESSION_MS;
}

/**
 * Adds a class to the session; resolves when that is durable. A session that gains its first class, or its first class as a
 * teacher, gets a new id: an id that was planted or overheard before gives no access.
 * @param stay how long the device stays a teacher's; null: as it was
 * @throws {RequestRefused} 'cookie-needed' when another process has renewed the session meanwhile, as `withSessionLock` does
 */
export async function addMembership(
  request: Request,
  added: Membership,
  stay: 'now' | 'keep' | null = null,
): Promise<void> {
  const before = membershipsOf(request);
  const hasRole =
    request.session.isRenewed === undefined &&
    before.some(({ person }) => added.person.role === 'student' || person.role === 'teacher');
  const renewed = hasRole ? null : await renewSession(request);
  stampCookie(request);
  await promisify((done) => request.session.save(done));
  const run = stay === 'now' ? (browserRunOf(request) ?? newSessionName()) : null;
  if (run !== null) request.newBrowserRun = run;
  const terms = stay === null ? null : { device: deviceNameOf(request.get('user-agent')), run };
  await request.memberships.add(added, terms).catch((error: unknown) => {
    const isGone = error instanceof StoreError && error.code === 'classroom-gone';
    throw isGone ? new RequestRefused('not-found') : error;
  });
  if (renewed !== null) await renewed.end();
  else if (hasRole && !(await isAsRead(request))) refuseForCookie(request);
}

/**
 * Gives the session a new id. Its operations go on under it; `end` leaves them to the id of before, too, for ANONYMOUS_SESSION_MS: the
 * browser may not have got the new cookie. Apart from them the id of before is worth nothing from then on.
 */
async function renewSession(request: Request): Promise<{ end(): Promise<void> } | null> {
  const scope = operationScopeOf(request);
  const { name: nameBefore } = request.session;
  const { sessionID: id, sessionRecords, session: before, memberships } = request;
  // The store keeps the record of before: until `end`, the same request finds it after a crash.
  await promisify((done) => before.regenerate(done));
  const name = newSessionName();
  request.session.name = name;
  await memberships.copyTo(name);
  if (scope === null || nameBefore === undefined) return null;
  // Whoever comes by the id of before gets nothing of what came after under another.
  if (before.isRenewed !== true) request.session.scope = scope;
  return {
    async end() {
      const { cookie } = before;
      // No less than an id counts of which nothing is stored.
      cookie.maxAge = ANONYMOUS_SESSION_MS;
      const renewal = { isRenewed: true, renewedAt: Date.now(), renewedBy: request.operationName ?? '' } as const;
      const renewed = { cookie, name: newSessionName(), scope, ...renewal };
      if (await sessionRecords.replace(id, nameBefore, renewed)) {
        await memberships.takeOver(nameBefore);
        return;
      }
      // Another process was first, and its answer has the cookie: this session is nobody's.
      await memberships.discard();
      await promisify((done) => sessionRecords.destroy(request.sessionID, done));
      refuseForCookie(request);
    },
  };
}

/**
 * Removes the browser's membership of a class as this student; another student's stays, and a teacher's.
 * @param student the PersonId
 * @returns the removed membership, once that is durable; null when there was none
 */
export async function removeMembership(
  request: Request,
  classroom: ClassroomId,
  student: string,
): Promise<Membership | null> {
  const current = membershipsOf(request).find(({ classroom: of }) => of === classroom);
  const isTheirs = current?.person.role === 'student' && personIdOf(classroom, current.person) === student;
  return isTheirs ? request.memberships.leave(classroom) : null;
}

/** Removes the browser's memberships as a teacher of these classes. @returns the removed ones, once that is durable */
export function removeTeacherMemberships(
  request: Request,
  classrooms: readonly string[],
): Promise<readonly MembershipRecord[]> {
  return request.memberships.leaveAsTeacher(classrooms);
}

/** Whether the session has not been renewed since this request read it. */
async function isAsRead({ sessionID, sessionRecords, session: { name } }: Request): Promise<boolean> {
  const stored = await new Promise<SessionData | null | undefined>((resolve, reject) => {
    sessionRecords.get(sessionID, (error, found) => (error ? reject(error) : resolve(found)));
  });
  return stored?.name === name;
}

/** The refusal says nothing of a cookie: it would push out that of the request which has renewed the session. */
function refuseForCookie(request: Request): never {
  Reflect.deleteProperty(request, 'session');
  throw new RequestRefused('cookie-needed');
}

/**
 * Serializes requests of one session that change its memberships: each reads what the one before has stored.
 * @throws {RequestRefused} 'cookie-needed' when the one before has renewed the session, here or in another process. Its answer has the new
 *   cookie, with which the browser asks once more: whoever else has the id of before gets no class by it
 */
export async function withSessionLock<Result>(request: Request, work: () => Promise<Result>): Promise<Result> {
  try {
    return await request.sessionLocks.run(request.sessionID, () => asRead(request, work));
  } catch (error) {
    // The browser first gets the answer that has its cookie.
    if (error instanceof RequestRefused && error.failure.code === 'cookie-needed') await wait(COOKIE_ARRIVES_MS);
    throw error;
  }
}

async function asRead<Result>(request: Request, work: () => Promise<Result>): Promise<Result> {
  // Without a cookie there is nothing to read.
  if (hasSession(request)) {
    const { name } = request.session;
    await promisify((done) => request.session.reload(done)).catch(() => undefined);
    if (request.session.name !== name || isJustRenewed(request)) refuseForCookie(request);
  }
  await request.memberships.read(request.session.name);
  return work();
}

/**
 * The browser has been given another id, and may not know it yet: it would be given a third one, and lose what it entered by the second.
 * Whoever sends the same operation again has not got its answer.
 */
function isJustRenewed({ session: { isRenewed, renewedAt = 0, renewedBy }, operationName }: Request): boolean {
  const isSameOperation = operationName !== undefined && renewedBy === operationName;
  return isRenewed === true && !isSameOperation && Math.abs(Date.now() - renewedAt) < COOKIE_ARRIVES_MS;
}

function promisify(call: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));
}
