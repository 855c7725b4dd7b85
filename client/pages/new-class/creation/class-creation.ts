/**
 * Creates a class from a picture: opens the class, sends the picture, and starts the activity. A second attempt, after a cancel
 * or a lost connection, continues where the first one ended.
 */

import type { PictureUploadOptions } from '#client/net/http/class-api.ts';
import type { Reply, RequestErrorCode } from '#client/net/http/request.ts';
import { isReusedPicture, type PictureSource } from '#client/pages/new-class/picture/picture-source.ts';
import type { PictureId } from '#shared/ids.ts';
import type { CardFile } from '#shared/picture/card-files.ts';
import type { Crop } from '#shared/picture/crop.ts';
import type { Pace } from '#shared/picture/motion.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import type { OpenClassroomRequest, StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import type { OpenedClassroom, StoredPicture } from '#shared/protocol/http/responses.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';

export interface CreationRequest {
  /** Null: the kind of puzzle paints its sheet itself. */
  readonly source: PictureSource | null;
  /** The part of the picture to keep; null for all of it. */
  readonly crop: Crop | null;
  /** How the picture is to move on boards. */
  readonly pace: Pace;
  /** The moving pictures on cards whose files follow the contact sheet in the source. */
  readonly cards: readonly CardFile[];
  readonly classroom: OpenClassroomRequest;
  readonly activity: Omit<StartActivityRequest, 'picture'>;
  readonly teacherKey: string | null;
}

/** The requests to the server that a creation needs. */
export interface CreationApi {
  openClassroom(body: OpenClassroomRequest, teacherKey: string | null): Promise<Reply<OpenedClassroom>>;
  uploadPicture(
    classroom: OpenedClassroom['id'],
    file: File,
    upload: PictureUploadOptions,
  ): Promise<Reply<StoredPicture> | null>;
  addSamplePicture(
    classroom: OpenedClassroom['id'],
    sample: SampleId,
    crop: Crop | null,
    pace: Pace,
  ): Promise<Reply<StoredPicture>>;
  /** The picture as the page draws it; null: it cannot. */
  redrawPicture(file: File): Promise<File | null>;
  startActivity(classroom: OpenedClassroom['id'], body: StartActivityRequest): Promise<Reply<NoResult>>;
}

export type CreationStep =
  | { readonly at: 'opening' }
  /** `share`: the part of the file that has been sent, 0..1. At 1 the server processes it. */
  | { readonly at: 'uploading'; readonly share: number }
  | { readonly at: 'cutting' };

/** `cancelled`: by the teacher. `cards`: whose moving pictures are refused, by their places on the contact sheet. */
export type CreationOutcome =
  | { readonly ok: true; readonly classroom: OpenedClassroom }
  | { readonly ok: false; readonly why: RequestErrorCode | 'cancelled'; readonly cards?: readonly number[] };

export class ClassCreation {
  readonly #api: CreationApi;
  /** The class that an earlier attempt opened, and the request that it opened it for. */
  #opened: { readonly classroom: OpenedClassroom; readonly requestKey: string } | null = null;
  #uploaded: {
    readonly source: PictureSource;
    readonly crop: Crop | null;
    readonly pace: Pace;
    readonly to: OpenedClassroom;
    readonly picture: PictureId;
  } | null = null;

  constructor(api: CreationApi) {
    this.#api = api;
  }

  async run(
    request: CreationRequest,
    onProgress: (progress: CreationStep) => void,
    signal: AbortSignal,
  ): Promise<CreationOutcome> {
    onProgress({ at: 'opening' });
    const classroom = await this.#open(request);
    if (!classroom.ok) return { ok: false, why: classroom.code };
    if (signal.aborted) return { ok: false, why: 'cancelled' };

    const { source, activity } = request;
    const picture = source === null ? null : await this.#upload({ ...request, source }, classroom, onProgress, signal);
    if (signal.aborted || (source !== null && picture === null)) return { ok: false, why: 'cancelled' };
    if (picture?.ok === false) {
      const { code, cards } = picture;
      return { ok: false, why: code, ...(cards === undefined ? {} : { cards }) };
    }

    onProgress({ at: 'cutting' });
    const body = picture === null ? activity : { ...activity, picture: picture.id };
    const started = await this.#api.startActivity(classroom.id, body);
    return started.ok ? { ok: true, classroom } : { ok: false, why: started.code };
  }

  async #open(request: CreationRequest): Promise<Reply<OpenedClassroom>> {
    const requestKey = JSON.stringify(request.classroom);
    if (this.#opened?.requestKey === requestKey) return { ok: true, ...this.#opened.classroom };
    const reply = await this.#api.openClassroom(request.classroom, request.teacherKey);
    if (reply.ok) this.#opened = { classroom: reply, requestKey };
    return reply;
  }

  async #upload(
    { source, crop, pace, cards }: CreationRequest & { readonly source: PictureSource },
    to: OpenedClassroom,
    onProgress: (progress: CreationStep) => void,
    signal: AbortSignal,
  ): Promise<Reply<{ readonly id: PictureId }> | null> {
    const uploaded = this.#uploaded;
    if (
      uploaded?.source === source &&
      isSame(uploaded.crop, crop) &&
      uploaded.pace === pace &&
      uploaded.to.id === to.id
    )
      return { ok: true, id: uploaded.picture };
    if (isReusedPicture(source) && crop === null && source.pace === pace) return { ok: true, id: source.id };
    onProgress(typeof source === 'string' ? { at: 'uploading', share: 1 } : { at: 'uploading', share: 0 });
    const options = {
      crop,
      pace,
      cards,
      onProgress: (share: number) => onProgress({ at: 'uploading', share }),
      signal,
    };
    const reply =
      typeof source === 'string'
        ? await this.#api.addSamplePicture(to.id, source, crop, pace)
        : await this.#uploadFile(to, isReusedPicture(source) ? source.file : source, options);
    if (signal.aborted) return null;
    if (reply?.ok === true) this.#uploaded = { source, crop, pace, to, picture: reply.id };
    return reply;
  }

  /** A file that only the page can read is sent as the page draws it. */
  async #uploadFile(
    to: OpenedClassroom,
    file: File,
    options: PictureUploadOptions,
  ): Promise<Reply<StoredPicture> | null> {
    const reply = await this.#api.uploadPicture(to.id, file, options);
    // What the page draws is a still: of a picture that is to move, the refusal says what is wrong with it.
    if (reply === null || reply.ok || options.pace !== 'still' || !UNREADABLE.has(reply.code)) return reply;
    const redrawn = await this.#api.redrawPicture(file);
    return redrawn === null || options.signal.aborted ? reply : this.#api.uploadPicture(to.id, redrawn, options);
  }
}

/** Refusals of what the page could read, and shows. */
const UNREADABLE: ReadonlySet<RequestErrorCode> = new Set<RequestErrorCode>([
  'not-a-picture',
  'picture-heic',
  'picture-broken',
  'picture-too-many-pixels',
]);

function isSame(one: Crop | null, other: Crop | null): boolean {
  if (one === null || other === null) return one === other;
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
