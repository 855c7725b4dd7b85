import { readdir, readFile } from 'node:fs/promises';
import { request as sendRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startHttpServer, type TestBrowser } from '#e2e/fixtures/http-server.ts';
import { animation, decompressionBomb, drawing, phonePhoto } from '#e2e/fixtures/test-images.ts';
import { HEIC_PHOTO } from '#e2e/fixtures/turned-photos.ts';
import { classroom as sampleClass } from '#e2e/store/contract/sample-records.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import { UPLOAD_BYTES_MAX } from '#shared/limits.ts';
import { CARDS_FIELD, CROP_FIELD, PACE_FIELD } from '#shared/protocol/paths.ts';

let http: Awaited<ReturnType<typeof startHttpServer>>;
let teacher: TestBrowser;
let path = '';

beforeAll(async () => {
  http = await startHttpServer();
});
afterAll(() => http[Symbol.asyncDispose]());
/** A class for each test: uploads are counted by class. */
beforeEach(async () => {
  teacher = http.browser();
  const { json } = await teacher.post('/api/classrooms', {});
  const now = Date.now();
  await http.store.addClassroom(
    sampleClass(json.id as ClassroomId, {
      code: json.code,
      createdAt: now,
      expiresAt: now + 3_600_000,
    }),
  );
  path = `/api/classrooms/${json.id}/pictures`;
});

const bytesOf = (content: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(content);
const textOf = (content: string) => bytesOf(Buffer.from(content));

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(join(http.dataDir, folder), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Polls the condition: the server notices an aborted upload when its socket closes. */
async function eventually(isTrue: () => Promise<boolean>): Promise<void> {
  for (let times = 0; times < 200 && !(await isTrue()); times += 1) await wait(10);
  expect(await isTrue()).toBe(true);
}

test('an uploaded photo is served re-encoded, to members alone', async () => {
  const photo = await phonePhoto(4_000, 3_000);
  const stored = await teacher.upload(path, bytesOf(photo), 'IMG_0001.JPG');
  expect(stored.status).toBe(201);
  expect(stored.json).toMatchObject({ ok: true, width: 1_536, height: 2_048, animated: false });
  const picture = `${path}/${stored.json.id}`;

  const student = http.browser();
  await student.post('/api/join', { code: http.classrooms.rooms.at(-1)?.code, name: 'Mina' });
  const response = await fetch(`${http.origin}${picture}`, { headers: { cookie: student.cookie } });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, max-age=31536000, immutable',
  });
  const metadata = await sharp(await response.arrayBuffer()).metadata();
  expect({ format: metadata.format, exif: metadata.exif, width: metadata.width }).toEqual({
    format: 'webp',
    exif: undefined,
    width: 1_536,
  });

  const stranger = http.browser();
  expect((await stranger.get(picture)).status).toBe(404);
  const otherTeacher = http.browser();
  const other = await otherTeacher.post('/api/classrooms', {});
  expect((await otherTeacher.get(picture)).status).toBe(404);
  expect((await otherTeacher.get(`/api/classrooms/${other.json.id}/pictures/${stored.json.id}`)).json.code).toBe(
    'no-picture',
  );
  expect((await teacher.get(`${path}/no-such-picture-in-here`)).json.code).toBe('no-picture');
});

test('a form with a valid crop stores that part of the photo; an invalid crop stores nothing', async () => {
  const photo = bytesOf(await phonePhoto(4_000, 3_000));
  const send = (...crops: string[]) => {
    const form = new FormData();
    form.set('picture', new Blob([photo], { type: 'image/jpeg' }), 'IMG_0001.JPG');
    for (const crop of crops) form.append('crop', crop);
    return teacher.request(path, { method: 'POST', body: form });
  };
  const crop = { x: 0, y: 5_000, width: 10_000, height: 2_500 };
  // Upright it is 3,000 x 4,000.
  expect((await send(JSON.stringify(crop))).json).toMatchObject({ ok: true, width: 2_048, height: 683 });
  const before = await filesBelow('pictures');
  for (const crops of [
    ['nonsense'],
    ['{}'],
    ['null'],
    [JSON.stringify({ ...crop, y: 7_501 })],
    [JSON.stringify({ ...crop, width: 0 })],
    [JSON.stringify({ ...crop, more: 1 })],
    [JSON.stringify(crop), JSON.stringify(crop)],
  ]) {
    const { status, json } = await send(...crops);
    expect([crops, status, json.code]).toEqual([crops, 400, 'bad-request']);
  }
  expect(await filesBelow('pictures')).toEqual(before);
  expect(await filesBelow('uploads')).toEqual([]);
});

