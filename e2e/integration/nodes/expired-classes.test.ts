/** Classes whose days are over while three nodes run behind HAProxy: each is removed once, with all that belongs to it, everywhere. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { Player } from '#client/headless/player.ts';
import { NODE_LETTERS } from '#e2e/fixtures/nodes/balancer.ts';
import { behindBalancer } from '#e2e/fixtures/nodes/behind-balancer.ts';
import { Cluster } from '#e2e/fixtures/nodes/cluster.ts';
import { WatchedBucket } from '#e2e/fixtures/nodes/watched-bucket.ts';
import { openTestStore, storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { onS3 } from '#e2e/store/pictures/on-s3.ts';
import type { S3Server } from '#e2e/store/pictures/s3-server.ts';
import { newId } from '#server/identity/new-id.ts';
import { openBucket } from '#server/pictures/s3-bucket.ts';
import type { PictureRecord, Store } from '#server/store/port.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';

const CLASSES = 20;
const DAY_MS = 24 * 3_600_000;
const WITHIN = { timeout: 120_000, interval: 100 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** What a process leaves that ends between the record and the objects of an upload. */
async function leavePartOfUpload(store: Store, { location, env }: S3Server, classroom: ClassroomId) {
  const still = `2026-11/${newId()}.webp`;
  const record: PictureRecord = {
    id: newId<PictureId>(),
    classroom,
    width: 40,
    height: 30,
    colours: '',
    animated: false,
    sample: null,
    message: null,
    still,
    moving: null,
    bytes: 5,
    createdAt: Date.now(),
    coming: true,
  };
  await store.addPicture(record);
  const bucket = await openBucket(location, env);
  await bucket.put(still, Buffer.from('still'));
  bucket.close();
  return record;
}

await onMongo((server) => {
  storeInMongo(server);
  onS3((s3) => {
    behindBalancer(() => {
      it('twenty expired classes are removed once each: pages told, objects, caches, memberships and leases gone', {
        timeout: 600_000,
      }, async () => {
        const bucket = await WatchedBucket.start(s3().endpoint);
        closing.push(() => bucket.stop());
        const settings = {
          CLASS_DAYS: '1',
          PICTURES: `s3://${s3().location.bucket}`,
          ...s3().env,
          AWS_ENDPOINT_URL_S3: bucket.endpoint,
        };
        const cluster = await Cluster.start({ settings: () => settings });
        closing.push(() => cluster.close());
        const store = await openTestStore(cluster.folder);
        closing.push(() => store.close());
        const { origin } = cluster;
        const nodes = NODE_LETTERS.map((letter) => cluster.nodes[letter]);

        /** A class with a picture that its node has shown, and a student's page; how often that was told of the end is counted. */
        const begin = async () => {
          const opened = await openClass(origin);
          expect((await opened.teacher.picture(opened.id, opened.picture)).status).toBe(200);
          const { browser, player } = await joinAsStudent(origin, opened, 'Mina');
          closing.push(() => player.close());
          await player.enter();
          return { ...opened, browser, player };
        };
        const expiring: Awaited<ReturnType<typeof begin>>[] = [];
        for (let index = 0; index < CLASSES; index += 1) expiring.push(await begin());
        const objects = new Set(bucket.stored);
        expect(objects.size).toBeGreaterThanOrEqual(CLASSES);
        const isCached = (id: ClassroomId) =>
          nodes.filter((node) => existsSync(join(node.folder, 'picture-cache', id))).length;
        for (const { id } of expiring) expect(isCached(id)).toBeGreaterThan(0);
        expect(new Set(await Promise.all(expiring.map(({ id }) => cluster.ownerOf(id)))).size).toBeGreaterThan(1);
        // Nobody is at the first one.
        expiring[0]?.player.close();

        for (const node of nodes) node.passTime(1.1 * DAY_MS);
        const stays = await begin();
        const orphan = await leavePartOfUpload(store, s3(), stays.id);
        const pages = expiring.slice(1).map(({ player }) => player);
        const failed = () => nodes.flatMap((node) => node.stderrText.match(/could not (remove|sweep)/g) ?? []).length;
        let failures = -1;
        await vi.waitFor(async () => {
          // All three at once; what a slow bucket has kept from being removed, the next hour's tries again.
          if (failed() > failures) for (const node of nodes) node.beginHourly();
          failures = failed();
          for (const { id } of expiring) expect(await store.classroom(id)).toBeNull();
        }, WITHIN);
        await vi.waitFor(() => {
          for (const page of pages) expect(page.states.filter((state) => state === 'closed')).toEqual(['closed']);
        }, WITHIN);
        await vi.waitFor(async () => {
          for (const { id } of expiring) {
            expect(await store.membershipsIn(id)).toEqual([]);
            expect(await store.pictures(id)).toEqual([]);
            expect(await store.leases.lease(id)).toBeNull();
            expect(isCached(id)).toBe(0);
          }
        }, WITHIN);
        for (const { browser } of expiring) expect(await browser.myClassrooms()).toEqual([]);
        // What a process had left of an upload is removed by one node for all.
        await vi.waitFor(async () => expect(await store.picture(orphan.id)).toBeNull(), WITHIN);
        const isOrphan = (path: string) => path.endsWith(orphan.still);
        expect(bucket.deleted.filter(isOrphan).length).toBeLessThanOrEqual(1 + failures);
        const deleted = bucket.deleted.filter((path) => !isOrphan(path));
        expect(new Set(deleted)).toEqual(objects);
        expect(deleted.length - objects.size).toBeLessThanOrEqual(failures);

        // What is not over is untouched.
        expect(stays.player.link.state).toBe('live');
        expect(await stays.browser.myClassrooms()).toHaveLength(1);
        expect((await stays.teacher.picture(stays.id, stays.picture)).status).toBe(200);
        expect(isCached(stays.id)).toBeGreaterThan(0);
        // A page that comes back later finds no class.
        const late = new Player(expiring[1]?.browser ?? stays.browser, expiring[1]?.id ?? stays.id);
        closing.push(() => late.close());
        await late.waitUntil(() => late.endReason !== null, 'a refusal', 60_000);
        expect(late.view).toBeNull();
      });
    });
  });
});
