/** Uploads to a chat that are invalid, cancelled or not allowed leave no file behind. */
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { decompressionBomb, drawing } from '#e2e/fixtures/test-images.ts';
import { classroomPath } from '#shared/protocol/paths.ts';

const server = await inProcessServerPerFile();
let testClass: TestClass;
let teacher: ChatClient;
const chatClients = closedAfterEach<ChatClient>();

beforeEach(async () => {
  testClass = await openClass(server.origin, {}, { capacity: 200 });
  teacher = await connectChat(testClass.teacher);
  await teacher.set({ voice: 'all', pictures: 'on' });
});

async function connectChat(browser: ApiClient): Promise<ChatClient> {
  const chatClient = new ChatClient(browser, testClass.id);
  chatClients.push(chatClient);
  return chatClient.waitUntilOpen();
}

async function student(name: string): Promise<ChatClient> {
  const browser = new ApiClient(server.origin);
  expectOk(await browser.join({ code: testClass.code, name }));
  return connectChat(browser);
}

const files = async (folder: string) =>
  (await readdir(join(server.folder, folder), { recursive: true, withFileTypes: true })).filter((each) =>
    each.isFile(),
  );

function blob(content: Uint8Array | string): Blob {
  return new Blob([typeof content === 'string' ? content : new Uint8Array(content)]);
}

/** Half a picture, and then silence. */
function halfUpload(browser: ApiClient, photo: Buffer): Socket {
  const { port, host } = new URL(server.origin);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `POST ${classroomPath('messages', testClass.id)} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${browser.cookie}\r\n` +
      `content-type: multipart/form-data; boundary=b\r\ncontent-length: ${photo.length + 900}\r\n\r\n` +
      '--b\r\ncontent-disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n',
  );
  socket.write(photo.subarray(0, photo.length / 2));
  return socket;
}

it('refuses a file that is no picture, broken or too large, with its reason', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const photo = await drawing(900, 600).webp().toBuffer();
  const wrong: [string, Blob][] = [
    ['not-a-picture', blob(svg)],
    ['not-a-picture', blob('<!doctype html><script>alert(1)</script>')],
    ['not-a-picture', blob('')],
    ['picture-broken', blob(photo.subarray(0, photo.length / 2))],
    ['picture-too-many-pixels', blob(decompressionBomb(16_000))],
    ['picture-too-large', blob(new Uint8Array(17 * 1024 * 1024))],
  ];
  const before = await files('pictures');
  for (const [index, [code, content]] of wrong.entries()) {
    const each = await student(`S${index}`);
    expect([index, await each.postPicture(content)]).toEqual([index, code]);
  }
  expect(await files('uploads')).toEqual([]);
  expect(await files('pictures')).toEqual(before);
  expect(await teacher.postPicture(blob(photo), 'good')).toBeGreaterThan(0);
});

it('refuses a malformed form, and text beside a picture that cannot be shown', async () => {
  const mina = await student('Mina');
  const photo = await drawing(60, 40).jpeg().toBuffer();
  const forms: ((form: FormData) => void)[] = [
    () => undefined,
    (form) => form.set('picture', blob(photo)),
    (form) => form.set('message', '{"operation":{"page":1,"counter":1},"text":""}'),
    (form) => {
      form.set('message', 'not json');
      form.set('picture', blob(photo));
    },
    (form) => {
      form.set('message', '{"operation":{"page":1,"counter":1},"text":"","more":1}');
      form.set('picture', blob(photo));
    },
    (form) => {
      form.set('message', '{"operation":{"page":1,"counter":1},"text":""}');
      form.set('file', blob(photo));
    },
  ];
  const path = classroomPath('messages', testClass.id);
  for (const fill of forms) {
    const form = new FormData();
    fill(form);
    const how = { onProgress: () => undefined, signal: new AbortController().signal };
    await wait(1_000);
    expect(await mina.http.upload(path, form, how)).toMatchObject({ ok: false, code: 'bad-request' });
  }
  expect(await teacher.postPicture(blob(photo), 'a\u202eb')).toBe('bad-message');
  expect(await files('uploads')).toEqual([]);
}, 60_000);

it('takes no place for an upload that is refused before its picture is read', async () => {
  const photo = await drawing(400, 300).jpeg({ quality: 100 }).toBuffer();
  const refused = await Promise.all(['Mina', 'Jun'].map(student));
  await teacher.set({ pictures: 'off' });
  const sockets = refused.map(({ browser }) => halfUpload(browser, photo));
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.write('x', resolve))));
  expect(await teacher.postPicture(blob(photo), 'hers')).toBeGreaterThan(0);
  for (const socket of sockets) socket.destroy();
});

it('frees the places of two tablets that walked off in the middle of a picture soon', async () => {
  const photo = await drawing(400, 300).jpeg({ quality: 100 }).toBuffer();
  const gone = await Promise.all(['Mina', 'Jun'].map(student));
  const other = await student('Sora');
  const startedAt = performance.now();
  const sockets = gone.map(({ browser }) => halfUpload(browser, photo));
  await expect.poll(() => files('uploads')).toHaveLength(2);
  // The page of the third one asks again by itself.
  other.startPicturePost(blob(photo), 'mine');
  await teacher.waitForMessage('mine', 60_000);
  expect(performance.now() - startedAt).toBeLessThan(60_000);
  await expect.poll(() => files('uploads')).toEqual([]);
  for (const socket of sockets) socket.destroy();
}, 90_000);

it('keeps no file of 1,000 cancelled uploads, and frees their places', async () => {
  // A seat may send six at once, so that many seats are needed.
  const browsers: ApiClient[] = [];
  for (let index = 0; index < 170; index += 1) {
    const browser = new ApiClient(server.origin);
    expectOk(await browser.join({ code: testClass.code, name: `S${index}` }));
    browsers.push(browser);
  }
  const photo = await drawing(400, 300).jpeg({ quality: 100 }).toBuffer();
  const { port, host } = new URL(server.origin);
  const head = (browser: ApiClient) =>
    `POST ${classroomPath('messages', testClass.id)} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${browser.cookie}\r\n` +
    `content-type: multipart/form-data; boundary=b\r\ncontent-length: ${photo.length + 900}\r\n\r\n` +
    '--b\r\ncontent-disposition: form-data; name="message"\r\n\r\n{"operation":{"page":1,"counter":1},"text":""}\r\n' +
    '--b\r\ncontent-disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n';
  let begun = 0;
  for (let times = 0; times < 1_000; times += 1) {
    const browser = browsers[times % browsers.length];
    if (browser === undefined) throw new Error('a browser');
    const socket = connect(Number(port), '127.0.0.1');
    let isAnswered = false;
    socket.on('error', () => undefined);
    socket.on('data', () => {
      isAnswered = true;
    });
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(head(browser));
    socket.write(photo.subarray(0, (photo.length * (1 + (times % 9))) / 10));
    // Half of them are cancelled once their file exists, the others sooner.
    if (times % 2 === 0) {
      for (let checks = 0; checks < 200 && !isAnswered && (await files('uploads')).length === 0; checks += 1)
        await wait(2);
      if (!isAnswered) begun += 1;
    }
    socket.destroy();
  }
  expect(begun).toBeGreaterThan(100);
  await expect.poll(() => files('uploads')).toEqual([]);
  expect(await teacher.postPicture(blob(photo), 'good')).toBeGreaterThan(0);
  expect(await teacher.waitForMessage('good')).toMatchObject({ picture: { width: 400 } });
}, 120_000);
