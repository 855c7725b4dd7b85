/** Erased data cannot be read in the raw files: at once in a small database, after an idle time in a large one. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chunk, classroom, classroomId, picture, seat, seatId, snapshot } from '#e2e/store/contract/sample-records.ts';
import { testFolder } from '#e2e/store/crash/test-folder.ts';
import type { Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { DATABASE_FILE, openDatabase } from './open-database.ts';
import { Vacuum } from './vacuum.ts';

const READ_ALL =
  'for (const file of fs.readdirSync(process.argv[1])) process.stdout.write(fs.readFileSync(path.join(process.argv[1], file)))';

/** All bytes of the folder's files. Another process reads them: closing the file in this one would release its lock. */
async function rawFiles(folder: string): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: 1 << 30 } as const;
  return (await promisify(execFile)(process.execPath, ['-e', READ_ALL, folder], options)).stdout;
}

const marker = (index: number) => `Marker${index}Ends`;
const idOf = (index: number) => classroomId(`c${index}`);

describe('the files of a small database', () => {
  it('hold nothing of a removed classroom, however its rows were moved before', { timeout: 60_000 }, async () => {
    const folder = await testFolder();
    const store = await openSqliteStore({ folder });
    const seed = Date.now() % 1_000_000;
    console.info(`seed ${seed}`);
    let state = seed;
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };

    const CLASSES = 12;
    for (let index = 0; index < CLASSES; index += 1)
      await store.addClassroom(classroom(idOf(index), { title: marker(index) }));
    // Rows of all classes are mixed, and names grow, so that pages split and leave copies.
    for (let round = 0; round < 15; round += 1)
      await Promise.all(Array.from({ length: 200 }, () => writeSomething(store, random(CLASSES), random)));

    const before = await rawFiles(folder);
    for (let index = 0; index < CLASSES; index += 1) expect(before.includes(marker(index))).toBe(true);
    for (const index of [3, 7, 11, 0]) {
      await store.removeClassroom(idOf(index));
      expect((await rawFiles(folder)).includes(marker(index))).toBe(false);
    }
    expect((await rawFiles(folder)).includes(marker(5))).toBe(true);
    await store.close();
  });

  // Proves I23.
  it('hold nothing of a removed seat', async () => {
    const folder = await testFolder();
    const store = await openSqliteStore({ folder });
    const a = idOf(1);
    await store.addClassroom(classroom(a));
    for (let number = 1; number <= 60; number += 1) await store.addSeat(seat(a, number, { name: marker(number) }));
    expect((await rawFiles(folder)).includes(marker(30))).toBe(true);
    await store.removeSeat(a, seat(a, 30).id);
    const after = await rawFiles(folder);
    expect(after.includes(marker(30))).toBe(false);
    expect(after.includes(marker(31))).toBe(true);
    await store.close();
  });
});

let written = 0;

async function writeSomething(store: Store, index: number, random: (below: number) => number): Promise<unknown> {
  const id = idOf(index);
  written += 1;
  const text = marker(index).repeat(1 + random(random(4) === 0 ? 900 : 6));
  const bytes = new TextEncoder().encode(text);
  const key = { classroom: id, board: random(4) };
  switch (random(5)) {
    case 0:
      return store.addSeat(seat(id, written, { name: marker(index) }));
    case 1: {
      const seats = await store.seats(id);
      const one = seats[random(seats.length)]?.id ?? seatId('none');
      return store.changeSeat(id, one, { name: text.slice(0, 400) });
    }
    case 2:
      return store.addPicture(picture(id, `${written}`, { still: text.slice(0, 200) }));
    case 3:
      return store.addSnapshot(snapshot(key, written, { bytes }));
    default:
      return store.append([chunk(key, written, 'me', { bytes })]);
  }
}

describe('a large database', () => {
  const IDLE_MS = 60_000;
  const POLICY = { immediateBytesMax: 0, idleMs: IDLE_MS };
  const isOwed = ({ db }: ReturnType<typeof openDatabase>) =>
    db.prepare('SELECT vacuumOwed FROM upkeep').get()?.vacuumOwed;

  function erase({ db }: ReturnType<typeof openDatabase>): void {
    const put = db.prepare('INSERT INTO sessions VALUES (?, ?, 1)');
    for (let index = 0; index < 500; index += 1) put.run(`${(index * 7_919) % 500}`, marker(index % 2));
    db.exec(`DELETE FROM sessions WHERE body = '${marker(1)}'; UPDATE upkeep SET vacuumOwed = 1`);
  }

  afterEach(() => {
    vi.useRealTimers();
  });

  it('is vacuumed once nobody has played for a while', async () => {
    vi.useFakeTimers();
    const folder = await testFolder();
    const database = openDatabase(folder);
    const vacuum = new Vacuum(database.db, POLICY);
    erase(database);
    vacuum.afterErasure();
    vi.advanceTimersByTime(IDLE_MS - 1);
    vacuum.onActivity();
    vi.advanceTimersByTime(IDLE_MS - 1);
    expect(isOwed(database)).toBe(1);
    vi.advanceTimersByTime(1);
    expect(isOwed(database)).toBe(0);
    const files = await Promise.all(
      [DATABASE_FILE, `${DATABASE_FILE}-wal`].map((file) => readFile(join(folder, file))),
    );
    expect(files.some((file) => file.includes(marker(1)))).toBe(false);
    expect(files.some((file) => file.includes(marker(0)))).toBe(true);
    database.db.close();
  });

  it('still owes the vacuum after a restart', async () => {
    vi.useFakeTimers();
    const folder = await testFolder();
    const before = openDatabase(folder);
    const vacuum = new Vacuum(before.db, POLICY);
    erase(before);
    vacuum.afterErasure();
    vacuum.stop();
    before.db.close();

    const after = openDatabase(folder);
    const next = new Vacuum(after.db, POLICY);
    expect(isOwed(after)).toBe(1);
    vi.advanceTimersByTime(IDLE_MS);
    expect(isOwed(after)).toBe(0);
    next.stop();
    after.db.close();
  });
});
