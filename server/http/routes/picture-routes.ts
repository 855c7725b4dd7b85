/** Routes of a class's pictures: upload one, take a sample, list earlier ones, read one. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';
import { is } from 'valibot';
import { EARLIER_PICTURES_MAX, JSON_BYTES_MAX, UPLOAD_RATE } from '#server/base/limits.ts';
import { RequestRefused, unwrap } from '#server/base/request-refused.ts';
import type { Classrooms } from '#server/classroom/port.ts';
import { TokenBuckets } from '#server/guard/token-bucket.ts';
import { parseBody } from '#server/http/body.ts';
import { type Operations, operationIn, sendAnswer, type Work } from '#server/http/operations.ts';
import { findCurrentMembership, requireTeacher } from '#server/http/session/authorization.ts';
import { createUploadReceiver, rejectOversized, sendPicture, UploadSlots } from '#server/http/uploads.ts';
import type { PictureSource, PictureStore } from '#server/pictures/picture-store.ts';
import type { PictureRecord, Store } from '#server/store/port.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import { areCardsAscending, type CardFile } from '#shared/picture/card-files.ts';
import { type Crop, isCropWithin } from '#shared/picture/crop.ts';
import { PACES, type Pace } from '#shared/picture/motion.ts';
import { CardFilesSchema, CropSchema, TakeSampleRequest } from '#shared/protocol/http/request-bodies.ts';
import type { EarlierPictures, StoredPicture } from '#shared/protocol/http/responses.ts';
import { CARDS_FIELD, CROP_FIELD, OPERATION_FIELD, PACE_FIELD, ROUTE } from '#shared/protocol/paths.ts';
import { samplePath } from '#shared/samples/sample-path.ts';

export interface PictureRoutesDeps {
  readonly classrooms: Classrooms;
  readonly pictures: PictureStore;
  readonly store: Pick<Store, 'picture' | 'pictures' | 'activities'>;
  readonly operations: Operations;
}

/** Public files, the sample pictures among them. */
export const PUBLIC_FOLDER = fileURLToPath(new URL('../../../assets/public', import.meta.url));

function toStoredPicture({ id, width, height, animated, sheet }: PictureRecord): StoredPicture {
  return { id, width, height, animated, pace: sheet?.pace ?? 'still' };
}

/** Of a contact sheet its cards move, and never the picture as a whole. */
function toEarlierPicture(record: PictureRecord): StoredPicture {
  const picture = toStoredPicture(record);
  return record.sheet?.motion.cards === undefined ? picture : { ...picture, pace: 'still' };
}

function fieldOf(form: unknown, field: string): unknown {
  return typeof form === 'object' && form !== null ? Reflect.get(form, field) : undefined;
}

/** The crop that a form requests; undefined for the whole picture. */
function cropIn(form: unknown): Crop | undefined {
  const requested = fieldOf(form, CROP_FIELD);
  return requested === undefined ? undefined : validCrop(parseJson(requested));
}

/** How a form wants the picture to move; undefined: not at all. */
function paceIn(form: unknown): Pace | undefined {
  const requested = fieldOf(form, PACE_FIELD);
  if (requested === undefined) return undefined;
  const pace = PACES.find((each) => each === requested);
  if (pace === undefined) throw new RequestRefused('bad-request');
  return pace;
}

/** The moving pictures on cards that a form has behind its contact sheet; undefined: none. */
function cardsIn(form: unknown): readonly CardFile[] | undefined {
  const requested = fieldOf(form, CARDS_FIELD);
  if (requested === undefined) return undefined;
  const cards = parseJson(requested);
  if (is(CardFilesSchema, cards) && areCardsAscending(cards)) return cards;
  throw new RequestRefused('bad-request');
}

