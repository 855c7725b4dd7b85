/** A class's chat over real sockets: who may write and read what, what persists, and what stays private. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { io } from 'socket.io-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { animation, drawing } from '#e2e/fixtures/test-images.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { classroomPath, NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '#shared/protocol/paths.ts';

const server = await inProcessServerPerFile();
let testClass: TestClass;
let teacher: ChatClient;
const chatClients = closedAfterEach<ChatClient>();

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'together' });
  teacher = await connectChat(testClass.teacher);
});

async function connectChat(browser: ApiClient, classroom = testClass.id): Promise<ChatClient> {
  const chatClient = new ChatClient(browser, classroom);
  chatClients.push(chatClient);
  return chatClient.waitUntilOpen();
}

async function student(name: string): Promise<ChatClient> {
  const browser = new ApiClient(server.origin);
  expectOk(await browser.join({ code: testClass.code, name }));
  return connectChat(browser);
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 300));
const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);
const gif = async () => blobOf(await animation('gif', 6, 60));
const photo = async () => blobOf(await drawing(200, 100).jpeg().toBuffer());

async function pictureFiles(): Promise<string[]> {
  const folder = join(server.folder, 'pictures');
  return (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

/** A message to everybody: once a page has it, that page has every earlier message that it may see. */
async function postBarrier(...pages: readonly ChatClient[]): Promise<void> {
  expect(await teacher.post('barrier')).toBeGreaterThan(0);
  for (const page of pages) await page.waitForMessage('barrier');
}

