/** Routes that take a teacher's picture in and give a class's pictures out. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';
import { is } from 'valibot';
import type { ClassroomId, PictureId } from '../../../shared/ids.ts';
import { type Crop, isWithin } from '../../../shared/picture/crop.ts';
import { CropShape } from '../../../shared/picture/schema.ts';
import type { EarlierPictures, StoredPicture } from '../../../shared/protocol/answers.ts';
import { CROP_FIELD, ROUTE } from '../../../shared/protocol/paths.ts';
import { TakeSample } from '../../../shared/protocol/schemas.ts';
import { samplePath } from '../../../shared/samples/path.ts';
import { EARLIER_PICTURES_MAX, JSON_BYTES_MAX, UPLOAD_RATE } from '../../limits.ts';
import type { Classrooms } from '../../live/classrooms.ts';
import type { Pictures } from '../../pictures/pictures.ts';
import type { PictureRecord, Store } from '../../store/port.ts';
import { done, Refused } from '../answers.ts';
import { bodyOf } from '../body.ts';
import { Buckets } from '../guard/rate.ts';
import { Places, receiving, refuseLength, sendPicture } from '../uploads.ts';
import { personIn, taughtClass } from './classes.ts';

export interface PicturesParts {
  readonly classrooms: Classrooms;
  readonly pictures: Pictures;
  readonly store: Pick<Store, 'picture' | 'pictures' | 'activities'>;
}

/** What everybody may have: our sample pictures among it. */
export const PUBLIC_FOLDER = fileURLToPath(new URL('../../../assets/public', import.meta.url));

function storedOf({ id, width, height, animated }: PictureRecord): StoredPicture {
  return { id, width, height, animated };
}

/** The part of the picture that a form asks for; undefined for all of it. */
function cropIn(body: unknown): Crop | undefined {
  const asked = typeof body === 'object' && body !== null && CROP_FIELD in body ? body[CROP_FIELD] : undefined;
  return asked === undefined ? undefined : checkedCrop(parsed(asked));
}

function checkedCrop(crop: unknown): Crop {
  if (is(CropShape, crop) && isWithin(crop)) return crop;
  throw new Refused('bad-request');
}

function parsed(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    throw new Refused('bad-request');
  }
}

export function pictureRoutes({ classrooms, pictures, store }: PicturesParts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const uploads = new Buckets(UPLOAD_RATE);
  const places = new Places();
  const receive = receiving(pictures.uploads);

  const upload: RequestHandler = async (request, response) => {
    // All that can be refused without the body is refused before a byte of it is read.
    const classroom = await taughtClass(classrooms, request);
    refuseLength(request);
    if (!uploads.take(classroom)) throw new Refused('too-fast');
    if (!places.take(classroom, response)) throw new Refused('picture-busy');
    const { record } = done(
      await receive(request, response, (file) => pictures.receive(classroom, file, { crop: cropIn(request.body) })),
    );
    response.status(201).json({ ok: true, ...storedOf(record) });
  };

  /** A sample becomes a picture of the class like any other: it may be taken out of the product, and the class keeps it. */
  const sample: RequestHandler = async (request, response) => {
    const classroom = await taughtClass(classrooms, request);
    const { sample: id, crop: asked } = bodyOf(TakeSample, request);
    const crop = asked === undefined ? undefined : checkedCrop(asked);
    if (!uploads.take(classroom)) throw new Refused('too-fast');
    const { record } = done(
      await pictures.receive(classroom, join(PUBLIC_FOLDER, samplePath(id)), { sample: id, crop }),
    );
    response.status(201).json({ ok: true, ...storedOf(record) });
  };

  const earlier: RequestHandler = async (request, response) => {
    const classroom = await taughtClass(classrooms, request);
    const told = new Map((await store.activities(classroom)).map(({ picture, description }) => [picture, description]));
    const own = (await store.pictures(classroom)).filter(({ message, sample }) => message === null && sample === null);
    const answer: EarlierPictures = {
      pictures: own
        .slice(-EARLIER_PICTURES_MAX)
        .reverse()
        .map((record) => ({ ...storedOf(record), description: told.get(record.id) ?? '' })),
    };
    response.json({ ok: true, ...answer });
  };

  const read: RequestHandler<{ classroom: ClassroomId; picture: PictureId }> = async (request, response) => {
    const membership = await personIn(classrooms, request);
    if (membership === null) throw new Refused('not-found');
    const record = await store.picture(request.params.picture);
    // What came with a message is read where it is known who may see that.
    if (record?.classroom !== membership.classroom || record.message !== null) throw new Refused('no-picture');
    await sendPicture(
      request,
      response,
      pictures.read(record, request.query.moving === undefined ? 'still' : 'moving'),
    );
  };

  router.get(ROUTE.pictures, earlier);
  router.post(ROUTE.pictures, upload);
  router.post(ROUTE.sample, express.json({ limit: JSON_BYTES_MAX, inflate: false }), sample);
  router.get(ROUTE.picture, read);
  return router;
}
