/** The contract for the files of pictures, in the data folder or in an S3 bucket: no crash leaves a file that no record names. */
import type { PictureRecord, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ReencodedPicture } from './reencode.ts';

/** A picture has a still file, a moving one if it is animated, and a sheet of its frames if it moves on boards. */
const KINDS = ['still', 'moving', 'sheet'] as const;
export type PictureFileKind = (typeof KINDS)[number];

export type PictureRecords = Pick<Store, 'addPicture' | 'picture' | 'keepPicture' | 'comingPictures' | 'removePicture'>;

/** Where pictures are is not to be reached. Those in the cache are still served. */
export class PicturesAway extends Error {
  override readonly name = 'PicturesAway';
}

export interface PictureFiles {
  /** Folder for incoming files. The code that puts a file there also removes it. */
  readonly uploadFolder: string;
  /** Removes a file of that folder; in the background if another program holds it. A missing one is no error. */
  removeUpload(path: string): Promise<void>;
  /** Stores record and files; durable once it resolves. After a failure neither stays. @throws {PicturesAway} then the record is `coming` */
  save(record: PictureRecord, content: ReencodedPicture): Promise<void>;
  /** The path of a file on this machine; null: there is none. @throws {PicturesAway} */
  locate(record: PictureRecord, kind: PictureFileKind): Promise<string | null>;
  /** Removes one picture, its record too. @throws {PicturesAway} then its record is there still */
  discard(record: PictureRecord): Promise<void>;
  /** Removes files alone. A missing one is no error. @throws {PicturesAway} */
  remove(records: readonly PictureRecord[]): Promise<void>;
  /** At the start: completes or clears what a crash has interrupted. */
  recover(): Promise<void>;
  /** At the start and once an hour, by one process for all: clears what another one has begun and not completed. */
  sweep(): Promise<void>;
  /** The class is elsewhere now, or removed: nothing of it stays in this machine's cache. */
  forget(classroom: ClassroomId): Promise<void>;
}

/** The name of a file, under which folder or bucket have it. Null: the picture has no such file. */
export function ownFileName({ still, moving, sheet }: PictureRecord, kind: PictureFileKind): string | null {
  return { still, moving, sheet: sheet?.file ?? null }[kind];
}

/** The same, or the still's where the picture has no such file. */
export function fileNameOf(record: PictureRecord, kind: PictureFileKind): string {
  return ownFileName(record, kind) ?? record.still;
}

export function fileNamesOf(record: PictureRecord): readonly string[] {
  return KINDS.flatMap((kind) => ownFileName(record, kind) ?? []);
}

export interface NewFile {
  readonly kind: PictureFileKind;
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is to be written of a new picture. */
export function newFilesOf(record: PictureRecord, { still, moving, sheet }: ReencodedPicture): readonly NewFile[] {
  const content = { still, moving, sheet: sheet?.bytes ?? null };
  return KINDS.flatMap((kind) => {
    const name = ownFileName(record, kind);
    const bytes = content[kind];
    return name === null || bytes === null ? [] : [{ kind, name, bytes }];
  });
}

/** The kind that a word names, of a file's name. */
export function kindOf(word: string | undefined): PictureFileKind | null {
  return KINDS.find((kind) => kind === word) ?? null;
}

const FILE_NAME = /^[0-9]{4}-[0-9]{2}\/[A-Za-z0-9_-]{22}\.webp$/;

/** @throws for a name that leaves the folder: the server writes no such record, and the check guards against a fault in that */
export function checkedFileName(name: string): string {
  if (!FILE_NAME.test(name)) throw new Error('a picture record names a path outside the folder');
  return name;
}
