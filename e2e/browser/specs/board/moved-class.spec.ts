/** A class moves to another process: for a moment its server is gone, and the next one refuses. Its page stays as it is. */
import type { Page, WebSocketRoute } from '@playwright/test';
import { builtFolder } from '#client/build.ts';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { expect, test } from '#e2e/browser/browser-test.ts';
import { BoardPage } from '#e2e/browser/pages/board-page.ts';
import { DraggingPage } from '#e2e/browser/pages/dragging-page.ts';
import { adoptSession } from '#e2e/browser/support/adopt-session.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { HAPROXY, type NodeLetter } from '#e2e/fixtures/nodes/balancer.ts';
import { Cluster } from '#e2e/fixtures/nodes/cluster.ts';
import { restartAll } from '#e2e/fixtures/nodes/faults.ts';
import { TwoBuilds } from '#e2e/fixtures/nodes/two-builds.ts';
import { storeInMongo } from '#e2e/fixtures/server/test-database.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import { findRestartableMongo, MONGO_SOURCES } from '#e2e/store/mongo-server/find-server.ts';
import { TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { failure } from '#shared/protocol/errors.ts';
import { pagePath } from '#shared/protocol/paths.ts';

/** The connections of a page to its class, which a test ends and refuses. */
class MovingClass {
  /** How many connections are refused from now on. */
  #refusals = 0;
  refused = 0;
  passed = 0;
  #open: WebSocketRoute[] = [];

  static async before(page: Page): Promise<MovingClass> {
    const moving = new MovingClass();
    await page.routeWebSocket(/[?&]class=/, (socket) => moving.#connect(socket));
    return moving;
  }

  /** Ends the connection, and refuses the next ones as a process does that has not got the class yet. */
  async move(refusals: number): Promise<void> {
    this.#refusals = refusals;
    for (const socket of this.#open.splice(0)) await socket.close();
  }

  #connect(socket: WebSocketRoute): void {
    if (this.#refusals === 0) {
      this.passed += 1;
      this.#open.push(socket, socket.connectToServer());
      return;
    }
    this.#refusals -= 1;
    this.refused += 1;
    // What Engine.IO and Socket.IO answer: a session, and to each namespace its refusal.
    socket.send('0{"sid":"moved","upgrades":[],"pingInterval":5000,"pingTimeout":5000,"maxPayload":100000}');
    socket.onMessage((message) => {
      const namespace = /^40(\/\w+),/.exec(String(message))?.[1];
      if (namespace !== undefined)
        socket.send(`44${namespace},${JSON.stringify({ message: 'moved', data: failure('moved') })}`);
    });
  }
}

test('a piece stays in the hand while the class moves, and the class in sight', async ({ people, server }) => {
  const { id, code, teacher } = await openClass(server.origin, { cuts: [{ columns: 4, rows: 3 }] });
  const student = new ApiClient(server.origin);
  expectOk(await student.join({ code, name: 'Mina' }));
  const page = await people.page();
  const moving = await MovingClass.before(page);
  await adoptSession(page, student);
  await page.goto(pagePath('student', id));
  const board = new BoardPage(page);
  await board.ready();
  await board.grab(3);
  const canvas = page.locator('.board-container canvas').first();
  const before = await canvas.elementHandle();

  await moving.move(2);
  await expect.poll(() => moving.refused, { timeout: 30_000 }).toBe(2);
  // Between two refusals: nothing has taken the place of the class.
  await expect(page.locator('.board-container canvas').first()).toBeVisible();
  await expect.poll(() => moving.passed, { timeout: 30_000 }).toBe(2);
  expect(await page.evaluate(([one, other]) => one === other, [before, await canvas.elementHandle()])).toBe(true);

  const home = await board.homeOf(3);
  await page.mouse.move(home.x, home.y, { steps: 8 });
  await page.mouse.up();
  await board.saved();
  expect((await board.piece(3)).group).toBe(0);

  const projector = await people.page();
  const movingProjector = await MovingClass.before(projector);
  await adoptSession(projector, teacher);
  await projector.goto(pagePath('present', id));
  await expect(projector.locator('.present')).toBeVisible();
  await movingProjector.move(2);
  await expect.poll(() => movingProjector.passed, { timeout: 30_000 }).toBe(2);
  await expect(projector.locator('.present')).toBeVisible();
});

test('a piece is dragged on while three nodes go from one build to the next, and nothing is refused', async ({
  browser,
}, info) => {
  leaveToAll(info);
  const source = await findRestartableMongo();
  info.skip(source === null, `there is no MongoDB here: not ${MONGO_SOURCES}`);
  info.skip(HAPROXY === null, 'there is no haproxy here');
  if (source === null) return;
  await using resources = new AsyncDisposableStack();
  const mongo = resources.adopt(await TestMongo.start(source), (server) => server.close());
  storeInMongo(() => mongo);
  resources.defer(() => storeInMongo(null));
  const builds = resources.adopt(await TwoBuilds.of(builtFolder('test')), (both) => both.remove());
  const settings = (letter: NodeLetter) => ({ CLIENT_FOLDER: builds.folderOf(letter) });
  const cluster = resources.adopt(await Cluster.start({ settings }), (nodes) => nodes.close());
  const { origin } = cluster;
  const testClass = await openClass(origin);
  const page = resources.adopt(await DraggingPage.open(browser, origin, testClass), (each) => each.close());
  const epoch = () => page.board.page.evaluate(() => window.__board?.epoch ?? 0);

  await page.untilFollowed(5);
  const before = await epoch();
  await restartAll(cluster, [], (letter) => builds.install(letter, 'second'));
  await page.untilFollowed(5);
  expect(await epoch(), 'the class has moved').toBeGreaterThan(before);
  expect(await page.putDown()).toBe(true);
  // A banner says what is true where the machine is so busy that the class moves for more than 1.5 s: the bench counts them.
  const { refused, errors } = await page.trouble();
  expect({ refused, errors }).toEqual({ refused: [], errors: [] });
  await expect(page.board.page.locator('.banner:not([hidden])', { hasText: 'Reconnecting' })).toHaveCount(0);
});
