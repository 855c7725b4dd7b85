/**
 * A class's pictures: files, and a record of each in the store. A picture is first staged durably, then recorded, then moved to its
 * place. The next start completes or clears what a crash interrupts, so no file is without a record and no record without a file.
 */
import { PICTURE_JOBS_MAX, PICTURE_QUEUE_MAX } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { BoundedQueue } from '#server/concurrency/bounded-queue.ts';
import { KeyedMutex } from '#server/concurrency/keyed-mutex.ts';
import { newId } from '#server/identity/new-id.ts';
import type { PictureRecord, Store } from '#server/store/port.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import type { Crop } from '#shared/picture/crop.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import { type FileOperations, type Leftover, type PictureFileKind, PictureFiles } from './picture-files.ts';
import { BOARD_RULES, CHAT_RULES } from './picture-rules.ts';
import { type ReencodedPicture, reencode } from './reencode.ts';

/** The origin of a file that is no teacher's upload for boards, and the wanted part of it. */
export interface PictureSource {
  /** An included sample. */
  readonly sample?: SampleId;
  /** The operation of the chat message that it belongs to. */
  readonly messageOperation?: string;
  /** The part to store; without it the whole picture. */
  readonly crop?: Crop | undefined;
  /** The id that the same request gives the picture each time. */
  readonly id?: PictureId | undefined;
}

export interface PictureStoreDeps {
  /** The data folder. */
  readonly folder: string;
  readonly store: Pick<Store, 'addPicture' | 'picture' | 'removePicture'>;
  readonly now?: () => number;
  readonly log?: Pick<Log, 'warn'>;
  readonly fileOperations?: FileOperations;
}

type AddedPicture = { readonly ok: true; readonly record: PictureRecord };

/** Resolves once the uploads that a crash interrupted are completed or cleared. */
export async function openPictureStore(deps: PictureStoreDeps): Promise<PictureStore> {
  const pictures = new PictureStore(deps);
  await pictures.recover();
  return pictures;
}

export class PictureStore {
  readonly #files: PictureFiles;
  readonly #store: PictureStoreDeps['store'];
  readonly #now: () => number;
  readonly #log: PictureStoreDeps['log'];
  readonly #queue = new BoundedQueue(PICTURE_JOBS_MAX, PICTURE_QUEUE_MAX);
  /** By the id that a request gives: calls of one id share staged files. */
  readonly #adding = new KeyedMutex();

  constructor({ folder, store, now = Date.now, log, fileOperations }: PictureStoreDeps) {
    this.#files = new PictureFiles(folder, fileOperations);
    this.#store = store;
    this.#now = now;
    this.#log = log;
  }

  /** Folder for incoming files. The code that puts a file there also removes it. */
  get uploadFolder(): string {
    return this.#files.uploadFolder;
  }

  /** Removes a file of that folder; in the background if another program holds it. A missing one is no error. */
  removeUpload(file: string): Promise<void> {
    return this.#files.removeUpload(file);
  }

  /** Re-encodes the file and stores the result for the class; durable once it resolves. The file itself stays. */
  async add(classroom: ClassroomId, file: string, source: PictureSource = {}): Promise<AddedPicture | Failure> {
    return source.id === undefined
      ? this.#add(classroom, file, source)
      : this.#adding.run(source.id, () => this.#add(classroom, file, source));
  }

