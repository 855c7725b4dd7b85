/** What several processes have in common by Redis: the list of open classes, and budgets for guesses. All of it may be lost. */
import { rm } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { io } from 'socket.io-client';
import { afterEach, expect, it, vi } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { behindBalancer } from '#e2e/fixtures/nodes/behind-balancer.ts';
import { Cluster } from '#e2e/fixtures/nodes/cluster.ts';
import { TestRedis, withRedis } from '#e2e/fixtures/nodes/redis.ts';
import { startNode } from '#e2e/fixtures/nodes/shared-database.ts';
import { tryWrongCodes } from '#e2e/fixtures/nodes/wrong-codes.ts';
import { makeDataFolder, type ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { openTestStore, storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { ATTEMPT_RATES } from '#server/base/limits.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { NAMESPACE, SOCKET_PATH } from '#shared/protocol/paths.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';

const WITHIN = { timeout: 30_000, interval: 50 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function startThree() {
  const redis = await TestRedis.start();
  const folder = await makeDataFolder();
  closing.push(
    () => rm(folder, { recursive: true, force: true }),
    () => redis.kill(),
  );
  const settings = { REDIS_URL: redis.url };
  const node = (name: string) => startNode(folder, name, settings, closing);
  // The first one makes the collections: mongo-java-server fails where three do so at once.
  const lion = await node('lion');
  const [bear, wolf] = await Promise.all([node('bear'), node('wolf')]);
  return { redis, folder, lion, bear, wolf, nodes: [lion, bear, wolf] };
}

/** A join page at a node: the classes that its list shows. */
function listAt(node: ServerProcess): ReadonlyMap<string, OpenClassView> {
  const shown = new Map<string, OpenClassView>();
  const socket = io(node.origin + NAMESPACE.openClasses, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    parser: { Encoder, Decoder },
    forceNew: true,
  });
  socket.on('openClasses', (all: readonly OpenClassView[]) => {
    shown.clear();
    for (const view of all) shown.set(view.id, view);
  });
  socket.on('openClass', (view: OpenClassView) => shown.set(view.id, view));
  socket.on('openClassClosed', ({ id }: { id: string }) => shown.delete(id));
  closing.push(() => socket.disconnect());
  return shown;
}

await onMongo((server) => {
  storeInMongo(server);
  withRedis(() => {
    it('the list is equal at three nodes after every change, and looking at it opens nothing', {
      timeout: 240_000,
    }, async () => {
      const { redis, folder, lion, bear, wolf, nodes } = await startThree();
      const store = await openTestStore(folder);
      closing.push(() => store.close());
      const lists = nodes.map(listAt);
      const expectShown = (id: string, what: object | undefined, at = lists) =>
        vi.waitFor(() => {
          for (const list of at) {
            if (what === undefined) expect(list.has(id)).toBe(false);
            else expect(list.get(id)).toMatchObject(what);
          }
        }, WITHIN);

      const quiet = await new ApiClient(lion.origin).openClassroom({ title: 'Quiet' });
      await expectShown(quiet.id, { title: 'Quiet', seats: 0 });
      expect(await store.leases.lease(quiet.id)).toBeNull();

      const { id, teacher, ...codes } = await openClass(bear.origin, { mode: 'together' }, { title: 'Lively' });
      await expectShown(id, { title: 'Lively', seats: 0, mode: 'together' });
      const { player: mina } = await joinAsStudent(bear.origin, codes, 'Mina');
      closing.push(() => mina.close());
      await mina.enter();
      await expectShown(id, { seats: 1, shut: false });
      const page = new Player(teacher, id);
      closing.push(() => page.close());
      await page.waitUntil(() => page.view !== null, 'the class', 30_000);
      expectOk(await page.link.request<NoResult>((socket, ack) => socket.emit('lock', { locked: true }, ack)));
      await expectShown(id, { seats: 1, shut: true });

      // Redis forgets everything: pages that come now see the same.
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
      await expectShown(id, { seats: 1, shut: true }, nodes.map(listAt));

      // Without Redis joining works, and then the list is right again.
      await redis.kill();
      expectOk(await page.link.request<NoResult>((socket, ack) => socket.emit('lock', { locked: false }, ack)));
      const { player: jun } = await joinAsStudent(bear.origin, codes, 'Jun');
      closing.push(() => jun.close());
      await jun.enter();
      await redis.start();
      await expectShown(id, { seats: 2, shut: false });

      // A killed node's class is as the store has it.
      for (const player of [mina, jun, page]) player.close();
      await bear.kill();
      const left = [listAt(lion), listAt(wolf)];
      await expectShown(id, { title: 'Lively', shut: false }, left);
      await vi.waitFor(async () => {
        const again = [listAt(lion), listAt(wolf)];
        await vi.waitFor(() => expect(again.map((list) => list.size)).toEqual([2, 2]), WITHIN);
        expect(again[0]?.get(id)).toEqual(again[1]?.get(id));
      }, WITHIN);

      // It goes on at another node, which finishes it; and the quiet one is removed.
      const heir = teacher.withOrigin(wolf.origin);
      expectOk(await heir.setFinished(id, true));
      await expectShown(id, undefined, [...left, lists[0] ?? new Map(), lists[2] ?? new Map()]);
    });

    behindBalancer(() => {
      // Beyond what one address may try, or all together.
      it.for([
        { count: 900, addresses: 1, budget: ATTEMPT_RATES.address.burst },
        { count: 10_000, addresses: 10, budget: ATTEMPT_RATES.overall.burst },
      ])(
        'of $count wrong codes over three nodes as many get through as at one',
        {
          timeout: 1_200_000,
        },
        async ({ budget, ...codes }, context) => {
          leaveToAll(context, codes.addresses === 1);
          const redis = await TestRedis.start();
          closing.push(() => redis.kill());
          const cluster = await Cluster.start({ settings: () => ({ REDIS_URL: redis.url }) });
          closing.push(() => cluster.close());
          const folder = await makeDataFolder();
          closing.push(() => rm(folder, { recursive: true, force: true }));
          const single = await startNode(folder, 'single', {}, closing);
          const one = await tryWrongCodes(single.origin, codes);
          const three = await tryWrongCodes(cluster.origin, codes);
          console.log(
            `${codes.count} wrong codes: at one node ${JSON.stringify(one)}, at three ${JSON.stringify(three)}`,
          );
          for (const answers of [one, three]) {
            expect(Object.keys(answers).toSorted()).toEqual(['no-class', 'too-fast']);
            expect(answers['no-class']).toBeGreaterThanOrEqual(budget);
          }
          // One node's budget fills while the codes are tried. On a machine that does not wait for Redis a node adds what is left of its share.
          expect(three['no-class']).toBeLessThanOrEqual(Math.max(one['no-class'] ?? 0, 1.05 * budget));
        },
      );
    });

    it('wrong codes over three nodes count as at one', { timeout: 120_000 }, async () => {
      const { lion, nodes } = await startThree();
      const guesser = new ApiClient(lion.origin);
      // Gives the browser its cookie.
      await guesser.myClassrooms();
      const answers: string[] = [];
      for (let index = 0; index < 60; index += 1) {
        const node = nodes[index % nodes.length] ?? lion;
        const answer = await guesser.withOrigin(node.origin).previewJoin({ code: String(100_000 + index) });
        answers.push(answer.ok ? 'found' : answer.code);
      }
      const { burst } = ATTEMPT_RATES.session;
      const guessed = answers.filter((answer) => answer === 'no-class').length;
      expect(guessed).toBeGreaterThanOrEqual(burst);
      // On a machine so busy that Redis is not waited for, a node adds its share.
      expect(guessed).toBeLessThanOrEqual(burst + nodes.length * Math.ceil(burst / nodes.length));
      expect(answers.filter((answer) => answer === 'too-fast')).toHaveLength(60 - guessed);
    });
  });
});
