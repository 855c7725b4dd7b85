/** The list of open classes: it follows 50 of them, and says nothing of what is inside. */
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import { Browser, expectOk } from '../../bench/bots/browser.ts';
import { Player } from '../../bench/bots/player.ts';
import type { ClassroomId } from '../../shared/ids.ts';
import type { RoomView } from '../../shared/protocol/events.ts';
import { Decoder, Encoder } from '../../shared/protocol/parser.ts';
import { NAMESPACE, SOCKET_PATH } from '../../shared/protocol/paths.ts';
import { openClass, student } from '../fixtures/classroom.ts';
import { serverOfFile } from '../fixtures/of-file.ts';
import { Talker } from '../fixtures/talker.ts';

const CLASSES = 50;

const server = await serverOfFile();

/** Somebody at the door: the list as it stands, and every byte that came. */
function watcher() {
  const rooms = new Map<string, RoomView>();
  const heard: string[] = [];
  const events = new Set<string>();
  const socket = io(server.origin + NAMESPACE.room, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    parser: { Encoder, Decoder },
    forceNew: true,
  });
  socket.io.on('open', () => {
    socket.io.engine.on('data', (data: string | ArrayBuffer) =>
      heard.push(typeof data === 'string' ? data : Buffer.from(data).toString('latin1')),
    );
  });
  socket.onAny((event: string) => events.add(event));
  socket.on('rooms', (all: readonly RoomView[]) => {
    for (const room of all) rooms.set(room.id, room);
  });
  socket.on('room', (room: RoomView) => rooms.set(room.id, room));
  socket.on('roomGone', ({ id }: { id: string }) => rooms.delete(id));
  return { rooms, heard, events, close: () => socket.disconnect() };
}

it('50 classes that open, fill and close are followed, and nothing of theirs leaks', async () => {
  const early = watcher();
  const teacher = new Browser(server.origin);
  const opened: { readonly id: ClassroomId; readonly code: string; readonly key: string }[] = [];
  // A browser is in at most 16 classes at once: each four classes have a teacher's browser of their own.
  const teachers = Array.from({ length: CLASSES / 5 }, () => new Browser(server.origin));
  for (let index = 0; index < CLASSES; index += 1) {
    const by = teachers[index % teachers.length] ?? teacher;
    opened.push(await by.open({ title: `Class ${index}`, capacity: 2, password: `tiger-${index}` }));
  }
  await expect.poll(() => early.rooms.size).toBe(CLASSES);

  // One is played in, with an uploaded picture.
  const played = await openClass(server.origin, { mode: 'together' }, { title: 'Played' });
  const { browser, player } = await student(server.origin, played, 'Minasecret');
  const mirror = await player.enter();
  await player.link.wall([]);
  expect(mirror.take(3)).toBe(true);
  await player.saved();
  const talker = await new Talker(played.teacher, played.id).ready();
  expect(await talker.tell('Chatsecret')).toEqual(expect.any(Number));
  talker.close();
  const eye = new Player(played.teacher, played.id);
  await eye.until(() => eye.view !== null, 'the class');
  const { invitation } = eye.view ?? {};
  expect(invitation).toMatch(/^[\w-]{16}$/);
  eye.close();
  const { seats } = expectOk(await played.teacher.rejoinCodes(played.id));

  await expect.poll(() => early.rooms.get(played.id)?.mode).toBe('together');
  expect(early.rooms.get(played.id)?.sample).toBeNull();

  for (const [index, { code }] of opened.entries())
    for (const name of ['Minasecret', 'Junsecret'])
      expectOk(await new Browser(server.origin).join({ code, name, password: `tiger-${index}` }));
  await expect.poll(() => [...early.rooms.values()].filter(({ seats }) => seats === 2).length).toBe(CLASSES);
  expect([...early.rooms.values()].filter(({ locked }) => locked)).toHaveLength(CLASSES);

  const late = watcher();
  await expect.poll(() => late.rooms.size).toBe(CLASSES + 1);
  expect(late.rooms).toEqual(early.rooms);

  for (const [index, { id }] of opened.entries()) {
    const by = teachers[index % teachers.length] ?? teacher;
    if (index % 2 === 0) expectOk(await by.remove(id));
  }
  await expect.poll(() => [early.rooms.size, late.rooms.size]).toEqual([CLASSES / 2 + 1, CLASSES / 2 + 1]);
  expect(await new Browser(server.origin).remove(opened[1]?.id ?? played.id)).toMatchObject({ code: 'not-found' });

  expect([...early.events].sort()).toEqual(['room', 'roomGone', 'rooms']);
  const said = [...early.heard, ...late.heard].join('\n');
  expect(said).toContain('Class 49');
  const secrets = opened.flatMap(({ code, key }, index) => [code, key, `tiger-${index}`]);
  secrets.push(played.code, played.key, played.picture, browser.cookie, ...seats.map(({ rejoin }) => rejoin));
  expect(seats).toHaveLength(1);
  secrets.push(invitation ?? '');
  for (const secret of [...secrets, 'Minasecret', 'Junsecret', 'Chatsecret']) expect(said).not.toContain(secret);
  player.close();
  early.close();
  late.close();
});
