import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestBrowser } from '#e2e/fixtures/http-server.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
/** A data folder that Jogak with schema version 4 wrote. */
const OLD_FOLDER = fileURLToPath(new URL('../../e2e/fixtures/old-data/v4/sqlite', import.meta.url));

let folder = '';
const processes = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-main-'));
});
afterEach(async () => {
  for (const child of processes) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  processes.clear();
  await rm(folder, { recursive: true });
});

class ServerProcess {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  stdout = '';
  stderr = '';

  constructor(env: Record<string, string> = {}, options: string[] = []) {
    this.child = spawn(process.execPath, [...options, MAIN], {
      env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    processes.add(this.child);
    this.child.stdout?.on('data', (text) => {
      this.stdout += text;
    });
    this.child.stderr?.on('data', (text) => {
      this.stderr += text;
    });
    this.exit = new Promise((resolve) => this.child.once('close', resolve));
  }

  /** Resolves to its origin once it is ready. */
  async ready(): Promise<string> {
    for (;;) {
      const [, origin] = /ready: (http:\S+)/.exec(this.stdout) ?? [];
      if (origin !== undefined) return origin.replace('localhost', '127.0.0.1');
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.exit]);
      if (this.child.exitCode !== null) throw new Error(this.stderr);
    }
  }
}

test('prints its address and its data folder', async () => {
  const started = new ServerProcess();
  await started.ready();
  expect(started.stdout).toMatch(/^Jogak is ready: http:\/\/localhost:\d+\n/);
  expect(started.stdout).toContain(join(folder, 'data'));
  // Only this machine can reach it, so no key is printed.
  expect(started.stdout).not.toContain('key');
  expect(started.stderr).toBe('');
});

test('prints the teacher key when other machines can reach it', async () => {
  const started = new ServerProcess({ PUBLIC_ORIGIN: 'https://puzzle.example' });
  await started.ready();
  expect(started.stdout).toContain('Students open: https://puzzle.example');
  expect(started.stdout).toMatch(/teacher key: [a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\n/);
});

// Proves I35.
test('reports every configuration problem and exits with 1', async () => {
  const started = new ServerProcess({ PORT: 'eighty', TRUST_PROXY: 'true' });
  expect(await started.exit).toBe(1);
  expect(started.stderr).toMatch(/^Jogak did not start\.\n {2}PORT .+\.\n {2}TRUST_PROXY .+\.\n$/);
  expect(started.stdout).toBe('');
});

// Proves I21.
test('a second process on the same folder reports that and exits', async () => {
  const first = new ServerProcess();
  await first.ready();
  const second = new ServerProcess();
  expect(await second.exit).toBe(1);
  expect(second.stderr).toMatch(/^Jogak did not start\.\n {2}Jogak is already running with this data folder\..+\n$/);
});

test('refuses the data folder of an older version in one sentence, adds no file and exits with 1', async () => {
  await cp(OLD_FOLDER, join(folder, 'data'), { recursive: true });
  const started = new ServerProcess();
  expect(await started.exit).toBe(1);
  expect(started.stderr).toMatch(/^Jogak did not start\.\n {2}The data here was written by an older Jogak .+\n$/);
  expect((await readdir(join(folder, 'data'))).toSorted()).toEqual(['jogak.db', 'pictures']);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s stops it cleanly, and the next start has all data',
  async (signal) => {
    const first = new ServerProcess();
    const origin = await first.ready();
    const teacher = new TestBrowser(origin);
    expect((await teacher.post('/api/classrooms', { title: 'Lions' })).status).toBe(201);
    first.child.kill(signal);
    expect(await first.exit).toBe(0);
    expect(first.stderr).toBe('');

    const second = new ServerProcess();
    const browser = new TestBrowser(await second.ready());
    browser.cookie = teacher.cookie;
    expect((await browser.get('/api/mine')).json.classrooms).toHaveLength(1);
  },
);

/** A connection that has sent this text and received data. */
async function connectAndSend(origin: string, text: string): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'data');
  return socket;
}

const UNENDING =
  'POST /api/join HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{';
const WEBSOCKET =
  'GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n' +
  'sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';

test('an endless request and an open socket do not prevent a clean stop', async () => {
  const started = new ServerProcess();
  const origin = await started.ready();
  const open = await Promise.all([connectAndSend(origin, UNENDING), connectAndSend(origin, WEBSOCKET)]);
  started.child.kill('SIGTERM');
  // 1 would mean that it was ended by force.
  expect(await started.exit).toBe(0);
  for (const socket of open) socket.destroy();
});

test('a second signal ends it at once, despite open requests', async () => {
  const started = new ServerProcess();
  const slow = await connectAndSend(await started.ready(), UNENDING);
  started.child.kill('SIGTERM');
  while (!started.stdout.includes('stops')) await once(started.child.stdout ?? started.child, 'data');
  started.child.kill('SIGTERM');
  expect(await started.exit).toBe(1);
  slow.destroy();
});

/** Code in the same process whose error is not caught. */
const FAULTS = {
  exception: 'throw new Error("not caught")',
  rejection: 'Promise.reject(new Error("not caught"))',
};

test.each(Object.entries(FAULTS))(
  'an uncaught %s is logged, and the process stops cleanly with 1',
  async (_what, fault) => {
    const module = `data:text/javascript,process.on("SIGUSR2",()=>{${encodeURIComponent(fault)}})`;
    const first = new ServerProcess({}, ['--import', module]);
    const teacher = new TestBrowser(await first.ready());
    expect((await teacher.post('/api/classrooms', { title: 'Lions' })).status).toBe(201);
    first.child.kill('SIGUSR2');
    expect(await first.exit).toBe(1);
    expect(JSON.parse(first.stderr)).toMatchObject({ level: 60, err: { message: 'not caught' } });

    const second = new ServerProcess();
    const browser = new TestBrowser(await second.ready());
    browser.cookie = teacher.cookie;
    expect((await browser.get('/api/mine')).json.classrooms).toHaveLength(1);
  },
);
