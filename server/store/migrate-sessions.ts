/**
 * Brings sessions of schema version 5 along: they held the browser's memberships as lists, which are records of their own since. The same
 * session gives the same records, so an interrupted migration may be repeated.
 */
import { createHash } from 'node:crypto';
import type { ClassroomId } from '#shared/ids.ts';
import type { MembershipRecord, Person, SessionRecord } from './port.ts';

/** What version 5 stored in a session's body, as far as it changes. */
interface OldBody {
  readonly memberships?: readonly OldMembership[];
  readonly former?: readonly OldMembership[];
  readonly name?: string;
  readonly cookie?: { readonly originalMaxAge?: number | null };
}

interface OldMembership {
  readonly classroom: ClassroomId;
  readonly person: Person;
}

export interface MigratedSession {
  readonly session: SessionRecord;
  readonly memberships: readonly MembershipRecord[];
}

/** Null: the session is of this version already. */
export function migrateSession({ id, body, expiresAt }: SessionRecord): MigratedSession | null {
  const { memberships = [], former = [], ...rest }: OldBody = JSON.parse(body);
  if (rest.name !== undefined) return null;
  // Nobody gets from this name to the id, which opens the session.
  const name = createHash('sha256').update(`name of ${id}`).digest('base64url');
  const usedAt = expiresAt - (rest.cookie?.originalMaxAge ?? 0);
  const all = [
    ...former.map((each) => ({ ...each, former: true })),
    ...memberships.map((each) => ({ ...each, former: false })),
  ];
  return {
    session: { id, expiresAt, body: JSON.stringify({ ...rest, name }) },
    // Version 5 did not say when each was made: they keep their order, the newest last.
    memberships: all.map(({ classroom, person, former: isFormer }, index) => ({
      session: name,
      classroom,
      person,
      former: isFormer,
      madeAt: usedAt - all.length + index,
      usedAt,
      expiresAt,
    })),
  };
}
