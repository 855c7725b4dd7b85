/** A class's chat over real sockets: who may say and see what, what lasts, and what nobody else is told. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { io } from 'socket.io-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { Browser, expectOk } from '../../bench/bots/browser.ts';
import { newPage } from '../../bench/bots/player.ts';
import { DoorAsks } from '../../client/net/door.ts';
import { animation, drawing } from '../../server/pictures/samples.ts';
import { Decoder, Encoder } from '../../shared/protocol/parser.ts';
import { classroomPath, NAMESPACE, SOCKET_PATH } from '../../shared/protocol/paths.ts';
import { openClass, type TestClass } from '../fixtures/classroom.ts';
import { guests, serverOfFile } from '../fixtures/of-file.ts';
import { Talker } from '../fixtures/talker.ts';

const server = await serverOfFile();
let room: TestClass;
let teacher: Talker;
const talkers = guests<Talker>();

beforeEach(async () => {
  room = await openClass(server.origin, { mode: 'together' });
  teacher = await talker(room.teacher);
});

async function talker(browser: Browser, classroom = room.id): Promise<Talker> {
  const made = new Talker(browser, classroom);
  talkers.push(made);
  return made.ready();
}

async function student(name: string): Promise<Talker> {
  const browser = new Browser(server.origin);
  expectOk(await browser.join({ code: room.code, name }));
  return talker(browser);
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

describe('who may write', () => {
  it('at first the teacher to all, and each student to the teacher alone', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    expect(mina.talk.view).toMatchObject({
      voice: 'teacher',
      pictures: 'off',
      slow: 0,
      muted: false,
      forTeachers: null,
    });
    expect(await teacher.tell('Good morning')).toBeGreaterThan(0);
    expect(await mina.sees('Good morning')).toMatchObject({ by: 'teacher', from: null, line: null });
    expect(await mina.tell('to all')).toBe('chat-teacher-only');
    expect(await mina.tell('I need help', mina.seat)).toBeGreaterThan(0);
    expect(await teacher.sees('I need help')).toMatchObject({ from: { name: 'Mina' }, line: { name: 'Mina' } });
    expect(await teacher.tell('I am coming', mina.seat)).toBeGreaterThan(0);
    await mina.sees('I am coming');
    // There is no line between two students, and nobody else is told of one.
    expect(await mina.tell('psst', jun.seat)).toBe('teacher-only');
    expect(await mina.tell('psst', 99)).toBe('bad-request');
    await settle();
    expect(jun.texts).toEqual(['Good morning']);
    expect((await talker(jun.browser)).texts).toEqual(['Good morning']);
  });

  it('off, teacher, all: a switch holds for everybody at once', async () => {
    const mina = await student('Mina');
    expect(await teacher.set({ voice: 'all' })).toMatchObject({ ok: true });
    await mina.until(() => mina.talk.view?.voice === 'all', 'the switch');
    expect(await mina.tell('hello all')).toBeGreaterThan(0);
    expect(await teacher.set({ voice: 'off' })).toMatchObject({ ok: true });
    expect(await mina.tell('still here')).toBe('chat-off');
    expect(await mina.tell('still here', mina.seat)).toBe('chat-off');
    expect(await teacher.tell('me too')).toBe('chat-off');
    expect(await mina.set({ voice: 'all' })).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(await teacher.set({ voice: 'loud' } as never)).toMatchObject({ ok: false, code: 'bad-request' });
  });

  it('slow mode is between two messages of one student', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    await teacher.set({ voice: 'all', slow: 30 });
    expect(await mina.tell('one')).toBeGreaterThan(0);
    expect(await mina.tell('two')).toBe('slow-mode');
    expect(await jun.tell('three')).toBeGreaterThan(0);
    expect(await teacher.tell('four')).toBeGreaterThan(0);
    expect(await teacher.tell('five')).toBeGreaterThan(0);
    await teacher.set({ slow: 0 });
    expect(await mina.tell('two')).toBeGreaterThan(0);
    await teacher.sees('two');
    expect(teacher.texts).toEqual(['one', 'three', 'four', 'five', 'two']);
  });

  it('a muted student writes to nobody until the teacher says so', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    const before = await pictureFiles();
    await teacher.set({ voice: 'all', pictures: 'on' });
    await teacher.set({ mute: { seat: mina.seat, muted: true } });
    await mina.until(() => mina.talk.view?.muted === true, 'the mute');
    expect(jun.talk.view?.muted).toBe(false);
    expect(await mina.tell('hello')).toBe('muted');
    expect(await mina.tell('hello', mina.seat)).toBe('muted');
    expect(await mina.tellPicture(await photo())).toBe('muted');
    expect(await jun.tell('hi')).toBeGreaterThan(0);
    await mina.sees('hi');
    expect(teacher.talk.view?.forTeachers?.seats.filter(({ muted }) => muted).map(({ name }) => name)).toEqual([
      'Mina',
    ]);
    await teacher.set({ mute: { seat: mina.seat, muted: false } });
    expect(await mina.tell('hello')).toBeGreaterThan(0);
    expect(await pictureFiles()).toEqual(before);
  });

  it('words that are not used here are refused, and the teacher’s own', async () => {
    const mina = await student('Mina');
    await teacher.set({ voice: 'all', words: ['바보', 'poop'] });
    for (const text of ['시1발', 'FUUUCK', '이 바보야', 'POOP!']) expect(await mina.tell(text), text).toBe('bad-words');
    for (const text of ['안녕', 'a spoon']) expect(await mina.tell(text), text).toBeGreaterThan(0);
    await teacher.sees('a spoon');
    expect(teacher.texts).toEqual(['안녕', 'a spoon']);
  });

  it('text that is empty, too long or cannot be shown is refused', async () => {
    await teacher.set({ voice: 'all' });
    const mina = await student('Mina');
    for (const text of ['', '   ', 'x'.repeat(501), 'a\u202eb', 'a\u0000b']) {
      expect(await mina.tell(text), JSON.stringify(text)).toBe('bad-message');
    }
    expect(await mina.tell('👍'.repeat(500))).toBeGreaterThan(0);
    expect(await mina.tell('x'.repeat(2_001))).toBe('bad-request');
  });

  it('a seat that never stops is told to wait, and the others are not', async () => {
    await teacher.set({ voice: 'all' });
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    const wish = (counter: number) => ({ operation: { page: 7, counter }, text: `${counter}` });
    const post = (counter: number) =>
      mina.asking.ask(classroomPath('messages', room.id), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wish(counter)),
      });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => post(index + 1)));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'too-fast').length).toBeGreaterThan(8);
    expect(await jun.tell('I am fine')).toBeGreaterThan(0);
  });
});

describe('one order for all', () => {
  it('a wish sent again is the same message, from another page it is another', async () => {
    await teacher.set({ voice: 'all' });
    const mina = await student('Mina');
    const post = (page: number, text: string, pages = [page]) =>
      Promise.all(
        pages.map((each) =>
          mina.asking.ask<{ number: number }>(classroomPath('messages', room.id), {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ operation: { page: each, counter: 1 }, text }),
          }),
        ),
      );
    const [first] = await post(5, 'hello');
    const again = await post(5, 'hello', [5, 5]);
    expect(again).toEqual([first, first]);
    // Whatever holds by now.
    await teacher.set({ voice: 'teacher' });
    expect(await post(5, 'hello')).toEqual([first]);
    expect((await post(6, 'hello'))[0]).toMatchObject({ ok: false, code: 'chat-teacher-only' });
    await teacher.sees('hello');
    await settle();
    expect(teacher.texts).toEqual(['hello']);
  });

  it('200 messages of 40 at once: the last page first, older ones behind it, each once and in order', async () => {
    await teacher.set({ voice: 'all' });
    const writers = await Promise.all(Array.from({ length: 40 }, (_, index) => student(`S${index + 1}`)));
    // Each within its seat's rate: what is too fast is sent again by the page itself.
    for (const [index, writer] of writers.entries())
      for (let line = 0; line < 5; line += 1) writer.say(`${index} ${line}`);
    const first = writers[0];
    if (first === undefined) throw new Error('a writer');
    for (const writer of writers) await writer.until(() => writer.talk.pending.length === 0, 'all stored', 60_000);
    const fresh = await talker(first.browser);
    expect(fresh.said.length).toBeLessThanOrEqual(50);
    const last = fresh.talk.messages.at(-1)?.number;
    while (fresh.talk.hasOlder) await fresh.talk.loadOlder();
    const numbers = fresh.talk.messages.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers.at(-1)).toBe(last);
    expect(fresh.texts).toHaveLength(200);
    for (const [index] of writers.entries()) {
      const own = fresh.texts.filter((text) => text.startsWith(`${index} `));
      expect(own).toEqual([0, 1, 2, 3, 4].map((line) => `${index} ${line}`));
    }
  });
});

describe('pictures', () => {
  it('of the teacher come to all, still and moving; a student’s as she lets them', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    const shown = await teacher.tellPicture(await gif(), 'look');
    expect(await mina.sees('look')).toMatchObject({ picture: { width: 60, height: 60, animated: true } });
    const moving = await mina.picture(Number(shown), true);
    expect([moving.status, moving.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(moving.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(moving.headers.get('cache-control')).toBe('private, no-cache');
    expect((await sharp(Buffer.from(await moving.arrayBuffer())).metadata()).pages).toBe(6);

    await teacher.set({ voice: 'all' });
    expect(await mina.tellPicture(await photo())).toBe('no-chat-pictures');
    await teacher.set({ pictures: 'approval' });
    const waiting = Number(await mina.tellPicture(await photo(), 'mine'));
    expect(mina.own.at(-1)).toMatchObject({ state: 'waiting', text: 'mine' });
    expect(await teacher.sees('mine')).toMatchObject({ state: 'waiting' });
    await settle();
    expect(jun.texts).toEqual(['look']);
    expect((await jun.picture(waiting)).status).toBe(404);
    expect((await mina.picture(waiting)).status).toBe(200);
    expect((await teacher.picture(waiting)).status).toBe(200);
    expect(await jun.approve(waiting)).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(await teacher.approve(waiting)).toMatchObject({ ok: true });
    expect(await jun.sees('mine')).toMatchObject({ number: waiting, state: 'shown' });
    expect((await jun.picture(waiting)).status).toBe(200);

    await teacher.set({ pictures: 'on' });
    expect(await mina.tellPicture(await photo(), 'at once')).toBeGreaterThan(0);
    expect(await jun.sees('at once')).toMatchObject({ state: 'shown' });
  });

  it('of a line are seen in that line alone, and are no pictures of boards', async () => {
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    await teacher.set({ pictures: 'approval' });
    const number = Number(await mina.tellPicture(await photo(), 'for you', mina.seat));
    expect(await teacher.sees('for you')).toMatchObject({ state: 'shown' });
    expect((await teacher.picture(number)).status).toBe(200);
    expect((await jun.picture(number)).status).toBe(404);
  });

  it('go with their message', async () => {
    const mina = await student('Mina');
    const before = await pictureFiles();
    const number = Number(await teacher.tellPicture(await gif(), 'soon gone'));
    expect(await pictureFiles()).toHaveLength(before.length + 2);
    await mina.sees('soon gone');
    expect(await teacher.remove(number)).toMatchObject({ ok: true });
    await mina.until(() => mina.texts.length === 0, 'the deletion');
    expect(await pictureFiles()).toEqual(before);
    expect((await mina.picture(number)).status).toBe(404);
    expect((await teacher.picture(number)).status).toBe(404);
  });
});

describe('what the teacher does', () => {
  it('deletes for all at once, pins, and clears; those who were away find nothing either', async () => {
    await teacher.set({ voice: 'all' });
    const [mina, jun] = [await student('Mina'), await student('Jun')];
    const one = Number(await mina.tell('one'));
    const two = Number(await mina.tell('two'));
    await jun.sees('two');
    expect(await mina.remove(one)).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(await teacher.remove(one)).toMatchObject({ ok: true });
    for (const each of [mina, jun, teacher]) await each.until(() => each.texts.join() === 'two', 'the deletion');
    expect(await teacher.set({ pinned: two })).toMatchObject({ ok: true });
    await jun.until(() => jun.talk.view?.pinned?.text === 'two', 'the pin');
    expect(await teacher.set({ pinned: one })).toMatchObject({ ok: false, code: 'no-message' });
    expect(await teacher.remove(two)).toMatchObject({ ok: true });
    await jun.until(() => jun.talk.view?.pinned === null, 'no pin');

    await mina.tell('three');
    expect(await mina.clear()).toMatchObject({ ok: false, code: 'not-teacher' });
    expect(await teacher.clear()).toMatchObject({ ok: true });
    for (const each of [mina, jun, teacher]) await each.until(() => each.texts.length === 0, 'nothing');
    // Lines of who came in may follow: what was said is gone.
    expect((await talker(jun.browser)).said).toEqual([]);
    const next = Number(await mina.tell('four'));
    expect(next).toBeGreaterThan(two);
    await jun.sees('four');
  });

  it('is told of what a student reports, and nobody else is', async () => {
    await teacher.set({ voice: 'all' });
    const [mina, jun, sora] = [await student('Mina'), await student('Jun'), await student('Sora')];
    const number = Number(await mina.tell('something mean'));
    await jun.sees('something mean');
    expect(await jun.report(number)).toMatchObject({ ok: true });
    expect(await jun.report(number)).toMatchObject({ ok: true });
    await teacher.until(() => teacher.said.at(-1)?.reports === 1, 'the report');
    await settle();
    for (const each of [mina, jun, sora]) expect(each.said.at(-1)?.reports).toBe(0);
    expect((await talker(mina.browser)).said.at(-1)?.reports).toBe(0);
    expect(await mina.report(number)).toMatchObject({ ok: false, code: 'no-message' });
    const line = Number(await jun.tell('between us', jun.seat));
    expect(await sora.report(line)).toMatchObject({ ok: false, code: 'no-message' });
  });
});

describe('who is not in the class', () => {
  it('gets nothing: no history, no picture, no place in the room, no word', async () => {
    const mina = await student('Mina');
    const shown = Number(await teacher.tellPicture(await photo(), 'for the class'));
    await mina.sees('for the class');
    const other = await openClass(server.origin);
    const stranger = new Browser(server.origin);
    for (const browser of [stranger, other.teacher]) {
      await getsNothing(browser, shown);
      expect(await door(browser)).toBe('not-member');
    }
  });

  it.each([
    ['for now', false, 'removed'],
    ['for good', true, 'removed-for-good'],
  ] as const)('nor does a student whom the teacher has removed %s', async (_howLong, forGood, why) => {
    const mina = await student('Mina');
    const shown = Number(await teacher.tellPicture(await photo(), 'before'));
    await mina.sees('before');
    expectOk(await new DoorAsks(teacher.player.link).remove(mina.seat, forGood));
    await mina.player.until(() => mina.player.why === why, 'she is told');
    await teacher.tell('after');
    await settle();
    expect(mina.texts).toEqual(['before']);
    await getsNothing(mina.browser, shown);
    expect(await door(mina.browser)).toBe(why);
  });

  it('a student removed for good leaves what they said, unless the teacher takes that away with them, from every page and for good', async () => {
    await teacher.set({ voice: 'all' });
    const [jun, sora, mina] = [await student('Jun'), await student('Sora'), await student('Mina')];
    expect(await jun.tell('rude of Jun')).toEqual(expect.any(Number));
    expect(await sora.tell('rude of Sora')).toEqual(expect.any(Number));
    expect(await jun.tell('rude to her alone', jun.seat)).toEqual(expect.any(Number));
    await mina.sees('rude of Sora');
    const asks = new DoorAsks(teacher.player.link);
    expectOk(await asks.remove(sora.seat, true));
    expectOk(await asks.remove(jun.seat, true, true));
    for (const page of [mina, teacher])
      await expect.poll(() => page.texts.filter((text) => text.startsWith('rude'))).toEqual(['rude of Sora']);
    const late = await talker(mina.browser);
    expect(late.texts.filter((text) => text.startsWith('rude'))).toEqual(['rude of Sora']);
  });

  it('a seat that has moved to another device ends on the old one', async () => {
    const mina = await student('Mina');
    await teacher.tell('before');
    await mina.sees('before');
    if (mina.player.view?.you.role !== 'student') throw new Error('a student');
    const { rejoin } = mina.player.view.you;
    const tablet = new Browser(server.origin);
    expectOk(await tablet.join({ code: room.code, rejoin }));
    const moved = await talker(tablet);
    await teacher.tell('after');
    await moved.sees('after');
    await settle();
    expect(mina.texts).toEqual(['before']);
    expect(mina.talk.isOpen).toBe(false);
    expect(await mina.report(1)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await door(mina.browser)).toBe('seat-elsewhere');
  });

  /** No history, no picture, and nothing that it says is taken. */
  async function getsNothing(browser: Browser, shown: number): Promise<void> {
    for (const path of ['messages', 'messages?since=0', `messages/${shown}/picture`]) {
      const response = await fetch(`${server.origin}/api/classrooms/${room.id}/${path}`, {
        headers: { cookie: browser.cookie },
      });
      expect([path, response.status]).toEqual([path, 404]);
    }
    const posted = await fetch(server.origin + classroomPath('messages', room.id), {
      method: 'POST',
      headers: { cookie: browser.cookie, origin: server.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ operation: { page: 1, counter: 1 }, text: 'x' }),
    });
    expect(posted.status).toBe(404);
  }

  /** In, or the code that a socket of this browser was turned away with. */
  async function door(browser: Browser): Promise<string> {
    const socket = io(`${server.origin}${NAMESPACE.chat}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      parser: { Encoder, Decoder },
      query: { class: room.id },
      auth: { page: newPage(), version: 1 },
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

describe('what happens in the class', () => {
  it('stands in lines of their own, without a name in the store', async () => {
    const mina = await student('Mina');
    await mina.until(() => mina.talk.messages.some(({ kind }) => kind === 'came'), 'the coming');
    await teacher.until(
      () => teacher.talk.messages.some(({ kind, from }) => kind === 'came' && from?.name === 'Mina'),
      'her name',
    );
    expect(await teacher.player.link.pause(0, true)).toEqual({ ok: true });
    await mina.until(() => mina.talk.messages.at(-1)?.kind === 'paused', 'the pause');
    expect(await teacher.player.link.pause(0, false)).toEqual({ ok: true });
    await mina.until(() => mina.talk.messages.at(-1)?.kind === 'resumed', 'going on');
    expect(mina.talk.messages.at(-1)).toMatchObject({ by: 'class', from: null, text: '' });
  });
});
