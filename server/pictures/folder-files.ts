/**
 * Files of pictures in the data folder: staged durably in the uploads folder first, then recorded, then moved to their place in one
 * folder for each month. Their names cannot be guessed. The next start completes or clears what a crash interrupts. A file that another program holds is tried again: for some seconds at once, then in the background.
 */
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isHeld, retryWhileHeld } from '#server/base/held-files.ts';
import { HELD_FILE_BACKGROUND_MS_MAX, HELD_FILE_PAUSE_MS_MAX } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import type { PictureRecord } from '#server/store/port.ts';
import type { PictureId } from '#shared/ids.ts';
import {
  checkedFileName,
  fileNameOf,
  fileNamesOf,
  kindOf,
  newFilesOf,
  ownFileName,
  type PictureFileKind,
  type PictureFiles,
  type PictureRecords,
} from './port.ts';
import type { ReencodedPicture } from './reencode.ts';

/** The operations of the file system that fail while another program holds the file. */
export interface FileOperations {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly rm: (path: string, options: { readonly force: boolean; readonly recursive?: boolean }) => Promise<void>;
}

/** What a crash, or a program that held a file, has left in the uploads folder. */
type Leftover =
  | { readonly what: 'staged'; readonly name: string; readonly id: string; readonly kind: PictureFileKind }
  /** A note that a file in the pictures folder is still to be removed. */
  | { readonly what: 'removal'; readonly name: string; readonly relativePath: string }
  | { readonly what: 'other'; readonly name: string };

/** The name of a staged file: the picture's id, and the kind of file. */
const STAGED = /^([A-Za-z0-9_-]{22})\.([a-z]+)\.webp$/;
/** The name of a note: the path of the file to remove. */
const REMOVAL = /^([0-9]{4}-[0-9]{2})\.([A-Za-z0-9_-]{22}\.webp)\.remove$/;

export interface FolderFilesDeps {
  /** The data folder, which holds pictures and uploads. */
  readonly folder: string;
  readonly records: PictureRecords;
  readonly log?: Pick<Log, 'warn'> | undefined;
  readonly operations?: FileOperations | undefined;
}

export class FolderFiles implements PictureFiles {
  readonly uploadFolder: string;
  readonly #pictureFolder: string;
  readonly #records: PictureRecords;
  readonly #log: FolderFilesDeps['log'];
  readonly #operations: FileOperations;

  constructor({ folder, records, log, operations = { rename, rm } }: FolderFilesDeps) {
    this.uploadFolder = join(folder, 'uploads');
    this.#pictureFolder = join(folder, 'pictures');
    this.#records = records;
    this.#log = log;
    this.#operations = operations;
  }

