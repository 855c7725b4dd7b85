import { mkdir, writeFile } from 'node:fs/promises';
import { request as sendRequest } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startHttpServer } from '#e2e/fixtures/http-server.ts';
import { JSON_BYTES_MAX } from '#server/base/limits.ts';

/** Status of a request that fetch refuses to send. */
function rawStatus(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = sendRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('error', reject);
    request.end(body);
  });
}

// Proves I27.
test('a page may load own resources alone, and no site may frame it', async () => {
  await using http = await startHttpServer();
  const { headers } = await http.browser().get('/');
  const host = http.origin.slice('http://'.length);
  expect(headers.get('content-security-policy')?.split(';').sort()).toEqual(
    [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "media-src 'self' blob:",
      `connect-src 'self' ws://${host} wss://${host}`,
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ].sort(),
  );
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('permissions-policy')).toContain('geolocation=()');
  expect(headers.get('x-powered-by')).toBeNull();
  // On plain http://192.168.x.x each of these would break the page or cause a browser warning.
  for (const name of ['strict-transport-security', 'cross-origin-opener-policy', 'origin-agent-cluster'])
    expect([name, headers.get(name)]).toEqual([name, null]);
});

test('over TLS the answer sets strict transport security', async () => {
  await using http = await startHttpServer({ PUBLIC_ORIGIN: 'https://puzzle.example' });
  const { headers } = await http.browser().get('/');
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
  expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
});

test('a Host header cannot inject into the policy', async () => {
  await using http = await startHttpServer();
  const policy = await new Promise((resolve, reject) => {
    const headers = { host: "a b; script-src 'unsafe-inline'" };
    const request = sendRequest({ host: '127.0.0.1', port: http.port, path: '/', headers }, (response) => {
      response.resume();
      resolve(response.headers['content-security-policy'] ?? '');
    });
    request.once('error', reject);
    request.end();
  });
  expect(policy).not.toContain('unsafe-inline');
});

