import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { animation, drawing } from '#e2e/fixtures/test-images.ts';
import { classroom as sampleClass } from '#e2e/store/contract/sample-records.ts';
import { HELD_FILE_MS_MAX, PICTURE_JOBS_MAX, PICTURE_QUEUE_MAX } from '#server/base/limits.ts';
import type { PictureRecord } from '#server/store/port.ts';
import { openSqliteStore, type SqliteStore } from '#server/store/sqlite/store.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import { openPictureStore, type PictureSource, type PictureStore } from './picture-store.ts';
import type { PictureFileKind } from './port.ts';

const classroom = 'classroom-of-pictures' as ClassroomId;
/** 3 November 2026. */
const NOVEMBER = Date.UTC(2026, 10, 3);

let folder = '';
let store: SqliteStore;
let pictures: PictureStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-pictures-'));
  store = await openSqliteStore({ folder });
  await store.addClassroom(
    sampleClass(classroom, {
      createdAt: NOVEMBER,
      expiresAt: NOVEMBER * 2,
    }),
  );
  pictures = await openPictureStore({ folder, store, now: () => NOVEMBER });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function uploaded(content: Uint8Array): Promise<string> {
  const file = join(pictures.uploadFolder, 'upload');
  await writeFile(file, content);
  return file;
}

/** The path of a stored file. */
async function pathOf(record: PictureRecord, kind: PictureFileKind): Promise<string> {
  const located = await pictures.locate(record, kind);
  if (!located.ok) throw new Error(located.code);
  return located.path;
}

async function stored(content: Uint8Array, source: PictureSource = {}) {
  const file = await uploaded(content);
  const answer = await pictures.add(classroom, file, source);
  await rm(file);
  if (!answer.ok) throw new Error(answer.code);
  return answer.record;
}