test('a crop of a sample is no sample, so the list of open classes does not show it', async () => {
  const samples = path.replace('/pictures', '/samples');
  const uncropped = await teacher.post(samples, { sample: 'clock' });
  const part = await teacher.post(samples, { sample: 'clock', crop: { x: 0, y: 0, width: 5_000, height: 5_000 } });
  expect((await http.store.picture(uncropped.json.id as PictureId))?.sample).toBe('clock');
  expect((await http.store.picture(part.json.id as PictureId))?.sample).toBeNull();
  const beyond = { x: 5_000, y: 0, width: 6_000, height: 5_000 };
  expect((await teacher.post(samples, { sample: 'clock', crop: beyond })).json.code).toBe('bad-request');
});

test('a moving picture is served still and moving', async () => {
  const stored = await teacher.upload(path, bytesOf(await animation('gif', 3, 80)), 'cat.gif', 'image/gif');
  expect(stored.json.animated).toBe(true);
  const pagesOf = async (query: string) => {
    const response = await fetch(`${http.origin}${path}/${stored.json.id}${query}`, {
      headers: { cookie: teacher.cookie },
    });
    return (await sharp(await response.arrayBuffer(), { pages: -1 }).metadata()).pages;
  };
  expect([await pagesOf(''), await pagesOf('?moving')]).toEqual([undefined, 3]);
});

test('a picture that is to move is served as a sheet of its frames; a member gets it, and nobody else', async () => {
  const file = bytesOf(await animation('gif', 3, 80));
  const stored = await teacher.upload(path, file, 'cat.gif', 'image/gif', { [PACE_FIELD]: 'moving' });
  expect(stored.json).toMatchObject({ ok: true, animated: true, pace: 'moving' });
  const record = await http.store.picture(stored.json.id as PictureId);
  const sheet = async (cookie: string) =>
    fetch(`${http.origin}${path}/${stored.json.id}?sheet`, { headers: { cookie } });
  const { width, height } = await sharp(await (await sheet(teacher.cookie)).arrayBuffer()).metadata();
  const { columns = 0, cellWidth = 0, cellHeight = 0, durations } = record?.sheet?.motion ?? {};
  expect([width, height]).toEqual([columns * cellWidth, Math.ceil(3 / columns) * cellHeight]);
  expect(durations).toEqual([84, 84, 84]);
  expect((await sheet('')).status).toBe(404);
});

test('a contact sheet and the moving pictures behind it are a picture whose cards move, and none that moves itself', async () => {
  const contactSheet = await drawing(300, 100).jpeg().toBuffer();
  const gif = await animation('gif', 3, 80);
  const webp = await animation('webp', 2, 60);
  const file = bytesOf(Buffer.concat([contactSheet, gif, webp]));
  const send = (cards: unknown, fields: Record<string, string> = {}) =>
    teacher.upload(path, file, 'cards.jpg', 'image/jpeg', {
      [PACE_FIELD]: 'moving',
      [CARDS_FIELD]: JSON.stringify(cards),
      ...fields,
    });
  const stored = await send([
    [0, gif.length],
    [2, webp.length],
  ]);
  expect(stored.json).toMatchObject({ ok: true, width: 300, height: 100, pace: 'moving' });
  const record = await http.store.picture(stored.json.id as PictureId);
  expect(record?.sheet?.motion.cards).toEqual([0, 2]);
  const { json } = await teacher.get(path);
  expect(json).toMatchObject({ pictures: [{ id: stored.json.id, pace: 'still' }] });

  for (const wrong of [
    [],
    'all',
    [[0]],
    [[60, gif.length]],
    [[0, 0]],
    [
      [2, gif.length],
      [0, webp.length],
    ],
    [
      [1, gif.length],
      [1, webp.length],
    ],
  ])
    expect((await send(wrong)).json.code).toBe('bad-request');
  const crop = JSON.stringify({ x: 0, y: 0, width: 5_000, height: 5_000 });
  expect((await send([[0, gif.length]], { [CROP_FIELD]: crop })).json.code).toBe('bad-request');
  expect((await send([[0, file.length]])).json.code).toBe('picture-broken');
});

