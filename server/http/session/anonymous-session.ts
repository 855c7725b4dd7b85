/**
 * Sessions of browsers that are in no class yet: nothing of them is stored. The id says when it was given, and the signature of its cookie
 * that this server gave it; so a flood of visitors writes nothing. The first class gives a browser another id, whose session is stored.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Cookie, type SessionData } from 'express-session';
import { ANONYMOUS_SESSION_MS } from '#server/base/limits.ts';

/** An id of any session. @param givenAt the moment, counted like the ends of sessions */
export function newSessionId(givenAt: number): string {
  return `${Math.floor(givenAt).toString(36)}.${randomBytes(24).toString('base64url')}`;
}

/** The name that an anonymous session has for its memberships: it never has any, and nobody gets from it to the id. */
export function anonymousNameOf(id: string): string {
  return createHash('sha256').update(`anonymous ${id}`).digest('base64url');
}

export function isAnonymous(id: string, { name, scope, isRenewed }: SessionData): boolean {
  return name === anonymousNameOf(id) && scope === undefined && isRenewed === undefined;
}

/** The session of an id of which nothing is stored; null: it was given too long ago. @param expiredUpTo as the calendar has it */
export function anonymousSession(id: string, expiredUpTo: number): SessionData | null {
  const givenAt = Number.parseInt(/^([0-9a-z]{1,12})[.]/.exec(id)?.[1] ?? '', 36);
  if (!Number.isFinite(givenAt) || givenAt + ANONYMOUS_SESSION_MS <= expiredUpTo) return null;
  const cookie = new Cookie();
  cookie.maxAge = ANONYMOUS_SESSION_MS;
  return { cookie, name: anonymousNameOf(id), renewedAt: 0 };
}