  async #add(classroom: ClassroomId, file: string, source: PictureSource): Promise<AddedPicture | Failure> {
    const known = source.id === undefined ? null : await this.#store.picture(source.id);
    if (known !== null) return { ok: true, record: known };
    const rules = source.messageOperation === undefined ? BOARD_RULES : CHAT_RULES;
    const reencoded = await this.#queue.run(() => reencode(file, source.crop, rules));
    if (reencoded === null) return failure('picture-busy');
    return reencoded.ok ? this.#save(classroom, reencoded, source) : reencoded;
  }

  /** The path and media type of a file; the still's for a picture that does not move. */
  locate(record: PictureRecord, kind: PictureFileKind): { readonly path: string; readonly type: string } {
    const relativePath = kind === 'moving' && record.moving !== null ? record.moving : record.still;
    return { path: this.#files.pathOf(relativePath), type: 'image/webp' };
  }

  /** Removes records and files. A missing one is no error. */
  async discard(ids: readonly PictureId[]): Promise<void> {
    for (const id of ids) {
      const record = await this.#store.picture(id);
      if (record === null) continue;
      // From here on no request finds it, whatever happens to its files.
      await this.#store.removePicture(id);
      await this.#files.remove([record]);
    }
  }

  /** Removes the files alone. A missing one is no error. */
  removeFiles(records: readonly PictureRecord[]): Promise<void> {
    return this.#files.remove(records);
  }

  /**
   * Creates the folders, moves staged files of recorded pictures to their place, and removes all other leftovers. A leftover that
   * cannot be moved or removed is left to the background or the next start.
   */
  async recover(): Promise<void> {
    await this.#files.createFolders();
    for (const leftover of await this.#files.leftovers())
      await this.#recoverFile(leftover).catch((error: unknown) =>
        this.#log?.warn({ err: error }, 'a file that an earlier start has left in the uploads folder stays there'),
      );
  }

  async #recoverFile(leftover: Leftover): Promise<void> {
    const { what, name } = leftover;
    if (what === 'removal') return this.#files.completeRemoval(name, leftover.relativePath);
    if (what === 'other') return this.#files.removeLeftover(name);
    const record = await this.#store.picture(leftover.id as PictureId);
    const relativePath = leftover.kind === 'moving' ? record?.moving : record?.still;
    if (record !== null && relativePath) await this.#files.completeStaged(record.id, leftover.kind, relativePath);
    else await this.#files.removeLeftover(name);
  }

  async #save(classroom: ClassroomId, reencoded: ReencodedPicture, source: PictureSource): Promise<AddedPicture> {
    const record = this.#newRecord(classroom, reencoded, source);
    const { id, still, moving } = record;
    try {
      await this.#files.stage(id, 'still', reencoded.still);
      if (reencoded.moving !== null) await this.#files.stage(id, 'moving', reencoded.moving);
      await this.#files.syncStaged();
      await this.#store.addPicture(record);
      await this.#files.moveIntoPlace(id, 'still', still);
      if (moving !== null) await this.#files.moveIntoPlace(id, 'moving', moving);
    } catch (error) {
      const stored = await this.#store.picture(id).catch(() => null);
      // Another process has made the picture of this id: the record and the files are its own.
      if (stored !== null && stored.still !== still) return { ok: true, record: stored };
      // A failure in here has the cause that is thrown; the next start cleans up.
      await Promise.allSettled([
        this.#files.removeStaged(id, 'still'),
        this.#files.removeStaged(id, 'moving'),
        this.#files.remove([record]),
        this.#store.removePicture(id),
      ]);
      throw error;
    }
    return { ok: true, record };
  }

  #newRecord(classroom: ClassroomId, reencoded: ReencodedPicture, source: PictureSource): PictureRecord {
    const createdAt = this.#now();
    const month = new Date(createdAt).toISOString().slice(0, 7);
    return {
      id: source.id ?? newId<PictureId>(),
      classroom,
      width: reencoded.width,
      height: reencoded.height,
      colours: reencoded.colours,
      animated: reencoded.moving !== null,
      // A part of a sample is a picture of its own: the sample's description does not fit it.
      sample: source.crop === undefined ? (source.sample ?? null) : null,
      message: source.messageOperation ?? null,
      still: `${month}/${newId()}.webp`,
      moving: reencoded.moving === null ? null : `${month}/${newId()}.webp`,
      bytes: reencoded.still.length + (reencoded.moving?.length ?? 0),
      createdAt,
    };
  }
}