/** What a form wants of its file. */
function wantedIn(form: unknown): Pick<PictureSource, 'crop' | 'pace' | 'cards'> {
  const wanted = { crop: cropIn(form), pace: paceIn(form), cards: cardsIn(form) };
  // A crop of a contact sheet is no picture of any card.
  if (wanted.cards !== undefined && wanted.crop !== undefined) throw new RequestRefused('bad-request');
  return wanted;
}

function validCrop(crop: unknown): Crop {
  if (is(CropSchema, crop) && isCropWithin(crop)) return crop;
  throw new RequestRefused('bad-request');
}

function parseJson(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    throw new RequestRefused('bad-request');
  }
}

export function pictureRoutes({ classrooms, pictures, store, operations }: PictureRoutesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const uploadBuckets = new TokenBuckets(UPLOAD_RATE);
  const uploadSlots = new UploadSlots();
  const receive = createUploadReceiver(pictures);

  const upload: RequestHandler = async (request, response) => {
    // Every refusal that does not depend on the body comes before a byte of it is read.
    const classroom = await requireTeacher(classrooms, request);
    rejectOversized(request);
    if (!uploadBuckets.take(classroom)) throw new RequestRefused('too-fast');
    if (!uploadSlots.tryAcquire(classroom, request, response)) throw new RequestRefused('picture-busy');
    const answer = await receive(request, response, async (file) => {
      const wanted = wantedIn(request.body);
      const work: Work = async (_request, ids) => {
        const { record } = unwrap(await pictures.add(classroom, file, { ...wanted, id: ids('picture') }));
        return toStoredPicture(record);
      };
      return operations.perform(request, operationIn(fieldOf(request.body, OPERATION_FIELD)), work, 201);
    });
    sendAnswer(request, response, answer);
  };

  /** Copies a sample into the class like any other picture: the class keeps it even if a later version drops the sample. */
  const sample: Work = async (request, ids) => {
    const classroom = await requireTeacher(classrooms, request);
    const { sample: id, crop: requested, pace } = parseBody(TakeSampleRequest, request);
    const crop = requested === undefined ? undefined : validCrop(requested);
    if (!uploadBuckets.take(classroom)) throw new RequestRefused('too-fast');
    const source = { sample: id, crop, pace, id: ids<PictureId>('picture') };
    const { record } = unwrap(await pictures.add(classroom, join(PUBLIC_FOLDER, samplePath(id)), source));
    return toStoredPicture(record);
  };

  const listEarlier: RequestHandler = async (request, response) => {
    const classroom = await requireTeacher(classrooms, request);
    const descriptions = new Map(
      (await store.activities(classroom)).map(({ picture, description }) => [picture, description]),
    );
    const own = (await store.pictures(classroom)).filter(
      ({ message, sample, coming }) => message === null && sample === null && !coming,
    );
    const answer: EarlierPictures = {
      pictures: own
        .slice(-EARLIER_PICTURES_MAX)
        .reverse()
        .map((record) => ({ ...toEarlierPicture(record), description: descriptions.get(record.id) ?? '' })),
    };
    response.json({ ok: true, ...answer });
  };

  const read: RequestHandler<{ classroom: ClassroomId; picture: PictureId }> = async (request, response) => {
    const membership = await findCurrentMembership(classrooms, request);
    if (membership === null) throw new RequestRefused('not-found');
    const record = await store.picture(request.params.picture);
    // A message's picture has a route of the chat, which checks who may see it.
    if (record?.classroom !== membership.classroom || record.message !== null) throw new RequestRefused('no-picture');
    const { moving, sheet } = request.query;
    const kind = sheet !== undefined ? 'sheet' : moving !== undefined ? 'moving' : 'still';
    await sendPicture(request, response, unwrap(await pictures.locate(record, kind)));
  };

  router.get(ROUTE.pictures, listEarlier);
  router.post(ROUTE.pictures, upload);
  router.post(ROUTE.sample, express.json({ limit: JSON_BYTES_MAX, inflate: false }), operations.once(sample, 201));
  router.get(ROUTE.picture, read);
  return router;
}
