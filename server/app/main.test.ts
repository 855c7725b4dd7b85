import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestBrowser } from '#e2e/fixtures/http-server.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

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
  said = '';
  complained = '';

  constructor(env: Record<string, string> = {}, options: string[] = []) {
    this.child = spawn(process.execPath, [...options, MAIN], {
      env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    processes.add(this.child);
    this.child.stdout?.on('data', (text) => {
      this.said += text;
    });
    this.child.stderr?.on('data', (text) => {
      this.complained += text;
    });
    this.exit = new Promise((resolve) => this.child.once('close', resolve));
  }

  /** Where it is, once it says so. */
  async ready(): Promise<string> {
    for (;;) {
      const [, origin] = /ready: (http:\S+)/.exec(this.said) ?? [];
      if (origin !== undefined) return origin.replace('localhost', '127.0.0.1');
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.exit]);
      if (this.child.exitCode !== null) throw new Error(this.complained);
    }
  }
}

test('it says in plain words where it is and where everything is kept', async () => {
  const started = new ServerProcess();
  await started.ready();
  expect(started.said).toMatch(/^Jogak is ready: http:\/\/localhost:\d+\n/);
  expect(started.said).toContain(join(folder, 'data'));
  // Only this machine can reach it: nobody needs a key.
  expect(started.said).not.toContain('key');
  expect(started.complained).toBe('');
});

test('where others can reach it, it tells the teacher key that opens a class from there', async () => {
  const started = new ServerProcess({ PUBLIC_ORIGIN: 'https://puzzle.example' });
  await started.ready();
  expect(started.said).toContain('Students open: https://puzzle.example');
  expect(started.said).toMatch(/teacher key: [a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\n/);
});

test('a wrong configuration is told whole, and ends it with 1', async () => {
  const started = new ServerProcess({ PORT: 'eighty', TRUST_PROXY: 'true' });
  expect(await started.exit).toBe(1);
  expect(started.complained).toMatch(/^Jogak did not start\.\n {2}PORT .+\.\n {2}TRUST_PROXY .+\.\n$/);
  expect(started.said).toBe('');
});

test('a second one on the same folder says so and ends', async () => {
  const first = new ServerProcess();
  await first.ready();
  const second = new ServerProcess();
  expect(await second.exit).toBe(1);
  expect(second.complained).toMatch(
    /^Jogak did not start\.\n {2}Jogak is already running with this data folder\..+\n$/,
  );
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends it in order: what was done is there at the next start',
  async (signal) => {
    const first = new ServerProcess();
    const origin = await first.ready();
    const teacher = new TestBrowser(origin);
    expect((await teacher.post('/api/classrooms', { title: 'Lions' })).status).toBe(201);
    first.child.kill(signal);
    expect(await first.exit).toBe(0);
    expect(first.complained).toBe('');

    const second = new ServerProcess();
    const browser = new TestBrowser(await second.ready());
    browser.cookie = teacher.cookie;
    expect((await browser.get('/api/mine')).json.classrooms).toHaveLength(1);
  },
);

/** A connection that sent this and has had some answer to it. */
async function opened(origin: string, text: string): Promise<Socket> {
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

test('a request that never ends and a socket that never closes do not keep it from ending in order', async () => {
  const started = new ServerProcess();
  const origin = await started.ready();
  const open = await Promise.all([opened(origin, UNENDING), opened(origin, WEBSOCKET)]);
  started.child.kill('SIGTERM');
  // 1 would tell that it had to be ended by force.
  expect(await started.exit).toBe(0);
  for (const socket of open) socket.destroy();
});

test('a second signal ends it at once, whatever is under way', async () => {
  const started = new ServerProcess();
  const slow = await opened(await started.ready(), UNENDING);
  started.child.kill('SIGTERM');
  while (!started.said.includes('stops')) await once(started.child.stdout ?? started.child, 'data');
  started.child.kill('SIGTERM');
  expect(await started.exit).toBe(1);
  slow.destroy();
});

/** Code of another's making, in the same process: a fault that nobody catches. */
const FAULTS = {
  'an exception': 'throw new Error("nobody catches this")',
  'a rejection': 'Promise.reject(new Error("nobody catches this"))',
};

test.each(Object.entries(FAULTS))(
  '%s that nobody catches is logged and ends it with 1, in order',
  async (_what, fault) => {
    const module = `data:text/javascript,process.on("SIGUSR2",()=>{${encodeURIComponent(fault)}})`;
    const first = new ServerProcess({}, ['--import', module]);
    const teacher = new TestBrowser(await first.ready());
    expect((await teacher.post('/api/classrooms', { title: 'Lions' })).status).toBe(201);
    first.child.kill('SIGUSR2');
    expect(await first.exit).toBe(1);
    expect(JSON.parse(first.complained)).toMatchObject({ level: 60, err: { message: 'nobody catches this' } });

    const second = new ServerProcess();
    const browser = new TestBrowser(await second.ready());
    browser.cookie = teacher.cookie;
    expect((await browser.get('/api/mine')).json.classrooms).toHaveLength(1);
  },
);
