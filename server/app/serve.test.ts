import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TestBrowser } from '#e2e/fixtures/http-server.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';
import { openLog } from '#server/base/log.ts';
import { StoreError } from '#server/store/error.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { readConfig } from './config.ts';
import { type RunningServer, serve } from './serve.ts';
import { StartError } from './start-error.ts';

let folder = '';
const running = new Set<RunningServer>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-serve-'));
});
afterEach(async () => {
  await Promise.all([...running].map((served) => served.stop()));
  running.clear();
  await rm(folder, { recursive: true });
});

async function start(env: Record<string, string> = {}): Promise<RunningServer> {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(folder, 'data'), ...env });
  const served = await serve(config, openLog('silent'), join(folder, 'client'));
  running.add(served);
  return served;
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  // The server is expected to cut it.
  socket.on('error', () => {});
  return socket;
}

/** A request whose body does not end; the server answers that it continues to read. */
const UNENDING =
  'POST /api/join HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{';

const browserOf = ({ port }: RunningServer) => new TestBrowser(`http://127.0.0.1:${port}`);

test('a class is opened, gets an activity and is joined, from end to end', async () => {
  const served = await start();
  const teacher = browserOf(served);
  const opened = await teacher.post('/api/classrooms', { title: '3B', capacity: 1 });
  expect(opened.status).toBe(201);
  const path = `/api/classrooms/${opened.json.id}`;
  const stored = await teacher.upload(`${path}/pictures`, new Uint8Array(await drawing(400, 300).jpeg().toBuffer()));
  expect(stored.status).toBe(201);
  const activity = { picture: stored.json.id, cuts: [{ columns: 4, rows: 3 }] };
  expect((await teacher.post(`${path}/activities`, activity)).json).toEqual({ ok: true });

  const students = Array.from({ length: 20 }, () => browserOf(served));
  const joined = await Promise.all(
    students.map((student, number) => student.post('/api/join', { code: opened.json.code, name: `Student ${number}` })),
  );
  // One free seat: one student gets it, and the others get the reason.
  expect(joined.filter(({ json }) => json.ok)).toHaveLength(1);
  expect(joined.filter(({ json, status }) => json.code === 'full' && status === 409)).toHaveLength(19);

  const seated = students[joined.findIndex(({ json }) => json.ok)];
  expect((await seated?.get('/api/mine'))?.json.classrooms).toMatchObject([
    { id: opened.json.id, title: '3B', role: 'student', kind: 'jigsaw' },
  ]);
  expect((await seated?.get(`${path}/pictures/${stored.json.id}`))?.headers.get('content-type')).toBe('image/webp');
  expect((await teacher.get('/readyz')).status).toBe(200);
});