  removeUpload(path: string): Promise<void> {
    return repeatInBackground(() => this.#operations.rm(path, { force: true, recursive: true }));
  }

  async save(record: PictureRecord, content: ReencodedPicture): Promise<void> {
    const { id, still } = record;
    const files = newFilesOf(record, content);
    try {
      for (const { kind, bytes } of files) await this.#stage(id, kind, bytes);
      // Their names are durable, too.
      await syncFolder(this.uploadFolder);
      await this.#records.addPicture(record);
      for (const { kind, name } of files) await this.#moveIntoPlace(id, kind, name);
    } catch (error) {
      const stored = await this.#records.picture(id).catch(() => null);
      // Another process has made the picture of this id: the record and the files are its own.
      if (stored !== null && stored.still !== still) throw error;
      // A failure in here has the cause that is thrown; the next start cleans up.
      await Promise.allSettled([
        ...files.map(({ kind }) => this.removeUpload(this.#stagedPath(id, kind))),
        this.remove([record]),
        this.#records.removePicture(id),
      ]);
      throw error;
    }
  }

  async locate(record: PictureRecord, kind: PictureFileKind): Promise<string> {
    return this.#pathOf(fileNameOf(record, kind));
  }

  async discard(record: PictureRecord): Promise<void> {
    // From here on no request finds it, whatever happens to its files.
    await this.#records.removePicture(record.id);
    await this.remove([record]);
  }

  /** One that stays held is noted, so that a later start removes it at the latest. */
  async remove(records: readonly PictureRecord[]): Promise<void> {
    for (const record of records) for (const name of fileNamesOf(record)) await this.#removePicture(name);
  }

  /**
   * Creates the folders, moves staged files of recorded pictures to their place, and removes all other leftovers. A leftover that
   * cannot be moved or removed is left to the background or the next start.
   */
  async recover(): Promise<void> {
    await mkdir(this.uploadFolder, { recursive: true, mode: 0o700 });
    await mkdir(this.#pictureFolder, { recursive: true, mode: 0o700 });
    for (const leftover of (await readdir(this.uploadFolder)).map(leftoverOf))
      await this.#recoverFile(leftover).catch((error: unknown) =>
        this.#log?.warn({ err: error }, 'a file that an earlier start has left in the uploads folder stays there'),
      );
  }

  /** Only this process has the folder: its start has cleared everything. */
  async sweep(): Promise<void> {}

  /** The folder is no cache. */
  async forget(): Promise<void> {}

  #pathOf(name: string): string {
    return join(this.#pictureFolder, checkedFileName(name));
  }

  async #stage(id: string, kind: PictureFileKind, bytes: Buffer): Promise<void> {
    await writeFile(this.#stagedPath(id, kind), bytes, { flag: 'wx', mode: 0o600, flush: true });
  }

  #moveIntoPlace(id: string, kind: PictureFileKind, relativePath: string): Promise<void> {
    return retryWhileHeld(() => this.#move(id, kind, relativePath));
  }

  async #recoverFile(leftover: Leftover): Promise<void> {
    const { what, name } = leftover;
    if (what === 'removal') return this.#completeRemoval(name, leftover.relativePath);
    if (what === 'other') return this.removeUpload(join(this.uploadFolder, name));
    // The name of a staged file holds the id of its picture.
    const record = await this.#records.picture(leftover.id as PictureId);
    const relativePath = record === null ? null : ownFileName(record, leftover.kind);
    if (record !== null && relativePath !== null) await this.#completeStaged(record.id, leftover.kind, relativePath);
    else await this.removeUpload(join(this.uploadFolder, name));
  }

  /** Moves a file that was staged before this start. One that is held is moved in the background. */
  #completeStaged(id: string, kind: PictureFileKind, relativePath: string): Promise<void> {
    return repeatInBackground(() => this.#move(id, kind, relativePath));
  }

  /** Carries out a removal that an earlier start has noted. */
  #completeRemoval(name: string, relativePath: string): Promise<void> {
    return repeatInBackground(async () => {
      await this.#operations.rm(this.#pathOf(relativePath), { force: true });
      await this.#operations.rm(join(this.uploadFolder, name), { force: true });
    });
  }

  async #move(id: string, kind: PictureFileKind, relativePath: string): Promise<void> {
    const path = this.#pathOf(relativePath);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await this.#operations.rename(this.#stagedPath(id, kind), path);
    await syncFolder(dirname(path));
  }

  async #removePicture(relativePath: string): Promise<void> {
    const path = this.#pathOf(relativePath);
    try {
      await retryWhileHeld(() => this.#operations.rm(path, { force: true }));
    } catch (error) {
      if (!isHeld(error)) throw error;
      const name = `${relativePath.replace('/', '.')}.remove`;
      await writeFile(join(this.uploadFolder, name), '', { mode: 0o600, flush: true });
      await syncFolder(this.uploadFolder);
      await this.#completeRemoval(name, relativePath);
    }
  }

  #stagedPath(id: string, kind: PictureFileKind): string {
    return join(this.uploadFolder, `${id}.${kind}.webp`);
  }
}

function leftoverOf(name: string): Leftover {
  const [, id, word] = STAGED.exec(name) ?? [];
  const kind = kindOf(word);
  if (id !== undefined && kind !== null) return { what: 'staged', name, id, kind };
  const [, month, file] = REMOVAL.exec(name) ?? [];
  if (month !== undefined && file !== undefined) return { what: 'removal', name, relativePath: `${month}/${file}` };
  return { what: 'other', name };
}

/**
 * Resolves after the first attempt. While the file is held, further attempts follow in the background, and do not keep the process
 * alive. @throws any other error of the first attempt
 */
async function repeatInBackground(operation: () => Promise<void>, pause = HELD_FILE_PAUSE_MS_MAX): Promise<void> {
  try {
    await operation();
  } catch (error) {
    if (!isHeld(error)) throw error;
    const nextPause = Math.min(pause * 2, HELD_FILE_BACKGROUND_MS_MAX);
    // A later error of another kind leaves the file to the next start.
    setTimeout(() => void repeatInBackground(operation, nextPause).catch(() => undefined), pause).unref();
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and makes its entries durable by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
