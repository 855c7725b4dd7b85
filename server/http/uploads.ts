/** Receives a form with a picture as one temporary file, removed before the answer is sent; and sends stored pictures. */
import type { Request, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';
import {
  CONCURRENT_UPLOADS_MAX,
  CONCURRENT_UPLOADS_PER_CLASS_MAX,
  UPLOAD_FIELD_BYTES_MAX,
  UPLOAD_FIELDS_MAX,
  UPLOAD_PARTS_MAX,
  UPLOAD_SLOT_MS,
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

interface UploadSlot {
  readonly classroom: ClassroomId;
  readonly request: Request;
  /** Monotonic milliseconds. */
  readonly since: number;
}

/**
 * Limits concurrent uploads, of one class and of all. A slot is free again when its response is closed. Where none is free, the oldest
 * upload that has had UPLOAD_SLOT_MS and still arrives is ended for the new one: slow uploads hold a slot only while nobody needs it.
 */
export class UploadSlots {
  /** The oldest first. */
  readonly #slots = new Set<UploadSlot>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  tryAcquire(classroom: ClassroomId, request: Request, response: Response): boolean {
    // The client left during the membership check: no `close` event would release the slot.
    if (response.destroyed) return false;
    const ofClass = [...this.#slots].filter((slot) => slot.classroom === classroom);
    if (ofClass.length >= CONCURRENT_UPLOADS_PER_CLASS_MAX && !this.#endOldest(ofClass)) return false;
    if (this.#slots.size >= CONCURRENT_UPLOADS_MAX && !this.#endOldest([...this.#slots])) return false;
    const slot = { classroom, request, since: this.#now() };
    this.#slots.add(slot);
    response.once('close', () => this.#slots.delete(slot));
    return true;
  }

  #endOldest(slots: readonly UploadSlot[]): boolean {
    const slow = slots.find(({ request, since }) => !request.complete && this.#now() - since >= UPLOAD_SLOT_MS);
    if (slow === undefined) return false;
    this.#slots.delete(slow);
    slow.request.destroy();
    return true;
  }
}

/** Runs before a byte of the body is read. @throws {RequestRefused} 'picture-too-large' */
export function rejectOversized(request: Request): void {
  const length = Number(request.get('content-length') ?? 0);
  if (length > UPLOAD_BYTES_MAX + FORM_OVERHEAD_BYTES_MAX) throw new RequestRefused('picture-too-large');
}

/** The folder of temporary files; `PictureStore` is one. */
interface UploadFolder {
  readonly uploadFolder: string;
  /** Resolves also if another program holds the file: then it is removed later. */
  readonly removeUpload: (file: string) => Promise<void>;
}

/** Stores a form's file. multer generates a random name without an extension: the client's name is never used. */
function temporaryFiles(uploads: UploadFolder): multer.StorageEngine {
  const disk = multer.diskStorage({ destination: uploads.uploadFolder });
  return {
    _handleFile: (request, file, done) => disk._handleFile(request, file, done),
    // multer closes the file before it removes it, and forgets its path.
    _removeFile: (request, file, done) => {
      const { path } = file;
      disk._removeFile(request, file, (error) => {
        if (error === null || path === undefined) done(error);
        else uploads.removeUpload(path).then(() => done(null), done);
      });
    },
  };
}

/** Reads a form and passes its file to `use`. The file is removed before this settles. */
export type ReceiveUpload = <Result>(
  request: Request,
  response: Response,
  use: (file: string) => Promise<Result>,
) => Promise<Result>;

export function createUploadReceiver(
  uploads: UploadFolder,
  limits: { readonly fieldSize?: number } = {},
): ReceiveUpload {
  const form = multer({
    storage: temporaryFiles(uploads),
    limits: { ...FORM_LIMITS, ...limits },
  }).single(PICTURE_FIELD);
  return async (request, response, use) => {
    await parseForm(form, request, response);
    if (request.file === undefined) throw new RequestRefused('bad-request');
    const { path } = request.file;
    try {
      return await use(path);
    } finally {
      await uploads.removeUpload(path);
    }
  };
}

/** Reads the fields of a form into `request.body`, and passes over its file. */
export function createFieldReader(limits: { readonly fieldSize?: number } = {}) {
  const form = multer({
    limits: { ...FORM_LIMITS, ...limits },
    fileFilter: (_request, _file, done) => done(null, false),
  }).single(PICTURE_FIELD);
  return (request: Request, response: Response) => parseForm(form, request, response);
}

function parseForm(form: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    form(request, response, (error: unknown) => {
      if (error) reject(toRefusal(error) ?? error);
      else resolve();
    });
  });
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
