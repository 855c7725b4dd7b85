/**
 * Files of pictures as objects of an S3 bucket. Added: the record as `coming`, the objects, the record as kept. Removed: the objects, the
 * record. So every object has a record, the bucket is never listed, and what a lost process left is found by its record. An object is
 * fetched once into a cache of this machine, which is empty after each start.
 */
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PICTURE_COMING_MS_MAX } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { KeyedMutex } from '#server/concurrency/keyed-mutex.ts';
import { newId } from '#server/identity/new-id.ts';
import type { PictureRecord } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import {
  checkedFileName,
  fileNameOf,
  fileNamesOf,
  newFilesOf,
  type PictureFileKind,
  type PictureFiles,
  type PictureRecords,
  PicturesAway,
} from './port.ts';
import type { ReencodedPicture } from './reencode.ts';

/** Single objects by their keys. Each may throw PicturesAway. */
export interface ObjectBucket {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null: there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** A missing one is no error. */
  delete(key: string): Promise<void>;
}

export interface S3FilesDeps {
  readonly bucket: ObjectBucket;
  readonly records: PictureRecords;
  /** The data folder of this process alone. */
  readonly folder: string;
  /** Wall time in ms. */
  readonly now: () => number;
  readonly log?: Pick<Log, 'warn'> | undefined;
}

export class S3Files implements PictureFiles {
  readonly uploadFolder: string;
  readonly #cache: string;
  readonly #deps: S3FilesDeps;
  /** By the name of a file: requests for one share a fetch. */
  readonly #fetching = new KeyedMutex();

  constructor(deps: S3FilesDeps) {
    this.uploadFolder = join(deps.folder, 'uploads');
    this.#cache = join(deps.folder, 'picture-cache');
    this.#deps = deps;
  }

  removeUpload(path: string): Promise<void> {
    return rm(path, { force: true, recursive: true });
  }

  async save(record: PictureRecord, content: ReencodedPicture): Promise<void> {
    const { bucket, records } = this.#deps;
    await records.addPicture({ ...record, coming: true });
    try {
      for (const { name, bytes } of newFilesOf(record, content)) await bucket.put(name, bytes);
      await records.keepPicture(record.id);
    } catch (error) {
      // While the bucket is away nothing can be taken back: the record says that it is coming, and the sweep takes it back.
      if (!(error instanceof PicturesAway)) await this.discard(record).catch(() => undefined);
      throw error;
    }
  }

  async locate(record: PictureRecord, kind: PictureFileKind): Promise<string | null> {
    const name = checkedFileName(fileNameOf(record, kind));
    const path = join(this.#cache, record.classroom, name);
    return this.#fetching.run(path, async () => {
      if (await isThere(path)) return path;
      const bytes = await this.#deps.bucket.get(name);
      if (bytes === null) return null;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const arriving = join(this.uploadFolder, newId());
      await writeFile(arriving, bytes, { flag: 'wx', mode: 0o600 });
      await rename(arriving, path);
      return path;
    });
  }

  async discard(record: PictureRecord): Promise<void> {
    await this.remove([record]);
    await this.#deps.records.removePicture(record.id);
  }

  async remove(records: readonly PictureRecord[]): Promise<void> {
    for (const record of records)
      for (const name of fileNamesOf(record)) {
        await rm(join(this.#cache, record.classroom, checkedFileName(name)), { force: true });
        await this.#deps.bucket.delete(name);
      }
  }

  async recover(): Promise<void> {
    for (const folder of [this.uploadFolder, this.#cache]) {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true, mode: 0o700 });
    }
  }

  async sweep(): Promise<void> {
    const { records, now, log } = this.#deps;
    try {
      for (const record of await records.comingPictures(now() - PICTURE_COMING_MS_MAX)) await this.discard(record);
    } catch (error) {
      log?.warn({ err: error }, 'could not remove pictures that came only in part: the next sweep tries again');
    }
  }

  async forget(classroom: ClassroomId): Promise<void> {
    await rm(join(this.#cache, classroom), { recursive: true, force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