test('a pace that is none is refused', async () => {
  const file = bytesOf(await animation('gif', 3, 80));
  const answer = await teacher.upload(path, file, 'cat.gif', 'image/gif', { [PACE_FIELD]: 'fast' });
  expect(answer.json.code).toBe('bad-request');
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300"/></svg>';

test('a file that is no picture, broken or too large is refused with a sentence, and no file remains', async () => {
  const photo = await drawing(1_200, 900).webp().toBuffer();
  const before = await filesBelow('pictures');
  const refused: [string, Uint8Array<ArrayBuffer>, string, string, number, string][] = [
    ['an SVG', textOf(SVG), 'picture.svg', 'image/svg+xml', 415, 'not-a-picture'],
    ['an SVG named .png', textOf(SVG), 'picture.png', 'image/png', 415, 'not-a-picture'],
    [
      'HTML named .jpg',
      textOf('<!doctype html><script>alert(1)</script>'),
      'a.jpg',
      'image/jpeg',
      415,
      'not-a-picture',
    ],
    [
      'a WebP that breaks off',
      bytesOf(photo.subarray(0, photo.length / 2)),
      'a.webp',
      'image/webp',
      422,
      'picture-broken',
    ],
    [
      'a bomb of 256 megapixels',
      bytesOf(decompressionBomb(16_000)),
      'a.png',
      'image/png',
      413,
      'picture-too-many-pixels',
    ],
    ['a HEIC photo', bytesOf(HEIC_PHOTO), 'a.jpg', 'image/jpeg', 415, 'picture-heic'],
    ['30 MB', new Uint8Array(30 * 1024 * 1024), 'a.jpg', 'image/jpeg', 413, 'picture-too-large'],
    ['one byte too much', new Uint8Array(UPLOAD_BYTES_MAX + 1), 'a.jpg', 'image/jpeg', 413, 'picture-too-large'],
    ['nothing', new Uint8Array(0), 'a.jpg', 'image/jpeg', 415, 'not-a-picture'],
  ];
  for (const [what, content, name, type, status, code] of refused) {
    const { json, status: got } = await teacher.upload(path, content, name, type);
    expect([what, got, json.code]).toEqual([what, status, code]);
    expect(json.message).toMatch(/^[A-Z].+\.$/);
  }
  expect(await filesBelow('uploads')).toEqual([]);
  expect(await filesBelow('pictures')).toEqual(before);
  expect((await teacher.get('/healthz')).status).toBe(200);
  expect((await teacher.upload(path, bytesOf(photo))).status).toBe(201);
});

test('an upload of 30 MB without a content length is refused as well', async () => {
  async function* parts() {
    yield Buffer.from(
      '--b\r\ncontent-disposition: form-data; name="picture"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n',
    );
    for (let part = 0; part < 30; part += 1) yield Buffer.alloc(1024 * 1024);
    yield Buffer.from('\r\n--b--\r\n');
  }
  const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = { cookie: teacher.cookie, 'content-type': 'multipart/form-data; boundary=b' };
    const request = sendRequest(
      { host: '127.0.0.1', port: http.port, method: 'POST', path, headers },
      async (response) => {
        let text = '';
        for await (const part of response) text += part;
        resolve({ status: response.statusCode ?? 0, text });
      },
    );
    request.once('error', reject);
    (async () => {
      for await (const part of parts())
        if (!request.write(part)) await new Promise((drained) => request.once('drain', drained));
      request.end();
    })().catch(reject);
  });
  expect([answer.status, JSON.parse(answer.text).code]).toEqual([413, 'picture-too-large']);
  expect(await filesBelow('uploads')).toEqual([]);
});

test('a form of another shape is refused', async () => {
  const forms: [string, string][] = [
    ['another field', '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nx\r\n--b--\r\n'],
    ['no file', '--b\r\ncontent-disposition: form-data; name="picture"\r\n\r\nx\r\n--b--\r\n'],
    ['nested names', '--b\r\ncontent-disposition: form-data; name="a[b][c]"\r\n\r\nx\r\n--b--\r\n'],
    ['no end', '--b\r\ncontent-disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\nx'],
    ['nothing', ''],
  ];
  for (const [what, body] of forms) {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const { status, json } = await teacher.request(path, { method: 'POST', body, headers });
    expect([what, status, json.code]).toEqual([what, 400, 'bad-request']);
  }
  const plain = await teacher.post(path, { picture: 'x' });
  expect([plain.status, plain.json.code]).toEqual([400, 'bad-request']);
  expect(await filesBelow('uploads')).toEqual([]);
});

