/** Erased data is gone everywhere: no name, code, id, word or picture remains in the database or in a file. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { AdmissionApi } from '#client/net/admission-api.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { readAllStoredBytes } from '#e2e/fixtures/stored-bytes.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { animation, drawing } from '#e2e/fixtures/test-images.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { NoResult } from '#shared/protocol/answer.ts';

const server = await serverProcessPerFile();
const chatClients = closedAfterEach<ChatClient>();

const newClient = () => new ApiClient(server.origin);

function connect(browser: ApiClient, classroom: ClassroomId): ChatClient {
  const chatClient = new ChatClient(browser, classroom);
  chatClients.push(chatClient);
  return chatClient;
}

async function connectAndWait(browser: ApiClient, classroom: ClassroomId): Promise<ChatClient> {
  const chatClient = await connect(browser, classroom).waitUntilOpen();
  await chatClient.waitUntil(() => chatClient.player.view !== null, 'the class');
  return chatClient;
}

const ownSeat = ({ player: { view } }: ChatClient) => (view?.you.role === 'student' ? view.you : null);

/** Puts a piece in its place and waits until that is durable. */
async function place({ player }: ChatClient, piece: number): Promise<void> {
  const mirror = await player.enter();
  mirror.take(piece);
  mirror.put(32_768, 32_768);
  await player.waitUntilSaved();
}

/** Mina plays two activities, writes, sends pictures, receives private messages and reports; Jun writes a unique word. Returns the marks of Mina's data alone. */
async function leaveData(
  mina: ChatClient,
  [jun, word]: readonly [ChatClient, string],
  teacher: ChatClient,
  testClass: TestClass,
): Promise<string[]> {
  await place(mina, 1);
  const { picture, id } = testClass;
  const { activity } = mina.player.view ?? {};
  expectOk(await testClass.teacher.startActivity(id, { picture, cuts: [{ columns: 4, rows: 3 }], mode: 'together' }));
  await mina.waitUntil(() => mina.player.view?.activity?.id !== activity?.id, 'the next activity');
  await place(mina, 2);

  const before = await pictureFiles();
  expect(await teacher.set({ voice: 'all', pictures: 'on' })).toMatchObject({ ok: true });
  await mina.waitUntil(() => mina.session.view?.pictures === 'on', 'pictures');
  const messageNumbers = [
    await mina.post('Zinnoberrot'),
    await mina.postPicture(blobOf(await animation('gif', 6, 80)), 'Zitronengelb'),
    await mina.post('Zaunwinde', mina.seat),
    await teacher.post('Zaunammer', mina.seat),
  ];
  const [pinned] = messageNumbers;
  const deleted = await mina.post('Zilpzalp');
  const requested = await mina.post('Zeisigruf', mina.seat);
  expect(await teacher.set({ pictures: 'approval', pinned: Number(pinned) })).toMatchObject({ ok: true });
  await mina.waitUntil(() => mina.session.view?.pictures === 'approval', 'approval');
  const waitingPicture = await mina.postPicture(blobOf(await drawing(300, 200).jpeg().toBuffer()), 'Zapfenbaum');
  const junsMessage = await jun.post(word);
  for (const number of [...messageNumbers, deleted, requested, waitingPicture, junsMessage])
    expect(number).toBeGreaterThan(0);
  // The rate limit may refuse the first reports.
  await expect.poll(() => mina.report(Number(junsMessage))).toMatchObject({ ok: true });
  for (const number of [deleted, requested]) expect(await teacher.remove(Number(number))).toMatchObject({ ok: true });
  expect(await teacher.set({ mute: { seat: mina.seat, muted: true } })).toMatchObject({ ok: true });

  const newClient = (await pictureFiles()).filter((file) => !before.includes(file));
  // An animated picture has a still copy, and one picture waits for approval.
  expect(newClient).toHaveLength(3);
  return [
    ...['Zinnoberrot', 'Zitronengelb', 'Zaunwinde', 'Zaunammer', 'Zapfenbaum'],
    ownSeat(mina)?.rejoin ?? '',
    ...(await seatIds(id, mina.seat)),
    ...newClient,
    ...(await Promise.all(newClient.map(contentOf))),
  ];
}

const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

