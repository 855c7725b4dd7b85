/** What is erased is nowhere: not in the database, not in a file, by no name, code, id, word or picture. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Browser, expectOk } from '../../bench/bots/browser.ts';
import { DoorAsks } from '../../client/net/door.ts';
import { animation, drawing } from '../../server/pictures/samples.ts';
import type { ClassroomId } from '../../shared/ids.ts';
import type { Done } from '../../shared/protocol/events.ts';
import { openClass, type TestClass } from '../fixtures/classroom.ts';
import { everyByte } from '../fixtures/kept.ts';
import { guests, processOfFile } from '../fixtures/of-file.ts';
import { Talker } from '../fixtures/talker.ts';

const server = await processOfFile();
const talkers = guests<Talker>();

const fresh = () => new Browser(server.origin);

function come(browser: Browser, classroom: ClassroomId): Talker {
  const talker = new Talker(browser, classroom);
  talkers.push(talker);
  return talker;
}

async function attend(browser: Browser, classroom: ClassroomId): Promise<Talker> {
  const talker = await come(browser, classroom).ready();
  await talker.until(() => talker.player.view !== null, 'the class');
  return talker;
}

const asOf = ({ player: { view } }: Talker) => (view?.you.role === 'student' ? view.you : null);

/** Lays a piece where it belongs, and waits until that is durable. */
async function place({ player }: Talker, piece: number): Promise<void> {
  const mirror = await player.enter();
  mirror.take(piece);
  mirror.put(32_768, 32_768);
  await player.saved();
}

/** Plays two activities, and says, shows, is told and reports whatever there is; Jun says a word that no other test has. Answers with what nobody else has from it. */
async function leavesTraces(
  mina: Talker,
  [jun, word]: readonly [Talker, string],
  teacher: Talker,
  room: TestClass,
): Promise<string[]> {
  await place(mina, 1);
  const { picture, id } = room;
  const { activity } = mina.player.view ?? {};
  expectOk(await room.teacher.start(id, { picture, cuts: [{ columns: 4, rows: 3 }], mode: 'together' }));
  await mina.until(() => mina.player.view?.activity?.id !== activity?.id, 'the next activity');
  await place(mina, 2);

  const before = await pictureFiles();
  expect(await teacher.set({ voice: 'all', pictures: 'on' })).toMatchObject({ ok: true });
  await mina.until(() => mina.talk.view?.pictures === 'on', 'pictures');
  const told = [
    await mina.tell('Zinnoberrot'),
    await mina.tellPicture(blobOf(await animation('gif', 6, 80)), 'Zitronengelb'),
    await mina.tell('Zaunwinde', mina.seat),
    await teacher.tell('Zaunammer', mina.seat),
  ];
  const [pinned] = told;
  const deleted = await mina.tell('Zilpzalp');
  const asked = await mina.tell('Zeisigruf', mina.seat);
  expect(await teacher.set({ pictures: 'approval', pinned: Number(pinned) })).toMatchObject({ ok: true });
  await mina.until(() => mina.talk.view?.pictures === 'approval', 'approval');
  const waits = await mina.tellPicture(blobOf(await drawing(300, 200).jpeg().toBuffer()), 'Zapfenbaum');
  const his = await jun.tell(word);
  for (const number of [...told, deleted, asked, waits, his]) expect(number).toBeGreaterThan(0);
  // By now she has written a little too fast.
  await expect.poll(() => mina.report(Number(his))).toMatchObject({ ok: true });
  for (const number of [deleted, asked]) expect(await teacher.remove(Number(number))).toMatchObject({ ok: true });
  expect(await teacher.set({ mute: { seat: mina.seat, muted: true } })).toMatchObject({ ok: true });

  const fresh = (await pictureFiles()).filter((file) => !before.includes(file));
  // A picture that moves has a still one too, and one waits for the teacher's nod.
  expect(fresh).toHaveLength(3);
  return [
    ...['Zinnoberrot', 'Zitronengelb', 'Zaunwinde', 'Zaunammer', 'Zapfenbaum'],
    asOf(mina)?.rejoin ?? '',
    ...(await seatIds(id, mina.seat)),
    ...fresh,
    ...(await Promise.all(fresh.map(contentOf))),
  ];
}

const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

