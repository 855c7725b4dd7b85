/** Two processes on one database, without a balancer: which of them has a class, and how another one gets it. */
import { rm } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import { ApiClient } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { databaseUri, openTestStore, storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import type { ClassroomId } from '#shared/ids.ts';

const SHARED = { SESSION_SECRET: 'of both servers alike', TEACHER_KEY: 'of-both-servers' };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function startNode(name: string, folder: string): Promise<ServerProcess> {
  const node = new ServerProcess(await makeDataFolder(), undefined, {
    ...SHARED,
    NODE_NAME: name,
    MONGODB_URI: databaseUri(folder) ?? '',
  });
  closing.push(
    () => rm(node.folder, { recursive: true, force: true }),
    () => node.kill(),
  );
  await node.start();
  return node;
}

async function twoNodes() {
  const folder = await makeDataFolder();
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const [lion, bear] = await Promise.all([startNode('lion', folder), startNode('bear', folder)]);
  return { folder, lion, bear };
}

/** The name of the process that has the class; null: none has. */
async function holderOf(folder: string, classroom: ClassroomId): Promise<string | null> {
  const store = await openTestStore(folder);
  const lease = await store.leases.lease(classroom);
  await store.close();
  return lease?.holder.split(' ')[0] ?? null;
}

/** A page of this browser at a node. */
async function pageAt(node: ServerProcess, browser: ApiClient, classroom: ClassroomId): Promise<Player> {
  const player = new Player(browser.withOrigin(node.origin), classroom);
  closing.push(() => player.close());
  await player.waitUntil(() => player.view !== null, 'the class', 30_000);
  return player;
}

await onMongo((server) => {
  storeInMongo(server);

  it('opens a class at the node that is asked for it, not at the one that made it or lists it', async () => {
    const { folder, lion, bear } = await twoNodes();
    const teacher = new ApiClient(lion.origin);
    const { id } = await teacher.openClassroom({ title: 'Lions' });
    for (const node of [lion, bear]) {
      const mine = await teacher.withOrigin(node.origin).myClassrooms();
      expect(mine).toMatchObject([{ id, title: 'Lions', role: 'teacher' }]);
    }
    expect(await holderOf(folder, id)).toBeNull();
    await pageAt(bear, teacher, id);
    expect(await holderOf(folder, id)).toBe('bear');
    // Looking at it from elsewhere takes nothing away.
    expect(await teacher.myClassrooms()).toMatchObject([{ id }]);
    expect(await holderOf(folder, id)).toBe('bear');
  });
});
