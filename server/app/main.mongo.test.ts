/** The output of a start with MONGODB_URI: of one that succeeds, and of ones that fail. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { findRestartableMongo, SKIP_REASON_PREFIX } from '#e2e/store/mongo-server/find-server.ts';
import { startMongoProcess } from '#e2e/store/mongo-server/mongo-process.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

async function testFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'jogak-main-mongo-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

async function spawnServer(uri: string, settings: Record<string, string> = {}) {
  return spawn(process.execPath, [MAIN], {
    env: { HOST: '127.0.0.1', PORT: '0', DATA_DIR: await testFolder(), MONGODB_URI: uri, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A Jogak that runs until the test ends. */
async function startServer(uri: string, settings: Record<string, string>): Promise<ChildProcess> {
  const child = await spawnServer(uri, settings);
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const text of child.stdout) if (String(text).includes('Stop it with')) return child;
  throw new Error('it did not start');
}

/** Runs Jogak until it exits; once it is ready, it is stopped. */
async function runServer(
  uri: string,
  settings: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = await spawnServer(uri, settings);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => {
    stdout += text;
    // One signal alone: a second one would end it at once.
    if (!child.killed && stdout.includes('Stop it with')) child.kill('SIGTERM');
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

test('reports a database that does not answer in a sentence without the password', async () => {
  const { code, stderr } = await runServer('mongodb://jogak:hush@127.0.0.1:1/school');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Jogak did not start\.\n {2}The database does not answer\. /);
  expect(stderr).not.toContain('hush');
});

test.each(['mongodb://127.0.0.1:99999/school', 'mongodb://127.0.0.1/school?w=many&nonsense=1'])(
  'reports in a sentence that %s is no MongoDB address',
  async (uri) => {
    const { code, stderr } = await runServer(uri);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Jogak did not start\.\n {2}MONGODB_URI is not the address of a MongoDB\. /);
  },
);

await onMongo((server) => {
  test('prints where records and pictures are stored, and never the password', async () => {
    const { code, stdout, stderr } = await runServer(server().uri('printed'));
    expect(stderr).toBe('');
    expect(stdout).toContain(`Kept in MongoDB at 127.0.0.1:${server().port}; pictures in: `);
    expect(code).toBe(0);
    await server().drop('printed');
  });

  const SHARED = { SESSION_SECRET: 'of all nodes of the school', TEACHER_KEY: 'of-all-nodes' };

  test('a second process of one name says so and ends, and the first one goes on', async () => {
    const uri = server().uri('named-alike');
    const first = await startServer(uri, { ...SHARED, NODE_NAME: 'lion' });
    const { code, stderr } = await runServer(uri, { ...SHARED, NODE_NAME: 'lion' });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Jogak did not start\.\n {2}Another Jogak with the same name runs on this database\..*\(lion\)\n$/,
    );
    expect((await runServer(uri, { ...SHARED, NODE_NAME: 'bear' })).code).toBe(0);
    expect(first.exitCode).toBeNull();
    await server().drop('named-alike');
  });

  test.each([
    ['SESSION_SECRET', { SESSION_SECRET: 'of this node alone, of nobody else at all' }],
    ['TEACHER_KEY', { TEACHER_KEY: 'of-this-node-alone' }],
  ])('a second process with another %s says so and ends', async (name, other) => {
    const uri = server().uri('other-secrets');
    const first = await startServer(uri, { ...SHARED, NODE_NAME: 'lion' });
    const { code, stderr } = await runServer(uri, { ...SHARED, ...other, NODE_NAME: 'bear' });
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Jogak did not start\\.\\n {2}Another Jogak on .* ${name}.*\\(lion\\)\\n$`));
    for (const secret of Object.values({ ...SHARED, ...other })) expect(stderr).not.toContain(secret);
    // A secret that both verify, in another order, is how secrets are exchanged.
    const exchanged = { SESSION_SECRET: `${SHARED.SESSION_SECRET}, the next one of all nodes` };
    expect((await runServer(uri, { ...SHARED, ...exchanged, NODE_NAME: 'bear' })).code).toBe(0);
    expect(first.exitCode).toBeNull();
    await server().drop('other-secrets');
  });

  test('a killed process starts again under its name, and a frozen one whose name is taken ends', async () => {
    const uri = server().uri('restarted');
    const killed = await startServer(uri, { ...SHARED, NODE_NAME: 'lion' });
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const frozen = await startServer(uri, { ...SHARED, NODE_NAME: 'lion' });
    frozen.kill('SIGSTOP');
    const heir = await startServer(uri, { ...SHARED, NODE_NAME: 'lion' });
    const ended = once(frozen, 'exit');
    let stderr = '';
    frozen.stderr?.on('data', (text) => {
      stderr += text;
    });
    frozen.kill('SIGCONT');
    expect((await ended)[0]).toBe(1);
    expect(stderr).toContain('Another Jogak with the same name');
    expect(heir.exitCode).toBeNull();
    await server().drop('restarted');
  });

  test('reports rejected credentials in a sentence', async () => {
    const uri = server().uri('school').replace('mongodb://', 'mongodb://nobody:hush@');
    const { code, stderr } = await runServer(uri);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Jogak did not start\.\n {2}The database does not let Jogak in/);
    expect(stderr).not.toContain('hush');
  });

  test('reports a database server that is too old in a sentence', async ({ skip }) => {
    const source = await findRestartableMongo();
    if (source?.kind !== 'java') return skip(`${SKIP_REASON_PREFIX}: a mongod is of its own version`);
    const { child, port } = await startMongoProcess(source, await testFolder(), 0, 8);
    onTestFinished(() => void child.kill('SIGKILL'));
    const { code, stderr } = await runServer(`mongodb://127.0.0.1:${port}/school`);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Jogak did not start\.\n {2}This database is too old/);
  });
});
