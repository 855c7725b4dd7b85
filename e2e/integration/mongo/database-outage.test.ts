/** A database outage: play goes on, nothing unsaved is reported as saved, and everything is written in order afterwards. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import { ApiClient } from '#client/headless/api-client.ts';
import { operationsInLog } from '#e2e/fixtures/logged-frames.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { databaseUri, storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { A, classroom } from '#e2e/store/contract/sample-records.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import type { TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { UNSAVED_BYTES_MAX } from '#server/base/limits.ts';
import { openLog } from '#server/base/log.ts';
import { ClassroomLog } from '#server/classroom/log.ts';
import { Journal } from '#server/journal/journal.ts';
import { openMongoStore } from '#server/store/mongo/store.ts';
import { groupOf } from '#shared/board/board.ts';

const clock = { now: () => performance.now(), wall: () => Date.now() };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function waitForReadyStatus(origin: string, status: number): Promise<{ message?: string }> {
  for (;;) {
    const answer = await fetch(`${origin}/readyz`);
    const body: { message?: string } = await answer.json();
    if (answer.status === status) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A journal on a store behind a fault proxy, and a second store that sees what is really stored. */
async function journalBehind(server: TestMongo) {
  const database = `jogak-${randomUUID()}`;
  const proxy = await FaultProxy.start(server.port);
  const store = await openMongoStore({ uri: server.uri(database, proxy.port) });
  const beside = await openMongoStore({ uri: server.uri(database) });
  const journal = new Journal(store, openLog('silent'), clock.now);
  closing.push(
    () => server.drop(database),
    () => beside.close(),
    () => proxy.stop(),
    () => store.close(),
    () => journal.close(),
  );
  await beside.addClassroom(classroom(A));
  return { proxy, store, beside, journal };
}

await onMongo((server) => {
  storeInMongo(server);

  // Proves I18.
  it('plays on and shows moves as unsaved, says so to new requests, and then stores everything once and in order', {
    timeout: 120_000,
  }, async () => {
    const proxy = await FaultProxy.start(server().port);
    const folder = await makeDataFolder();
    const app = new ServerProcess(folder, undefined, { MONGODB_URI: databaseUri(folder, proxy.port) ?? '' });
    closing.push(
      () => rm(folder, { recursive: true, force: true }),
      () => proxy.stop(),
      () => app.kill(),
    );
    await app.start();
    const testClass = await openClass(app.origin, {
      mode: 'together',
      difficulty: 'hard',
      cuts: [{ columns: 6, rows: 5 }],
    });
    const { player: mina } = await joinAsStudent(app.origin, testClass, 'Mina');
    const { player: jun } = await joinAsStudent(app.origin, testClass, 'Jun');
    closing.push(
      () => mina.close(),
      () => jun.close(),
    );
    const [minasMirror, junsMirror] = [await mina.enter(), await jun.enter()];
    minasMirror.drop(8, 10_000, 10_000);
    await mina.waitUntilSaved();

    proxy.cut();
    minasMirror.drop(9, 20_000, 20_000);
    await jun.waitUntil(() => groupOf(junsMirror.confirmed, 9).x === 20_000, 'the unsaved drop on Jun’s board');
    junsMirror.take(14);
    junsMirror.carry(40_000, 40_000);
    await mina.waitUntil(() => groupOf(minasMirror.confirmed, 14).hold !== null, 'Jun’s hold');
    junsMirror.put(41_000, 40_000);
    expect(minasMirror.unsavedSince).not.toBeNull();
    expect((await waitForReadyStatus(app.origin, 503)).message).toMatch(/cannot be saved right now/);
    // A request that needs the database soon fails with a sentence.
    const refused = await new ApiClient(app.origin).join({ code: testClass.code, name: 'Late' });
    expect(refused).toMatchObject({ ok: false, code: 'unsaved', retry: 'later' });
    expect(minasMirror.unsavedSince).not.toBeNull();
    expect(junsMirror.unsavedSince).not.toBeNull();

    proxy.heal();
    await mina.waitUntilSaved(30_000);
    await jun.waitUntilSaved(30_000);
    await waitForReadyStatus(app.origin, 200);
    expect([...mina.refusals, ...jun.refusals]).toEqual([]);
    mina.close();
    jun.close();
    expect(await app.stop()).toBe(0);
    const key = { classroom: testClass.id, board: minasMirror.number };
    expect((await operationsInLog(folder, key)).toSorted()).toEqual(
      [`${mina.page} 1`, `${mina.page} 2`, `${jun.page} 1`].toSorted(),
    );
  });

  it('stores a class event once when its answer was lost, and recognises its own log', async () => {
    const { proxy, store, beside, journal } = await journalBehind(server());
    const log = await ClassroomLog.open({ store, journal, clock }, A);
    proxy.cut('answers');
    const paused = log?.append({ kind: 'paused' });
    const key = { classroom: A, board: 0 };
    while ((await beside.log(key, 2)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    proxy.heal();
    expect(await paused).toEqual({ ok: true });
    expect(await log?.append({ kind: 'resumed' })).toEqual({ ok: true });
    expect((await beside.log(key, 0)).map(({ firstSeq, epoch }) => [firstSeq, epoch])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  // Proves I17.
  it('refuses durable events beyond the bound in words, and writes all that it accepted', {
    timeout: 60_000,
  }, async () => {
    const { proxy, store, beside, journal } = await journalBehind(server());
    const log = await ClassroomLog.open({ store, journal, clock }, A);
    const writer = journal.open({ classroom: A, board: 1 }, 1, { committed: () => undefined, lost: () => undefined });
    proxy.cut();
    const body = new Uint8Array(12_000).fill(7);
    let frames = 0;
    while (journal.hasRoom) {
      frames += 1;
      writer.add(frames, frames, body, true);
    }
    expect(frames * body.length).toBeGreaterThanOrEqual(UNSAVED_BYTES_MAX);
    expect(await log?.append({ kind: 'paused' })).toMatchObject({
      ok: false,
      code: 'unsaved',
      retry: 'later',
      message: expect.stringContaining('cannot be saved right now'),
    });
    proxy.heal();
    await journal.flush();
    expect(await log?.append({ kind: 'paused' })).toEqual({ ok: true });
    const stored = await beside.log({ classroom: A, board: 1 }, 0);
    expect(stored.map(({ firstSeq }) => firstSeq)).toEqual(Array.from({ length: frames }, (_, index) => index + 1));
  });
});