describe('a class’s chat', () => {
  it('lets at first the teacher write to all, and each student to the teacher alone', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    expect(mina.session.view).toMatchObject({
      voice: 'teacher',
      pictures: 'off',
      slow: 0,
      muted: false,
      forTeachers: null,
    });
    expect(await teacher.post('Good morning')).toBeGreaterThan(0);
    expect(await mina.waitForMessage('Good morning')).toMatchObject({ by: 'teacher', from: null, thread: null });
    expect(await mina.post('to all')).toBe('chat-teacher-only');
    expect(await mina.post('I need help', mina.seat)).toBeGreaterThan(0);
    expect(await teacher.waitForMessage('I need help')).toMatchObject({
      from: { name: 'Mina' },
      thread: { name: 'Mina' },
    });
    expect(await teacher.post('I am coming', mina.seat)).toBeGreaterThan(0);
    await mina.waitForMessage('I am coming');
    // Two students have no private thread, and nobody else receives a private message.
    expect(await mina.post('psst', jun.seat)).toBe('teacher-only');
    expect(await mina.post('psst', 99)).toBe('bad-request');
    await postBarrier(jun);
    expect(jun.texts).toEqual(['Good morning', 'barrier']);
    expect((await connectChat(jun.browser)).texts).toEqual(['Good morning', 'barrier']);
  });

  it('follows the settings off, teacher and all at once, for everybody', async () => {
    const mina = await student('Mina');
    expect(await teacher.set({ voice: 'all' })).toMatchObject({ ok: true });
    await mina.waitUntil(() => mina.session.view?.voice === 'all', 'the switch');
    expect(await mina.post('hello all')).toBeGreaterThan(0);
    expect(await teacher.set({ voice: 'off' })).toMatchObject({ ok: true });
    expect(await mina.post('still here')).toBe('chat-off');
    expect(await mina.post('still here', mina.seat)).toBe('chat-off');
    expect(await teacher.post('me too')).toBe('chat-off');
    expect(await mina.set({ voice: 'all' })).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(await teacher.set({ voice: 'loud' } as never)).toMatchObject({ ok: false, code: 'bad-request' });
  });

  it('makes students in slow mode wait between two messages', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    await teacher.set({ voice: 'all', slow: 30 });
    expect(await mina.post('one')).toBeGreaterThan(0);
    expect(await mina.post('two')).toBe('slow-mode');
    expect(await jun.post('three')).toBeGreaterThan(0);
    expect(await teacher.post('four')).toBeGreaterThan(0);
    expect(await teacher.post('five')).toBeGreaterThan(0);
    await teacher.set({ slow: 0 });
    expect(await mina.post('two')).toBeGreaterThan(0);
    await teacher.waitForMessage('two');
    expect(teacher.texts).toEqual(['one', 'three', 'four', 'five', 'two']);
  });

  it('refuses a muted student until the teacher unmutes them', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    const before = await pictureFiles();
    await teacher.set({ voice: 'all', pictures: 'on' });
    await teacher.set({ mute: { seat: mina.seat, muted: true } });
    await mina.waitUntil(() => mina.session.view?.muted === true, 'the mute');
    expect(jun.session.view?.muted).toBe(false);
    expect(await mina.post('hello')).toBe('muted');
    expect(await mina.post('hello', mina.seat)).toBe('muted');
    expect(await mina.postPicture(await photo())).toBe('muted');
    expect(await jun.post('hi')).toBeGreaterThan(0);
    await mina.waitForMessage('hi');
    expect(teacher.session.view?.forTeachers?.seats.filter(({ muted }) => muted).map(({ name }) => name)).toEqual([
      'Mina',
    ]);
    await teacher.set({ mute: { seat: mina.seat, muted: false } });
    expect(await mina.post('hello')).toBeGreaterThan(0);
    expect(await pictureFiles()).toEqual(before);
  });

  it('refuses swear words and the teacher’s own filtered words', async () => {
    const mina = await student('Mina');
    await teacher.set({ voice: 'all', words: ['바보', 'poop'] });
    for (const text of ['시1발', 'FUUUCK', '이 바보야', 'POOP!']) expect(await mina.post(text), text).toBe('bad-words');
    for (const text of ['안녕', 'a spoon']) expect(await mina.post(text), text).toBeGreaterThan(0);
    await teacher.waitForMessage('a spoon');
    expect(teacher.texts).toEqual(['안녕', 'a spoon']);
  });

  // Proves I49.
  it('gives a message with a word back to its writer, and shows it to the class only after the teacher', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    await teacher.set({ voice: 'all' });
    const refused = await mina.postRefused('what a Sh1t day, really');
    expect(refused).toMatchObject({ refusal: 'bad-words', foundWord: 'Sh1t' });
    mina.session.sendAnyway(refused.counter);
    await teacher.waitForMessage('what a Sh1t day, really');
    const waiting = teacher.session.messages.find(({ state }) => state === 'waiting');
    expect(waiting?.found).toEqual({ written: 'Sh1t', form: 'shit' });
    await mina.waitUntil(() => mina.session.pending.length === 0, 'the message');
    expect(mina.session.messages.find(({ state }) => state === 'waiting')?.found).toBeNull();
    expect(await jun.post('hello')).toBeGreaterThan(0);
    await jun.waitForMessage('hello');
    expect(jun.texts).toEqual(['hello']);
    expect(await teacher.approve(waiting?.number ?? 0)).toMatchObject({ ok: true });
    await jun.waitForMessage('what a Sh1t day, really');
  });

  it('sends a word to the teacher alone at once, as *Send anyway*', async () => {
    const mina = await student('Mina');
    mina.session.sendAnyway((await mina.postRefused('Jun called me a bitch', mina.seat)).counter);
    await teacher.waitForMessage('Jun called me a bitch');
    expect(teacher.session.messages.map(({ state }) => state)).not.toContain('waiting');
  });

  it('passes the form that the teacher allowed, no other form, until the teacher takes it back', async () => {
    const mina = await student('Mina');
    await teacher.set({ voice: 'all' });
    expect(await mina.post('Bitches Brew is an album')).toBe('bad-words');
    await teacher.set({ allow: { form: 'Bitches', allowed: true } });
    await teacher.waitUntil(() => teacher.session.view?.forTeachers?.allowed[0] === 'bitches', 'the list');
    expect(mina.session.view?.forTeachers).toBeNull();
    expect(await mina.post('Bitches Brew, by Davis')).toBeGreaterThan(0);
    expect(await mina.post('you bitch')).toBe('bad-words');
    await teacher.set({ allow: { form: 'Bitches', allowed: false } });
    expect(await mina.post('Bitches Brew again')).toBe('bad-words');
  });

  it('refuses text that is empty, too long or cannot be shown', async () => {
    await teacher.set({ voice: 'all' });
    const mina = await student('Mina');
    for (const text of ['', '   ', 'x'.repeat(501), 'a\u202eb', 'a\u0000b']) {
      expect(await mina.post(text), JSON.stringify(text)).toBe('bad-message');
    }
    expect(await mina.post('👍'.repeat(500))).toBeGreaterThan(0);
    expect(await mina.post('x'.repeat(2_001))).toBe('bad-request');
  });

  it('slows down a seat that exceeds its rate, and no other', async () => {
    await teacher.set({ voice: 'all' });
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    const draft = (counter: number) => ({ operation: { page: 7, counter }, text: `${counter}` });
    const post = (counter: number) =>
      mina.http.request(classroomPath('messages', testClass.id), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(draft(counter)),
      });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => post(index + 1)));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'too-fast').length).toBeGreaterThan(8);
    expect(await jun.post('I am fine')).toBeGreaterThan(0);
  });
});

