/** The contract of PictureFiles, on the data folder and on a real S3 server; and what the bucket alone promises. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classroom as sampleClass } from '#e2e/store/contract/sample-records.ts';
import { PICTURE_COMING_MS_MAX } from '#server/base/limits.ts';
import { newId } from '#server/identity/new-id.ts';
import { copyPictures, folderPlace } from '#server/pictures/copy/copy-pictures.ts';
import { FolderFiles } from '#server/pictures/folder-files.ts';
import { fileNamesOf, type PictureFileKind, type PictureFiles, PicturesAway } from '#server/pictures/port.ts';
import type { ReencodedPicture } from '#server/pictures/reencode.ts';
import { openBucket, type S3Bucket } from '#server/pictures/s3-bucket.ts';
import { S3Files } from '#server/pictures/s3-files.ts';
import type { PictureRecord } from '#server/store/port.ts';
import { openSqliteStore, type SqliteStore } from '#server/store/sqlite/store.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import { onS3 } from './on-s3.ts';

const COPY_PROGRAM = fileURLToPath(new URL('../../../server/pictures/copy/main.ts', import.meta.url));
const LIONS = 'class-of-the-lions-...' as ClassroomId;
const NOW = Date.UTC(2026, 10, 3);
const STILL = Buffer.from('the bytes of a still');
const MOVING = Buffer.from('the bytes of a picture that moves');
const SHEET = Buffer.from('the bytes of its frames');
const MOTION = { columns: 2, frameWidth: 40, frameHeight: 30, cellWidth: 48, cellHeight: 38, durations: [100, 100] };

let folder = '';
let store: SqliteStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-files-'));
  store = await openSqliteStore({ folder });
  await store.addClassroom(sampleClass(LIONS, { createdAt: NOW, expiresAt: NOW * 2 }));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** A record and its bytes. */
function picture(moves: boolean): { readonly record: PictureRecord; readonly content: ReencodedPicture } {
  const name = () => `2026-11/${newId()}.webp`;
  const sides = { width: 40, height: 30, colours: '' };
  const record: PictureRecord = {
    ...sides,
    id: newId<PictureId>(),
    classroom: LIONS,
    animated: moves,
    sample: null,
    message: null,
    still: name(),
    moving: moves ? name() : null,
    ...(moves ? { sheet: { file: name(), pace: 'moving', motion: MOTION } } : {}),
    bytes: STILL.length,
    createdAt: NOW,
  };
  const moving = moves
    ? { moving: MOVING, sheet: { ok: true as const, bytes: SHEET, pace: 'moving' as const, motion: MOTION } }
    : { moving: null, sheet: null };
  return { record, content: { ok: true, ...sides, still: STILL, ...moving } };
}

async function bytesOf(files: PictureFiles, record: PictureRecord, kind: PictureFileKind): Promise<string | null> {
  const path = await files.locate(record, kind);
  return path === null || !existsSync(path) ? null : readFile(path, 'utf8');
}

function contract(open: () => Promise<PictureFiles>): void {
  it('stores record and files, and finds them after a start anew', async () => {
    const [stays, moves] = [picture(false), picture(true)];
    const files = await open();
    for (const { record, content } of [stays, moves]) await files.save(record, content);
    for (const each of [files, await open()]) {
      expect(await bytesOf(each, stays.record, 'still')).toBe(String(STILL));
      expect(await bytesOf(each, stays.record, 'moving')).toBe(String(STILL));
      expect(await bytesOf(each, moves.record, 'moving')).toBe(String(MOVING));
      expect(await bytesOf(each, moves.record, 'sheet')).toBe(String(SHEET));
      expect(await store.picture(moves.record.id)).toMatchObject({ still: moves.record.still });
    }
    expect(await store.comingPictures(NOW * 2)).toEqual([]);
  });

  it('discards a picture with its record, and removes files alone, as often as it is asked', async () => {
    const [discarded, removed, untouched] = [picture(true), picture(true), picture(false)];
    const files = await open();
    for (const { record, content } of [discarded, removed, untouched]) await files.save(record, content);
    for (let times = 0; times < 2; times += 1) {
      await files.discard(discarded.record);
      await files.remove([removed.record]);
    }
    for (const each of [files, await open()])
      for (const { record } of [discarded, removed])
        for (const kind of ['still', 'moving', 'sheet'] as const) expect(await bytesOf(each, record, kind)).toBeNull();
    expect(await store.picture(discarded.record.id)).toBeNull();
    expect(await store.picture(removed.record.id)).not.toBeNull();
    expect(await bytesOf(files, untouched.record, 'still')).toBe(String(STILL));
  });

  it('stores nothing where the record is refused', async () => {
    const { record, content } = picture(true);
    const files = await open();
    await files.save(record, content);
    const twin = { ...record, still: `2026-11/${newId()}.webp` };
    await expect(files.save(twin, content)).rejects.toMatchObject({ code: 'taken' });
    expect(await bytesOf(files, twin, 'still')).toBeNull();
    expect(await bytesOf(files, record, 'still')).toBe(String(STILL));
    expect(await store.pictures(LIONS)).toHaveLength(1);
  });

  it('starts with an empty folder for uploads, and clears it of what was left there', async () => {
    const files = await open();
    const { record, content } = picture(false);
    await files.save(record, content);
    expect(await readdir(files.uploadFolder)).toEqual([]);
    await writeFile(join(files.uploadFolder, 'half an upload'), STILL);
    await open();
    expect(await readdir(files.uploadFolder)).toEqual([]);
  });
}

describe('pictures in the data folder', () => {
  contract(async () => {
    const files = new FolderFiles({ folder, records: store });
    await files.recover();
    return files;
  });
});

