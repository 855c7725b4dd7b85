/** Requests of HTTP polling: what opens and feeds a connection, and what is refused. Raw requests, as another site's page or a stranger sends them. */
import { request as requestHttp } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { MESSAGE_BYTES_MAX } from '#server/base/limits.ts';
import { CLASS_PARAMETER, NAMESPACE, POLLING_HEADER, PROTOCOL_VERSION, SOCKET_PATH } from '#shared/protocol/paths.ts';

const server = await inProcessServerPerFile();
let testClass: TestClass;
let mina: ApiClient;
const pages: PollingPage[] = [];

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'together' });
  mina = new ApiClient(server.origin);
  expectOk(await mina.join({ code: testClass.code, name: 'Mina' }));
});

afterEach(async () => {
  for (const page of pages.splice(0)) await page.post('1');
});

type Headers = Readonly<Record<string, string>>;
type Parameters = Readonly<Record<string, string>>;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Not by `fetch`: it sets headers of its own. */
function send(method: string, query: Parameters, headers: Headers, body = '', more = ''): Promise<Answer> {
  const url = `${server.origin}${SOCKET_PATH}/?${new URLSearchParams({ EIO: '4', ...query })}${more}`;
  return new Promise((resolve, reject) => {
    const request = requestHttp(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
      response.on('error', reject);
    });
    // A server that goes on after an upgrade lets it stand.
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, text: '', headers: response.headers });
    });
    request.on('error', reject);
    request.end(body);
  });
}

const POLLING = { transport: 'polling' };
const ownHeaders = (browser: ApiClient): Headers => ({
  cookie: browser.cookie,
  origin: browser.origin,
  [POLLING_HEADER]: '1',
});

/** A page that polls by hand. */
class PollingPage {
  readonly #browser: ApiClient;
  readonly query: Parameters;

  private constructor(browser: ApiClient, query: Parameters) {
    this.#browser = browser;
    this.query = query;
    pages.push(this);
  }

  static async open(browser: ApiClient): Promise<PollingPage> {
    const query = { ...POLLING, [CLASS_PARAMETER]: testClass.id };
    const { status, text } = await send('GET', query, ownHeaders(browser));
    expect(status).toBe(200);
    return new PollingPage(browser, { ...query, sid: JSON.parse(text.slice(1)).sid });
  }

  async connect(): Promise<this> {
    const auth = JSON.stringify({ page: 77, version: PROTOCOL_VERSION });
    await this.post(`40${NAMESPACE.board},${auth}`);
    return this;
  }

  poll(headers: Headers = {}): Promise<Answer> {
    return send('GET', this.query, { ...ownHeaders(this.#browser), ...headers });
  }

  post(body: string, headers: Headers = {}): Promise<Answer> {
    return send('POST', this.query, { ...ownHeaders(this.#browser), ...headers }, body);
  }
}

const without = (headers: Headers, name: string): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

/** Headers and parameters of requests that come from elsewhere. */
const FOREIGN: readonly (readonly [what: string, headers: (own: Headers) => Headers, query: Parameters])[] = [
  ['an image of another site', (own) => without(without(own, POLLING_HEADER), 'origin'), {}],
  ['a script tag of another site', (own) => without(without(own, POLLING_HEADER), 'origin'), { j: '0' }],
  ['a script tag’s parameter', (own) => own, { j: '0' }],
  ['another origin', (own) => ({ ...own, origin: 'http://evil.example' }), {}],
  ['another port of this host', (own) => ({ ...own, origin: 'http://127.0.0.1:1' }), {}],
  ['no origin that has a name', (own) => ({ ...own, origin: 'null' }), {}],
  ['a page of another site, by its browser’s word', (own) => ({ ...own, 'sec-fetch-site': 'cross-site' }), {}],
];

// Proves I31.
it.each(FOREIGN)('opens no connection for %s', async (_what, headers, query) => {
  const answer = await send('GET', { ...POLLING, ...query }, headers(ownHeaders(mina)));
  expect(answer.status).toBe(400);
  expect(answer.text).not.toContain('sid');
});

it.each(FOREIGN)('neither reads nor feeds a connection for %s', async (_what, headers, query) => {
  const page = await PollingPage.open(mina);
  const foreign = headers(ownHeaders(mina));
  expect(await send('GET', { ...page.query, ...query }, foreign)).toMatchObject({ status: 400 });
  expect(await send('POST', { ...page.query, ...query }, foreign, '40')).toMatchObject({ status: 400 });
  await page.connect();
  expect((await page.poll()).text).toContain('classroom');
});

it('neither reads nor feeds a connection for another browser that knows its id', async () => {
  const jun = new ApiClient(server.origin);
  expectOk(await jun.join({ code: testClass.code, name: 'Jun' }));
  const page = await (await PollingPage.open(mina)).connect();
  for (const stranger of [ownHeaders(jun), without(ownHeaders(jun), 'cookie')]) {
    expect(await send('GET', page.query, stranger)).toMatchObject({ status: 400 });
    expect(await send('POST', page.query, stranger, '41')).toMatchObject({ status: 400 });
  }
  expect((await page.poll()).text).toContain('classroom');
});

// engine.io believes the last of two equal names.
it.each([
  ['sid', 'x'],
  ['transport', 'websocket'],
  ['EIO', '3'],
  ['j', 'x'],
])('refuses a request that names %s twice', async (name, decoy) => {
  const page = await (await PollingPage.open(mina)).connect();
  const real: Parameters = { EIO: '4', ...page.query };
  const stranger = without(without(ownHeaders(mina), 'cookie'), POLLING_HEADER);
  for (const headers of [stranger, ownHeaders(mina)])
    expect(await send('GET', { ...real, [name]: decoy }, headers, '', `&${name}=${real[name] ?? 0}`)).toMatchObject({
      status: 400,
    });
  expect((await page.poll()).text).toContain('classroom');
});

it('does not turn a polling connection into a WebSocket', async () => {
  const page = await (await PollingPage.open(mina)).connect();
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  };
  const query = { ...page.query, transport: 'websocket' };
  expect(await send('GET', query, { ...ownHeaders(mina), ...upgrade })).toMatchObject({ status: 400 });
  expect((await page.poll()).text).toContain('classroom');
});

it('allows no other origin to ask', async () => {
  const { status, headers } = await send('OPTIONS', POLLING, {
    origin: 'http://evil.example',
    'access-control-request-method': 'GET',
    'access-control-request-headers': POLLING_HEADER,
  });
  expect(status).toBe(400);
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

it('refuses a body above the bound, and ends its connection alone', async () => {
  const [page, other] = [await PollingPage.open(mina), await PollingPage.open(mina)];
  expect(await page.post(`4${'x'.repeat(MESSAGE_BYTES_MAX)}`)).toMatchObject({ status: 413 });
  await other.connect();
  expect((await other.poll()).text).toContain('classroom');
});

it('ends a connection that asks without end', async () => {
  const page = await (await PollingPage.open(mina)).connect();
  let refused = 0;
  for (let asked = 0; asked < 4_000 && refused === 0; asked += 1)
    if ((await page.post('3')).status !== 200) refused = asked;
  expect(refused).toBeGreaterThan(500);
  expect(await page.poll()).toMatchObject({ status: 400 });
});

it('does not let a second poll take what the first waits for', async () => {
  const page = await PollingPage.open(mina);
  const [first, second] = await Promise.all([page.poll(), page.poll()]);
  expect([first.status, second.status]).toContain(400);
});