describe('one order for all', () => {
  // Proves I16.
  it('stores a repeated operation once, and the same counter of another page as another message', async () => {
    await teacher.set({ voice: 'all' });
    const mina = await student('Mina');
    const post = (page: number, text: string, pages = [page]) =>
      Promise.all(
        pages.map((each) =>
          mina.http.request<{ number: number }>(classroomPath('messages', testClass.id), {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ operation: { page: each, counter: 1 }, text }),
          }),
        ),
      );
    const [first] = await post(5, 'hello');
    const resent = await post(5, 'hello', [5, 5]);
    expect(resent).toEqual([first, first]);
    // The settings of now do not matter for a stored operation.
    await teacher.set({ voice: 'teacher' });
    expect(await post(5, 'hello')).toEqual([first]);
    expect((await post(6, 'hello'))[0]).toMatchObject({ ok: false, code: 'chat-teacher-only' });
    await postBarrier(teacher);
    expect(teacher.texts).toEqual(['hello', 'barrier']);
  });

  // Proves I16.
  it('answers a repeated picture as before, whatever the settings are by now', async () => {
    await teacher.set({ voice: 'all', pictures: 'on' });
    const mina = await student('Mina');
    const picture = new Blob([new Uint8Array(await drawing(60, 40).jpeg().toBuffer())]);
    const post = (counter: number) => {
      const form = new FormData();
      form.set('message', JSON.stringify({ operation: { page: 5, counter }, text: 'lion' }));
      form.set('picture', picture);
      return mina.http.upload(classroomPath('messages', testClass.id), form, {
        onProgress: () => undefined,
        signal: new AbortController().signal,
      });
    };
    const first = await post(1);
    expect(first).toMatchObject({ ok: true, text: 'lion' });
    for (const [settings, code, counter] of [
      [{ pictures: 'off' }, 'no-chat-pictures', 2],
      [{ pictures: 'on', voice: 'off' }, 'chat-off', 3],
    ] as const) {
      await teacher.set(settings);
      expect(await post(1)).toEqual(first);
      expect(await post(counter)).toMatchObject({ ok: false, code });
    }
    await teacher.waitForMessage('lion');
    expect(teacher.texts).toEqual(['lion']);
    expect(await readdir(join(server.folder, 'uploads'))).toEqual([]);
  });

  it('loads 200 messages of 40 concurrent writers from the last page backwards, each once and in order', async () => {
    await teacher.set({ voice: 'all' });
    const writers = await Promise.all(Array.from({ length: 40 }, (_, index) => student(`S${index + 1}`)));
    // Each within its seat's rate; the page itself repeats a message that was too fast.
    for (const [index, writer] of writers.entries())
      for (let privateMessage = 0; privateMessage < 5; privateMessage += 1)
        writer.startPost(`${index} ${privateMessage}`);
    const first = writers[0];
    if (first === undefined) throw new Error('a writer');
    for (const writer of writers)
      await writer.waitUntil(() => writer.session.pending.length === 0, 'all stored', 60_000);
    const newcomer = await connectChat(first.browser);
    expect(newcomer.posts.length).toBeLessThanOrEqual(50);
    const last = newcomer.session.messages.at(-1)?.number;
    while (newcomer.session.hasOlder) await newcomer.session.loadOlder();
    const numbers = newcomer.session.messages.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers.at(-1)).toBe(last);
    expect(newcomer.texts).toHaveLength(200);
    for (const [index] of writers.entries()) {
      const own = newcomer.texts.filter((text) => text.startsWith(`${index} `));
      expect(own).toEqual([0, 1, 2, 3, 4].map((privateMessage) => `${index} ${privateMessage}`));
    }
  });
});

