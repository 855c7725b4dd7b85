/** Receives a form with a picture as one temporary file, removed before the answer is sent; and sends stored pictures. */
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
import { RequestRefused } from '#server/base/request-refused.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { UPLOAD_BYTES_MAX } from '#shared/limits.ts';
import { PICTURE_FIELD } from '#shared/protocol/paths.ts';

/** The form around the file: boundaries, headers and the few other fields. Bytes. */
const FORM_OVERHEAD_BYTES_MAX = 16 * 1024;
/** `fieldNestingDepth` is missing from multer's types: a separate constant avoids the check for unknown fields. */
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

/** The refusal for an error of form parsing; null for an internal error. */
function toRefusal(error: unknown): RequestRefused | null {
  if (error instanceof MulterError)
    return new RequestRefused(error.code === 'LIMIT_FILE_SIZE' ? 'picture-too-large' : 'bad-request');
  // File system errors carry a syscall; the others come from the form parser.
  return error instanceof Error && 'syscall' in error ? null : new RequestRefused('bad-request');
}

/** Limits concurrent uploads, of one class and of all. A slot is free again when its response is closed. */
export class UploadSlots {
  readonly #byClassroom = new Map<ClassroomId, number>();
  #total = 0;

  tryAcquire(classroom: ClassroomId, response: Response): boolean {
    // The client left during the membership check: no `close` event would release the slot.
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

/** Runs before a byte of the body is read. @throws {RequestRefused} 'picture-too-large' */
export function rejectOversized(request: Request): void {
  const length = Number(request.get('content-length') ?? 0);
  if (length > UPLOAD_BYTES_MAX + FORM_OVERHEAD_BYTES_MAX) throw new RequestRefused('picture-too-large');
}

/** Reads a form and passes its file to `use`. The file is removed before this settles. */
export type ReceiveUpload = <Result>(
  request: Request,
  response: Response,
  use: (file: string) => Promise<Result>,
) => Promise<Result>;

/** @param folder for the temporary file */
export function createUploadReceiver(folder: string, limits: { readonly fieldSize?: number } = {}): ReceiveUpload {
  const form = multer({
    // multer generates a random name without an extension: the client's name is never used.
    storage: multer.diskStorage({ destination: folder }),
    limits: { ...FORM_LIMITS, ...limits },
  }).single(PICTURE_FIELD);
  return async (request, response, use) => {
    await new Promise<void>((resolve, reject) => {
      form(request, response, (error: unknown) => {
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

/** `immutable`: the picture never changes. `revalidate`: access may be withdrawn. Both are private to one browser. */
const CACHE_CONTROL = {
  immutable: `private, max-age=${YEAR_SECONDS}, immutable`,
  revalidate: 'private, no-cache',
} as const;

export async function sendPicture(
  request: Request,
  response: Response,
  { path, type }: { readonly path: string; readonly type: string },
  cache: keyof typeof CACHE_CONTROL = 'immutable',
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
