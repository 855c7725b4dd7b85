/**
 * Files of pictures: staged durably in the uploads folder first, then moved to their place in one folder for each month. Their
 * names cannot be guessed.
 */
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PictureRecord } from '#server/store/port.ts';

/** A picture has a still file, and a moving one if it is animated. */
export type PictureFileKind = 'still' | 'moving';

const RELATIVE_PATH = /^[0-9]{4}-[0-9]{2}\/[A-Za-z0-9_-]{22}\.webp$/;
/** The name of a staged file: the picture's id, and the kind of file. */
const STAGED = /^([A-Za-z0-9_-]{22})\.(still|moving)\.webp$/;

export class PictureFiles {
  readonly uploadFolder: string;
  readonly #pictureFolder: string;

  /** @param dataFolder the folder that holds both */
  constructor(dataFolder: string) {
    this.uploadFolder = join(dataFolder, 'uploads');
    this.#pictureFolder = join(dataFolder, 'pictures');
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

  async removeStaged(id: string, kind: PictureFileKind): Promise<void> {
    await rm(this.#stagedPath(id, kind), { force: true });
  }

  async moveIntoPlace(id: string, kind: PictureFileKind, relativePath: string): Promise<void> {
    const path = this.pathOf(relativePath);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(this.#stagedPath(id, kind), path);
    await syncFolder(dirname(path));
  }

  /** A missing file is no error. */
  async remove(records: readonly PictureRecord[]): Promise<void> {
    for (const { still, moving } of records) {
      await rm(this.pathOf(still), { force: true });
      if (moving !== null) await rm(this.pathOf(moving), { force: true });
    }
  }

  /** What a crash has left in the uploads folder. `id` and `kind` are null for a file that was not staged. */
  async *leftovers(): AsyncGenerator<{
    readonly name: string;
    readonly id: string | null;
    readonly kind: PictureFileKind | null;
  }> {
    for (const name of await readdir(this.uploadFolder)) {
      const [, id = null, kind] = STAGED.exec(name) ?? [];
      yield { name, id, kind: kind === 'still' || kind === 'moving' ? kind : null };
    }
  }

  async removeLeftover(name: string): Promise<void> {
    await rm(join(this.uploadFolder, name), { recursive: true, force: true });
  }

  #stagedPath(id: string, kind: PictureFileKind): string {
    return join(this.uploadFolder, `${id}.${kind}.webp`);
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