describe('pictures', () => {
  it('of the teacher reach everybody, still and animated; a student’s as the teacher’s setting allows', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    const picturePost = await teacher.postPicture(await gif(), 'look');
    expect(await mina.waitForMessage('look')).toMatchObject({ picture: { width: 60, height: 60, animated: true } });
    const moving = await mina.picture(Number(picturePost), true);
    expect([moving.status, moving.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(moving.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(moving.headers.get('cache-control')).toBe('private, no-cache');
    expect((await sharp(Buffer.from(await moving.arrayBuffer())).metadata()).pages).toBe(6);

    await teacher.set({ voice: 'all' });
    expect(await mina.postPicture(await photo())).toBe('no-chat-pictures');
    await teacher.set({ pictures: 'approval' });
    const waiting = Number(await mina.postPicture(await photo(), 'mine'));
    expect(mina.own.at(-1)).toMatchObject({ state: 'waiting', text: 'mine' });
    expect(await teacher.waitForMessage('mine')).toMatchObject({ state: 'waiting' });
    await postBarrier(jun);
    expect(jun.texts).toEqual(['look', 'barrier']);
    expect((await jun.picture(waiting)).status).toBe(404);
    expect((await mina.picture(waiting)).status).toBe(200);
    expect((await teacher.picture(waiting)).status).toBe(200);
    expect(await jun.approve(waiting)).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(await teacher.approve(waiting)).toMatchObject({ ok: true });
    expect(await jun.waitForMessage('mine')).toMatchObject({ number: waiting, state: 'shown' });
    expect((await jun.picture(waiting)).status).toBe(200);

    await teacher.set({ pictures: 'on' });
    expect(await mina.postPicture(await photo(), 'at once')).toBeGreaterThan(0);
    expect(await jun.waitForMessage('at once')).toMatchObject({ state: 'shown' });
  });

  it('of a private thread are visible in that thread alone, without approval', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    await teacher.set({ pictures: 'approval' });
    const number = Number(await mina.postPicture(await photo(), 'for you', mina.seat));
    expect(await teacher.waitForMessage('for you')).toMatchObject({ state: 'shown' });
    expect((await teacher.picture(number)).status).toBe(200);
    expect((await jun.picture(number)).status).toBe(404);
  });

  it('are deleted with their message', async () => {
    const mina = await student('Mina');
    const before = await pictureFiles();
    const number = Number(await teacher.postPicture(await gif(), 'soon gone'));
    expect(await pictureFiles()).toHaveLength(before.length + 2);
    await mina.waitForMessage('soon gone');
    expect(await teacher.remove(number)).toMatchObject({ ok: true });
    await mina.waitUntil(() => mina.texts.length === 0, 'the deletion');
    expect(await pictureFiles()).toEqual(before);
    expect((await mina.picture(number)).status).toBe(404);
    expect((await teacher.picture(number)).status).toBe(404);
  });
});

describe('a teacher’s moderation', () => {
  it('deletes for all at once, pins, and clears; a page that connects later finds nothing either', async () => {
    await teacher.set({ voice: 'all' });
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    const one = Number(await mina.post('one'));
    const two = Number(await mina.post('two'));
    await jun.waitForMessage('two');
    expect(await mina.remove(one)).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(await teacher.remove(one)).toMatchObject({ ok: true });
    for (const each of [mina, jun, teacher]) await each.waitUntil(() => each.texts.join() === 'two', 'the deletion');
    expect(await teacher.set({ pinned: two })).toMatchObject({ ok: true });
    await jun.waitUntil(() => jun.session.view?.pinned?.text === 'two', 'the pin');
    expect(await teacher.set({ pinned: one })).toMatchObject({ ok: false, code: 'no-message' });
    expect(await teacher.remove(two)).toMatchObject({ ok: true });
    await jun.waitUntil(() => jun.session.view?.pinned === null, 'no pin');

    await mina.post('three');
    for (const each of [jun, teacher]) await each.waitForMessage('three');
    expect(await mina.clear()).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(await teacher.clear()).toMatchObject({ ok: true });
    for (const each of [mina, jun, teacher]) await each.waitUntil(() => each.texts.length === 0, 'nothing');
    // The new page takes over the seat. Its join may be announced; the posts are gone.
    const reloaded = await connectChat(jun.browser);
    expect(reloaded.posts).toEqual([]);
    const next = Number(await mina.post('four'));
    expect(next).toBeGreaterThan(two);
    await reloaded.waitForMessage('four');
  });

  it('receives a student’s report, and shows it to nobody else', async () => {
    await teacher.set({ voice: 'all' });
    const [mina, jun, sora] = [await student('Mina'), await student('Jun'), await student('Sora')];
    const number = Number(await mina.post('something mean'));
    await jun.waitForMessage('something mean');
    expect(await jun.report(number)).toMatchObject({ ok: true });
    expect(await jun.report(number)).toMatchObject({ ok: true });
    await teacher.waitUntil(() => teacher.posts.at(-1)?.reports === 1, 'the report');
    const reportsAt = ({ posts }: ChatClient) => posts.find((each) => each.number === number)?.reports;
    await postBarrier(mina, jun, sora);
    for (const each of [mina, jun, sora]) expect(reportsAt(each)).toBe(0);
    expect(reportsAt(await connectChat(mina.browser))).toBe(0);
    expect(await mina.report(number)).toMatchObject({ ok: false, code: 'no-message' });
    const privateMessage = Number(await jun.post('between us', jun.seat));
    expect(await sora.report(privateMessage)).toMatchObject({ ok: false, code: 'no-message' });
  });
});

describe('somebody outside of the class', () => {
  // Proves I30.
  it('gets no history, picture, connection or message', async () => {
    const mina = await student('Mina');
    const picturePost = Number(await teacher.postPicture(await photo(), 'for the class'));
    await mina.waitForMessage('for the class');
    const other = await openClass(server.origin);
    const stranger = new ApiClient(server.origin);
    for (const browser of [stranger, other.teacher]) {
      await getsNothing(browser, picturePost);
      expect(await connectResult(browser)).toBe('not-member');
    }
  });

  it.each([
    ['for now', false, 'removed'],
    ['for good', true, 'removed-for-good'],
  ] as const)('is also a student whom the teacher has removed %s', async (_howLong, forGood, why) => {
    const mina = await student('Mina');
    const picturePost = Number(await teacher.postPicture(await photo(), 'before'));
    await mina.waitForMessage('before');
    expectOk(await new AdmissionApi(teacher.player.link).remove(mina.seat, forGood));
    await mina.player.waitUntil(() => mina.player.endReason === why, 'the reason');
    await postBarrier(teacher);
    await settle();
    expect(mina.texts).toEqual(['before']);
    await getsNothing(mina.browser, picturePost);
    expect(await connectResult(mina.browser)).toBe(why);
  });

  it('leaves messages behind after a removal for good, unless the teacher deletes them, from every page and for good', async () => {
    await teacher.set({ voice: 'all' });
    const [jun, sora, mina] = [await student('Jun'), await student('Sora'), await student('Mina')];
    expect(await jun.post('rude of Jun')).toEqual(expect.any(Number));
    expect(await sora.post('rude of Sora')).toEqual(expect.any(Number));
    expect(await jun.post('rude to the teacher alone', jun.seat)).toEqual(expect.any(Number));
    await mina.waitForMessage('rude of Sora');
    const admission = new AdmissionApi(teacher.player.link);
    expectOk(await admission.remove(sora.seat, true));
    expectOk(await admission.remove(jun.seat, true, true));
    for (const page of [mina, teacher])
      await expect.poll(() => page.texts.filter((text) => text.startsWith('rude'))).toEqual(['rude of Sora']);
    const late = await connectChat(mina.browser);
    expect(late.texts.filter((text) => text.startsWith('rude'))).toEqual(['rude of Sora']);
  });

  it('is also the old device of a seat that has moved to another one', async () => {
    const mina = await student('Mina');
    await teacher.post('before');
    await mina.waitForMessage('before');
    if (mina.player.view?.you.role !== 'student') throw new Error('a student');
    const { rejoin } = mina.player.view.you;
    const tablet = new ApiClient(server.origin);
    expectOk(await tablet.join({ code: testClass.code, rejoin }));
    const moved = await connectChat(tablet);
    await teacher.post('after');
    await moved.waitForMessage('after');
    await settle();
    expect(mina.texts).toEqual(['before']);
    expect(mina.session.isOpen).toBe(false);
    expect(await mina.report(1)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await connectResult(mina.browser)).toBe('seat-elsewhere');
  });

  /** Gets no history and no picture, and posts nothing. */
  async function getsNothing(browser: ApiClient, picturePost: number): Promise<void> {
    for (const path of ['messages', 'messages?since=0', `messages/${picturePost}/picture`]) {
      const response = await fetch(`${server.origin}/api/classrooms/${testClass.id}/${path}`, {
        headers: { cookie: browser.cookie },
      });
      expect([path, response.status]).toEqual([path, 404]);
    }
    const posted = await fetch(server.origin + classroomPath('messages', testClass.id), {
      method: 'POST',
      headers: { cookie: browser.cookie, origin: server.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ operation: { page: 1, counter: 1 }, text: 'x' }),
    });
    expect(posted.status).toBe(404);
  }

  /** `in`, or the code with which the server refused this browser's socket. */
  async function connectResult(browser: ApiClient): Promise<string> {
    const socket = io(`${server.origin}${NAMESPACE.chat}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      parser: { Encoder, Decoder },
      query: { class: testClass.id },
      auth: { page: newPageId(), version: PROTOCOL_VERSION },
      extraHeaders: { cookie: browser.cookie, origin: server.origin },
      forceNew: true,
      reconnection: false,
    });
    try {
      return await new Promise((resolve) => {
        socket.once('connect', () => resolve('in'));
        socket.once('connect_error', (error) =>
          resolve('data' in error ? String(Reflect.get(Object(error.data), 'code')) : 'none'),
        );
      });
    } finally {
      socket.disconnect();
    }
  }
});

describe('events of the class', () => {
  // Proves I22.
  it('are messages of their own, without a name in the store', async () => {
    const mina = await student('Mina');
    await mina.waitUntil(() => mina.session.messages.some(({ kind }) => kind === 'joined'), 'the join');
    await teacher.waitUntil(
      () => teacher.session.messages.some(({ kind, from }) => kind === 'joined' && from?.name === 'Mina'),
      'Mina’s name',
    );
    expect(await teacher.player.link.setPaused(0, true)).toEqual({ ok: true });
    await mina.waitUntil(() => mina.session.messages.at(-1)?.kind === 'paused', 'the pause');
    expect(await teacher.player.link.setPaused(0, false)).toEqual({ ok: true });
    await mina.waitUntil(() => mina.session.messages.at(-1)?.kind === 'resumed', 'the resume');
    expect(mina.session.messages.at(-1)).toMatchObject({ by: 'class', from: null, text: '' });
  });
});
