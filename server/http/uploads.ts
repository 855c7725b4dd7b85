/** A form with a picture in it comes in: as one file that is gone again before anybody is told what came of it. And out it goes as a picture and nothing else. */
import { rm } from 'node:fs/promises';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import {
  CONCURRENT_UPLOADS_MAX,
  CONCURRENT_UPLOADS_PER_CLASS_MAX,
  UPLOAD_FIELD_BYTES_MAX,
  UPLOAD_FIELDS_MAX,
  UPLOAD_PARTS_MAX,
} from '#server/base/limits.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { UPLOAD_BYTES_MAX } from '#shared/limits.ts';
import { PICTURE_FIELD } from '#shared/protocol/paths.ts';
import { RequestRefused } from './error-handler.ts';

/** The form around the file: boundaries, heads and the few other fields. Bytes. */
const FORM_OVERHEAD_BYTES_MAX = 16 * 1024;
/** `fieldNestingDepth` is missing from multer's types; a value of its own is not held to them. */
const FORM_LIMITS = {
  fileSize: UPLOAD_BYTES_MAX,
  files: 1,
  fields: UPLOAD_FIELDS_MAX,
  fieldSize: UPLOAD_FIELD_BYTES_MAX,
  fieldNameSize: 32,
  parts: UPLOAD_PARTS_MAX,
  headerPairs: 16,
  fieldNestingDepth: 0,
};

/** What went wrong while a form was read, as a refusal; null for what is our own fault. */
function toRefusal(error: unknown): RequestRefused | null {
  if (error instanceof MulterError)
    return new RequestRefused(error.code === 'LIMIT_FILE_SIZE' ? 'picture-too-large' : 'bad-request');
  // The file system's errors carry a syscall; the others are the form parser's.
  return error instanceof Error && 'syscall' in error ? null : new RequestRefused('bad-request');
}

/** So many at once of one class and of all; each place is free again when its answer is out or its client gone. */
export class UploadSlots {
  readonly #byClassroom = new Map<ClassroomId, number>();
  #total = 0;

  tryAcquire(classroom: ClassroomId, response: Response): boolean {
    // Whoever was given up while it was looked up who asks: nobody would give the place back.
    if (response.destroyed) return false;
    const taken = this.#byClassroom.get(classroom) ?? 0;
    if (taken >= CONCURRENT_UPLOADS_PER_CLASS_MAX || this.#total >= CONCURRENT_UPLOADS_MAX) return false;
    this.#total += 1;
    this.#byClassroom.set(classroom, taken + 1);
    response.once('close', () => {
      this.#total -= 1;
      const left = (this.#byClassroom.get(classroom) ?? 1) - 1;
      if (left === 0) this.#byClassroom.delete(classroom);
      else this.#byClassroom.set(classroom, left);
    });
    return true;
  }
}

/**
 * Before a byte of the body is read.
 * @throws Refused 'picture-too-large'
 */
export function rejectOversized(request: Request): void {
  const length = Number(request.get('content-length') ?? 0);
  if (length > UPLOAD_BYTES_MAX + FORM_OVERHEAD_BYTES_MAX) throw new RequestRefused('picture-too-large');
}

/** Reads a form and does something with the file in it, which is gone when this resolves, whatever came of it. */
export type ReceiveUpload = <Result>(
  request: Request,
  response: Response,
  use: (file: string) => Promise<Result>,
) => Promise<Result>;

/** @param folder where the file lies meanwhile */
export function createUploadReceiver(folder: string, limits: { readonly fieldSize?: number } = {}): ReceiveUpload {
  const form = multer({
    // A random name without an ending, made by multer: the client's is never used.
    storage: multer.diskStorage({ destination: folder }),
    limits: { ...FORM_LIMITS, ...limits },
  }).single(PICTURE_FIELD);
  return async (request, response, use) => {
    await new Promise<void>((resolve, reject) => {
      form(request, response, (error: unknown) => {
        // Express's own error path expects a passed error to be thrown on.
        if (error) reject(toRefusal(error) ?? error);
        else resolve();
      });
    });
    if (request.file === undefined) throw new RequestRefused('bad-request');
    const { path } = request.file;
    try {
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  };
}

const YEAR_SECONDS = 31_536_000;

/** `kept`: it never changes, and is for this browser alone. `asked anew`: whoever could see it may not any more. */
const CACHE_CONTROL = {
  kept: `private, max-age=${YEAR_SECONDS}, immutable`,
  'asked anew': 'private, no-cache',
} as const;

export async function sendPicture(
  request: Request,
  response: Response,
  { path, type }: { readonly path: string; readonly type: string },
  cache: keyof typeof CACHE_CONTROL = 'kept',
): Promise<void> {
  response.set({
    'Content-Type': type,
    'Content-Disposition': 'inline',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': CACHE_CONTROL[cache],
  });
  await new Promise<void>((resolve, reject) => {
    response.sendFile(path, { cacheControl: false, lastModified: false, dotfiles: 'allow' }, (error: unknown) => {
      if (error && !request.destroyed) reject(error);
      else resolve();
    });
  });
}
