/** Three processes on one database behind HAProxy: a class goes on at another node when its own is killed, frozen or stopped. */
import { afterEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { operationsInLog } from '#e2e/fixtures/logged-frames.ts';
import { playsEveryCase } from '#e2e/fixtures/long-tables.ts';
import { NODE_LETTERS, type NodeLetter } from '#e2e/fixtures/nodes/balancer.ts';
import { behindBalancer } from '#e2e/fixtures/nodes/behind-balancer.ts';
import { Cluster } from '#e2e/fixtures/nodes/cluster.ts';
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { groupOf } from '#shared/board/board.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function startCluster(): Promise<Cluster> {
  const cluster = await Cluster.start();
  closing.push(() => cluster.close());
  return cluster;
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
  const heir = await cluster.ownerOf(testClass.id);
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
      const owner = await cluster.ownerOf(game.testClass.id);
      for (const name of ['Jun', 'Sora', 'Ho', 'Yuna']) {
        const { player } = await joinAsStudent(origin, game.testClass, name);
        await player.enter();
        player.close();
        expect(await cluster.ownerOf(game.testClass.id)).toBe(owner);
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

    // Proves I51.
    it('one browser that takes seats in two classes at two nodes at once is in both', {
      timeout: 600_000,
    }, async () => {
      const cluster = await startCluster();
      const { origin } = cluster;
      const capacity = { capacity: playsEveryCase ? 200 : 20 };
      /** Classes at different nodes, and the class that the browsers are in before. */
      const home = await openClass(origin, {}, capacity);
      const at = new Map<NodeLetter, TestClass>();
      while (at.size < 2) {
        const opened = await openClass(origin, {}, capacity);
        at.set(await cluster.ownerOf(opened.id), opened);
      }
      const pair = [...at.values()];
      /** For browsers that are in no class yet, at the same two nodes. */
      const first = new Map<NodeLetter, TestClass>();
      while (first.size < 2) {
        const opened = await openClass(origin, {}, capacity);
        const owner = await cluster.ownerOf(opened.id);
        if (at.has(owner)) first.set(owner, opened);
      }
      const firstPair = [...first.values()];
      let refused = 0;
      for (let index = 0; index < capacity.capacity; index += 1) {
        const browser = new ApiClient(origin);
        const name = `Student ${index}`;
        expectOk(await browser.join({ code: home.code, name }));
        // Two tabs: the same cookie, and an answer each.
        const tabs = pair.map(({ code }) => ({ code, tab: browser.withOrigin(origin) }));
        const answers = await Promise.all(tabs.map(({ code, tab }) => tab.join({ code, name })));
        refused += answers.filter(({ ok }) => !ok).length;
        const ids = (await browser.myClassrooms()).map(({ id }) => id);
        expect(ids.toSorted()).toEqual([home, ...pair].map(({ id }) => id).toSorted());
      }
      /** Two tabs of a browser that keeps what either is told, and is in no class yet. */
      const visit = async (index: number) => {
        const visitor = new ApiClient(origin);
        await visitor.myClassrooms();
        const joining = firstPair.map(({ code }) => visitor.tab().join({ code, name: `Student ${index}` }));
        refused += (await Promise.all(joining)).filter(({ ok }) => !ok).length;
        const ids = (await visitor.myClassrooms()).map(({ id }) => id);
        expect(ids.toSorted()).toEqual(firstPair.map(({ id }) => id).toSorted());
      };
      for (let index = 0; index < capacity.capacity; index += 10)
        await Promise.all(Array.from({ length: 10 }, (_, place) => visit(index + place)));
      expect(refused).toBe(0);
      const nodesNow = await Promise.all(pair.map(({ id }) => cluster.ownerOf(id)));
      expect(new Set(nodesNow)).toEqual(new Set(at.keys()));
    });

    it('a killed node’s class goes on at another, and stays there when the first returns', {
      timeout: 120_000,
    }, async () => {
      const cluster = await startCluster();
      const game = await playing(cluster);
      const owner = await cluster.ownerOf(game.testClass.id);
      await cluster.nodes[owner].kill();
      const heir = await playsOn(cluster, game);
      expect(heir).not.toBe(owner);
      await cluster.nodes[owner].start();
      await cluster.balancer.untilStatus(owner, 'UP');
      game.mirror.drop(11, 40_000, 40_000);
      await game.mina.waitUntilSaved(30_000);
      expect(await cluster.ownerOf(game.testClass.id)).toBe(heir);
      expect(await cluster.balancer.nodeOf(game.testClass.id)).toBe(heir);
    });

    it('a frozen node’s class goes on at another, and the thawed node changes nothing', {
      timeout: 120_000,
    }, async () => {
      const cluster = await startCluster();
      const game = await playing(cluster);
      const owner = await cluster.ownerOf(game.testClass.id);
      cluster.nodes[owner].freeze(true);
      const heir = await playsOn(cluster, game);
      expect(heir).not.toBe(owner);
      cluster.nodes[owner].freeze(false);
      await cluster.balancer.untilStatus(owner, 'UP');
      game.mirror.drop(11, 40_000, 40_000);
      await game.mina.waitUntilSaved(30_000);
      expect(await cluster.ownerOf(game.testClass.id)).toBe(heir);
    });

    it('a piece that is dragged stays in the hand while its node is killed, and while the next one stops', {
      timeout: 240_000,
    }, async () => {
      const cluster = await startCluster();
      const { testClass, mina, mirror } = await playing(cluster);
      const { player: jun } = await joinAsStudent(cluster.balancer.origin, testClass, 'Jun');
      closing.push(() => jun.close());
      const seen = await jun.enter();
      let x = 20_000;
      let lost = 0;
      mirror.take(12);
      const drag = setInterval(() => {
        x += 5;
        mirror.carry(x, 30_000);
        if (mirror.inHand !== 12) lost += 1;
      }, 40);
      closing.push(() => clearInterval(drag));
      const untilDragged = async (epoch: number) => {
        const isHeld = () => seen.confirmed.epoch > epoch && groupOf(seen.confirmed, 12).hold?.page === mina.page;
        await jun.waitUntil(isHeld, 'the hold in the next epoch', 60_000);
        // Where the hand is now, and not where the piece was dealt.
        const from = x;
        const isFollowing = () => groupOf(seen.confirmed, 12).x > from && groupOf(seen.confirmed, 12).x <= x;
        await jun.waitUntil(isFollowing, 'the piece that follows the hand', 30_000);
        return seen.confirmed.epoch;
      };
      const first = await untilDragged(0);
      const owner = await cluster.ownerOf(testClass.id);
      await cluster.nodes[owner].kill();
      const second = await untilDragged(first);
      await cluster.nodes[owner].start();
      await cluster.balancer.untilStatus(owner, 'UP');
      const stopped = cluster.nodes[await cluster.ownerOf(testClass.id)].stop();
      await untilDragged(second);
      expect(await stopped).toBe(0);
      clearInterval(drag);
      mirror.put(50_000, 50_000);
      await mina.waitUntilSaved(45_000);
      await expectBoard(mina, mirror.number, { 8: 10_000, 12: 50_000 });
      expect(lost).toBe(0);
      expect(mina.refusals).toEqual([]);
    });

    it('a stopping node hands its class over, and ends in order', { timeout: 120_000 }, async () => {
      const cluster = await startCluster();
      const game = await playing(cluster);
      const owner = await cluster.ownerOf(game.testClass.id);
      const stopped = cluster.nodes[owner].stop();
      const heir = await playsOn(cluster, game);
      expect(await stopped).toBe(0);
      // Before it stopped or after it: the class is elsewhere now, and nothing was lost on its way.
      game.mirror.drop(11, 40_000, 40_000);
      await game.mina.waitUntilSaved(45_000);
      expect(await cluster.ownerOf(game.testClass.id)).not.toBe(owner);
      expect(NODE_LETTERS).toContain(heir);
      for (const letter of NODE_LETTERS)
        expect(cluster.nodes[letter].stderrText).not.toContain('another writer holds this log');
    });
  });
});
