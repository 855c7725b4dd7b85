/** Two Jogaks on one host: a browser sends the cookies of the host to both, whatever their ports. Neither ends what the other has given. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { Player } from '#client/headless/player.ts';
import { InProcessServer } from '#e2e/fixtures/server/in-process-server.ts';
import { closedAfterEach } from '#e2e/fixtures/server/per-file.ts';
import { makeDataFolder } from '#e2e/fixtures/server/server-process.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';

let servers: [InProcessServer, InProcessServer];
let [first, second]: TestClass[] = [];
const players = closedAfterEach<Player>();

beforeEach(async () => {
  servers = [new InProcessServer(await makeDataFolder()), new InProcessServer(await makeDataFolder())];
  for (const server of servers) await server.start();
  [first, second] = await Promise.all(servers.map(({ origin }) => openClass(origin)));
});
afterEach(async () => {
  for (const server of servers) {
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
  }
});

/** The same browser at a server, whose join page it has opened: it has the cookies of the host. */
async function visit({ origin }: InProcessServer, before = new ApiClient('')): Promise<ApiClient> {
  const browser = before.withOrigin(origin);
  await browser.myClassrooms();
  return browser;
}

/** A browser with a seat at the first server. */
async function studentOfFirst(): Promise<ApiClient> {
  const browser = await visit(servers[0]);
  expectOk(await browser.join({ code: required(first).code, name: 'Mina' }));
  return browser;
}

async function expectSeat(browser: ApiClient, { id }: TestClass): Promise<void> {
  const mine = await browser.myClassrooms();
  expect(mine.map((each) => each.id)).toEqual([id]);
  const player = new Player(browser, id);
  players.push(player);
  await player.waitUntil(() => player.view !== null, 'the class');
}

function required(testClass: TestClass | undefined): TestClass {
  if (testClass === undefined) throw new Error('no class');
  return testClass;
}

interface Visit {
  readonly name: string;
  readonly act: (browser: ApiClient, testClass: TestClass) => Promise<unknown>;
}

const VISITS: readonly Visit[] = [
  { name: 'the join page is opened', act: (browser) => browser.myClassrooms() },
  { name: 'a code is mistyped', act: (browser) => browser.join({ code: '999999', name: 'Mina' }) },
  { name: 'a code is looked at', act: (browser, { code }) => browser.previewJoin({ code }) },
  { name: 'a seat is taken', act: (browser, { code }) => browser.join({ code, name: 'Mina' }) },
  { name: 'a class is opened', act: (browser) => browser.openClassroom() },
  { name: 'a wrong teacher key is shown', act: (browser, { id }) => browser.showTeacherKey(id, 'a-wrong-key') },
  { name: 'a teacher’s link is opened', act: (browser, { id, key }) => browser.showTeacherKey(id, key) },
  {
    name: 'a seat is taken and left',
    act: async (browser, { id, code }) => {
      await browser.join({ code, name: 'Mina' });
      await browser.leave(id);
    },
  },
];

// Proves I45.
describe.each(VISITS)('at the second, $name', ({ act }) => {
  it('and the student stays in the class of the first', async () => {
    const atSecond = await visit(servers[1], await studentOfFirst());
    await act(atSecond, required(second));
    await expectSeat(atSecond.withOrigin(servers[0].origin), required(first));
  });
});

it('a browser has a seat at each', async () => {
  const atSecond = await visit(servers[1], await studentOfFirst());
  expectOk(await atSecond.join({ code: required(second).code, name: 'Mina' }));
  await expectSeat(atSecond.withOrigin(servers[0].origin), required(first));
  await expectSeat(atSecond, required(second));
});

it('a seat is found by its cookie after a restart on another port', async () => {
  const student = await studentOfFirst();
  const { folder, origin } = servers[0];
  await servers[0].stop();
  servers[0] = new InProcessServer(folder);
  await servers[0].start();
  expect(servers[0].origin).not.toBe(origin);
  await expectSeat(student.withOrigin(servers[0].origin), required(first));
});
