import { expect, it, test } from 'vitest';
import { startHttpServer, type TestBrowser, type TestResponse } from '#e2e/fixtures/http-server.ts';
import { playsEveryCase } from '#e2e/fixtures/long-tables.ts';

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
  // At first the browser itself may be asking, before the answer with its new cookie has arrived.
  expect((await thief.post('/api/join', joining)).json.code).toBe('cookie-needed');
  expect(thief.cookie).toBe(planted);
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

/** A request to enter that the session of another one has overtaken is sent once more, as the pages do. */
async function enter(tab: TestBrowser, path: string, body: object, counter: number): Promise<TestResponse> {
  const named = { ...body, operation: { page: 1, counter } };
  const answer = await tab.post(path, named);
  if (answer.json.code !== 'cookie-needed') return answer;
  expect(answer.headers.getSetCookie(), 'it pushes out no cookie of the other answer').toEqual([]);
  await tab.get('/api/mine');
  return tab.post(path, named);
}

/** How new browsers enter two classes at once: by opening one or taking a seat. A student has a seat before. */
const ENTRIES = [
  ['join', 'join'],
  ['open', 'join'],
  ['join', 'open'],
  ['open', 'open'],
] as const;
/** Browsers at once: more would be slow enough on a busy machine that a cookie is long on its way. */
const AT_ONCE = 10;

// Proves I51.
it('browsers that enter two classes at two processes at once are in both, and in those of before', async () => {
  await using http = await startHttpServer();
  await using other = await startHttpServer({}, undefined, http);
  for (const title of ['Lions', 'Tigers', 'Bears']) await http.browser().post('/api/classrooms', { title });
  const enterTwo = async (time: number) => {
    const browser = http.browser();
    const isStudent = time % 3 === 2;
    if (isStudent) await browser.post('/api/join', { code: '100002', name: 'Mina' });
    else await browser.get('/api/mine');
    const take = (tab: TestBrowser, how: 'open' | 'join' | undefined, number: number) =>
      how === 'join'
        ? enter(tab, '/api/join', { code: `10000${number}`, name: 'Mina' }, number + 1)
        : enter(tab, '/api/classrooms', {}, number + 1);
    const [first, second] = ENTRIES[time % ENTRIES.length] ?? [];
    const answers = await Promise.all([take(browser, first, 0), take(browser.tabAt(other), second, 1)]);
    expect(answers.map(({ json }) => (json.ok ? 'ok' : json.code))).toEqual(['ok', 'ok']);
    const ids = (await browser.get('/api/mine')).json.classrooms.map(({ id }) => id);
    const before = isStudent ? ['classroom-number-2'] : [];
    expect(ids.toSorted()).toEqual([...before, ...answers.map(({ json }) => json.id)].toSorted());
  };
  const times = playsEveryCase ? 200 : 20;
  for (let done = 0; done < times; done += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => enterTwo(done + index)));
}, 300_000);

it('the first visits of a browser, in a row or at once, end with a class and no word of cookies', async () => {
  await using http = await startHttpServer();
  await using other = await startHttpServer({}, undefined, http);
  for (let time = 0; time < 50; time += 1) {
    const teacher = http.browser();
    const second = teacher.tabAt(other);
    // Each answer may bring the browser another cookie: the last one counts.
    if (time % 2 === 0)
      await Promise.all([teacher.get('/api/mine'), second.get('/api/mine'), teacher.get('/api/mine')]);
    else await second.get('/api/mine');
    const [opened, listed] = await Promise.all([
      (time % 4 < 2 ? teacher : second).post('/api/classrooms', { operation: { page: 1, counter: 1 } }),
      teacher.get('/api/mine'),
    ]);
    expect(opened.status).toBe(201);
    expect(JSON.parse(listed.text)).toMatchObject({ hasCookie: true });
    for (const tab of [teacher, second])
      expect(JSON.parse((await tab.get('/api/mine')).text)).toMatchObject({
        hasCookie: true,
        classrooms: [{ id: opened.json.id }],
      });
    // By the teacher's link a browser may come without any cookie, and press before it has asked for anything.
    const { id, key } = opened.json;
    const visitor = time % 2 === 0 ? http.browser() : http.browser().tabAt(other);
    const signedIn = await visitor.request(`/api/classrooms/${id}/teacher`, {
      method: 'POST',
      body: JSON.stringify({ key, stay: 'now', operation: { page: 1, counter: 1 } }),
      headers: { 'content-type': 'application/json' },
    });
    expect(signedIn.json.ok ? 'ok' : signedIn.json.code).toBe('ok');
    expect((await visitor.get('/api/mine')).json.classrooms).toMatchObject([{ id }]);
  }
});
