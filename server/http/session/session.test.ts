import { expect, test } from 'vitest';
import { startHttpServer } from '#e2e/fixtures/http-server.ts';

test('a visitor and a member get a cookie that no script and no other site can use', async () => {
  await using http = await startHttpServer();
  const browser = http.browser();
  const visited = (await browser.get('/api/mine')).headers.getSetCookie();
  expect(visited).toEqual([expect.stringMatching(/^jogak-of-tests=[^;]+; .*HttpOnly; SameSite=Lax$/)]);
  const [cookie, ...more] = (await browser.post('/api/classrooms', {})).headers.getSetCookie();
  expect(more).toEqual([]);
  expect(cookie).toMatch(/^jogak-of-tests=[^;]+; Path=\/; (Max-Age=[0-9]+; )?Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  // Nothing changed, so the next answer does not set it again.
  expect((await browser.get('/api/mine')).headers.getSetCookie()).toEqual([]);
});

test('behind a proxy that ends TLS, the cookie is sent over TLS alone', async () => {
  await using http = await startHttpServer({ TRUST_PROXY: '1', PUBLIC_ORIGIN: 'https://puzzle.example' });
  const browser = http.browser({ 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' });
  const answer = await browser.post(
    '/api/classrooms',
    {},
    { 'x-teacher-key': 'the-teacher-key', origin: 'https://puzzle.example' },
  );
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()[0]).toContain('; Secure');
});

test('a session id from before the browser entered a class gives no access', async () => {
  await using http = await startHttpServer();
  await http.browser().post('/api/classrooms', {});
  const mina = http.browser();
  await mina.post('/api/join', { code: '999999' });
  const planted = mina.cookie;
  expect(planted).not.toBe('');
  await mina.post('/api/join', { code: '100000', name: 'Mina' });
  expect(mina.cookie).not.toBe(planted);
  const other = http.browser();
  other.cookie = planted;
  expect((await other.get('/api/mine')).json.classrooms).toEqual([]);
  // The id changes again when the student becomes a teacher; the memberships stay.
  const asStudent = mina.cookie;
  await mina.post('/api/classrooms', {});
  expect(mina.cookie).not.toBe(asStudent);
  expect((await mina.get('/api/mine')).json.classrooms.map(({ role }: { role: string }) => role)).toEqual([
    'student',
    'teacher',
  ]);
});

test('whoever joins by an id of before gets no answer of what came after it', async () => {
  await using http = await startHttpServer();
  await http.browser().post('/api/classrooms', {});
  const teacher = http.browser();
  await teacher.get('/api/mine');
  const planted = teacher.cookie;
  const opening = { operation: { page: 1, counter: 5 } };
  const opened = await teacher.post('/api/classrooms', { title: 'Lions', ...opening });
  expect(opened.status).toBe(201);
  const thief = http.browser();
  thief.cookie = planted;
  const joining = { code: '100000', name: 'Mina', operation: { page: 2, counter: 1 } };
  expect((await thief.post('/api/join', joining)).status).toBe(200);
  expect(thief.cookie).not.toBe(planted);
  const replayed = await thief.post('/api/classrooms', { title: 'Lions', ...opening });
  expect(replayed.json.id).not.toBe(opened.json.id);
  expect(thief.cookie).not.toBe(teacher.cookie);
});

test('a forged or altered cookie belongs to no session', async () => {
  await using http = await startHttpServer();
  const browser = http.browser();
  await browser.post('/api/classrooms', {});
  const forged = http.browser();
  forged.cookie = `${browser.cookie.slice(0, -1)}${browser.cookie.endsWith('A') ? 'B' : 'A'}`;
  expect((await forged.get('/api/mine')).json.classrooms).toEqual([]);
});

test('a browser keeps its session over a restart', async () => {
  await using http = await startHttpServer();
  const browser = http.browser();
  await browser.post('/api/classrooms', { title: 'Lions' });
  const opened = [...http.classrooms.rooms];
  await http.close();
  const restarted = await startHttpServer({}, http.dataDir);
  restarted.classrooms.rooms.push(...opened);
  const returning = restarted.browser();
  returning.cookie = browser.cookie;
  expect((await returning.get('/api/mine')).json.classrooms).toHaveLength(1);
  await restarted.close();
});

// Proves I34.
test('visitors leave nothing in the store, and their cookie counts all the same', async () => {
  await using http = await startHttpServer();
  await http.browser().post('/api/classrooms', {});
  const stored = async () => (await http.store.sessions('', 1_000)).length;
  const before = await stored();
  for (let visit = 0; visit < 50; visit += 1) await http.browser().get('/api/mine');
  const mina = http.browser();
  await mina.post('/api/join', { code: '999999' });
  expect(await stored()).toBe(before);
  const { cookie } = mina;
  const again = await mina.get('/api/mine');
  expect([again.headers.getSetCookie(), mina.cookie]).toEqual([[], cookie]);
  expect(JSON.parse(again.text)).toMatchObject({ hasCookie: true, classrooms: [] });
  expect((await mina.post('/api/join', { code: '100000', name: 'Mina' })).status).toBe(200);
  expect(mina.cookie).not.toBe(cookie);
  expect(await stored()).toBeGreaterThan(before);
});

test('a visitor’s cookie that was not given here counts for nothing', async () => {
  await using http = await startHttpServer();
  const visitor = http.browser();
  await visitor.get('/api/mine');
  const forged = http.browser();
  forged.cookie = visitor.cookie.replace(/=s%3A./, (start) => `${start.slice(0, -1)}z`);
  expect(JSON.parse((await forged.get('/api/mine')).text)).toMatchObject({ hasCookie: false });
});
