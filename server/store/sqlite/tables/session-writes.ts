/** Writes of sessions and of their memberships. */
import type { MembershipKey, MembershipRecord } from '#server/store/port.ts';
import type { Operations } from '#server/store/sqlite/worker-messages.ts';
import { changedText } from './classroom-writes.ts';
import { recordOrNull } from './columns.ts';
import type { Statements } from './statements.ts';

/** The columns of a key: a teacher's has no seat. */
function columnsOf({ session, classroom, seat }: MembershipKey): [string, string, string] {
  return [session, classroom, seat ?? ''];
}

export function sessionWrites(
  sql: Statements,
): Operations<
  | 'setSession'
  | 'replaceSession'
  | 'touchSession'
  | 'removeSession'
  | 'sweepSessions'
  | 'setMembership'
  | 'changeMembership'
  | 'touchMemberships'
  | 'removeMemberships'
> {
  return {
    setSession: ({ id, body, expiresAt }) => {
      sql.setSession.run(id, body, expiresAt);
    },
    replaceSession: ({ id, body, expiresAt }, was) => {
      const { changes } =
        was === null ? sql.addSession.run(id, body, expiresAt) : sql.replaceSession.run(body, expiresAt, id, was);
      return Number(changes) === 1;
    },
    touchSession: (id, expiresAt) => {
      sql.touchSession.run(expiresAt, id);
    },
    removeSession: (id) => {
      sql.removeSession.run(id);
    },
    sweepSessions: (now) => {
      sql.sweepMemberships.run(now);
      return Number(sql.sweepSessions.run(now).changes);
    },

    setMembership: (stored) => {
      sql.setMembership.run(JSON.stringify(stored));
    },
    changeMembership: (key, changes) => {
      const found = recordOrNull<MembershipRecord>(sql.membership.get(...columnsOf(key)));
      const text = changedText(found, changes);
      if (text !== null) sql.changeMembership.run(text, ...columnsOf(key));
    },
    touchMemberships: (session, { usedAt, expiresAt }) => {
      sql.touchMemberships.run(usedAt, expiresAt, session);
    },
    removeMemberships: (which) => {
      if (!('classroom' in which)) sql.removeMembershipsOfSession.run(which.session);
      else if ('session' in which) sql.removeMembership.run(...columnsOf(which));
      else sql.removeMembershipsOfSeat.run(which.classroom, which.seat);
    },
  };
}
