/** Three nodes, restarted one after the other with the next build of the pages: no page misses an asset of its own build, at any step. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { NODE_LETTERS, type NodeLetter } from '#e2e/fixtures/nodes/balancer.ts';
import { behindBalancer } from '#e2e/fixtures/nodes/behind-balancer.ts';
import { Cluster } from '#e2e/fixtures/nodes/cluster.ts';
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';

/** More than nodes, so that several serve pages. */
const REQUESTS = 9;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

await onMongo((server) => {
  storeInMongo(server);
  behindBalancer(() => {
    it('every page finds the assets of its own build, during the deploy and after it', {
      timeout: 600_000,
    }, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'jogak-builds-'));
      closing.push(() => rm(folder, { recursive: true, force: true }));
      const clientFolder = (letter: NodeLetter) => join(folder, letter);
      const assetOf = (build: string) => `/assets/part-${build}.js`;
      const install = async (letter: NodeLetter, build: string) => {
        await rm(clientFolder(letter), { recursive: true, force: true });
        await mkdir(join(clientFolder(letter), 'assets'), { recursive: true });
        await writeFile(join(clientFolder(letter), 'build-stamp.txt'), build);
        await writeFile(join(clientFolder(letter), assetOf(build)), `'${build}'`);
        await writeFile(join(clientFolder(letter), 'index.html'), build);
      };
      for (const letter of NODE_LETTERS) await install(letter, 'one');
      const cluster = await Cluster.start({ settings: (letter) => ({ CLIENT_FOLDER: clientFolder(letter) }) });
      closing.push(() => cluster.close());

      /** A page that is loaded now: its build, and what it asks for its assets with. */
      const load = async () => {
        const page = await fetch(`${cluster.origin}/`);
        const cookies = page.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
        return { build: await page.text(), cookie: cookies.join('; ') };
      };
      const loadAll = () => Promise.all(Array.from({ length: REQUESTS }, load));
      /** The answers to these pages for the assets of their own builds. */
      const statusesFor = async (pages: readonly Awaited<ReturnType<typeof load>>[]) => {
        const answers = pages.map(({ build, cookie }) =>
          fetch(`${cluster.origin}${assetOf(build)}`, { headers: { cookie } }),
        );
        return [...new Set((await Promise.all(answers)).map(({ status }) => status))];
      };
      const earlier = await loadAll();
      expect(new Set(earlier.map(({ build }) => build))).toEqual(new Set(['one']));
      expect(new Set(earlier.map(({ cookie }) => cookie)).size, 'nodes that have served pages').toBeGreaterThan(1);
      const seen = new Set<string>();
      for (const letter of NODE_LETTERS) {
        await cluster.nodes[letter].stop();
        expect(await statusesFor([...earlier, ...(await loadAll())]), `without node ${letter}`).toEqual([200]);
        await install(letter, 'two');
        await cluster.nodes[letter].start();
        await cluster.balancer.untilStatus(letter, 'UP');
        const later = await loadAll();
        for (const { build } of later) seen.add(build);
        expect(await statusesFor([...earlier, ...later]), `after node ${letter}`).toEqual([200]);
      }
      expect(seen).toEqual(new Set(['one', 'two']));
      // Without the balancer: each node has both by itself.
      for (const letter of NODE_LETTERS)
        for (const build of ['one', 'two'])
          expect((await fetch(`${cluster.nodes[letter].origin}${assetOf(build)}`)).status).toBe(200);

      // Two builds before are kept, and no more.
      for (const build of ['three', 'four']) {
        await cluster.nodes.a.stop();
        await install('a', build);
        await cluster.nodes.a.start();
      }
      const ownStatuses = ['one', 'two', 'three', 'four'].map(
        async (build) => (await fetch(`${cluster.nodes.a.origin}${assetOf(build)}`)).status,
      );
      expect(await Promise.all(ownStatuses)).toEqual([404, 200, 200, 200]);
    });
  });
});