async function pictureFiles(): Promise<string[]> {
  const files = await readdir(join(server.folder, 'pictures'), { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map(({ name }) => name);
}

/** Some bytes of its middle, which no other file has. */
async function contentOf(name: string): Promise<string> {
  const folder = join(server.folder, 'pictures');
  const file = (await readdir(folder, { recursive: true })).find((path) => path.endsWith(name));
  const bytes = await readFile(join(folder, file ?? ''));
  const middle = Math.floor(bytes.length / 2);
  return bytes.subarray(middle, middle + 24).toString('latin1');
}

/** The ids that a number's seat has had, from the raw records: no page is told of one. */
async function seatIds(classroom: ClassroomId, number: number): Promise<string[]> {
  const raw = await everyByte(server.folder);
  const ids = raw.matchAll(
    new RegExp(`"id":"([A-Za-z0-9_-]{22})","classroom":"${classroom}","number":${number},`, 'g'),
  );
  return [...new Set([...ids].map(([, id = '']) => id))];
}

async function foundOf(marks: readonly string[]): Promise<string[]> {
  const raw = await everyByte(server.folder);
  return marks.filter((mark) => raw.includes(mark));
}

it('a student: the class plays on, and of her there is nothing, neither now nor after a restart', async () => {
  const room = await openClass(server.origin, { mode: 'together' }, { naming: 'list', names: ['Zebrafinch', 'Jun'] });
  const [his, hers] = [fresh(), fresh()];
  expectOk(await his.join({ code: room.code, choice: 2 }));
  expectOk(await hers.join({ code: room.code, choice: 1 }));
  const [jun, mina, teacher] = [
    await attend(his, room.id),
    await attend(hers, room.id),
    await attend(room.teacher, room.id),
  ];
  // Wherever a name is kept, its copies go as well.
  const names = ['Zebrafinch', 'Marabustork', 'Kingfisher'];
  for (const name of names.slice(1)) expectOk(await new DoorAsks(teacher.player.link).rename(1, name));
  const marks = await leavesTraces(mina, [jun, 'Buchfink'], teacher, room);
  const standing = [...marks, 'Kingfisher'];
  expect(await foundOf(standing)).toEqual(standing);

  expectOk(await room.teacher.eraseSeat(room.id, 1));
  await mina.until(() => mina.player.why === 'erased', 'told');
  const hersAll = [...marks, ...names, 'Zilpzalp', 'Zeisigruf'];
  expect(await foundOf(hersAll)).toEqual([]);
  expect(await hers.mine()).toEqual([]);
  const back = come(hers, room.id);
  await back.until(() => back.player.why === 'not-member', 'out');
  expect(await foundOf(hersAll)).toEqual([]);
  expect(expectOk(await fresh().look({ code: room.code })).choices.map(({ name }) => name)).toEqual(['Jun']);

  // What is others' stands, and nobody knows any more who had told of it.
  expect(await foundOf(['Buchfink', 'Jun'])).toHaveLength(2);
  await teacher.until(() => teacher.said.length === 1, 'one message');
  expect(teacher.said[0]).toMatchObject({ text: 'Buchfink', reports: 0 });
  expect(teacher.talk.view).toMatchObject({ pinned: null });
  const { player } = jun;
  await player.enter();
  expect(
    await player.link.ask<Done>((s, ack) => s.emit('lift', { board: player.mirror?.number ?? 0, piece: 5 }, ack)),
  ).toMatchObject({
    ok: true,
  });
  await server.kill();
  await server.start();
  await jun.until(() => player.link.state === 'live', 'back');
  expect(await foundOf(hersAll)).toEqual([]);
});

it('a class: database, sessions, chat and pictures; another class keeps all of its own', async () => {
  const kept = await openClass(server.origin, {}, { title: 'Herons stay' });
  const room = await openClass(server.origin, { mode: 'together' }, { title: 'Marabustork' });
  const join = async (to: TestClass, name: string) => {
    const browser = fresh();
    expectOk(await browser.join({ code: to.code, name }));
    return attend(browser, to.id);
  };
  const [mina, jun] = [await join(room, 'Zebrafinch'), await join(room, 'Habicht')];
  const stays = await join(kept, 'Kingfisher');
  const teacher = await attend(room.teacher, room.id);
  const files = await pictureFiles();
  const marks = [
    ...(await leavesTraces(mina, [jun, 'Bachstelze'], teacher, room)),
    ...['Marabustork', 'Zebrafinch', 'Habicht', 'Bachstelze', room.id, room.picture],
    ...(await seatIds(room.id, 2)),
  ];
  expect(await foundOf(marks)).toEqual(marks);
  expectOk(await room.teacher.remove(room.id));
  await mina.until(() => mina.player.link.state === 'closed', 'over');
  const gone = [...marks, 'Zilpzalp', 'Zeisigruf'];
  expect(await foundOf(gone)).toEqual([]);
  expect((await pictureFiles()).length).toBe(files.length - 1);
  expect(await foundOf(['Herons stay', 'Kingfisher', kept.id])).toHaveLength(3);
  expect(asOf(stays)?.name).toBe('Kingfisher');
  await server.stop();
  expect(await foundOf(gone)).toEqual([]);
});

/** Milliseconds from one to the next of those who are to go, so that one crash finds each at another point of it. */
const STAGGER_MS = 9;

/** A class of its own, with one student who has played, spoken and been spoken to. */
async function leaver(tag: string) {
  const room = await openClass(server.origin, { mode: 'together' });
  const browser = fresh();
  const name = `Seidenreiher ${tag}`;
  expectOk(await browser.join({ code: room.code, name }));
  const [student, teacher] = [await attend(browser, room.id), await attend(room.teacher, room.id)];
  expect(await teacher.set({ voice: 'all' })).toMatchObject({ ok: true });
  await student.until(() => student.talk.view?.voice === 'all', 'the voice');
  await place(student, 1);
  const words = [`Silberfasan ${tag}`, `Sumpfohreule ${tag}`] as const;
  expect(await student.tell(words[0])).toBeGreaterThan(0);
  expect(await teacher.tell(words[1], student.seat)).toBeGreaterThan(0);
  return { room, browser, student, teacher, name, words };
}

it('killed while students go for good: whoever was told of it, or whose teacher was, has gone with everything', async () => {
  for (let round = 0, brokenOff = 0; brokenOff === 0; round += 1) {
    const kinds = ['erased', 'removed-for-good', 'erased', 'removed-for-good', 'erased', 'removed-for-good'] as const;
    const going = await Promise.all(
      kinds.map(async (kind, index) => {
        const it = await leaver(`${round}${index}.`);
        // By what it remembers, the browser of somebody who was removed for good is known.
        const seat = kind === 'erased' ? await seatIds(it.room.id, 1) : [];
        return { ...it, kind, marks: [it.name, ...it.words, ...seat], answered: false };
      }),
    );
    expect(await foundOf(going.flatMap(({ marks }) => marks))).toHaveLength(3 * kinds.length + 3);
    const isTold = ({ student: { player }, kind }: (typeof going)[number]) => player.why === kind;
    const crashed = new Promise<void>((resolve) => {
      for (const it of going)
        it.student.player.onState = () => {
          if (isTold(it) && going.filter(isTold).length === going.length / 2) resolve(server.kill());
        };
    });
    for (const it of going) {
      const { room, teacher, kind } = it;
      const asked =
        kind === 'erased'
          ? room.teacher.eraseSeat(room.id, 1)
          : new DoorAsks(teacher.player.link).remove(1, true, true);
      asked.then(
        ({ ok }) => {
          it.answered ||= ok;
        },
        // What the crash leaves without an answer.
        () => undefined,
      );
      await wait(STAGGER_MS);
    }
    await crashed;
    brokenOff = going.filter((it) => isTold(it) && !it.answered).length;
    await server.start();
    const found = await foundOf(going.flatMap(({ marks }) => marks));
    for (const it of going) {
      const { browser, room, kind, name, marks } = it;
      const left = marks.filter((mark) => found.includes(mark));
      // Whoever was not told is there as ever, or gone as wholly.
      if (isTold(it) || it.answered || left.length < marks.length) expect(left).toEqual([]);
      if (left.length > 0) continue;
      expect(await browser.mine()).toEqual([]);
      const back = await browser.join({ code: room.code, name });
      expect(back).toMatchObject(kind === 'erased' ? { ok: true } : { ok: false, code: kind });
    }
  }
});
