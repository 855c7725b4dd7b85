/** A class's pictures: read anew as WebP, and a record of each in the store. Where their files are says `PictureFiles`. */
import { PICTURE_JOBS_MAX, PICTURE_QUEUE_MAX } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import { BoundedQueue } from '#server/concurrency/bounded-queue.ts';
import { KeyedMutex } from '#server/concurrency/keyed-mutex.ts';
import { newId } from '#server/identity/new-id.ts';
import type { PictureRecord } from '#server/store/port.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import type { CardFile } from '#shared/picture/card-files.ts';
import type { Crop } from '#shared/picture/crop.ts';
import type { Pace } from '#shared/picture/motion.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import { type FileOperations, FolderFiles } from './folder-files.ts';
import { BOARD_RULES, CHAT_RULES } from './picture-rules.ts';
import { type PictureFileKind, type PictureFiles, type PictureRecords, PicturesAway } from './port.ts';
import { type ReencodedPicture, reencode } from './reencode.ts';
import { type BucketLocation, openBucket } from './s3-bucket.ts';
import { S3Files } from './s3-files.ts';

/** The origin of a file that is no teacher's upload for boards, and the wanted part of it. */
export interface PictureSource {
  /** An included sample. */
  readonly sample?: SampleId;
  /** The operation of the chat message that it belongs to. */
  readonly messageOperation?: string;
  /** The part to store; without it the whole picture. */
  readonly crop?: Crop | undefined;
  /** How it is to move on boards; without it they show its still. */
  readonly pace?: Pace | undefined;
  /** The moving pictures on cards whose files follow that of the contact sheet; without it there are none. */
  readonly cards?: readonly CardFile[] | undefined;
  /** The id that the same request gives the picture each time. */
  readonly id?: PictureId | undefined;
}

export interface PictureStoreDeps {
  /** The data folder. */
  readonly folder: string;
  readonly store: PictureRecords;
  /** The bucket that has the pictures; null: they are in the data folder. */
  readonly bucket?: BucketLocation | null;
  readonly now?: () => number;
  readonly log?: Pick<Log, 'warn'>;
  readonly fileOperations?: FileOperations;
}

type AddedPicture = { readonly ok: true; readonly record: PictureRecord };
type LocatedPicture = { readonly ok: true; readonly path: string; readonly type: string };

/** Resolves once the uploads that a crash interrupted are completed or cleared. */
export async function openPictureStore(deps: PictureStoreDeps): Promise<PictureStore> {
  const files = await openFiles(deps);
  await files.recover();
  return new PictureStore(files, deps);
}

async function openFiles(deps: PictureStoreDeps): Promise<PictureFiles> {
  const { folder, store: records, bucket = null, now = Date.now, log, fileOperations: operations } = deps;
  if (bucket === null) return new FolderFiles({ folder, records, log, operations });
  return new S3Files({ bucket: await openBucket(bucket), records, folder, now, log });
}

export class PictureStore {
  readonly #files: PictureFiles;
  readonly #store: PictureRecords;
  readonly #now: () => number;
  readonly #queue = new BoundedQueue(PICTURE_JOBS_MAX, PICTURE_QUEUE_MAX);
  /** By the id that a request gives: calls of one id run one after the other. */
  readonly #adding = new KeyedMutex();

  constructor(files: PictureFiles, { store, now = Date.now }: Pick<PictureStoreDeps, 'store' | 'now'>) {
    this.#files = files;
    this.#store = store;
    this.#now = now;
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
    if (known !== null && !known.coming) return { ok: true, record: known };
    // An earlier try that came to nothing, and could not be taken back then.
    if (known !== null && !(await this.#isDiscarded(known))) return failure('pictures-away');
    const rules = source.messageOperation === undefined ? BOARD_RULES : CHAT_RULES;
    const reencoded = await this.#queue.run(() => reencode(file, source.crop, rules, source.pace, source.cards));
    if (reencoded === null) return failure('picture-busy');
    return reencoded.ok ? this.#save(classroom, reencoded, source) : reencoded;
  }

  /** The path and media type of a file on this machine; the still's where the picture has no such file. */
  async locate(record: PictureRecord, kind: PictureFileKind): Promise<LocatedPicture | Failure> {
    try {
      const path = await this.#files.locate(record, kind);
      return path === null ? failure('no-picture') : { ok: true, path, type: 'image/webp' };
    } catch (error) {
      if (error instanceof PicturesAway) return failure('pictures-away');
      throw error;
    }
  }

  /** Removes records and files. A missing one is no error. */
  async discard(ids: readonly PictureId[]): Promise<void> {
    for (const id of ids) {
      const record = await this.#store.picture(id);
      if (record !== null) await this.#files.discard(record);
    }
  }

  /** Removes the files alone. A missing one is no error. */
  removeFiles(records: readonly PictureRecord[]): Promise<void> {
    return this.#files.remove(records);
  }

  /** Clears what a process began and did not complete. */
  sweep(): Promise<void> {
    return this.#files.sweep();
  }

  /** The class is elsewhere now, or removed: nothing of it stays in this machine's cache. */
  forget(classroom: ClassroomId): Promise<void> {
    return this.#files.forget(classroom);
  }

  async #isDiscarded(record: PictureRecord): Promise<boolean> {
    try {
      await this.#files.discard(record);
      return true;
    } catch (error) {
      if (error instanceof PicturesAway) return false;
      throw error;
    }
  }

  async #save(
    classroom: ClassroomId,
    reencoded: ReencodedPicture,
    source: PictureSource,
  ): Promise<AddedPicture | Failure> {
    const record = this.#newRecord(classroom, reencoded, source);
    try {
      await this.#files.save(record, reencoded);
    } catch (error) {
      if (error instanceof PicturesAway) return failure('pictures-away');
      const stored = await this.#store.picture(record.id).catch(() => null);
      // Another process has made the picture of this id: the record and the files are its own.
      if (stored !== null && stored.still !== record.still && !stored.coming) return { ok: true, record: stored };
      throw error;
    }
    return { ok: true, record };
  }

  #newRecord(classroom: ClassroomId, reencoded: ReencodedPicture, source: PictureSource): PictureRecord {
    const createdAt = this.#now();
    const month = new Date(createdAt).toISOString().slice(0, 7);
    const { sheet } = reencoded;
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
      ...(sheet === null
        ? {}
        : { sheet: { file: `${month}/${newId()}.webp`, pace: sheet.pace, motion: sheet.motion } }),
      bytes: reencoded.still.length + (reencoded.moving?.length ?? 0) + (sheet?.bytes.length ?? 0),
      createdAt,
    };
  }
}
