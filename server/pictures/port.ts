/** The contract for the files of pictures, in the data folder or in an S3 bucket: no crash leaves a file that no record names. */
import type { PictureRecord, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ReencodedPicture } from './reencode.ts';

/** A picture has a still file, and a moving one if it is animated. */
export type PictureFileKind = 'still' | 'moving';

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
  /** Once an hour: clears what another process has begun and not completed. */
  sweep(): Promise<void>;
  /** The class is elsewhere now, or removed: nothing of it stays in this machine's cache. */
  forget(classroom: ClassroomId): Promise<void>;
}

/** The name of a file, under which folder or bucket have it. A picture that does not move has its still alone. */
export function fileNameOf({ still, moving }: PictureRecord, kind: PictureFileKind): string {
  return kind === 'moving' && moving !== null ? moving : still;
}

export function fileNamesOf({ still, moving }: PictureRecord): readonly string[] {
  return moving === null ? [still] : [still, moving];
}

const FILE_NAME = /^[0-9]{4}-[0-9]{2}\/[A-Za-z0-9_-]{22}\.webp$/;

/** @throws for a name that leaves the folder: the server writes no such record, and the check guards against a fault in that */
export function checkedFileName(name: string): string {
  if (!FILE_NAME.test(name)) throw new Error('a picture record names a path outside the folder');
  return name;
}
