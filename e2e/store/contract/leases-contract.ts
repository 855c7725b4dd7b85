/** Leases and nodes change by compare-and-set: of those who try at once, one succeeds. */
import { describe, expect, it } from 'vitest';
import type { LeaseRecord, LeaseRecords, NodeRecord } from '#server/store/leases/lease-records.ts';
import { A, B, classroom } from './sample-records.ts';
import { type OpenTestStore, storePerTest } from './test-store.ts';

const LION = 'lion r1';
const BEAR = 'bear r1';

const lease = (holder = LION): LeaseRecord => ({ classroom: A, holder, wanted: null });

function node(name: string, run: string): NodeRecord {
  return { name, run, beat: 0, place: 'here 1', sessionDigests: ['s1', 's2'], teacherDigest: 't' };
}

/** A harmless call of every method. */
export const EVERY_LEASE_METHOD: { readonly [M in keyof LeaseRecords]: (leases: LeaseRecords) => Promise<unknown> } = {
  lease: (leases) => leases.lease(A),
  addLease: (leases) => leases.addLease(lease()),
  changeLease: (leases) => leases.changeLease(A, LION, { wanted: BEAR }),
  leasesOf: (leases) => leases.leasesOf(LION),
  wantedLeasesOf: (leases) => leases.wantedLeasesOf(LION),
  removeLease: (leases) => leases.removeLease(A, LION),
  removeLeasesOf: (leases) => leases.removeLeasesOf(LION),
  nodes: (leases) => leases.nodes(),
  addNode: (leases) => leases.addNode(node('lion', 'r1')),
  beatNode: (leases) => leases.beatNode('lion', 'r1'),
  replaceNode: (leases) => leases.replaceNode('r1', node('lion', 'r2')),
  removeNode: (leases) => leases.removeNode('lion', 'r2'),
};

/** How many of these calls, made at once, succeed. */
async function successes(calls: readonly (() => Promise<boolean>)[]): Promise<number> {
  return (await Promise.all(calls.map((call) => call()))).filter(Boolean).length;
}

export function leasesContract(open: OpenTestStore): void {
  describe('leases', () => {
    const opened = storePerTest(open);
    const leases = () => opened().store.leases;

    it('one of several gets a class, and only its holder changes or gives it back', async () => {
      expect(await leases().lease(A)).toBeNull();
      const racers = Array.from({ length: 8 }, (_, index) => () => leases().addLease(lease(`lion r${index}`)));
      expect(await successes(racers)).toBe(1);
      const holder = (await leases().lease(A))?.holder ?? '';
      expect(await leases().changeLease(A, 'nobody r1', { wanted: BEAR })).toBe(false);
      expect(await leases().removeLease(A, 'nobody r1')).toBe(false);
      expect(await leases().lease(A)).toEqual(lease(holder));
      expect(await leases().removeLease(A, holder)).toBe(true);
      expect(await leases().removeLease(A, holder)).toBe(false);
      expect(await leases().lease(A)).toBeNull();
    });

    it('one of several takes a class from a holder', async () => {
      await leases().addLease(lease());
      const racers = Array.from(
        { length: 8 },
        (_, index) => () => leases().changeLease(A, LION, { holder: `b ${index}` }),
      );
      expect(await successes(racers)).toBe(1);
      expect(await leases().leasesOf(LION)).toEqual([]);
    });

    it('are listed by holder, and those that are wanted apart', async () => {
      await leases().addLease(lease());
      await leases().addLease({ ...lease(), classroom: B });
      expect(await leases().wantedLeasesOf(LION)).toEqual([]);
      expect(await leases().changeLease(B, LION, { wanted: BEAR })).toBe(true);
      expect(await leases().wantedLeasesOf(LION)).toEqual([{ classroom: B, holder: LION, wanted: BEAR }]);
      expect((await leases().leasesOf(LION)).map((each) => each.classroom).toSorted()).toEqual([A, B].toSorted());
      expect(await leases().wantedLeasesOf(BEAR)).toEqual([]);
      expect(await leases().changeLease(B, LION, { holder: BEAR, wanted: null })).toBe(true);
      await leases().removeLeasesOf(LION);
      expect(await leases().lease(A)).toBeNull();
      expect(await leases().lease(B)).toEqual({ classroom: B, holder: BEAR, wanted: null });
    });

    it('go with their class', async () => {
      await opened().store.addClassroom(classroom(A));
      await leases().addLease(lease());
      await opened().store.removeClassroom(A);
      expect(await leases().lease(A)).toBeNull();
    });

    it('a node’s name is one run’s at a time, whose beat grows', async () => {
      const racers = Array.from({ length: 8 }, (_, index) => () => leases().addNode(node('lion', `r${index}`)));
      expect(await successes(racers)).toBe(1);
      const run = (await leases().nodes())[0]?.run ?? '';
      expect(await leases().nodes()).toEqual([node('lion', run)]);
      expect(await leases().beatNode('lion', 'none')).toBe(false);
      expect(await leases().beatNode('lion', run)).toBe(true);
      expect(await leases().beatNode('lion', run)).toBe(true);
      expect(await leases().nodes()).toEqual([{ ...node('lion', run), beat: 2 }]);
      expect(await leases().replaceNode('none', node('lion', 'next'))).toBe(false);
      const heirs = ['x', 'y', 'z'].map((next) => () => leases().replaceNode(run, node('lion', next)));
      expect(await successes(heirs)).toBe(1);
      expect(await leases().beatNode('lion', run)).toBe(false);
      await leases().removeNode('lion', run);
      expect(await leases().nodes()).toHaveLength(1);
    });

    it('nodes are all listed until they are removed', async () => {
      await leases().addNode(node('lion', 'r1'));
      await leases().addNode(node('bear', 'r1'));
      expect((await leases().nodes()).map(({ name }) => name).toSorted()).toEqual(['bear', 'lion']);
      await leases().removeNode('lion', 'r1');
      expect(await leases().nodes()).toEqual([node('bear', 'r1')]);
    });
  });
}