test('with a port for it, shows figures that name nobody; without one it has none', async () => {
  expect((await start()).adminPort).toBeNull();
  await Promise.all([...running].map((served) => served.stop()));
  const served = await start({ ADMIN_PORT: '0', NODE_NAME: 'lion' });
  const teacher = browserOf(served);
  const { json: opened } = await teacher.post('/api/classrooms', { title: 'Lions of 3B' });
  const guess = { code: '000000', name: 'Mina' };
  const door = (await teacher.post('/api/join', guess)).headers.get('location') ?? '';
  expect((await teacher.post(door, guess)).json).toMatchObject({ code: 'no-class' });
  expect((await teacher.get(`/api/classrooms/${opened.id}/activities`)).status).toBe(200);
  const response = await fetch(`http://127.0.0.1:${served.adminPort}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const figures = await response.text();
  expect(figures).toContain('jogak_open_classes{node="lion"} 1');
  expect(figures).toContain('jogak_sockets{namespace="board",node="lion"} 0');
  expect(figures).toContain('jogak_refusals_total{code="no-class",node="lion"} 1');
  expect(figures).toContain('jogak_classes_taken_total{from="free",node="lion"} 1');
  expect(figures).toMatch(/nodejs_eventloop_lag_p99_seconds\{node="lion"\} [\d.e-]+/);
  for (const secret of [opened.id, opened.code, opened.key, 'Lions', 'Mina', '127.0.0.1'])
    expect(figures).not.toContain(secret);
});

test('a restart keeps classes, what they play, pictures, sessions and the teacher key', async () => {
  const first = await start();
  const teacher = browserOf(first);
  const idle = await teacher.post('/api/classrooms', { title: '3A' });
  const opened = await teacher.post('/api/classrooms', { title: '3B' });
  const cards = { cuts: [{ layout: 'order', groups: [['one'], ['two']] }] };
  expect((await teacher.post(`/api/classrooms/${opened.json.id}/activities`, cards)).json).toEqual({ ok: true });
  const path = `/api/classrooms/${opened.json.id}/pictures`;
  const stored = await teacher.upload(path, new Uint8Array(await drawing(400, 300).png().toBuffer()));
  await first.stop();

  const second = await start();
  const browser = browserOf(second);
  browser.cookie = teacher.cookie;
  expect((await browser.get('/api/mine')).json.classrooms).toMatchObject([
    { id: idle.json.id, title: '3A', role: 'teacher', kind: null },
    { id: opened.json.id, title: '3B', role: 'teacher', kind: 'cards' },
  ]);
  expect((await browser.get(`${path}/${stored.json.id}`)).status).toBe(200);
  expect(second.teacherKey).toBe(first.teacherKey);
  expect(first.teacherKey).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
});

// Proves I35.
test('a folder in use, a port in use and an impossible folder are each reported in a sentence', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(StoreError);
  await expect(start()).rejects.toThrow(/already running with this data folder/);

  const elsewhere = { DATA_DIR: join(folder, 'elsewhere') };
  await expect(start({ ...elsewhere, PORT: String(first.port) })).rejects.toThrow(StartError);
  await expect(start({ ...elsewhere, PORT: String(first.port) })).rejects.toThrow(/^Port \d+ is in use/);
  // A failed start has released its folder.
  await start(elsewhere);

  await writeFile(join(folder, 'file'), '');
  await expect(start({ DATA_DIR: join(folder, 'file', 'data') })).rejects.toThrow(/cannot be written to .*DATA_DIR/);
});

// Proves I25.
test('an expired class is removed with its pictures at the next start', async () => {
  const first = await start({ CLASS_DAYS: '1' });
  const teacher = browserOf(first);
  const id = (await teacher.post('/api/classrooms', { title: '3B' })).json.id as ClassroomId;
  const picture = new Uint8Array(await drawing(200, 200).jpeg().toBuffer());
  expect((await teacher.upload(`/api/classrooms/${id}/pictures`, picture)).status).toBe(201);
  await first.stop();
  const store = await openSqliteStore({ folder: join(folder, 'data') });
  await store.changeClassroom(id, { expiresAt: Date.now() - 1 });
  await store.close();

  const second = await start();
  const browser = browserOf(second);
  browser.cookie = teacher.cookie;
  expect((await browser.get('/api/mine')).json.classrooms).toMatchObject([]);
  await second.stop();
  const after = await openSqliteStore({ folder: join(folder, 'data') });
  expect(await after.classroom(id)).toBeNull();
  await after.close();
  const left = await readdir(join(folder, 'data', 'pictures'), { recursive: true });
  expect(left.filter((name) => name.endsWith('.webp'))).toEqual([]);
});

test('a stop closes all connections, and no request is answered afterwards', async () => {
  const served = await start();
  const idle = await connected(served.port);
  const slow = await connected(served.port);
  slow.write(UNENDING);
  await once(slow, 'data');
  const cut = [idle, slow].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  const stopping = served.stop();
  expect(served.stop()).toBe(stopping);
  await stopping;
  await Promise.all(cut);
  await expect(fetch(`http://127.0.0.1:${served.port}/healthz`)).rejects.toThrow();
});

/** The status of this path on the admin port; 'refused': nobody listens. */
async function adminStatus({ adminPort }: RunningServer, path: string): Promise<number | string> {
  const answer = await fetch(`http://127.0.0.1:${adminPort}${path}`).catch(() => null);
  return answer?.status ?? 'refused';
}

test('behind a balancer a stop says so first, then refuses connections, and keeps those that are open until it ends', async () => {
  const served = await start({ ADMIN_PORT: '0' });
  expect(await adminStatus(served, '/openz')).toBe(200);
  expect(await adminStatus(served, '/healthz')).toBe(200);
  expect(await adminStatus(served, '/api/mine')).toBe(404);
  const slow = await connected(served.port);
  slow.write(UNENDING);
  await once(slow, 'data');

  const stopping = served.stop();
  expect(await adminStatus(served, '/openz')).toBe(404);
  // The port still takes what the balancer sends before it has looked.
  (await connected(served.port)).destroy();
  await vi.waitFor(() => expect(connected(served.port)).rejects.toThrow(), { timeout: 20_000, interval: 10 });
  expect(await adminStatus(served, '/openz')).toBe(404);
  expect(await adminStatus(served, '/healthz')).toBe(200);
  slow.write('"code":1}');
  const [answer] = await once(slow, 'data');
  expect(String(answer)).toContain('bad-request');
  await stopping;
  expect(await adminStatus(served, '/openz')).toBe('refused');
});

test('an admin port that is in use is reported in a sentence with its own setting', async () => {
  const first = await start();
  const settings = { DATA_DIR: join(folder, 'elsewhere'), ADMIN_PORT: String(first.port) };
  await expect(start(settings)).rejects.toThrow(/in use.*ADMIN_PORT\.$/);
  // A failed start has released its folder.
  await start({ DATA_DIR: join(folder, 'elsewhere') });
});

test('an open request may finish while the server stops', async () => {
  const served = await start();
  const slow = await connected(served.port);
  slow.write(UNENDING);
  await once(slow, 'data');
  const stopping = served.stop();
  slow.write('"code":1}');
  const [answer] = await once(slow, 'data');
  expect(String(answer)).toContain('bad-request');
  await stopping;
});

test('the path of the sockets serves no page', async () => {
  const { port } = await start();
  const [response] = await once(
    get({ host: '127.0.0.1', port, path: '/live/?EIO=4&transport=polling', agent: false }),
    'response',
  );
  response.resume();
  expect(response.statusCode).toBe(400);
});

test('an idle connection outlives what a balancer keeps, so that no request meets it as it closes', async () => {
  const { port } = await start();
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  // HAProxy’s own idle time ends with `timeout client` at the latest: 60 s in deploy/haproxy.cfg.
  expect(response.headers.get('keep-alive')).toBe('timeout=75');
});
