/** Routes that take a teacher's picture in and give a class's pictures out. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import multer, { MulterError } from 'multer';
import { Compile } from 'typebox/compile';
import type { ClassroomId, PictureId } from '../../../shared/ids.ts';
import { UPLOAD_BYTES_MAX } from '../../../shared/limits.ts';
import { type Crop, isWithin } from '../../../shared/picture/crop.ts';
import { CropShape } from '../../../shared/picture/schema.ts';
import type { StoredPicture } from '../../../shared/protocol/events.ts';
import { CROP_FIELD, PICTURE_FIELD, ROUTE } from '../../../shared/protocol/paths.ts';
import { TakeSample } from '../../../shared/protocol/schemas.ts';
import { samplePath } from '../../../shared/samples.ts';
import {
  JSON_BYTES_MAX,
  UPLOAD_FIELD_BYTES_MAX,
  UPLOAD_FIELDS_MAX,
  UPLOAD_PARTS_MAX,
  UPLOAD_RATE,
  UPLOADS_AT_ONCE_CLASS_MAX,
  UPLOADS_AT_ONCE_MAX,
} from '../../limits.ts';
import type { Classrooms } from '../../live/classrooms.ts';
import type { Pictures } from '../../pictures/pictures.ts';
import type { PictureRecord, Store } from '../../store/port.ts';
import { done, Refused } from '../answers.ts';
import { bodyOf } from '../body.ts';
import { Buckets } from '../guard/rate.ts';
import { personIn, taughtClass } from './classes.ts';

export interface PicturesParts {
  readonly classrooms: Classrooms;
  readonly pictures: Pictures;
  readonly store: Pick<Store, 'picture'>;
}

/** The form around the file: boundaries, heads and the few other fields. Bytes. */
const FORM_BYTES_MAX = 16 * 1024;
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
const YEAR_SECONDS = 31_536_000;

/** What everybody may have: our sample pictures among it. */
export const PUBLIC_FOLDER = fileURLToPath(new URL('../../../assets/public', import.meta.url));

const sampleShape = Compile(TakeSample);
const cropShape = Compile(CropShape);

function storedOf({ id, width, height, animated }: PictureRecord): StoredPicture {
  return { id, width, height, animated };
}

/** The part of the picture that a form asks for; undefined for all of it. */
function cropIn(body: unknown): Crop | undefined {
  const asked = typeof body === 'object' && body !== null && CROP_FIELD in body ? body[CROP_FIELD] : undefined;
  return asked === undefined ? undefined : checkedCrop(parsed(asked));
}

function checkedCrop(crop: unknown): Crop {
  if (cropShape.Check(crop) && isWithin(crop)) return crop;
  throw new Refused('bad-request');
}

function parsed(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    throw new Refused('bad-request');
  }
}

/** What went wrong while a form was read, as a refusal; null for what is our own fault. */
function refusalOf(error: unknown): Refused | null {
  if (error instanceof MulterError)
    return new Refused(error.code === 'LIMIT_FILE_SIZE' ? 'picture-too-large' : 'bad-request');
  // The file system's errors carry a syscall; the others are the form parser's.
  return error instanceof Error && 'syscall' in error ? null : new Refused('bad-request');
}

/** So many at once of one class and of all; each place is free again when its answer is out or its client gone. */
class Places {
  readonly #taken = new Map<ClassroomId, number>();
  #all = 0;

  take(classroom: ClassroomId, response: Response): boolean {
    const taken = this.#taken.get(classroom) ?? 0;
    if (taken >= UPLOADS_AT_ONCE_CLASS_MAX || this.#all >= UPLOADS_AT_ONCE_MAX) return false;
    this.#all += 1;
    this.#taken.set(classroom, taken + 1);
    response.once('close', () => {
      this.#all -= 1;
      const left = (this.#taken.get(classroom) ?? 1) - 1;
      if (left === 0) this.#taken.delete(classroom);
      else this.#taken.set(classroom, left);
    });
    return true;
  }
}

export function pictureRoutes({ classrooms, pictures, store }: PicturesParts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const uploads = new Buckets(UPLOAD_RATE);
  const places = new Places();
  const form = multer({
    // A random name without an ending, made by multer: the client's is never used.
    storage: multer.diskStorage({ destination: pictures.uploads }),
    limits: FORM_LIMITS,
  }).single(PICTURE_FIELD);

  /** Path of the uploaded file. */
  async function received(request: Request, response: Response): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      form(request, response, (error: unknown) => {
        // Express's own error path expects a passed error to be thrown on.
        if (error) reject(refusalOf(error) ?? error);
        else resolve();
      });
    });
    if (request.file === undefined) throw new Refused('bad-request');
    return request.file.path;
  }

  /** Whatever comes of it, the file that came in is gone before anybody is told. */
  async function kept(classroom: ClassroomId, file: string, body: unknown): ReturnType<Pictures['receive']> {
    try {
      return await pictures.receive(classroom, file, { crop: cropIn(body) });
    } finally {
      await rm(file, { force: true });
    }
  }

  const upload: RequestHandler = async (request, response) => {
    // All that can be refused without the body is refused before a byte of it is read.
    const classroom = await taughtClass(classrooms, request);
    const length = Number(request.get('content-length') ?? 0);
    if (length > UPLOAD_BYTES_MAX + FORM_BYTES_MAX) throw new Refused('picture-too-large');
    if (!uploads.take(classroom)) throw new Refused('too-fast');
    if (!places.take(classroom, response)) throw new Refused('picture-busy');
    const file = await received(request, response);
    const { record } = done(await kept(classroom, file, request.body));
    response.status(201).json({ ok: true, ...storedOf(record) });
  };

  /** A sample becomes a picture of the class like any other: it may be taken out of the product, and the class keeps it. */
  const sample: RequestHandler = async (request, response) => {
    const classroom = await taughtClass(classrooms, request);
    const { sample: id, crop: asked } = bodyOf(sampleShape, request);
    const crop = asked === undefined ? undefined : checkedCrop(asked);
    if (!uploads.take(classroom)) throw new Refused('too-fast');
    const { record } = done(
      await pictures.receive(classroom, join(PUBLIC_FOLDER, samplePath(id)), { sample: id, crop }),
    );
    response.status(201).json({ ok: true, ...storedOf(record) });
  };

  const read: RequestHandler<{ classroom: ClassroomId; picture: PictureId }> = async (request, response) => {
    const membership = await personIn(classrooms, request);
    if (membership === null) throw new Refused('not-found');
    const record = await store.picture(request.params.picture);
    // What came with a message is read where it is known who may see that.
    if (record?.classroom !== membership.classroom || record.message !== null) throw new Refused('no-picture');
    const { path, type } = pictures.read(record, request.query.moving === undefined ? 'still' : 'moving');
    response.set({
      'Content-Type': type,
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      // It never changes, and is for this browser alone.
      'Cache-Control': `private, max-age=${YEAR_SECONDS}, immutable`,
    });
    await new Promise<void>((resolve, reject) => {
      response.sendFile(path, { cacheControl: false, lastModified: false, dotfiles: 'allow' }, (error: unknown) => {
        if (error && !request.destroyed) reject(error);
        else resolve();
      });
    });
  };

  router.post(ROUTE.pictures, upload);
  router.post(ROUTE.sample, express.json({ limit: JSON_BYTES_MAX, inflate: false }), sample);
  router.get(ROUTE.picture, read);
  return router;
}