describe('pictures in a bucket', () => {
  onS3((server) => {
    let bucket: S3Bucket;
    beforeEach(async () => {
      bucket = await openBucket(server().location, server().env);
    });
    afterEach(() => bucket.close());

    async function open(now = NOW): Promise<S3Files> {
      const files = new S3Files({ bucket, records: store, folder: join(folder, 'node'), now: () => now });
      await files.recover();
      return files;
    }
    contract(open);

    /** What `npm run pictures:copy` prints. */
    async function runCopy(args: readonly string[]): Promise<string> {
      const env = { ...process.env, ...server().env };
      return (await promisify(execFile)(process.execPath, [COPY_PROGRAM, ...args], { env })).stdout;
    }

    /** Everything in this machine's cache. */
    async function cached(): Promise<string[]> {
      const found = await readdir(join(folder, 'node', 'picture-cache'), { recursive: true, withFileTypes: true });
      return found.filter((entry) => entry.isFile()).map(({ name }) => name);
    }

    it('is fetched once, and nothing stays in the cache after a start, a discard, or when the class goes', async () => {
      const { record, content } = picture(true);
      const files = await open();
      await files.save(record, content);
      expect(await cached()).toEqual([]);
      await Promise.all([files.locate(record, 'still'), files.locate(record, 'still'), files.locate(record, 'moving')]);
      expect(await cached()).toHaveLength(2);
      // Without the objects: the cache has them.
      for (const name of fileNamesOf(record)) await bucket.delete(name);
      expect(await bytesOf(files, record, 'still')).toBe(String(STILL));
      await files.forget(LIONS);
      expect(await cached()).toEqual([]);
      expect(await files.locate(record, 'still')).toBeNull();

      const other = picture(false);
      await files.save(other.record, other.content);
      await files.locate(other.record, 'still');
      await open();
      expect(await cached()).toEqual([]);
      await files.locate(other.record, 'still');
      await files.discard(other.record);
      expect(await cached()).toEqual([]);
      expect(await bucket.get(other.record.still)).toBeNull();
    });

    it('a process that ends between record and objects leaves what a sweep finds, and not before its time', async () => {
      const { record } = picture(true);
      await store.addPicture({ ...record, coming: true });
      await bucket.put(record.still, STILL);
      await (await open(NOW + PICTURE_COMING_MS_MAX - 1)).sweep();
      expect(await store.picture(record.id)).not.toBeNull();
      await (await open(NOW + PICTURE_COMING_MS_MAX)).sweep();
      expect(await store.picture(record.id)).toBeNull();
      expect(await bucket.get(record.still)).toBeNull();
    });

    it.each(['killed', 'frozen'] as const)(
      'while the server is %s nothing is half stored or half removed',
      async (how) => {
        const [before, during] = [picture(false), picture(true)];
        const files = await open();
        await files.save(before.record, before.content);
        await files.locate(before.record, 'still');
        if (how === 'killed') await server().kill();
        else server().freeze(true);
        try {
          await expect(files.save(during.record, during.content)).rejects.toBeInstanceOf(PicturesAway);
          // The record stays, marked as coming: it alone names what may have arrived.
          expect(await store.picture(during.record.id)).toMatchObject({ coming: true });
          await expect(files.discard(before.record)).rejects.toBeInstanceOf(PicturesAway);
          expect(await store.picture(before.record.id)).not.toBeNull();
        } finally {
          if (how === 'killed') await server().start();
          else server().freeze(false);
        }
        await (await open(NOW + PICTURE_COMING_MS_MAX)).sweep();
        expect(await store.picture(during.record.id)).toBeNull();
        for (const name of fileNamesOf(during.record)) expect(await bucket.get(name)).toBeNull();
        await files.discard(before.record);
        expect(await bucket.get(before.record.still)).toBeNull();
      },
    );

    it('is copied from the folder and back, byte for byte, and says what is missing', async () => {
      const source = new FolderFiles({ folder, records: store });
      await source.recover();
      const pictures = [picture(false), picture(true)];
      for (const { record, content } of pictures) await source.save(record, content);
      const records = await store.pictures(LIONS);
      expect(await copyPictures(records, folderPlace(folder), bucket)).toEqual({
        copied: 4,
        alreadyThere: 0,
        missing: [],
      });
      expect(await copyPictures(records, folderPlace(folder), bucket)).toMatchObject({ copied: 0, alreadyThere: 4 });
      const files = await open();
      for (const { record } of pictures) expect(await bytesOf(files, record, 'still')).toBe(String(STILL));

      const back = join(folder, 'back');
      expect(await copyPictures(records, bucket, folderPlace(back))).toMatchObject({ copied: 4, missing: [] });
      const [first] = records;
      if (first === undefined) throw new Error('no picture');
      expect(await readFile(join(back, 'pictures', first.still))).toEqual(STILL);
      // The same by the program, which opens the store itself, and reads keys and endpoint from the environment.
      const last = join(folder, 'last');
      await store.close();
      const copy = (from: string, to: string) => runCopy(['--store', `sqlite:${folder}`, '--from', from, '--to', to]);
      const { bucket: name } = server().location;
      expect(await copy(`folder:${folder}`, `s3://${name}/again`)).toContain('4 files copied, 0 were there');
      expect(await copy(`s3://${name}/again`, `folder:${last}`)).toContain('4 files copied, 0 were there');
      expect(await readFile(join(last, 'pictures', first.still))).toEqual(STILL);
      store = await openSqliteStore({ folder });

      await bucket.delete(first.still);
      expect(await copyPictures(records, bucket, folderPlace(back))).toMatchObject({ missing: [first.still] });
    });
  });
});
