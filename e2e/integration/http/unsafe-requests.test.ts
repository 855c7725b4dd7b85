/** Every unsafe request is done once however often it is sent: a browser sends it again by itself when its connection ends too early. */
import { afterAll, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { startHttpServer } from '#e2e/fixtures/http-server.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import { classroomPath, ROUTE } from '#shared/protocol/paths.ts';
import { send, UNSAFE_ROUTES, type UnsafeRoute, visitor } from './unsafe-requests.ts';

const server = await inProcessServerPerFile();
const http = await startHttpServer();
afterAll(() => http[Symbol.asyncDispose]());

const OPERATION = { page: 7, counter: 1 };

interface Layer {
  readonly route?: { readonly path: string; readonly methods?: Readonly<Record<string, boolean>> } | undefined;
  readonly handle: unknown;
}

/** All unsafe routes that a router and the routers in it have registered. */
function unsafeRoutesOf(router: unknown): string[] {
  if (typeof router !== 'function' || !('stack' in router) || !Array.isArray(router.stack)) return [];
  return router.stack.flatMap(({ route, handle }: Layer) => {
    if (route === undefined) return unsafeRoutesOf(handle);
    const methods = Object.keys(route.methods ?? {}).map((method) => method.toUpperCase());
    return methods.filter((method) => !['GET', 'HEAD'].includes(method)).map((method) => `${method} ${route.path}`);
  });
}

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const titled = (routes: readonly UnsafeRoute[]) =>
  routes.map((row) => [`${row.route}${row.as === undefined ? '' : `, ${row.as}`}`, row] as const);

// Proves I16.
it('the table has every unsafe route of the server', () => {
  const registered = sorted(unsafeRoutesOf(http.app.router));
  expect(registered).toContain(`POST ${ROUTE.join}`);
  expect(sorted(UNSAFE_ROUTES.map(({ route }) => route))).toEqual(registered);
});

describe.each(titled(UNSAFE_ROUTES))('%s', (_title, { route, prepare }) => {
  it('sent again with the cookie of before, it is the same answer', async () => {
    const request = await prepare(server.origin);
    const first = await send(server.origin, route, request, OPERATION);
    expect([first.status, first.body.ok], JSON.stringify(first.body)).toEqual([expect.any(Number), true]);
    const again = await send(server.origin, route, request, OPERATION);
    expect(again).toEqual(first);
    expect(await request.made(again)).toEqual(request.makes);
  });

  it('sent again with the first answer’s cookie, it is the same answer', async () => {
    const request = await prepare(server.origin);
    const first = await send(server.origin, route, request, OPERATION);
    const again = await send(server.origin, route, request, OPERATION, first.cookie);
    expect(again).toEqual(first);
    expect(await request.made(first)).toEqual(request.makes);
  });

  it('sent twice at the same time, it is one answer', async () => {
    const request = await prepare(server.origin);
    const [one, other] = await Promise.all([
      send(server.origin, route, request, OPERATION),
      send(server.origin, route, request, OPERATION),
    ]);
    expect(one.body.ok, JSON.stringify(one.body)).toBe(true);
    expect(other).toEqual(one);
    expect(await request.made(one)).toEqual(request.makes);
  });
});

describe.each(titled(UNSAFE_ROUTES.filter(({ isOverRestart }) => isOverRestart)))(
  '%s',
  (_title, { route, prepare }) => {
    it('sent again after a restart, it makes nothing more', async () => {
      const request = await prepare(server.origin);
      const first = await send(server.origin, route, request, OPERATION);
      await server.stop();
      await server.start();
      const again = await send(server.origin, route, request, OPERATION);
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      const later = await send(server.origin, route, request, OPERATION, first.cookie);
      expect([later.status, later.body]).toEqual([first.status, first.body]);
      expect(await request.made(later)).toEqual(request.makes);
    });
  },
);

// Proves I31.
describe('an operation is no secret', () => {
  it('gives nothing to another browser, nor to one without a cookie', async () => {
    const testClass = await openClass(server.origin);
    const [mina, jun] = [await visitor(server.origin), await visitor(server.origin)];
    const join = { path: ROUTE.join, body: { code: testClass.code, name: 'Mina' }, made: async () => 0, makes: 0 };
    const first = await send(server.origin, 'POST /api/join', { ...join, cookie: mina.cookie }, OPERATION);
    const other = await send(server.origin, 'POST /api/join', { ...join, cookie: jun.cookie }, OPERATION);
    expect(other.cookie).not.toBe(first.cookie);
    const none = await send(server.origin, 'POST /api/join', { ...join, cookie: '' }, OPERATION);
    expect([none.status, none.body.code, none.cookie]).toEqual([403, 'cookie-needed', '']);
    const names = expectOk(await testClass.teacher.rejoinCodes(testClass.id)).seats.map(({ name }) => name);
    expect(names).toEqual(['Mina', 'Mina 2']);
  });

  it('the id of before a renewal finds its answer, and no class', async () => {
    const testClass = await openClass(server.origin);
    const mina = await visitor(server.origin);
    const body = { code: testClass.code, name: 'Mina' };
    const join = { path: ROUTE.join, cookie: mina.cookie, body, made: async () => 0, makes: 0 };
    const first = await send(server.origin, 'POST /api/join', join, OPERATION);
    expect(first.cookie).not.toBe(mina.cookie);
    expect(await mina.myClassrooms()).toEqual([]);
    expect(await mina.withCookie(first.cookie).myClassrooms()).toHaveLength(1);
  });
});

describe('without a cookie', () => {
  it('no seat and no class is made, however often it is asked', async () => {
    const testClass = await openClass(server.origin);
    const request = { cookie: '', made: async () => 0, makes: 0 };
    for (let time = 0; time < 20; time += 1) {
      const join = { ...request, path: ROUTE.join, body: { code: testClass.code, name: 'Mina' } };
      const joined = await send(server.origin, 'POST /api/join', join, null);
      const opened = await send(server.origin, 'POST /api/classrooms', { ...request, path: ROUTE.classrooms }, null);
      expect([joined.body.code, opened.body.code]).toEqual(['cookie-needed', 'cookie-needed']);
    }
    expect(expectOk(await testClass.teacher.rejoinCodes(testClass.id)).seats).toEqual([]);
  });

  it('the first look at its classes gives a browser its cookie', async () => {
    const response = await fetch(server.origin + ROUTE.myClassrooms);
    expect(response.headers.getSetCookie()).toHaveLength(1);
    expect((await response.json()).hasCookie).toBe(false);
    const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    const again = await fetch(server.origin + ROUTE.myClassrooms, { headers: { cookie } });
    expect(again.headers.getSetCookie()).toEqual([]);
    expect((await again.json()).hasCookie).toBe(true);
  });
});

describe('a request without an operation', () => {
  it('is simply done, each time', async () => {
    const testClass = await openClass(server.origin);
    const { teacher, id, picture } = testClass;
    expectOk(await new ApiClient(server.origin).join({ code: testClass.code, name: 'Mina' }));
    const body = { picture, cuts: [{ columns: 2, rows: 2 }] };
    const request = {
      path: classroomPath('activities', id),
      cookie: teacher.cookie,
      body,
      made: async () => 0,
      makes: 0,
    };
    for (let time = 0; time < 2; time += 1) {
      const { body: answer } = await send(server.origin, 'POST /api/classrooms/:classroom/activities', request, null);
      expect(answer.ok).toBe(true);
    }
    const exported = await teacher.exportSeat(id, 1);
    expect('boards' in exported && exported.boards).toHaveLength(3);
  });

  it('is refused if it names one in a wrong form', async () => {
    const { teacher, id } = await openClass(server.origin);
    for (const operation of [
      {},
      { page: 0, counter: 1 },
      { page: 1, counter: 1, more: 1 },
      '{"page":1,"counter":1}',
      7,
    ]) {
      const body = { finished: false, operation };
      const response = await fetch(`${server.origin}/api/classrooms/${id}/lesson`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { cookie: teacher.cookie, origin: server.origin, 'content-type': 'application/json' },
      });
      expect((await response.json()).code).toBe('bad-request');
    }
  });
});
