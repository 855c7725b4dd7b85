/** Memberships are found by session, by class and by seat, are one for each {session, classroom, seat}, and end with their session. */
import { describe, expect, it } from 'vitest';
import type { MembershipRecord, Store } from '#server/store/port.ts';
import { A, B, classroom, DAY, membership, seat, T0 } from './sample-records.ts';
import { type OpenTestStore, storePerTest } from './test-store.ts';

/** A teacher who came in by the first key, of which older sessions store nothing. */
const TEACHER = { role: 'teacher' } as const;

export function membershipsContract(open: OpenTestStore): void {
  describe('memberships', () => {
    const opened = storePerTest(open);

    async function store(...records: readonly MembershipRecord[]): Promise<Store> {
      const { store: empty } = opened();
      await empty.addClassroom(classroom(A));
      await empty.addClassroom(classroom(B));
      for (const record of records) await empty.setMembership(record);
      return empty;
    }

    it('are listed by session and by class, the oldest first', async () => {
      const [first, second, other] = [membership('s', A, 1), membership('s', B, 2), membership('t', A, 3)];
      const teacher = membership('t', A, 0, { person: TEACHER });
      const stored = await store(other, second, first, teacher);
      expect(await stored.memberships('s')).toEqual([first, second]);
      expect(await stored.memberships('t')).toEqual([teacher, other]);
      expect(await stored.memberships('nobody')).toEqual([]);
      expect(await stored.membershipsIn(A)).toEqual([teacher, first, other]);
      expect(await stored.membershipsIn(B)).toEqual([second]);
    });

    it('are replaced by the same session, class and seat alone', async () => {
      const stored = await store(membership('s', A, 1), membership('t', A, 1));
      const again = membership('s', A, 1, { former: true, madeAt: T0 + 9 });
      const teacher = membership('s', A, 5, { person: TEACHER });
      const newKey = membership('s', A, 6, { person: { role: 'teacher', by: 'own', grant: 4 } });
      for (const record of [again, teacher, newKey, membership('s', A, 2)]) await stored.setMembership(record);
      expect(await stored.memberships('s')).toEqual([membership('s', A, 2), newKey, again]);
      expect(await stored.memberships('t')).toEqual([membership('t', A, 1)]);
    });

    it('have no bound: the first of a hundred stays', async () => {
      const { store: many } = opened();
      await many.addClassroom(classroom(A));
      const records = Array.from({ length: 100 }, (_, index) => membership('s', A, index + 1));
      await Promise.all(records.map((record) => many.setMembership(record)));
      expect(await many.memberships('s')).toEqual(records);
    });

    it('of concurrent writes to one session all remain', async () => {
      const stored = await store();
      const records = [membership('s', A, 1), membership('s', B, 1), membership('s', A, 2), membership('s', B, 2)];
      await Promise.all(records.flatMap((record) => [record, record]).map((record) => stored.setMembership(record)));
      expect(await stored.membershipsIn(A)).toEqual([records[0], records[2]]);
      expect(await stored.membershipsIn(B)).toEqual([records[1], records[3]]);
    });

    it('become former and come back; what is not there does not change', async () => {
      const stored = await store(
        membership('s', A, 1),
        membership('s', A, 2),
        membership('t', A, 3, { person: TEACHER }),
      );
      const key = { session: 's', classroom: A, seat: seat(A, 1).id };
      await stored.changeMembership(key, { former: true });
      await stored.changeMembership({ ...key, seat: null }, { former: true });
      await stored.changeMembership({ ...key, session: 'nobody' }, { former: true });
      await stored.changeMembership({ session: 't', classroom: A, seat: null }, { former: true });
      expect(await stored.membershipsIn(A)).toEqual([
        membership('s', A, 1, { former: true }),
        membership('s', A, 2),
        membership('t', A, 3, { person: TEACHER, former: true }),
      ]);
      await stored.changeMembership(key, { former: false });
      expect(await stored.memberships('s')).toEqual([membership('s', A, 1), membership('s', A, 2)]);
    });

    it('of a teacher have a device and an end of their own, which no use moves', async () => {
      const terms = { person: TEACHER, system: 'ipad', browser: 'Safari', until: T0 + 7, run: 'a run' } as const;
      const stored = await store(membership('s', A, 1, terms));
      expect(await stored.memberships('s')).toEqual([membership('s', A, 1, terms)]);
      const times = { usedAt: T0 + 50, expiresAt: T0 + 2 * DAY };
      await stored.touchMemberships('s', times);
      await stored.changeMembership({ session: 's', classroom: A, seat: null }, { former: true });
      expect(await stored.memberships('s')).toEqual([membership('s', A, 1, { ...terms, ...times, former: true })]);
      await stored.setMembership(membership('s', A, 1, { person: TEACHER }));
      expect(await stored.memberships('s')).toEqual([membership('s', A, 1, { person: TEACHER })]);
    });

    it('note the use of their session, and nothing else', async () => {
      const stored = await store(membership('s', A, 1), membership('s', B, 1), membership('t', A, 1));
      const times = { usedAt: T0 + 50, expiresAt: T0 + 2 * DAY };
      await stored.touchMemberships('s', times);
      await stored.touchMemberships('nobody', times);
      expect(await stored.memberships('s')).toEqual([membership('s', A, 1, times), membership('s', B, 1, times)]);
      expect(await stored.memberships('t')).toEqual([membership('t', A, 1)]);
    });

    it.each([
      { which: { session: 's', classroom: A, seat: seat(A, 1).id }, left: ['s a2', 's a-', 's b1', 't a1'] },
      { which: { session: 's', classroom: A, seat: null }, left: ['s a1', 's a2', 's b1', 't a1'] },
      { which: { classroom: A, seat: seat(A, 1).id }, left: ['s a2', 's a-', 's b1'] },
      { which: { session: 's' }, left: ['t a1'] },
      { which: { session: 'nobody' }, left: ['s a1', 's a2', 's a-', 's b1', 't a1'] },
    ])('are removed: $which', async ({ which, left }) => {
      const all = {
        's a1': membership('s', A, 1, { madeAt: T0 }),
        's a2': membership('s', A, 2, { madeAt: T0 + 1 }),
        's a-': membership('s', A, 3, { madeAt: T0 + 2, person: TEACHER }),
        's b1': membership('s', B, 1, { madeAt: T0 + 3 }),
        't a1': membership('t', A, 1, { madeAt: T0 + 4 }),
      };
      const stored = await store(...Object.values(all));
      await stored.removeMemberships(which);
      const found = [...(await stored.memberships('s')), ...(await stored.memberships('t'))];
      expect(found.map(({ madeAt }) => Object.keys(all)[madeAt - T0])).toEqual(left);
    });

    it('are swept once they have expired, as their session is', async () => {
      const stored = await store(
        membership('s', A, 1, { expiresAt: T0 }),
        membership('t', A, 2, { expiresAt: T0 + 1 }),
      );
      expect(await stored.sweepSessions(T0)).toBe(0);
      expect(await stored.membershipsIn(A)).toEqual([membership('t', A, 2, { expiresAt: T0 + 1 })]);
    });

    it('are stored only while the classroom exists, and go with it', async () => {
      const { store: empty } = opened();
      await expect(empty.setMembership(membership('s', A, 1))).rejects.toMatchObject({ code: 'classroom-gone' });
      const stored = await store(membership('s', A, 1), membership('s', B, 1));
      await stored.removeClassroom(A);
      expect(await stored.memberships('s')).toEqual([membership('s', B, 1)]);
      expect(await stored.membershipsIn(A)).toEqual([]);
    });
  });
}