// Proves I31.
test('every error answer is a Failure', async () => {
  await using http = await startHttpServer();
  const browser = http.browser();
  const missing = await browser.get('/api/nothing');
  expect(missing.status).toBe(404);
  expect(missing.json).toEqual({ ok: false, code: 'not-found', retry: 'final', message: expect.any(String) });
  expect((await browser.get('/nowhere.js')).status).toBe(404);
  const shapes: [unknown, number, string][] = [
    [{ capacity: 0 }, 400, 'bad-request'],
    [{ capacity: 20, more: 1 }, 400, 'bad-request'],
    [[], 400, 'bad-request'],
    [{ title: 'x'.repeat(JSON_BYTES_MAX) }, 413, 'too-large'],
    [{ title: 'Lions\u001b' }, 400, 'name-signs'],
  ];
  for (const [body, status, code] of shapes) {
    const answer = await browser.post('/api/classrooms', body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  }
  const headers = { 'content-type': 'application/json', host: 'localhost' };
  expect(await rawStatus(http.port, 'POST', '/api/classrooms', headers, '{"title":')).toBe(400);
  expect(await rawStatus(http.port, 'POST', '/api/classrooms', { host: 'localhost' }, '{}')).toBe(400);
  expect(await rawStatus(http.port, 'GET', '/api/classrooms/%ff', { host: 'localhost' })).toBe(400);
  expect(http.classrooms.rooms).toEqual([]);
});

test('an internal error is answered without details, and logged without personal data', async () => {
  await using http = await startHttpServer();
  const browser = http.browser();
  await browser.get('/api/mine');
  http.classrooms.nextError = Object.assign(new Error('the disk is full'), { body: 'Mina' });
  const answer = await browser.post('/api/join', { code: '402719', name: 'Mina' });
  expect([answer.status, answer.json.code, answer.json.retry]).toEqual([500, 'internal', 'later']);
  expect(answer.text).not.toContain('disk');
  const log = http.logged.join('');
  expect(log).toContain('the disk is full');
  expect(log).not.toMatch(/Mina|402719/);
});

test.each(['ENOSPC', 'EDQUOT'])(
  'a disk that is full (%s) is told as a refusal that stays, and logged as an error',
  async (code) => {
    await using http = await startHttpServer();
    const browser = http.browser();
    await browser.get('/api/mine');
    http.classrooms.nextError = Object.assign(new Error('write failed'), { code, syscall: 'write' });
    const answer = await browser.post('/api/join', { code: '402719', name: 'Mina' });
    expect([answer.status, answer.json.code, answer.json.retry]).toEqual([507, 'disk-full', 'final']);
    expect(http.logged.join('')).toContain('write failed');
  },
);

// Proves I27.
test('pages of another site can neither read nor change anything', async () => {
  await using http = await startHttpServer();
  const host = `127.0.0.1:${http.port}`;
  const json = { host, 'content-type': 'application/json' };
  const refused = [
    { ...json, origin: 'https://evil.example' },
    { ...json, origin: 'null' },
    { ...json, origin: `http://127.0.0.1:${http.port + 1}` },
    { ...json, origin: `http://${host}`, 'sec-fetch-site': 'cross-site' },
    { host, origin: 'https://evil.example', 'content-type': 'text/plain' },
  ];
  for (const headers of refused) expect(await rawStatus(http.port, 'POST', '/api/classrooms', headers, '{}')).toBe(403);
  expect(http.classrooms.rooms).toEqual([]);
  const browser = http.browser();
  const { headers } = await browser.get('/api/mine');
  const own = { ...json, origin: `http://${host}`, cookie: browser.cookie };
  expect(await rawStatus(http.port, 'POST', '/api/classrooms', own, '{}')).toBe(201);
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
});

test('page routes answer that the client is not built', async () => {
  await using http = await startHttpServer();
  for (const path of ['/', '/teach', '/class/abc', '/teach/abc']) {
    const answer = await http.browser().get(path);
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('npm start');
  }
});

test('pages are revalidated on each load, and their assets never', async () => {
  await using http = await startHttpServer();
  const client = join(http.dataDir, 'client');
  await mkdir(join(client, 'assets'), { recursive: true });
  await writeFile(join(client, 'index.html'), 'students');
  await writeFile(join(client, 'teach.html'), 'teachers');
  await writeFile(join(client, 'assets', 'board-1a2b.js'), '1');
  await writeFile(join(client, 'icon.svg'), '<svg/>');
  const browser = http.browser();
  for (const [path, text] of [
    ['/', 'students'],
    ['/class/classroom-number-0', 'students'],
    ['/teach', 'teachers'],
    ['/teach/classroom-number-0', 'teachers'],
  ] as const) {
    const answer = await browser.get(path);
    expect([answer.status, answer.text]).toEqual([200, text]);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-type')).toContain('text/html');
  }
  expect((await browser.get('/assets/board-1a2b.js')).headers.get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  );
  expect((await browser.get('/icon.svg')).headers.get('cache-control')).toBe('public, max-age=0');
  expect((await browser.get('/assets/board-none.js')).status).toBe(404);
  expect(await rawStatus(http.port, 'GET', '/assets/../../session-secret', { host: 'localhost' })).toBe(404);
  expect(await rawStatus(http.port, 'GET', '/assets/..%2f..%2fjogak.db', { host: 'localhost' })).toBe(404);
});

test.each([
  ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
  ['en-GB,en;q=0.9,ko;q=0.5', 'en'],
  ['de-DE,de;q=0.9', 'en'],
  ['', 'en'],
])('a page asked for in "%s" says that it is in %s from its first byte', async (wanted, language) => {
  await using http = await startHttpServer();
  const client = join(http.dataDir, 'client');
  await mkdir(client, { recursive: true });
  await writeFile(join(client, 'index.html'), '<!doctype html><html lang="en"><p>students');
  const answer = await fetch(`http://127.0.0.1:${http.port}/`, { headers: { 'accept-language': wanted } });
  expect(await answer.text()).toBe(`<!doctype html><html lang="${language}"><p>students`);
  expect(answer.headers.get('vary')).toContain('Accept-Language');
});

test('health stays ok while readiness fails', async () => {
  await using http = await startHttpServer();
  const browser = http.browser();
  expect((await browser.get('/healthz')).status).toBe(200);
  expect((await browser.get('/readyz')).status).toBe(200);
  expect((await browser.get('/openz')).status).toBe(200);
  http.state.ready = () => Promise.reject(new Error('the disk is full'));
  const unready = await browser.get('/readyz');
  expect([unready.status, unready.json.code]).toEqual([503, 'unsaved']);
  expect(unready.text).not.toContain('disk');
  // No balancer may take every node down for a database that is away.
  expect((await browser.get('/openz')).status).toBe(200);
  http.state.ready = async () => {};
  http.state.stopping = true;
  expect((await browser.get('/readyz')).json.code).toBe('stopping');
  expect((await browser.get('/openz')).status).toBe(404);
  expect((await browser.get('/healthz')).status).toBe(200);
});

test('a readiness check that hangs counts as failed', async () => {
  await using http = await startHttpServer();
  http.state.ready = () => new Promise(() => {});
  expect((await http.browser().get('/readyz')).status).toBe(503);
});

test('scripts are compressed for a client that accepts it, and class data never is', async () => {
  await using http = await startHttpServer();
  const script = 'export const words = "piece ".repeat(1);\n'.repeat(200);
  const client = join(http.dataDir, 'client');
  await mkdir(join(client, 'assets'), { recursive: true });
  await writeFile(join(client, 'assets', 'page-abc.js'), script);
  const encodingOf = (path: string) =>
    new Promise((resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip' };
      const request = sendRequest({ host: '127.0.0.1', port: http.port, path, headers }, (response) => {
        response.resume();
        resolve(response.headers['content-encoding'] ?? null);
      });
      request.once('error', reject);
      request.end();
    });
  expect(await encodingOf('/assets/page-abc.js')).toBe('gzip');
  expect(await encodingOf('/api/classrooms')).toBeNull();
});