async function pictureFiles(): Promise<string[]> {
  const files = await readdir(join(server.folder, 'pictures'), { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map(({ name }) => name);
}

/** Some bytes from the middle of the file, which no other file has. */
async function contentOf(name: string): Promise<string> {
  const folder = join(server.folder, 'pictures');
  const file = (await readdir(folder, { recursive: true })).find((path) => path.endsWith(name));
  const bytes = await readFile(join(folder, file ?? ''));
  const middle = Math.floor(bytes.length / 2);
  return bytes.subarray(middle, middle + 24).toString('latin1');
}

/** The ids of the seat with this number, from the raw records: no page receives one. */
async function seatIds(classroom: ClassroomId, number: number): Promise<string[]> {
  const raw = await readAllStoredBytes(server.folder);
  const ids = raw.matchAll(
    new RegExp(`"id":"([A-Za-z0-9_-]{22})","classroom":"${classroom}","number":${number},`, 'g'),
  );
  return [...new Set([...ids].map(([, id = '']) => id))];
}

async function foundOf(marks: readonly string[]): Promise<string[]> {
  const raw = await readAllStoredBytes(server.folder);
  return marks.filter((mark) => raw.includes(mark));
}

// Proves I23.
it('erases a student: the class plays on, and nothing of the student remains, also after a restart', async () => {
  const testClass = await openClass(
    server.origin,
    { mode: 'together' },
    { naming: 'list', names: ['Zebrafinch', 'Jun'] },
  );
  const [junsClient, minasClient] = [newClient(), newClient()];
  expectOk(await junsClient.join({ code: testClass.code, choice: 2 }));
  expectOk(await minasClient.join({ code: testClass.code, choice: 1 }));
  const [jun, mina, teacher] = [
    await connectAndWait(junsClient, testClass.id),
    await connectAndWait(minasClient, testClass.id),
    await connectAndWait(testClass.teacher, testClass.id),
  ];
  // Earlier names must go as well.
  const names = ['Zebrafinch', 'Marabustork', 'Kingfisher'];
  for (const name of names.slice(1)) expectOk(await new AdmissionApi(teacher.player.link).rename(1, name));
  const marks = await leaveData(mina, [jun, 'Buchfink'], teacher, testClass);
  const expectedMarks = [...marks, 'Kingfisher'];
  expect(await foundOf(expectedMarks)).toEqual(expectedMarks);

  expectOk(await testClass.teacher.eraseSeat(testClass.id, 1));
  await mina.waitUntil(() => mina.player.endReason === 'erased', 'the erasure');
  const allMarks = [...marks, ...names, 'Zilpzalp', 'Zeisigruf'];
  expect(await foundOf(allMarks)).toEqual([]);
  expect(await minasClient.myClassrooms()).toEqual([]);
  const returned = connect(minasClient, testClass.id);
  await returned.waitUntil(() => returned.player.endReason === 'not-member', 'the refusal');
  expect(await foundOf(allMarks)).toEqual([]);
  expect(expectOk(await newClient().previewJoin({ code: testClass.code })).choices.map(({ name }) => name)).toEqual([
    'Jun',
  ]);

  // Other people's data stays, without the erased student's report.
  expect(await foundOf(['Buchfink', 'Jun'])).toHaveLength(2);
  await teacher.waitUntil(() => teacher.posts.length === 1, 'one message');
  expect(teacher.posts[0]).toMatchObject({ text: 'Buchfink', reports: 0 });
  expect(teacher.session.view).toMatchObject({ pinned: null });
  const { player } = jun;
  await player.enter();
  expect(
    await player.link.request<NoResult>((s, ack) =>
      s.emit('lift', { board: player.mirror?.number ?? 0, piece: 5 }, ack),
    ),
  ).toMatchObject({
    ok: true,
  });
  await server.kill();
  await jun.waitUntil(() => player.link.state === 'reconnecting', 'the loss');
  await server.start();
  await jun.waitUntil(() => player.link.state === 'live', 'the reconnect', 30_000);
  expect(await foundOf(allMarks)).toEqual([]);
});

it('erases a class with its records, sessions, chat and pictures; another class keeps all of its own', async () => {
  const otherClass = await openClass(server.origin, {}, { title: 'Herons stay' });
  const testClass = await openClass(server.origin, { mode: 'together' }, { title: 'Marabustork' });
  const join = async (to: TestClass, name: string) => {
    const browser = newClient();
    expectOk(await browser.join({ code: to.code, name }));
    return connectAndWait(browser, to.id);
  };
  const [mina, jun] = [await join(testClass, 'Zebrafinch'), await join(testClass, 'Habicht')];
  const stays = await join(otherClass, 'Kingfisher');
  const teacher = await connectAndWait(testClass.teacher, testClass.id);
  const files = await pictureFiles();
  const marks = [
    ...(await leaveData(mina, [jun, 'Bachstelze'], teacher, testClass)),
    ...['Marabustork', 'Zebrafinch', 'Habicht', 'Bachstelze', testClass.id, testClass.picture],
    ...(await seatIds(testClass.id, 2)),
  ];
  expect(await foundOf(marks)).toEqual(marks);
  expectOk(await testClass.teacher.remove(testClass.id));
  await mina.waitUntil(() => mina.player.link.state === 'closed', 'the end of the class');
  const gone = [...marks, 'Zilpzalp', 'Zeisigruf'];
  expect(await foundOf(gone)).toEqual([]);
  expect((await pictureFiles()).length).toBe(files.length - 1);
  expect(await foundOf(['Herons stay', 'Kingfisher', otherClass.id])).toHaveLength(3);
  expect(ownSeat(stays)?.name).toBe('Kingfisher');
  await server.stop();
  expect(await foundOf(gone)).toEqual([]);
});

/** Time between two erasures, so that one crash meets each at another point. Milliseconds. */
const STAGGER_MS = 9;

/** A class of its own with one student who has played, written and received messages. */
async function leaver(tag: string) {
  const testClass = await openClass(server.origin, { mode: 'together' });
  const browser = newClient();
  const name = `Seidenreiher ${tag}`;
  expectOk(await browser.join({ code: testClass.code, name }));
  const [student, teacher] = [
    await connectAndWait(browser, testClass.id),
    await connectAndWait(testClass.teacher, testClass.id),
  ];
  expect(await teacher.set({ voice: 'all' })).toMatchObject({ ok: true });
  await student.waitUntil(() => student.session.view?.voice === 'all', 'the voice');
  await place(student, 1);
  const words = [`Silberfasan ${tag}`, `Sumpfohreule ${tag}`] as const;
  expect(await student.post(words[0])).toBeGreaterThan(0);
  expect(await teacher.post(words[1], student.seat)).toBeGreaterThan(0);
  return { testClass, browser, student, teacher, name, words };
}

// Proves I18, I24.
it('keeps nothing of a student whose erasure was confirmed to anybody, over a kill in the middle of it', async () => {
  for (let round = 0, brokenOff = 0; brokenOff === 0; round += 1) {
    const kinds = ['erased', 'removed-for-good', 'erased', 'removed-for-good', 'erased', 'removed-for-good'] as const;
    const leavers = await Promise.all(
      kinds.map(async (kind, index) => {
        const it = await leaver(`${round}${index}.`);
        // The seat of a banned student stays, so that their browser is recognised.
        const seat = kind === 'erased' ? await seatIds(it.testClass.id, 1) : [];
        return { ...it, kind, marks: [it.name, ...it.words, ...seat], answered: false };
      }),
    );
    expect(await foundOf(leavers.flatMap(({ marks }) => marks))).toHaveLength(3 * kinds.length + 3);
    const isConfirmed = ({ student: { player }, kind }: (typeof leavers)[number]) => player.endReason === kind;
    const crashed = new Promise<void>((resolve) => {
      for (const it of leavers)
        it.student.player.onState = () => {
          if (isConfirmed(it) && leavers.filter(isConfirmed).length === leavers.length / 2) resolve(server.kill());
        };
    });
    for (const it of leavers) {
      const { testClass, teacher, kind } = it;
      const requested =
        kind === 'erased'
          ? testClass.teacher.eraseSeat(testClass.id, 1)
          : new AdmissionApi(teacher.player.link).remove(1, true, true);
      requested.then(
        ({ ok }) => {
          it.answered ||= ok;
        },
        // The crash leaves it unanswered.
        () => undefined,
      );
      await wait(STAGGER_MS);
    }
    await crashed;
    brokenOff = leavers.filter((it) => isConfirmed(it) && !it.answered).length;
    await server.start();
    const found = await foundOf(leavers.flatMap(({ marks }) => marks));
    for (const it of leavers) {
      const { browser, testClass, kind, name, marks } = it;
      const left = marks.filter((mark) => found.includes(mark));
      // An unconfirmed erasure happened completely or not at all.
      if (isConfirmed(it) || it.answered || left.length < marks.length) expect(left).toEqual([]);
      if (left.length > 0) continue;
      expect(await browser.myClassrooms()).toEqual([]);
      const returned = await browser.join({ code: testClass.code, name });
      expect(returned).toMatchObject(kind === 'erased' ? { ok: true } : { ok: false, code: kind });
    }
  }
});
