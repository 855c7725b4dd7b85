/** Four classes at play on three nodes behind HAProxy: what a fault loses or doubles is counted. How long it takes is the bench's figure. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { NODE_LETTERS } from '#e2e/fixtures/nodes/balancer.ts';
import { behindBalancer } from '#e2e/fixtures/nodes/behind-balancer.ts';
import { BusyClass } from '#e2e/fixtures/nodes/busy-class.ts';
import { Cluster } from '#e2e/fixtures/nodes/cluster.ts';
import { CUT, type Fault, freezeFor, KILL, restartAll, strikeOwner } from '#e2e/fixtures/nodes/faults.ts';
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';

const TIMEOUT_MS = 600_000;
const PLANS = [
  { mode: 'together', students: 3, seed: 1 },
  { mode: 'together', students: 3, seed: 2 },
  { mode: 'each', students: 2, seed: 3 },
  { mode: 'each', students: 2, seed: 4 },
] as const;
/** The nodes may be silent for 2.5 s: an outage of the database lasts longer than that. */
const OUTAGE_MS = 6_000;
/** A class is given away once it was had for 10 s. */
const IN_TURN_MS = 12_000;

await onMongo((server) => {
  storeInMongo(server);
  behindBalancer(() => {
    let cluster: Cluster;
    const classes: BusyClass[] = [];

    beforeAll(async () => {
      cluster = await Cluster.start({ canCutNodes: true, databasePort: server().port });
    }, TIMEOUT_MS);
    afterAll(() => cluster.close());
    beforeEach(async () => {
      for (const letter of NODE_LETTERS) await cluster.balancer.untilStatus(letter, 'UP');
      for (const plan of PLANS) classes.push(await BusyClass.open(cluster.origin, plan));
      for (const each of classes) each.play();
    }, TIMEOUT_MS);
    afterEach(() => {
      for (const each of classes.splice(0)) each.close();
    });

    const owners = () => Promise.all(classes.map(({ id }) => cluster.ownerOf(id)));

    /** Every piece that was put down is in the log once, and no page was refused anything. */
    async function expectAllSaved(): Promise<void> {
      await Promise.all(classes.map((each) => each.rest()));
      for (const each of classes) {
        const { puts, ...others } = await each.count(cluster.folder);
        expect(puts).toBeGreaterThan(0);
        expect(others).toEqual({ lost: 0, twice: 0, refused: 0, codes: [] });
      }
    }

    async function strikeEach(fault: Fault, times: number): Promise<void> {
      for (let time = 0; time < times; time += 1) {
        const struck = classes[time % classes.length];
        if (struck === undefined) throw new Error('no class');
        const { own } = await strikeOwner(cluster, classes, struck, fault);
        expect(own.length, 'pages that the fault has met').toBeGreaterThan(0);
      }
    }

    it('three killed nodes lose and double nothing', { timeout: TIMEOUT_MS }, async () => {
      await strikeEach(KILL, 3);
      await expectAllSaved();
    });

    it('a node that is frozen and thaws loses and doubles nothing, and gets no class back', {
      timeout: TIMEOUT_MS,
    }, async () => {
      await strikeEach(freezeFor(3_000), 1);
      const after = await owners();
      await expectAllSaved();
      expect(await owners()).toEqual(after);
    });

    it('a node that the balancer does not reach gives its classes away while it lives', {
      timeout: TIMEOUT_MS,
    }, async () => {
      await strikeEach(CUT, 1);
      const after = await owners();
      await expectAllSaved();
      expect(await owners()).toEqual(after);
      for (const [index, { id }] of classes.entries()) expect(await cluster.balancer.nodeOf(id)).toBe(after[index]);
    });

    it('all nodes restarted one after the other lose, double and refuse nothing', { timeout: TIMEOUT_MS }, async () => {
      await restartAll(cluster, classes);
      await expectAllSaved();
    });

    it('an outage of the database moves no class and marks no node down, and all that waited is saved', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const before = await owners();
      cluster.cutDatabase();
      await wait(OUTAGE_MS);
      for (const letter of NODE_LETTERS) expect(await cluster.balancer.statusOf(letter)).toBe('UP');
      cluster.healDatabase();
      await expectAllSaved();
      expect(await owners()).toEqual(before);
    });

    it('a balancer that sends each request elsewhere lets every page in, and loses and refuses nothing', {
      timeout: TIMEOUT_MS,
    }, async ({ skip, annotate }) => {
      leaveToAll({ skip });
      for (const each of classes) each.resetGaps();
      await cluster.balancer.stop();
      await cluster.balancer.start('in-turn');
      await Promise.all(classes.map((each) => each.untilFrames(performance.now())));
      // A class may be given away now, and every page gets in again.
      await wait(IN_TURN_MS);
      await Promise.all(classes.map((each) => each.untilFrames(performance.now())));
      const gaps = classes.map(({ commonGap, gaps: ofPages }) => [commonGap, ...ofPages].map(Math.round).join(' '));
      await annotate(`ms without a frame, at no page of a class, and at each: ${gaps.join('; ')}`);
      await cluster.balancer.stop();
      const stoppedAt = performance.now();
      await cluster.balancer.start();
      await Promise.all(classes.map((each) => each.untilFrames(stoppedAt)));
      await expectAllSaved();
    });

    it('a balancer that knows no class any more finds each of them', { timeout: TIMEOUT_MS }, async () => {
      await cluster.balancer.stop();
      const stoppedAt = performance.now();
      await cluster.balancer.start();
      await Promise.all(classes.map((each) => each.untilFrames(stoppedAt)));
      await expectAllSaved();
      const after = await owners();
      for (const [index, { id }] of classes.entries()) expect(await cluster.balancer.nodeOf(id)).toBe(after[index]);
    });
  });
});