test('a student or stranger is refused before the file is read', async () => {
  const student = http.browser();
  await student.post('/api/join', { code: http.classrooms.rooms.at(-1)?.code, name: 'Mina' });
  for (const [browser, code] of [
    [student, 'not-teacher'],
    [http.browser(), 'not-found'],
  ] as const) {
    // Only the headers are sent: an answer proves that the server did not wait for the body.
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(http.port, '127.0.0.1', () => {
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${http.port}\r\ncookie: ${browser.cookie}\r\n` +
            'content-type: multipart/form-data; boundary=b\r\ncontent-length: 1000000\r\n\r\n--b\r\n',
        );
      });
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(answer).toContain(code);
  }
  expect(await filesBelow('uploads')).toEqual([]);
});

test('aborted uploads leave no file, and their slots are free again', async () => {
  const photo = await drawing(2_000, 1_500).jpeg({ quality: 100 }).toBuffer();
  for (let times = 0; times < 12; times += 1) {
    const socket = connect(http.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.on('error', () => {});
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${http.port}\r\ncookie: ${teacher.cookie}\r\n` +
        `content-type: multipart/form-data; boundary=b\r\ncontent-length: ${photo.length + 500}\r\n\r\n` +
        '--b\r\ncontent-disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n',
    );
    socket.write(photo.subarray(0, photo.length / 2));
    await eventually(async () => (await filesBelow('uploads')).length === 1);
    socket.destroy();
    await eventually(async () => (await filesBelow('uploads')).length === 0);
  }
  expect((await teacher.upload(path, bytesOf(photo))).status).toBe(201);
  expect(http.logged.join('')).not.toMatch(/"level":50/);
});

test('a class has a limit of concurrent uploads', async () => {
  const photo = bytesOf(await drawing(1_600, 1_200).jpeg().toBuffer());
  const answers = await Promise.all(Array.from({ length: 8 }, () => teacher.upload(path, photo)));
  const statuses = answers.map(({ status, json }) => (status === 201 ? 'stored' : json.code));
  expect(new Set(statuses)).toEqual(new Set(['stored', 'picture-busy']));
  expect(await filesBelow('uploads')).toEqual([]);
});

test('the teacher alone copies a sample into the class', async () => {
  const samples = path.replace(/pictures$/, 'samples');
  const taken = await teacher.post(samples, { sample: 'clock' });
  expect([taken.status, taken.json]).toMatchObject([201, { ok: true, width: 1_400, height: 1_400 }]);
  expect((await http.store.picture(taken.json.id as PictureId))?.sample).toBe('clock');
  expect((await teacher.get(`${path}/${taken.json.id}`)).status).toBe(200);
  expect((await teacher.post(samples, { sample: '../../package' })).json.code).toBe('bad-request');
  const student = http.browser();
  await student.post('/api/join', { code: http.classrooms.rooms.at(-1)?.code, name: 'Mina' });
  expect((await student.post(samples, { sample: 'clock' })).json.code).toBe('not-teacher');
  // The samples themselves are public.
  const response = await fetch(`${http.origin}/samples/clock-small.webp`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
});

test('a sample that moves is taken at a pace, one that does not is refused so, and without a pace both are stills', async () => {
  const samples = path.replace(/pictures$/, 'samples');
  for (const pace of ['moving', 'slow'])
    expect((await teacher.post(samples, { sample: 'solar', pace })).json).toMatchObject({ ok: true, pace });
  expect((await teacher.post(samples, { sample: 'solar' })).json).toMatchObject({ ok: true, pace: 'still' });
  expect((await teacher.post(samples, { sample: 'clock', pace: 'moving' })).json.code).toBe('picture-one-frame');
  expect((await teacher.post(samples, { sample: 'solar', pace: 'fast' })).json.code).toBe('bad-request');
});

test('the uploaded file name is stored nowhere', async () => {
  const photo = bytesOf(await drawing(100, 100).jpeg().toBuffer());
  const stored = await teacher.upload(path, photo, '../../Mina.jpg');
  expect(stored.status).toBe(201);
  const record = await http.store.picture(stored.json.id as PictureId);
  expect(JSON.stringify(record)).not.toContain('Mina');
  expect((await readdir(http.dataDir, { recursive: true })).join()).not.toContain('Mina');
  expect((await readFile(join(http.dataDir, 'pictures', record?.still ?? ''))).includes('Mina')).toBe(false);
});
