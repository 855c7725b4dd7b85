/** The list of open classes follows 50 of them, and reveals nothing of their content. */
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass } from '#e2e/fixtures/test-class.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { NAMESPACE, SOCKET_PATH } from '#shared/protocol/paths.ts';
import type { OpenClassView } from '#shared/protocol/views/open-class-view.ts';

const CLASSES = 50;
/** Of these, as many have a password: hashing it is most of an opening's and a join's work. */
const LOCKED = 10;

const passwordOf = (index: number) => (index < LOCKED ? { password: `tiger-${index}` } : {});

const server = await inProcessServerPerFile();

/** A page with the list: its present classes, and every packet that arrived. */
function watcher() {
  const openClasses = new Map<string, OpenClassView>();
  const packets: string[] = [];
  const events = new Set<string>();
  const socket = io(server.origin + NAMESPACE.openClasses, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    parser: { Encoder, Decoder },
    forceNew: true,
  });
  socket.io.on('open', () => {
    socket.io.engine.on('data', (data: string | ArrayBuffer) =>
      packets.push(typeof data === 'string' ? data : Buffer.from(data).toString('latin1')),
    );
  });
  socket.onAny((event: string) => events.add(event));
  socket.on('openClasses', (all: readonly OpenClassView[]) => {
    for (const openClassView of all) openClasses.set(openClassView.id, openClassView);
  });
  socket.on('openClass', (openClassView: OpenClassView) => openClasses.set(openClassView.id, openClassView));
  socket.on('openClassClosed', ({ id }: { id: string }) => openClasses.delete(id));
  return { openClasses, packets, events, close: () => socket.disconnect() };
}

it('follows 50 classes that open, fill and close, and leaks nothing of them', async () => {
  const early = watcher();
  const teacher = new ApiClient(server.origin);
  // A browser has at most 16 classes, so that several teachers' browsers share them.
  const teachers = Array.from({ length: CLASSES / 5 }, () => new ApiClient(server.origin));
  const opened = new Array<{ readonly id: ClassroomId; readonly code: string; readonly key: string }>(CLASSES);
  await Promise.all(
    teachers.map(async (by, first) => {
      for (let index = first; index < CLASSES; index += teachers.length)
        opened[index] = await by.openClassroom({ title: `Class ${index}`, capacity: 2, ...passwordOf(index) });
    }),
  );
  await expect.poll(() => early.openClasses.size).toBe(CLASSES);

  // One class is played, with an uploaded picture.
  const playedClass = await openClass(server.origin, { mode: 'together' }, { title: 'Played' });
  const { browser, player } = await joinAsStudent(server.origin, playedClass, 'Minasecret');
  const mirror = await player.enter();
  await player.link.watchBoards([]);
  expect(mirror.take(3)).toBe(true);
  await player.waitUntilSaved();
  const chatClient = await new ChatClient(playedClass.teacher, playedClass.id).waitUntilOpen();
  expect(await chatClient.post('Chatsecret')).toEqual(expect.any(Number));
  chatClient.close();
  const teacherPage = new Player(playedClass.teacher, playedClass.id);
  await teacherPage.waitUntil(() => teacherPage.view !== null, 'the class');
  const { invitation } = teacherPage.view ?? {};
  expect(invitation).toMatch(/^[\w-]{16}$/);
  teacherPage.close();
  const { seats } = expectOk(await playedClass.teacher.rejoinCodes(playedClass.id));

  await expect.poll(() => early.openClasses.get(playedClass.id)?.mode).toBe('together');
  expect(early.openClasses.get(playedClass.id)?.sample).toBeNull();

  await Promise.all(
    opened.flatMap(({ code }, index) =>
      ['Minasecret', 'Junsecret'].map(async (name) =>
        expectOk(await new ApiClient(server.origin).join({ code, name, ...passwordOf(index) })),
      ),
    ),
  );
  await expect.poll(() => [...early.openClasses.values()].filter(({ seats }) => seats === 2).length).toBe(CLASSES);
  expect([...early.openClasses.values()].filter(({ locked }) => locked)).toHaveLength(LOCKED);

  const late = watcher();
  await expect.poll(() => late.openClasses.size).toBe(CLASSES + 1);
  expect(late.openClasses).toEqual(early.openClasses);

  for (const [index, { id }] of opened.entries()) {
    const by = teachers[index % teachers.length] ?? teacher;
    if (index % 2 === 0) expectOk(await by.remove(id));
  }
  await expect.poll(() => [early.openClasses.size, late.openClasses.size]).toEqual([CLASSES / 2 + 1, CLASSES / 2 + 1]);
  expect(await new ApiClient(server.origin).remove(opened[1]?.id ?? playedClass.id)).toMatchObject({
    code: 'not-found',
  });

  expect([...early.events].sort()).toEqual(['openClass', 'openClassClosed', 'openClasses']);
  const packetText = [...early.packets, ...late.packets].join('\n');
  expect(packetText).toContain('Class 49');
  const secrets = opened.flatMap(({ code, key }, index) => [code, key, ...Object.values(passwordOf(index))]);
  secrets.push(
    playedClass.code,
    playedClass.key,
    playedClass.picture,
    browser.cookie,
    ...seats.map(({ rejoin }) => rejoin),
  );
  expect(seats).toHaveLength(1);
  secrets.push(invitation ?? '');
  for (const secret of [...secrets, 'Minasecret', 'Junsecret', 'Chatsecret']) expect(packetText).not.toContain(secret);
  player.close();
  early.close();
  late.close();
});
