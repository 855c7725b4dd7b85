/** A process that was frozen while it had a class, and wakes up when another one has it: it changes nothing, in logs or records. */
import { rm } from 'node:fs/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { Player } from '#client/headless/player.ts';
import { chatHttpAs } from '#e2e/fixtures/chat-client.ts';
import { startNode } from '#e2e/fixtures/nodes/shared-database.ts';
import { makeDataFolder } from '#e2e/fixtures/server/server-process.ts';
import { openTestStore, storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import type { Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { classroomPath } from '#shared/protocol/paths.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Everything that the store has of a class. */
async function everythingOf(store: Store, classroom: ClassroomId) {
  const boards = await store.boards(classroom);
  const logs = [0, ...boards.map(({ number }) => number)].map((board) => store.log({ classroom, board }, 1));
  return {
    classroom: await store.classroom(classroom),
    seats: await store.seats(classroom),
    activities: await store.activities(classroom),
    boards,
    messages: await store.messages(classroom, Number.MAX_SAFE_INTEGER, 1_000),
    chat: await store.chat(classroom),
    logs: await Promise.all(logs),
  };
}

await onMongo((server) => {
  storeInMongo(server);

  it('a ban, a rename, a switch of the chat and a new activity, asked of it as it froze, change nothing', {
    timeout: 240_000,
  }, async () => {
    const folder = await makeDataFolder();
    closing.push(() => rm(folder, { recursive: true, force: true }));
    // One after the other: mongo-java-server fails where two make the collections at once.
    const lion = await startNode(folder, 'lion', {}, closing);
    const bear = await startNode(folder, 'bear', {}, closing);
    const store = await openTestStore(folder);
    closing.push(() => store.close());
    const { id, picture, teacher, ...codes } = await openClass(lion.origin);
    for (const name of ['Mina', 'Jun']) {
      const { player } = await joinAsStudent(lion.origin, { ...codes }, name);
      await player.enter();
      player.close();
    }
    const page = new Player(teacher, id);
    closing.push(() => page.close());
    await page.waitUntil(() => page.view !== null, 'the class', 30_000);
    const chat = chatHttpAs(teacher);
    expect(await chat.request(classroomPath('messages', id))).toMatchObject({ ok: true });

    lion.freeze(true);
    const asked = [
      page.link.request((socket, ack) => socket.emit('rename', { seat: 1, name: 'Sora' }, ack)),
      page.link.request((socket, ack) => socket.emit('remove', { seat: 2, forGood: true, messages: true }, ack)),
      page.link.request((socket, ack) => socket.emit('capacity', { capacity: 50 }, ack)),
      chat.request(classroomPath('chat', id), {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ voice: 'off' }),
      }),
      teacher.startActivity(id, { picture, cuts: [{ columns: 6, rows: 5 }] }),
    ];

    const heir = new Player(teacher.withOrigin(bear.origin), id);
    closing.push(() => heir.close());
    await heir.waitUntil(() => heir.view !== null, 'the class at another process', 30_000);
    expect((await store.leases.lease(id))?.holder).toContain('bear');
    const before = await everythingOf(store, id);
    expect(before.seats.map(({ name }) => name)).toEqual(['Mina', 'Jun']);

    lion.freeze(false);
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: false });
    page.close();
    await vi.waitFor(() => expect(lion.stderrText).toContain('another process has taken a class over'), 30_000);
    expect(await everythingOf(store, id)).toEqual(before);
    expect((await store.leases.lease(id))?.holder).toContain('bear');
    // The one that has the class may do all that.
    const renamed = heir.link.request((socket, ack) => socket.emit('rename', { seat: 1, name: 'Sora' }, ack));
    expect(await renamed).toMatchObject({ ok: true });
  });
});
