/**
 * Files of pictures: staged durably in the uploads folder first, then moved to their place in one folder for each month. Their
 * names cannot be guessed. A file that another program holds is tried again: for some seconds at once, then in the background.
 */
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isHeld, retryWhileHeld } from '#server/base/held-files.ts';
import { HELD_FILE_BACKGROUND_MS_MAX, HELD_FILE_PAUSE_MS_MAX } from '#server/base/limits.ts';
import type { PictureRecord } from '#server/store/port.ts';

/** A picture has a still file, and a moving one if it is animated. */
export type PictureFileKind = 'still' | 'moving';

/** The operations of the file system that fail while another program holds the file. */
export interface FileOperations {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly rm: (path: string, options: { readonly force: boolean; readonly recursive?: boolean }) => Promise<void>;
}

/** What a crash, or a program that held a file, has left in the uploads folder. */
export type Leftover =
  | { readonly what: 'staged'; readonly name: string; readonly id: string; readonly kind: PictureFileKind }
  /** A note that a file in the pictures folder is still to be removed. */
  | { readonly what: 'removal'; readonly name: string; readonly relativePath: string }
  | { readonly what: 'other'; readonly name: string };

const RELATIVE_PATH = /^[0-9]{4}-[0-9]{2}\/[A-Za-z0-9_-]{22}\.webp$/;
/** The name of a staged file: the picture's id, and the kind of file. */
const STAGED = /^([A-Za-z0-9_-]{22})\.(still|moving)\.webp$/;
/** The name of a note: the path of the file to remove. */
const REMOVAL = /^([0-9]{4}-[0-9]{2})\.([A-Za-z0-9_-]{22}\.webp)\.remove$/;

export class PictureFiles {
  readonly uploadFolder: string;
  readonly #pictureFolder: string;
  readonly #operations: FileOperations;

  /** @param dataFolder the folder that holds both */
  constructor(dataFolder: string, operations: FileOperations = { rename, rm }) {
    this.uploadFolder = join(dataFolder, 'uploads');
    this.#pictureFolder = join(dataFolder, 'pictures');
    this.#operations = operations;
  }

  async createFolders(): Promise<void> {
    await mkdir(this.uploadFolder, { recursive: true, mode: 0o700 });
    await mkdir(this.#pictureFolder, { recursive: true, mode: 0o700 });
  }

  /** @throws for a path that leaves the folder: the server writes no such record, and the check guards against a fault in that */
  pathOf(relativePath: string): string {
    if (!RELATIVE_PATH.test(relativePath)) throw new Error('a picture record names a path outside the folder');
    return join(this.#pictureFolder, relativePath);
  }

  async stage(id: string, kind: PictureFileKind, bytes: Buffer): Promise<void> {
    await writeFile(this.#stagedPath(id, kind), bytes, { flag: 'wx', mode: 0o600, flush: true });
  }

  /** Makes the names of all staged files durable. */
  syncStaged(): Promise<void> {
    return syncFolder(this.uploadFolder);
  }

  removeStaged(id: string, kind: PictureFileKind): Promise<void> {
    return this.removeUpload(this.#stagedPath(id, kind));
  }

  moveIntoPlace(id: string, kind: PictureFileKind, relativePath: string): Promise<void> {
    return retryWhileHeld(() => this.#move(id, kind, relativePath));
  }

  /** A missing file is no error. One that stays held is noted, so that a later start removes it at the latest. */
  async remove(records: readonly PictureRecord[]): Promise<void> {
    for (const { still, moving } of records) {
      await this.#removePicture(still);
      if (moving !== null) await this.#removePicture(moving);
    }
  }

  /** Removes a file of the uploads folder. One that is held is removed in the background, or by the next start. */
  removeUpload(path: string): Promise<void> {
    return repeatInBackground(() => this.#operations.rm(path, { force: true, recursive: true }));
  }

  async leftovers(): Promise<Leftover[]> {
    return (await readdir(this.uploadFolder)).map(leftoverOf);
  }

  removeLeftover(name: string): Promise<void> {
    return this.removeUpload(join(this.uploadFolder, name));
  }

  /** Moves a file that was staged before this start. One that is held is moved in the background. */
  completeStaged(id: string, kind: PictureFileKind, relativePath: string): Promise<void> {
    return repeatInBackground(() => this.#move(id, kind, relativePath));
  }

  /** Carries out a removal that an earlier start has noted. */
  completeRemoval(name: string, relativePath: string): Promise<void> {
    return repeatInBackground(async () => {
      await this.#operations.rm(this.pathOf(relativePath), { force: true });
      await this.#operations.rm(join(this.uploadFolder, name), { force: true });
    });
  }

  async #move(id: string, kind: PictureFileKind, relativePath: string): Promise<void> {
    const path = this.pathOf(relativePath);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await this.#operations.rename(this.#stagedPath(id, kind), path);
    await syncFolder(dirname(path));
  }

  async #removePicture(relativePath: string): Promise<void> {
    const path = this.pathOf(relativePath);
    try {
      await retryWhileHeld(() => this.#operations.rm(path, { force: true }));
    } catch (error) {
      if (!isHeld(error)) throw error;
      const name = `${relativePath.replace('/', '.')}.remove`;
      await writeFile(join(this.uploadFolder, name), '', { mode: 0o600, flush: true });
      await this.syncStaged();
      await this.completeRemoval(name, relativePath);
    }
  }

  #stagedPath(id: string, kind: PictureFileKind): string {
    return join(this.uploadFolder, `${id}.${kind}.webp`);
  }
}

function leftoverOf(name: string): Leftover {
  const [, id, kind] = STAGED.exec(name) ?? [];
  if (id !== undefined && (kind === 'still' || kind === 'moving')) return { what: 'staged', name, id, kind };
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
