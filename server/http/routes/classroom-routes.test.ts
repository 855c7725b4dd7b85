import { expect, test } from 'vitest';
import { startHttpServer, TEACHER_KEY, type TestBrowser } from '#e2e/fixtures/http-server.ts';
import { ATTEMPT_RATES } from '#server/base/limits.ts';

/** As a trusted proxy forwards it: the client is elsewhere on the network. */
const REMOTE = { 'x-forwarded-for': '192.168.0.50' };

test('a person at the machine itself opens a class without a key and becomes its teacher', async () => {
  await using http = await startHttpServer();
  const browser = http.browser();
  const opened = await browser.post('/api/classrooms', { title: '  3B   Lions ', capacity: 30 });
  expect(opened.status).toBe(201);
  expect(opened.json).toEqual({ ok: true, id: 'classroom-number-0', code: '100000', key: 'secret-of-classroom-0' });
  expect(http.classrooms.rooms[0]?.title).toBe('3B Lions');
  expect((await browser.get('/api/mine')).json).toMatchObject({
    ok: true,
    classrooms: [
      {
        id: 'classroom-number-0',
        title: '3B Lions',
        role: 'teacher',
        seat: null,
        picture: null,
        openedAt: 0,
        seats: 0,
      },
    ],
    hasCookie: true,
  });
  expect((await browser.get('/api/classrooms/classroom-number-0')).json).toEqual({
    ok: true,
    id: 'classroom-number-0',
  });
  expect((await browser.post('/api/classrooms', { title: ' ' })).status).toBe(201);
});

test.each([
  ['behind a trusted proxy', { TRUST_PROXY: '1' }],
  ['behind an unconfigured proxy', {}],
])('a remote browser %s opens a class with the teacher key alone', async (_where, env) => {
  await using http = await startHttpServer(env);
  const browser = http.browser(REMOTE);
  expect((await browser.post('/api/classrooms', {})).json.code).toBe('key-needed');
  expect((await browser.post('/api/classrooms', {}, { 'x-teacher-key': 'the-teacher-kez' })).json.code).toBe(
    'key-needed',
  );
  expect((await browser.post('/api/classrooms', {}, { 'x-teacher-key': TEACHER_KEY })).status).toBe(201);
  expect(http.classrooms.rooms).toHaveLength(1);
});

test('guesses of the teacher key are limited', async () => {
  await using http = await startHttpServer({ TRUST_PROXY: '1' });
  const browser = http.browser(REMOTE);
  await browser.post('/api/classrooms', {}, { 'x-teacher-key': 'guess' });
  const answers = await Promise.all(
    Array.from({ length: ATTEMPT_RATES.session.burst + 5 }, (_, guess) =>
      browser.post('/api/classrooms', {}, { 'x-teacher-key': `guess-${guess}` }),
    ),
  );
  expect(answers.filter(({ json }) => json.code === 'too-fast').length).toBeGreaterThanOrEqual(5);
});

// Proves I33.
test('the right teacher key opens a class, whatever was guessed from its address before', async () => {
  await using http = await startHttpServer({ TRUST_PROXY: '1' });
  await Promise.all(
    Array.from({ length: ATTEMPT_RATES.address.burst + 2 }, (_, guess) =>
      http.browser(REMOTE).post('/api/join', { code: '999999', name: `Guess ${guess}` }),
    ),
  );
  const withKey = (browser: TestBrowser, key: string) => browser.post('/api/classrooms', {}, { 'x-teacher-key': key });
  // On a slow machine some attempts have returned.
  const isTooFast = async () => (await withKey(http.browser(REMOTE), 'the-teacher-kez')).json.code === 'too-fast';
  await expect.poll(isTooFast).toBe(true);
  const browser = http.browser(REMOTE);
  await browser.get('/api/mine');
  expect((await withKey(browser, TEACHER_KEY)).status).toBe(201);
});

test('the secret of a class signs another browser in as its teacher', async () => {
  await using http = await startHttpServer();
  await http.browser().post('/api/classrooms', { title: 'Lions' });
  const other = http.browser();
  const path = '/api/classrooms/classroom-number-0/teacher';
  expect((await other.post(path, { key: 'secret-of-classroom-1' })).json.code).toBe('not-teacher');
  expect((await other.post('/api/classrooms/nowhere/teacher', { key: 'secret-of-classroom-0' })).json.code).toBe(
    'not-teacher',
  );
  expect((await other.get('/api/mine')).json.classrooms).toEqual([]);
  expect((await other.post(path, { key: 'secret-of-classroom-0' })).json).toEqual({ ok: true });
  expect((await other.get('/api/mine')).json.classrooms[0]?.role).toBe('teacher');
});

