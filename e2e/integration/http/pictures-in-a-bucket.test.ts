/** A server whose pictures are in a bucket: what a class sees while the bucket is away, and what stays in it when the class is gone. */
import { rm } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass, samplePicture } from '#e2e/fixtures/test-class.ts';
import { onS3 } from '#e2e/store/pictures/on-s3.ts';
import { openBucket } from '#server/pictures/s3-bucket.ts';
import { groupOf } from '#shared/board/board.ts';
import { classroomPath, picturePath } from '#shared/protocol/paths.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

onS3((s3) => {
  it('while the bucket is away play goes on, seen pictures are shown, and an upload is refused in words', {
    timeout: 180_000,
  }, async () => {
    const folder = await makeDataFolder();
    const server = new ServerProcess(folder, undefined, { PICTURES: `s3://${s3().location.bucket}`, ...s3().env });
    closing.push(
      () => rm(folder, { recursive: true, force: true }),
      () => server.kill(),
    );
    await server.start();
    const testClass = await openClass(server.origin, { mode: 'together', cuts: [{ columns: 6, rows: 5 }] });
    const { id, picture, teacher } = testClass;
    const { player, browser } = await joinAsStudent(server.origin, testClass, 'Mina');
    closing.push(() => player.close());
    const mirror = await player.enter();
    const show = (which = picture) =>
      fetch(`${server.origin}${picturePath(id, which)}`, { headers: { cookie: browser.cookie } });
    const unseen = expectOk(await teacher.upload(id, await samplePicture(64, 48)));
    const first = await show();
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'image/webp']);

    s3().freeze(true);
    try {
      mirror.drop(8, 10_000, 10_000);
      await player.waitUntilSaved(30_000);
      expect(groupOf(mirror.confirmed, 8)).toMatchObject({ x: 10_000, y: 10_000 });
      expect((await show()).status).toBe(200);
      expect(await teacher.upload(id, await samplePicture(80, 60))).toMatchObject({
        ok: false,
        code: 'pictures-away',
        retry: 'later',
      });
      expect((await show(unseen.id)).status).toBe(503);
    } finally {
      s3().freeze(false);
    }
    const earlier = await fetch(`${server.origin}${classroomPath('pictures', id)}`, {
      headers: { cookie: teacher.cookie },
    });
    // The refused one is not among them.
    expect(await earlier.json()).toMatchObject({ pictures: [{ id: unseen.id }, { id: picture }] });
    expectOk(await teacher.upload(id, await samplePicture(80, 60)));
    expect((await show(unseen.id)).status).toBe(200);

    await server.stop();
    const store = await openTestStore(folder);
    const names = (await store.pictures(id)).map(({ still }) => still);
    await store.close();
    expect(names).toHaveLength(4);
    await server.start();
    expectOk(await teacher.remove(id));
    const bucket = await openBucket(s3().location, s3().env);
    for (const name of names) expect(await bucket.get(name)).toBeNull();
    bucket.close();
  });
});
