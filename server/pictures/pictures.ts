/**
 * A class's pictures: files with unguessable names in one folder a month, and a record of each in the store. A picture is first
 * whole and durable among the uploads, then recorded, then moved to its place: a crash in between is finished or cleared away at the
 * next start, so that no file is without a record and no record without a file.
 */
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClassroomId, PictureId } from '../../shared/ids.ts';
import type { Crop } from '../../shared/picture/crop.ts';
import { type Failure, failure } from '../../shared/protocol/errors.ts';
import type { SampleId } from '../../shared/samples.ts';
import { freshId } from '../ids.ts';
import {
  CHAT_MOVING_PIXELS_LONG,
  CHAT_PICTURE_PIXELS_LONG,
  PICTURE_JOBS,
  PICTURE_JOBS_WAITING_MAX,
} from '../limits.ts';
import type { PictureRecord, Store } from '../store/port.ts';
import { Line } from './line.ts';
import { reencode } from './reencode.ts';

/** Where a file comes from, if it is no teacher's upload for boards, and what of it is wanted. */
export interface Origin {
  /** One of our samples. */
  readonly sample?: SampleId;
  /** What came with a chat message, named by its operation. */
  readonly message?: string;
  /** The part that is kept; all of it without. */
  readonly crop?: Crop | undefined;
}

export interface Pictures {
  /** Folder for files as they come in. Whoever puts one there takes it away again. */
  readonly uploads: string;
  /** Draws the file anew and keeps that for the class; durable once it resolves. The file itself is left where it is. */
  receive(
    classroom: ClassroomId,
    file: string,
    origin?: Origin,
  ): Promise<{ readonly ok: true; readonly record: PictureRecord } | Failure>;
  /** Where the file is and what it is; of a picture that does not move, the still. */
  read(record: PictureRecord, which: 'still' | 'moving'): { readonly path: string; readonly type: string };
  /** Takes records and files away; what is gone already is no fault. */
  discard(pictures: readonly PictureId[]): Promise<void>;
  /** Takes the files away; one that is gone already is no fault. */
  remove(records: readonly PictureRecord[]): Promise<void>;
}

export interface PicturesParts {
  /** The data folder. */
  readonly folder: string;
  readonly store: Pick<Store, 'addPicture' | 'picture' | 'removePicture'>;
  readonly now?: () => number;
}

/** A chat shows its pictures in a sidebar, and each is loaded by everybody in the class. */
const CHAT_SIZES = { still: CHAT_PICTURE_PIXELS_LONG, moving: CHAT_MOVING_PIXELS_LONG };

const PLACE = /^[0-9]{4}-[0-9]{2}\/[A-Za-z0-9_-]{22}\.webp$/;
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

export async function openPictures({ folder, store, now = Date.now }: PicturesParts): Promise<Pictures> {
  const uploads = join(folder, 'uploads');
  const kept = join(folder, 'pictures');
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  await mkdir(kept, { recursive: true, mode: 0o700 });
  const line = new Line(PICTURE_JOBS, PICTURE_JOBS_WAITING_MAX);

  function pathOf(place: string): string {
    // A record is ours, but a path that leaves the folder must not be even then.
    if (!PLACE.test(place)) throw new Error('a picture record names a place outside the folder');
    return join(kept, place);
  }

  function stagedPath(id: string, which: 'still' | 'moving'): string {
    return join(uploads, `${id}.${which}.webp`);
  }

  async function settle(id: string, which: 'still' | 'moving', place: string): Promise<void> {
    const path = pathOf(place);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(stagedPath(id, which), path);
    await syncFolder(dirname(path));
  }

  async function finishAtStart(): Promise<void> {
    for (const name of await readdir(uploads)) {
      const [, id, which] = STAGED.exec(name) ?? [];
      const record = id === undefined ? null : await store.picture(id as PictureId);
      const place = which === 'moving' ? record?.moving : record?.still;
      if (record !== null && place && (which === 'still' || which === 'moving')) await settle(record.id, which, place);
      else await rm(join(uploads, name), { recursive: true, force: true });
    }
  }

  async function stage(path: string, bytes: Buffer): Promise<void> {
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true });
  }

  async function keep(
    classroom: ClassroomId,
    drawn: Exclude<Awaited<ReturnType<typeof reencode>>, Failure>,
    origin: Origin,
  ) {
    const createdAt = now();
    const month = new Date(createdAt).toISOString().slice(0, 7);
    const record: PictureRecord = {
      id: freshId<PictureId>(),
      classroom,
      width: drawn.width,
      height: drawn.height,
      colours: drawn.colours,
      animated: drawn.moving !== null,
      // A part of a sample is a picture of its own: what is said of the whole one does not fit it.
      sample: origin.crop === undefined ? (origin.sample ?? null) : null,
      message: origin.message ?? null,
      still: `${month}/${freshId()}.webp`,
      moving: drawn.moving === null ? null : `${month}/${freshId()}.webp`,
      bytes: drawn.still.length + (drawn.moving?.length ?? 0),
      createdAt,
    };
    try {
      await stage(stagedPath(record.id, 'still'), drawn.still);
      if (drawn.moving !== null) await stage(stagedPath(record.id, 'moving'), drawn.moving);
      await syncFolder(uploads);
      await store.addPicture(record);
      await settle(record.id, 'still', record.still);
      if (record.moving !== null) await settle(record.id, 'moving', record.moving);
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

  await finishAtStart();
  return {
    uploads,
    async receive(classroom, file, origin = {}) {
      const sizes = origin.message === undefined ? undefined : CHAT_SIZES;
      const drawn = await line.take(() => reencode(file, origin.crop, sizes));
      if (drawn === null) return failure('picture-busy');
      return drawn.ok ? keep(classroom, drawn, origin) : drawn;
    },
    read(record, which) {
      const place = which === 'moving' && record.moving !== null ? record.moving : record.still;
      return { path: pathOf(place), type: 'image/webp' };
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
    remove,
  };
}