// Proves I50.
test.each([
  [{ title: 'x'.repeat(61) }, { code: 'name-long' }],
  [{ title: 'Li\u001bons' }, { code: 'name-signs' }],
  [
    { naming: 'list', names: ['Mina', 'Teacher'] },
    { code: 'name-teacher', entry: 2 },
  ],
  [
    { naming: 'list', names: ['Mina', 'Jun', '\u200b'] },
    { code: 'name-empty', entry: 3 },
  ],
  [
    { naming: 'list', names: ['x'.repeat(41)] },
    { code: 'name-long', entry: 1 },
  ],
])('a class of %j is refused with the cause and the place', async (body, refusal) => {
  await using http = await startHttpServer();
  const teacher = http.browser();
  await teacher.get('/api/mine');
  expect((await teacher.post('/api/classrooms', body)).json).toMatchObject({ ok: false, ...refusal });
});

test('a student joins by code with a clean name, and gets the same seat the second time', async () => {
  await using http = await startHttpServer();
  await http.browser().post('/api/classrooms', { title: 'Lions' });
  const mina = http.browser();
  expect((await mina.post('/api/join', { code: '100000', name: 'Mi\u001bna' })).json.code).toBe('name-signs');
  expect((await mina.post('/api/join', { code: '100000', name: ' Mina ' })).json).toEqual({
    ok: true,
    id: 'classroom-number-0',
  });
  expect((await mina.post('/api/join', { code: '100000', name: 'Mina' })).json).toEqual({
    ok: true,
    id: 'classroom-number-0',
  });
  expect(http.classrooms.rooms[0]?.seats).toHaveLength(1);
  expect((await mina.get('/api/mine')).json.classrooms).toMatchObject([
    { id: 'classroom-number-0', title: 'Lions', role: 'student', seat: null },
  ]);
});

test('concurrent joins of one browser take one seat', async () => {
  await using http = await startHttpServer();
  const teacher = http.browser();
  await teacher.post('/api/classrooms', {});
  await teacher.post('/api/classrooms', {});
  const mina = http.browser();
  await mina.post('/api/join', { code: '100000', name: 'Mina' });
  await Promise.all(Array.from({ length: 5 }, () => mina.post('/api/join', { code: '100001', name: 'Mina' })));
  expect(http.classrooms.rooms[1]?.seats).toHaveLength(1);
  expect((await mina.get('/api/mine')).json.classrooms).toHaveLength(2);
});

test('a wrong password is indistinguishable from a class that does not exist', async () => {
  await using http = await startHttpServer();
  await http.browser().post('/api/classrooms', { password: 'sesame' });
  const guess = http.browser();
  const wrong = await guess.post('/api/join', { code: '100000', password: 'guess', name: 'X' });
  const none = await guess.post('/api/join', { code: '999999', password: 'guess', name: 'X' });
  expect(wrong.json.code).toBe('wrong-password');
  expect([none.status, none.json]).toEqual([wrong.status, wrong.json]);
  expect((await guess.post('/api/join', { code: '100000', name: 'X' })).json.code).toBe('password-needed');
  expect((await guess.post('/api/join', { code: '100000', password: 'sesame', name: 'X' })).json.ok).toBe(true);
});

test('wrong codes are limited for each browser, and another browser still joins', async () => {
  await using http = await startHttpServer();
  await http.browser().post('/api/classrooms', {});
  const guesser = http.browser();
  await guesser.post('/api/join', { code: '999999' });
  expect(guesser.cookie).not.toBe('');
  const codes = await Promise.all(
    Array.from({ length: ATTEMPT_RATES.session.burst * 2 }, (_, guess) =>
      guesser.post('/api/join', { code: String(200_000 + guess) }).then(({ json, status }) => `${status} ${json.code}`),
    ),
  );
  expect(codes.filter((code) => code === '404 no-class')).toHaveLength(ATTEMPT_RATES.session.burst - 1);
  expect(codes.filter((code) => code === '429 too-fast')).toHaveLength(ATTEMPT_RATES.session.burst + 1);
  expect((await guesser.post('/api/join', { code: '100000', name: 'X' })).json.code).toBe('too-fast');
  expect((await http.browser().post('/api/join', { code: '100000', name: 'Mina' })).json.ok).toBe(true);
});

test('class routes are open to members of the class alone', async () => {
  await using http = await startHttpServer();
  const teacher = http.browser();
  await teacher.post('/api/classrooms', {});
  const student = http.browser();
  await student.post('/api/join', { code: '100000', name: 'Mina' });
  const stranger = http.browser();
  const activity = { picture: 'a-picture-of-22-letter', cuts: [{ columns: 2, rows: 2 }] };
  const path = '/api/classrooms/classroom-number-0';
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.get('/api/classrooms/no-such-class')).status).toBe(404);
  expect((await student.get(path)).status).toBe(200);
  expect((await stranger.post(`${path}/activities`, activity)).json.code).toBe('not-found');
  expect((await student.post(`${path}/activities`, activity)).json.code).toBe('not-teacher');
  expect((await teacher.post(`${path}/activities`, { ...activity, cuts: [] })).json.code).toBe('bad-request');
  expect((await teacher.post(`${path}/activities`, activity)).json).toEqual({ ok: true });
  // A removed seat gives no access.
  http.classrooms.rooms[0]?.seats.pop();
  expect((await student.get(path)).status).toBe(404);
  expect((await student.get('/api/mine')).json.classrooms).toEqual([]);
});
