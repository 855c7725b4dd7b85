/** What a browser is in which class: nothing pushes a membership out, and a folder of the version before is brought along. */
import { once } from 'node:events';
import { cp, readFile, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { InProcessServer } from '#e2e/fixtures/server/in-process-server.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { makeDataFolder } from '#e2e/fixtures/server/server-process.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import type { JoinRequest } from '#shared/protocol/http/request-bodies.ts';
import type { MyClassrooms } from '#shared/protocol/http/responses.ts';
import { ROUTE } from '#shared/protocol/paths.ts';

const server = await inProcessServerPerFile();

function namesOf(classrooms: MyClassrooms['classrooms']) {
  return classrooms.map(({ title, role, seat }) => ({ title, role, name: seat?.name ?? null }));
}

async function titlesOf(browser: ApiClient): Promise<string[]> {
  return (await browser.myClassrooms()).map(({ title }) => title).toSorted();
}

// Proves I51.
it.each([
  {
    name: 'a teacher who opens them',
    enter: (browser: ApiClient) => (title: string) => browser.openClassroom({ title }),
  },
  {
    name: 'a student who joins them',
    enter: (browser: ApiClient) => async (title: string) => {
      const { code } = await new ApiClient(server.origin).openClassroom({ title });
      expectOk(await browser.join({ code, name: 'Mina' }));
    },
  },
])('forty classes are all there for $name', async ({ enter }) => {
  const browser = new ApiClient(server.origin);
  const titles = Array.from({ length: 40 }, (_, index) => `Class ${index + 10}`);
  for (const title of titles) await enter(browser)(title);
  expect(await titlesOf(browser)).toEqual(titles);
});

it('a browser that enters twelve classes at once is in all of them', async () => {
  const browser = new ApiClient(server.origin);
  await browser.openClassroom({ title: 'The first' });
  const titles = Array.from({ length: 12 }, (_, index) => `At once ${index + 10}`);
  const codes = await Promise.all(titles.map((title) => new ApiClient(server.origin).openClassroom({ title })));
  // Each tab has the cookie that the browser has.
  const joined = codes.map(({ code }) => browser.withCookie(browser.cookie).join({ code, name: 'Mina' }));
  for (const answer of await Promise.all(joined)) expectOk(answer);
  expect(await titlesOf(browser)).toEqual([...titles, 'The first']);
});

it('a new browser that enters two classes at once is told to bring the cookie of the first, and is in both', async () => {
  const browser = new ApiClient(server.origin);
  await browser.myClassrooms();
  const [lions, tigers] = [await openClass(server.origin), await openClass(server.origin)];
  const slow = slowJoin(browser, { code: tigers.code, name: 'Mina' });
  // By then the server has read the session of the slow one.
  for (let time = 0; time < 3; time += 1) await browser.withCookie(browser.cookie).myClassrooms();
  expectOk(await browser.join({ code: lions.code, name: 'Mina' }));
  expect(await slow.finish()).toMatchObject({ ok: false, code: 'cookie-needed' });
  expect((await browser.myClassrooms()).map(({ id }) => id)).toEqual([lions.id]);
  expectOk(await browser.join({ code: tigers.code, name: 'Mina' }));
  expect((await browser.myClassrooms()).map(({ id }) => id)).toEqual([lions.id, tigers.id]);
});

/** A request to join of which the last byte is missing until `finish`. */
function slowJoin({ origin, cookie }: ApiClient, body: JoinRequest) {
  const content = JSON.stringify(body);
  const headers = { cookie, origin, 'content-type': 'application/json', 'content-length': String(content.length) };
  const sent = request(`${origin}${ROUTE.join}`, { method: 'POST', headers });
  const answered = once(sent, 'response');
  sent.write(content.slice(0, -1));
  return {
    async finish(): Promise<unknown> {
      sent.end(content.slice(-1));
      const [response]: IncomingMessage[] = await answered;
      return response === undefined ? null : json(response);
    },
  };
}

it('children who share a tablet get their seats back, however many came between', async () => {
  const { code, id } = await openClass(server.origin, {}, { capacity: 90 });
  const tablet = new ApiClient(server.origin);
  const names = Array.from({ length: 70 }, (_, index) => `Child ${index + 10}`);
  for (const name of names) {
    expectOk(await tablet.join({ code, name }));
    await tablet.leave(id);
  }
  expectOk(await tablet.join({ code, name: 'Child 10' }));
  expect((await tablet.myClassrooms())[0]?.seat).toMatchObject({ name: 'Child 10' });
});

interface OldInstallation {
  readonly codes: { readonly lions: string };
  readonly people: Record<string, { readonly cookie: string; readonly classrooms: ReturnType<typeof namesOf> }>;
}

const OLD_DATA = fileURLToPath(new URL('../../fixtures/old-data/v5', import.meta.url));

it('everybody of a folder that version 5 wrote is still in their classes, and a shared tablet has its seats', async () => {
  const { codes, people }: OldInstallation = JSON.parse(await readFile(`${OLD_DATA}/people.json`, 'utf8'));
  const folder = await makeDataFolder();
  await cp(`${OLD_DATA}/sqlite`, folder, { recursive: true });
  const old = new InProcessServer(folder);
  onTestFinished(async () => {
    await old.stop();
    await rm(folder, { recursive: true, force: true });
  });
  for (let start = 0; start < 2; start += 1) {
    await old.start();
    for (const { cookie, classrooms } of Object.values(people))
      expect(namesOf(await new ApiClient(old.origin).withCookie(cookie).myClassrooms())).toEqual(classrooms);
    await old.stop();
  }
  await old.start();
  const tablet = new ApiClient(old.origin).withCookie(people['tablet']?.cookie ?? '');
  const [lions] = await tablet.myClassrooms();
  if (lions === undefined) throw new Error('the tablet is in no class');
  await tablet.leave(lions.id);
  expectOk(await tablet.join({ code: codes.lions, name: 'Jun' }));
  expect((await tablet.myClassrooms())[0]?.seat).toMatchObject({ name: 'Jun' });
});