/** Every file below the uploads and the pictures. */
async function files(): Promise<string[]> {
  const found: string[] = [];
  for (const below of ['uploads', 'pictures'])
    for (const entry of await readdir(join(folder, below), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) found.push(join(entry.parentPath, entry.name));
  return found;
}

test('a picture is recorded, and its file has a dated name that cannot be guessed', async () => {
  const record = await stored(await drawing(300, 200).jpeg().toBuffer());
  expect(record).toMatchObject({
    classroom,
    width: 300,
    height: 200,
    animated: false,
    moving: null,
    createdAt: NOVEMBER,
  });
  expect(record.still).toMatch(/^2026-11\/[A-Za-z0-9_-]{22}\.webp$/);
  expect(record.still).not.toContain(record.id);
  expect(await store.picture(record.id)).toEqual(record);
  expect(await pictures.locate(record, 'still')).toMatchObject({ ok: true, type: 'image/webp' });
  const path = await pathOf(record, 'still');
  const bytes = await readFile(path);
  expect(bytes.length).toBe(record.bytes);
  expect((await sharp(bytes).metadata()).format).toBe('webp');
  expect(await pathOf(record, 'moving')).toBe(path);
  expect(await files()).toEqual([path]);
});

test('a moving picture has two files, and both are removed', async () => {
  const record = await stored(await animation('gif', 3, 64));
  expect(record.animated).toBe(true);
  expect((await sharp(await pathOf(record, 'moving'), { pages: -1 }).metadata()).pages).toBe(3);
  expect(await files()).toHaveLength(2);
  await pictures.removeFiles([record]);
  expect(await files()).toEqual([]);
  await pictures.removeFiles([record]);
});

test('a refused upload leaves no other file and no record', async () => {
  const file = await uploaded(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  expect(await pictures.add(classroom, file)).toMatchObject({ ok: false, code: 'not-a-picture' });
  expect(await files()).toEqual([file]);
  expect(await store.pictures(classroom)).toEqual([]);
});

test('a picture that cannot be recorded leaves no file', async () => {
  const file = await uploaded(await drawing(64, 64).png().toBuffer());
  await expect(pictures.add('no-such-class' as ClassroomId, file)).rejects.toThrow();
  expect(await files()).toEqual([file]);
});

test('a picture that cannot be moved to its place leaves no file and no record', async () => {
  await writeFile(join(folder, 'pictures', '2026-11'), 'in the way');
  const file = await uploaded(await drawing(64, 64).png().toBuffer());
  await expect(pictures.add(classroom, file)).rejects.toThrow();
  expect(await files()).toHaveLength(2);
  expect(await store.pictures(classroom)).toEqual([]);
});

// Proves I23.
test('a picture that moves on boards has a sheet; discarding it leaves no file', async () => {
  const record = await stored(await animation('gif', 3, 64), { pace: 'moving' });
  expect(record.sheet).toMatchObject({ pace: 'moving', motion: { frameWidth: 64, frameHeight: 64 } });
  const paths = await Promise.all((['still', 'moving', 'sheet'] as const).map((kind) => pathOf(record, kind)));
  expect(new Set(paths).size).toBe(3);
  expect((await files()).sort()).toEqual([...paths].sort());
  const sizes = await Promise.all(paths.map(async (path) => (await readFile(path)).length));
  expect(record.bytes).toBe(sizes.reduce((sum, size) => sum + size, 0));
  expect(await store.picture(record.id)).toEqual(record);
  await pictures.discard([record.id]);
  expect(await files()).toEqual([]);
});

test('the next start brings a staged sheet to its place', async () => {
  const record = await stored(await animation('webp', 2, 64), { pace: 'slow' });
  const path = await pathOf(record, 'sheet');
  await rename(path, join(pictures.uploadFolder, `${record.id}.sheet.webp`));
  pictures = await openPictureStore({ folder, store, now: () => NOVEMBER });
  expect(await files()).toContain(path);
  expect(await readdir(pictures.uploadFolder)).toEqual([]);
});

test('pictures beyond the queue are refused as busy', async () => {
  const file = await uploaded(await drawing(400, 400).jpeg().toBuffer());
  const places = PICTURE_JOBS_MAX + PICTURE_QUEUE_MAX;
  const answers = await Promise.all(Array.from({ length: places + 3 }, () => pictures.add(classroom, file)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(places);
  expect(answers.filter((answer) => !answer.ok && answer.code === 'picture-busy')).toHaveLength(3);
});

describe('of two calls with one id', () => {
  const id = 'i'.repeat(22) as PictureId;

  test('at once: both get one picture, and its file is there', async () => {
    const file = await uploaded(await drawing(300, 200).jpeg().toBuffer());
    const answers = await Promise.all([1, 2].map(() => pictures.add(classroom, file, { id })));
    await rm(file);
    const record = await store.picture(id);
    if (record === null) throw new Error('no record');
    expect(answers).toEqual([1, 2].map(() => ({ ok: true, record })));
    expect(await files()).toEqual([await pathOf(record, 'still')]);
  });

  test('in two processes: the later one leaves the record and the file of the first', async () => {
    const other = await openPictureStore({
      folder,
      store: { ...methodsOf(store), picture: lateRead() },
      now: () => NOVEMBER,
    });
    const file = await uploaded(await drawing(300, 200).jpeg().toBuffer());
    const first = await pictures.add(classroom, file, { id });
    const second = await other.add(classroom, file, { id });
    await rm(file);
    expect(second).toEqual(first);
    const record = await store.picture(id);
    if (record === null) throw new Error('no record');
    expect(await files()).toContain(await pathOf(record, 'still'));
  });

  /** The other process looks before the first has recorded its picture. */
  function lateRead(): SqliteStore['picture'] {
    let looks = 0;
    return async (which) => {
      looks += 1;
      return looks === 1 ? null : store.picture(which);
    };
  }

  function methodsOf(all: SqliteStore) {
    return {
      addPicture: (record: PictureRecord) => all.addPicture(record),
      keepPicture: (which: PictureId) => all.keepPicture(which),
      comingPictures: (createdUpTo: number) => all.comingPictures(createdUpTo),
      removePicture: (which: PictureId) => all.removePicture(which),
    };
  }
});

test('the next start removes unrecorded leftovers and completes recorded pictures', async () => {
  const record = await stored(await animation('webp', 2, 64));
  // The state after a crash between the record and the last move.
  await rename(await pathOf(record, 'moving'), join(pictures.uploadFolder, `${record.id}.moving.webp`));
  await writeFile(join(pictures.uploadFolder, '0123456789abcdef0123456789abcdef'), 'half an upload');
  await writeFile(join(pictures.uploadFolder, `${'a'.repeat(22)}.still.webp`), 'drawn, never recorded');
  await mkdir(join(pictures.uploadFolder, 'folder'));
  pictures = await openPictureStore({ folder, store, now: () => NOVEMBER });
  expect((await files()).sort()).toEqual([await pathOf(record, 'still'), await pathOf(record, 'moving')].sort());
  expect(await readdir(pictures.uploadFolder)).toEqual([]);
});

/** File operations of a folder in which another program holds files: those whose path includes `held`, for so many attempts. */
function heldFiles(code: string, held: string, attempts: number) {
  const left = { rename: attempts, rm: attempts };
  const refuseWhileHeld = (operation: 'rename' | 'rm', path: string) => {
    if (!path.includes(held) || left[operation] === 0) return;
    left[operation] -= 1;
    throw Object.assign(new Error(`${code}: resource busy or locked`), { code });
  };
  return {
    left,
    rename: async (from: string, to: string) => {
      refuseWhileHeld('rename', from);
      await rename(from, to);
    },
    rm: async (path: string, options: { force: boolean; recursive?: boolean }) => {
      refuseWhileHeld('rm', path);
      await rm(path, options);
    },
  };
}

describe.each(['EBUSY', 'EPERM', 'EACCES'])('a file that another program holds (%s)', (code) => {
  const reopen = (fileOperations: ReturnType<typeof heldFiles>) =>
    openPictureStore({ folder, store, now: () => NOVEMBER, fileOperations });

  test('for a moment: a picture is stored and removed as always', async () => {
    const operations = heldFiles(code, '', 3);
    pictures = await reopen(operations);
    const record = await stored(await drawing(64, 64).png().toBuffer());
    expect(await files()).toEqual([await pathOf(record, 'still')]);
    await pictures.discard([record.id]);
    expect(await files()).toEqual([]);
    expect(operations.left).toEqual({ rename: 0, rm: 0 });
  });

  test('at the start: a leftover is removed later, and keeps no start and no other leftover waiting', async () => {
    const record = await stored(await animation('webp', 2, 64));
    const moved = await pathOf(record, 'moving');
    await rename(moved, join(pictures.uploadFolder, `${record.id}.moving.webp`));
    await writeFile(join(pictures.uploadFolder, 'held-upload'), 'half an upload');
    await writeFile(join(pictures.uploadFolder, 'zz-other-upload'), 'half an upload');
    const operations = heldFiles(code, 'uploads', 1);
    // The first rename and the first removal fail.
    pictures = await reopen(operations);
    expect(operations.left).toEqual({ rename: 0, rm: 0 });
    expect((await readdir(pictures.uploadFolder)).length).toBe(2);
    await expect.poll(() => readdir(pictures.uploadFolder), { timeout: 20_000 }).toEqual([]);
    expect(await files()).toContain(moved);
  });

  test('for longer than a request: the next start removes the picture', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const record = await stored(await drawing(64, 64).png().toBuffer());
    const path = await pathOf(record, 'still');
    const operations = heldFiles(code, '.webp', Number.POSITIVE_INFINITY);
    const refuse = operations.rm;
    const rmAndPassTime = async (...args: Parameters<typeof refuse>) => {
      vi.advanceTimersByTime(HELD_FILE_MS_MAX);
      await refuse(...args);
    };
    pictures = await reopen({ ...operations, rm: rmAndPassTime });
    await pictures.discard([record.id]);
    expect(await store.picture(record.id)).toBeNull();
    expect(await files()).toContain(path);
    pictures = await openPictureStore({ folder, store, now: () => NOVEMBER });
    expect(await files()).toEqual([]);
  });
});

test('no record can name a path outside the folder', async () => {
  const record = {
    id: 'x' as PictureId,
    classroom,
    width: 1,
    height: 1,
    animated: false,
    colours: '',
    sample: null,
    message: null,
    moving: null,
    bytes: 1,
    createdAt: 1,
  };
  for (const still of ['../jogak.db', '2026-11/../../jogak.db', '/etc/passwd', '2026-11/short.webp'])
    await expect(pictures.locate({ ...record, still }, 'still')).rejects.toThrow();
});
