/** Three processes on one database behind HAProxy: a class goes on at another node when its own is killed, frozen or stopped. */
import { rm } from 'node:fs/promises';
import { afterEach, expect, it, vi } from 'vitest';
import type { Player } from '#client/headless/player.ts';
import { operationsInLog } from '#e2e/fixtures/logged-frames.ts';
import {
  Balancer,
  behindBalancer,
  freeNodePorts,
  NODE_LETTERS,
  type NodeLetter,
} from '#e2e/fixtures/nodes/balancer.ts';
import { startNode } from '#e2e/fixtures/nodes/shared-database.ts';
import { makeDataFolder, type ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { openTestStore, storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { groupOf } from '#shared/board/board.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Cluster {
  /** Names the database. */
  readonly folder: string;
  readonly nodes: Readonly<Record<NodeLetter, ServerProcess>>;
  readonly balancer: Balancer;
}

async function startCluster(): Promise<Cluster> {
  const folder = await makeDataFolder();
  const ports = await freeNodePorts();
  const node = (letter: NodeLetter) => {
    const { web, admin } = ports[letter];
    const settings = { TRUST_PROXY: '1', PORT: String(web), ADMIN_PORT: String(admin) };
    return startNode(folder, letter, settings, closing);
  };
  const [a, b, c] = await Promise.all([node('a'), node('b'), node('c')]);
  const balancer = await Balancer.start(ports);
  closing.push(
    () => rm(folder, { recursive: true, force: true }),
    () => balancer.close(),
  );
  return { folder, nodes: { a, b, c }, balancer };
}

/** Between two owners a class is at no node: waits for the next one. */
async function ownerOf({ folder }: Cluster, { id }: TestClass): Promise<NodeLetter> {
  const store = await openTestStore(folder);
  closing.push(() => store.close());
  const owner = async () => {
    const holder = (await store.leases.lease(id))?.holder.split(' ')[0];
    return NODE_LETTERS.find((letter) => letter === holder);
  };
  return vi.waitFor(
    async () => {
      const letter = await owner();
      if (letter === undefined) throw new Error('the class is at no node');
      return letter;
    },
    { timeout: 30_000, interval: 50 },
  );
}

/** A class that plays through the balancer: Mina has put a piece down, and that is saved. */
async function playing(cluster: Cluster) {
  const { origin } = cluster.balancer;
  const testClass = await openClass(origin, { mode: 'together', difficulty: 'hard', cuts: [{ columns: 6, rows: 5 }] });
  const { player: mina } = await joinAsStudent(origin, testClass, 'Mina');
  closing.push(() => mina.close());
  const mirror = await mina.enter();
  mirror.drop(8, 10_000, 10_000);
  await mina.waitUntilSaved(30_000);
  return { testClass, mina, mirror };
}

/** Puts two more pieces down, and expects every piece to be where it was put, by one operation each. */
async function playsOn(
  cluster: Cluster,
  { testClass, mina, mirror }: Awaited<ReturnType<typeof playing>>,
): Promise<NodeLetter> {
  mirror.drop(9, 20_000, 20_000);
  mirror.drop(10, 30_000, 30_000);
  await mina.waitUntilSaved(45_000);
  const heir = await ownerOf(cluster, testClass);
  await expectBoard(mina, mirror.number, { 8: 10_000, 9: 20_000, 10: 30_000 });
  const log = { classroom: testClass.id, board: mirror.number };
  expect(await operationsInLog(cluster.folder, log)).toEqual([1, 2, 3].map((counter) => `${mina.page} ${counter}`));
  expect(mina.refusals).toEqual([]);
  return heir;
}

/** What a page sends to look at a class before it joins. */
function lookAt(
  origin: string,
  code: string,
  redirect: 'manual' | 'follow',
  path: string = ROUTE.joinPreview,
): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin };
  return fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify({ code }), redirect });
}

async function expectBoard(player: Player, number: number, places: Readonly<Record<number, number>>): Promise<void> {
  const { confirmed } = await player.enter(number);
  for (const [piece, at] of Object.entries(places))
    expect(groupOf(confirmed, Number(piece))).toMatchObject({ x: at, y: at });
}

