/** Two processes on one database, without a balancer: which of them has a class, and how another one gets it. */
import { rm } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import { ApiClient } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { operationsInLog } from '#e2e/fixtures/logged-frames.ts';
import { startNode } from '#e2e/fixtures/nodes/shared-database.ts';
import { makeDataFolder, type ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { openTestStore, storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { groupOf } from '#shared/board/board.ts';
import type { ClassroomId } from '#shared/ids.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function twoNodes() {
  const folder = await makeDataFolder();
  closing.push(() => rm(folder, { recursive: true, force: true }));
  // One after the other: mongo-java-server fails where two make the collections at once.
  const lion = await startNode(folder, 'lion', {}, closing);
  const bear = await startNode(folder, 'bear', {}, closing);
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

  it('opens a class at the node that is asked for it, not at the one that made it or lists it', {
    timeout: 240_000,
  }, async () => {
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

  it('gives a class to the node that is asked for it: at once without people, with them after a while', {
    timeout: 240_000,
  }, async () => {
    const { folder, lion, bear } = await twoNodes();
    const testClass = await openClass(lion.origin, {
      mode: 'together',
      difficulty: 'hard',
      cuts: [{ columns: 6, rows: 5 }],
    });
    expect(await holderOf(folder, testClass.id)).toBe('lion');
    // Nobody is connected at lion.
    const { browser, player } = await joinAsStudent(bear.origin, testClass, 'Mina');
    player.close();
    expect(await holderOf(folder, testClass.id)).toBe('bear');
    expect(lion.stderrText).not.toContain('handed over');

    const mina = await pageAt(bear, browser, testClass.id);
    const minasMirror = await mina.enter();
    minasMirror.drop(8, 10_000, 10_000);
    await mina.waitUntilSaved();
    // Mina is connected at bear, which gives the class away only after it had it for a while.
    const teacher = await pageAt(lion, testClass.teacher, testClass.id);
    expect(await holderOf(folder, testClass.id)).toBe('lion');
    expect(bear.stderrText).toContain('it is handed over');
    mina.close();
    const again = await pageAt(lion, browser, testClass.id);
    const mirror = await again.enter();
    expect(groupOf(mirror.confirmed, 8)).toMatchObject({ x: 10_000, y: 10_000 });
    expect(mirror.confirmed.epoch).toBeGreaterThan(minasMirror.confirmed.epoch);
    mirror.drop(9, 20_000, 20_000);
    await again.waitUntilSaved();
    for (const player of [again, teacher]) player.close();
    expect(await operationsInLog(folder, { classroom: testClass.id, board: mirror.number })).toEqual([
      `${mina.page} 1`,
      `${again.page} 1`,
    ]);
    for (const node of [lion, bear]) expect(node.stderrText).not.toContain('another writer holds this log');
  });
});
