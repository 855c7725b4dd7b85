/**
 * A class's pictures: files with unguessable names in one folder a month, and a record of each in the store. A picture is first
 * whole and durable among the uploads, then recorded, then moved to its place: a crash in between is finished or cleared away at the
 * next start, so that no file is without a record and no record without a file.
 */
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  CHAT_MOVING_PIXELS_LONG,
  CHAT_PICTURE_PIXELS_LONG,
  PICTURE_JOBS_MAX,
  PICTURE_QUEUE_MAX,
} from '#server/base/limits.ts';
import { BoundedQueue } from '#server/concurrency/bounded-queue.ts';
import { freshId } from '#server/identity/fresh-id.ts';
import type { PictureRecord, Store } from '#server/store/port.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import type { Crop } from '#shared/picture/crop.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import { reencode } from './reencode.ts';

/** Where a file comes from, if it is no teacher's upload for boards, and what of it is wanted. */
export interface PictureSource {
  /** One of our samples. */
  readonly sample?: SampleId;
  /** What came with a chat message, named by its operation. */
  readonly messageOperation?: string;
  /** The part that is kept; all of it without. */
  readonly crop?: Crop | undefined;
}

export interface PictureStore {
  /** Folder for files as they come in. Whoever puts one there takes it away again. */
  readonly uploadFolder: string;
  /** Draws the file anew and keeps that for the class; durable once it resolves. The file itself is left where it is. */
  add(
    classroom: ClassroomId,
    file: string,
    source?: PictureSource,
  ): Promise<{ readonly ok: true; readonly record: PictureRecord } | Failure>;
  /** Where the file is and what it is; of a picture that does not move, the still. */
  locate(record: PictureRecord, which: 'still' | 'moving'): { readonly path: string; readonly type: string };
  /** Takes records and files away; what is gone already is no fault. */
  discard(pictures: readonly PictureId[]): Promise<void>;
  /** Takes the files away; one that is gone already is no fault. */
  removeFiles(records: readonly PictureRecord[]): Promise<void>;
}

export interface PictureStoreDeps {
  /** The data folder. */
  readonly folder: string;
  readonly store: Pick<Store, 'addPicture' | 'picture' | 'removePicture'>;
  readonly now?: () => number;
}

/** A chat shows its pictures in a sidebar, and each is loaded by everybody in the class. */
const CHAT_SIZES = { still: CHAT_PICTURE_PIXELS_LONG, moving: CHAT_MOVING_PIXELS_LONG };

const RELATIVE_PATH = /^[0-9]{4}-[0-9]{2}\/[A-Za-z0-9_-]{22}\.webp$/;
/** A file on its way to its place: the picture's id, and which of its files it is. */
const STAGED = /^([A-Za-z0-9_-]{22})\.(still|moving)\.webp$/;

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and keeps its entries by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function openPictureStore({ folder, store, now = Date.now }: PictureStoreDeps): Promise<PictureStore> {
  const uploadFolder = join(folder, 'uploads');
  const pictureFolder = join(folder, 'pictures');
  await mkdir(uploadFolder, { recursive: true, mode: 0o700 });
  await mkdir(pictureFolder, { recursive: true, mode: 0o700 });
  const queue = new BoundedQueue(PICTURE_JOBS_MAX, PICTURE_QUEUE_MAX);

  function pathOf(relativePath: string): string {
    // A record is ours, but a path that leaves the folder must not be even then.
    if (!RELATIVE_PATH.test(relativePath)) throw new Error('a picture record names a place outside the folder');
    return join(pictureFolder, relativePath);
  }

  function stagedPath(id: string, which: 'still' | 'moving'): string {
    return join(uploadFolder, `${id}.${which}.webp`);
  }

  async function moveIntoPlace(id: string, which: 'still' | 'moving', relativePath: string): Promise<void> {
    const path = pathOf(relativePath);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(stagedPath(id, which), path);
    await syncFolder(dirname(path));
  }

  async function recoverUploads(): Promise<void> {
    for (const name of await readdir(uploadFolder)) {
      const [, id, which] = STAGED.exec(name) ?? [];
      const record = id === undefined ? null : await store.picture(id as PictureId);
      const relativePath = which === 'moving' ? record?.moving : record?.still;
      if (record !== null && relativePath && (which === 'still' || which === 'moving'))
        await moveIntoPlace(record.id, which, relativePath);
      else await rm(join(uploadFolder, name), { recursive: true, force: true });
    }
  }

  async function stage(path: string, bytes: Buffer): Promise<void> {
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true });
  }

  async function save(
    classroom: ClassroomId,
    reencoded: Exclude<Awaited<ReturnType<typeof reencode>>, Failure>,
    source: PictureSource,
  ) {
    const createdAt = now();
    const month = new Date(createdAt).toISOString().slice(0, 7);
    const record: PictureRecord = {
      id: freshId<PictureId>(),
      classroom,
      width: reencoded.width,
      height: reencoded.height,
      colours: reencoded.colours,
      animated: reencoded.moving !== null,
      // A part of a sample is a picture of its own: what is said of the whole one does not fit it.
      sample: source.crop === undefined ? (source.sample ?? null) : null,
      message: source.messageOperation ?? null,
      still: `${month}/${freshId()}.webp`,
      moving: reencoded.moving === null ? null : `${month}/${freshId()}.webp`,
      bytes: reencoded.still.length + (reencoded.moving?.length ?? 0),
      createdAt,
    };
    try {
      await stage(stagedPath(record.id, 'still'), reencoded.still);
      if (reencoded.moving !== null) await stage(stagedPath(record.id, 'moving'), reencoded.moving);
      await syncFolder(uploadFolder);
      await store.addPicture(record);
      await moveIntoPlace(record.id, 'still', record.still);
      if (record.moving !== null) await moveIntoPlace(record.id, 'moving', record.moving);
    } catch (error) {
      // What fails now fails for the reason that is thrown; the next start tries again.
      await Promise.allSettled([
        rm(stagedPath(record.id, 'still'), { force: true }),
        rm(stagedPath(record.id, 'moving'), { force: true }),
        remove([record]),
        store.removePicture(record.id),
      ]);
      throw error;
    }
    return { ok: true, record } as const;
  }

  async function remove(records: readonly PictureRecord[]): Promise<void> {
    for (const { still, moving } of records) {
      await rm(pathOf(still), { force: true });
      if (moving !== null) await rm(pathOf(moving), { force: true });
    }
  }

  await recoverUploads();
  return {
    uploadFolder,
    async add(classroom, file, source = {}) {
      const sizes = source.messageOperation === undefined ? undefined : CHAT_SIZES;
      const reencoded = await queue.run(() => reencode(file, source.crop, sizes));
      if (reencoded === null) return failure('picture-busy');
      return reencoded.ok ? save(classroom, reencoded, source) : reencoded;
    },
    locate(record, which) {
      const relativePath = which === 'moving' && record.moving !== null ? record.moving : record.still;
      return { path: pathOf(relativePath), type: 'image/webp' };
    },
    async discard(ids) {
      for (const id of ids) {
        const record = await store.picture(id);
        if (record === null) continue;
        // Nobody is given it from here on, whatever becomes of its files.
        await store.removePicture(id);
        await remove([record]);
      }
    },
    removeFiles: remove,
  };
}