await onMongo((server) => {
  storeInMongo(server);
  behindBalancer(() => {
    it('a code leads to the class’s own node, and one that is none to a door like it', {
      timeout: 120_000,
    }, async () => {
      const cluster = await startCluster();
      const { origin } = cluster.balancer;
      const game = await playing(cluster);
      const owner = await ownerOf(cluster, game.testClass);
      for (const name of ['Jun', 'Sora', 'Ho', 'Yuna']) {
        const { player } = await joinAsStudent(origin, game.testClass, name);
        await player.enter();
        player.close();
        expect(await ownerOf(cluster, game.testClass)).toBe(owner);
      }
      for (const letter of NODE_LETTERS) expect(cluster.nodes[letter].stderrText).not.toContain('handed over');

      const wrong = String((Number(game.testClass.code) % 900_000) + 100_001);
      const [right, none] = await Promise.all(
        [game.testClass.code, wrong].map((code) => lookAt(origin, code, 'manual')),
      );
      expect(none?.status).toBe(307);
      const path = /^\/api\/classrooms\/[\w-]{22}\/door\/look$/;
      expect(right?.headers.get('location')).toMatch(path);
      expect(none?.headers.get('location')).toMatch(path);
      expect([...(none?.headers.keys() ?? [])]).toEqual([...(right?.headers.keys() ?? [])]);
      expect(none?.headers.get('location')).toBe((await lookAt(origin, wrong, 'manual')).headers.get('location'));
      expect((await lookAt(origin, game.testClass.code, 'follow')).status).toBe(200);
      const refused = await lookAt(origin, wrong, 'follow');
      expect([refused.status, await refused.json()]).toMatchObject([404, { code: 'no-class' }]);
      // At the door of another class the right code finds nothing.
      const elsewhere = await lookAt(origin, game.testClass.code, 'follow', none?.headers.get('location') ?? '');
      expect([elsewhere.status, await elsewhere.json()]).toMatchObject([404, { code: 'no-class' }]);
    });

    it('a killed node’s class goes on at another, and stays there when the first returns', {
      timeout: 120_000,
    }, async () => {
      const cluster = await startCluster();
      const game = await playing(cluster);
      const owner = await ownerOf(cluster, game.testClass);
      await cluster.nodes[owner].kill();
      const heir = await playsOn(cluster, game);
      expect(heir).not.toBe(owner);
      await cluster.nodes[owner].start();
      await cluster.balancer.untilStatus(owner, 'UP');
      game.mirror.drop(11, 40_000, 40_000);
      await game.mina.waitUntilSaved(30_000);
      expect(await ownerOf(cluster, game.testClass)).toBe(heir);
      expect(await cluster.balancer.nodeOf(game.testClass.id)).toBe(heir);
    });

    it('a frozen node’s class goes on at another, and the thawed node changes nothing', {
      timeout: 120_000,
    }, async () => {
      const cluster = await startCluster();
      const game = await playing(cluster);
      const owner = await ownerOf(cluster, game.testClass);
      cluster.nodes[owner].freeze(true);
      const heir = await playsOn(cluster, game);
      expect(heir).not.toBe(owner);
      cluster.nodes[owner].freeze(false);
      await cluster.balancer.untilStatus(owner, 'UP');
      game.mirror.drop(11, 40_000, 40_000);
      await game.mina.waitUntilSaved(30_000);
      expect(await ownerOf(cluster, game.testClass)).toBe(heir);
    });

    it('a stopping node hands its class over, and ends in order', { timeout: 120_000 }, async () => {
      const cluster = await startCluster();
      const game = await playing(cluster);
      const owner = await ownerOf(cluster, game.testClass);
      const stopped = cluster.nodes[owner].stop();
      const heir = await playsOn(cluster, game);
      expect(await stopped).toBe(0);
      // Before it stopped or after it: the class is elsewhere now, and nothing was lost on its way.
      game.mirror.drop(11, 40_000, 40_000);
      await game.mina.waitUntilSaved(45_000);
      expect(await ownerOf(cluster, game.testClass)).not.toBe(owner);
      expect(NODE_LETTERS).toContain(heir);
      for (const letter of NODE_LETTERS)
        expect(cluster.nodes[letter].stderrText).not.toContain('another writer holds this log');
    });
  });
});
