/** What whoever starts Jogak with MONGODB_URI reads, when it goes well and when it cannot. */
import { spawn } from 'node:child_process';
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

/** Runs Jogak until it has ended, or has said that it is ready and was asked to stop. */
async function runServer(uri: string): Promise<{ code: number | null; said: string; complained: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { HOST: '127.0.0.1', PORT: '0', DATA_DIR: await testFolder(), MONGODB_URI: uri },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => {
    stdout += text;
    // Once: a second signal would end it at once.
    if (!child.killed && stdout.includes('Stop it with')) child.kill('SIGTERM');
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code, said: stdout, complained: stderr };
}

test('an address where nothing listens is told in a sentence, without the password in it', async () => {
  const { code, complained: stderr } = await runServer('mongodb://jogak:hush@127.0.0.1:1/school');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Jogak did not start\.\n {2}The database does not answer\. /);
  expect(stderr).not.toContain('hush');
});

test.each(['mongodb://127.0.0.1:99999/school', 'mongodb://127.0.0.1/school?w=many&nonsense=1'])(
  '%s is no address, and that is told in a sentence',
  async (uri) => {
    const { code, complained: stderr } = await runServer(uri);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Jogak did not start\.\n {2}MONGODB_URI is not the address of a MongoDB\. /);
  },
);

await onMongo((server) => {
  test('it says where it keeps what, and never the password', async () => {
    const { code, said: stdout, complained: stderr } = await runServer(server().uri('said'));
    expect(stderr).toBe('');
    expect(stdout).toContain(`Kept in MongoDB at 127.0.0.1:${server().port}; pictures in: `);
    expect(code).toBe(0);
    await server().drop('said');
  });

  test('a name and password that are not let in are told in a sentence', async () => {
    const uri = server().uri('school').replace('mongodb://', 'mongodb://nobody:hush@');
    const { code, complained: stderr } = await runServer(uri);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Jogak did not start\.\n {2}The database does not let Jogak in/);
    expect(stderr).not.toContain('hush');
  });

  test('a database that is too old is told in a sentence', async ({ skip }) => {
    const source = await findRestartableMongo();
    if (source?.kind !== 'java') return skip(`${SKIP_REASON_PREFIX}: a mongod is of its own version`);
    const { child, port } = await startMongoProcess(source, await testFolder(), 0, 8);
    onTestFinished(() => void child.kill('SIGKILL'));
    const { code, complained: stderr } = await runServer(`mongodb://127.0.0.1:${port}/school`);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Jogak did not start\.\n {2}This database is too old/);
  });
});
