/** Copies the files of pictures from one place to another, by the records that name them. It may be repeated: an equal file is left. */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkedFileName, fileNamesOf } from '#server/pictures/port.ts';
import type { ObjectBucket } from '#server/pictures/s3-files.ts';
import type { PictureRecord } from '#server/store/port.ts';

/** A file is not the same after it was copied; the message is a sentence for the operator. */
export class PictureCopyError extends Error {
  override readonly name = 'PictureCopyError';
}

export type PicturePlace = Pick<ObjectBucket, 'get' | 'put'>;

/** The pictures of a data folder. A Jogak that runs on it is to be stopped first. */
export function folderPlace(dataFolder: string): PicturePlace {
  const pathOf = (name: string) => join(dataFolder, 'pictures', checkedFileName(name));
  return {
    async get(name) {
      try {
        return await readFile(pathOf(name));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async put(name, bytes) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const arriving = `${path}.copying`;
      await rm(arriving, { force: true });
      await using file = await open(arriving, 'wx', 0o600);
      await file.writeFile(bytes);
      await file.sync();
      await rename(arriving, path);
    },
  };
}

export interface PictureCopyReport {
  readonly copied: number;
  readonly alreadyThere: number;
  /** Files that a record names and that are not at the first place. */
  readonly missing: readonly string[];
}

/** @throws {PictureCopyError} */
export async function copyPictures(
  records: AsyncIterable<PictureRecord> | Iterable<PictureRecord>,
  from: PicturePlace,
  to: PicturePlace,
): Promise<PictureCopyReport> {
  let [copied, alreadyThere] = [0, 0];
  const missing: string[] = [];
  for await (const record of records)
    for (const name of fileNamesOf(record)) {
      const bytes = await from.get(name);
      if (bytes === null) {
        missing.push(name);
        continue;
      }
      const digest = digestOf(bytes);
      if (digestOf(await to.get(name)) === digest) {
        alreadyThere += 1;
        continue;
      }
      await to.put(name, bytes);
      if (digestOf(await to.get(name)) !== digest)
        throw new PictureCopyError(`The file ${name} is not the same after it was copied.`);
      copied += 1;
    }
  return { copied, alreadyThere, missing };
}

/** Null for no file. */
function digestOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
}
