/**
 * From a picture to an open class: the class is opened, the picture sent, the cut set. What was done stays done: a second
 * try, after a cancel or a lost connection, goes on where the first one ended.
 */
import type { PictureId } from '../../../shared/ids.ts';
import type { Crop } from '../../../shared/picture/crop.ts';
import type { OpenedClassroom, StoredPicture } from '../../../shared/protocol/answers.ts';
import type { Done } from '../../../shared/protocol/events.ts';
import type { OpenClassroom, StartActivity } from '../../../shared/protocol/schemas.ts';
import type { SampleId } from '../../../shared/samples.ts';
import type { Trouble } from '../../i18n/words/errors.ts';
import type { Reply, Upload } from '../../net/api.ts';

/** A picture that the class has already. `file`: the same, to take a part of. */
export interface KeptPicture {
  readonly kept: PictureId;
  readonly file: File;
  /** What was said that it shows. */
  readonly description: string;
}

/** A picture of hers, one that the class has already, or one of our samples. */
export type PictureSource = File | KeptPicture | SampleId;

export interface Wish {
  readonly source: PictureSource;
  /** The part of it that is wanted; null for all of it. */
  readonly crop: Crop | null;
  readonly classroom: OpenClassroom;
  readonly activity: Omit<StartActivity, 'picture'>;
  readonly teacherKey: string | null;
}

/** The server, as this needs it. */
export interface Asked {
  openClassroom(asked: OpenClassroom, teacherKey: string | null): Promise<Reply<OpenedClassroom>>;
  uploadPicture(classroom: OpenedClassroom['id'], file: File, upload: Upload): Promise<Reply<StoredPicture> | null>;
  takeSample(classroom: OpenedClassroom['id'], sample: SampleId, crop: Crop | null): Promise<Reply<StoredPicture>>;
  startActivity(classroom: OpenedClassroom['id'], asked: StartActivity): Promise<Reply<Done>>;
}

export type Progress =
  | { readonly at: 'opening' }
  /** Share of the file that has left, 0..1; at 1 the server reads it. */
  | { readonly at: 'uploading'; readonly share: number }
  | { readonly at: 'cutting' };

/** `cancelled`: she said so. */
export type Outcome =
  | { readonly ok: true; readonly classroom: OpenedClassroom }
  | { readonly ok: false; readonly why: Trouble | 'cancelled' };

export class Opening {
  readonly #server: Asked;
  /** The class that an earlier try opened, and for which wish. */
  #opened: { readonly classroom: OpenedClassroom; readonly facts: string } | null = null;
  #sent: {
    readonly source: PictureSource;
    readonly crop: Crop | null;
    readonly to: OpenedClassroom;
    readonly picture: PictureId;
  } | null = null;

  constructor(server: Asked) {
    this.#server = server;
  }

  async run(wish: Wish, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Outcome> {
    onProgress({ at: 'opening' });
    const classroom = await this.#open(wish);
    if (!classroom.ok) return { ok: false, why: classroom.code };
    if (signal.aborted) return { ok: false, why: 'cancelled' };

    const picture = await this.#send(wish, classroom, onProgress, signal);
    if (picture === null) return { ok: false, why: 'cancelled' };
    if (!picture.ok) return { ok: false, why: picture.code };

    onProgress({ at: 'cutting' });
    const started = await this.#server.startActivity(classroom.id, { ...wish.activity, picture: picture.id });
    return started.ok ? { ok: true, classroom } : { ok: false, why: started.code };
  }

  async #open(wish: Wish): Promise<Reply<OpenedClassroom>> {
    const facts = JSON.stringify(wish.classroom);
    if (this.#opened?.facts === facts) return { ok: true, ...this.#opened.classroom };
    const reply = await this.#server.openClassroom(wish.classroom, wish.teacherKey);
    if (reply.ok) this.#opened = { classroom: reply, facts };
    return reply;
  }

  async #send(
    { source, crop }: Wish,
    to: OpenedClassroom,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<Reply<{ readonly id: PictureId }> | null> {
    const sent = this.#sent;
    if (sent?.source === source && isSame(sent.crop, crop) && sent.to.id === to.id)
      return { ok: true, id: sent.picture };
    if (isKept(source) && crop === null) return { ok: true, id: source.kept };
    onProgress(typeof source === 'string' ? { at: 'uploading', share: 1 } : { at: 'uploading', share: 0 });
    const reply =
      typeof source === 'string'
        ? await this.#server.takeSample(to.id, source, crop)
        : await this.#server.uploadPicture(to.id, isKept(source) ? source.file : source, {
            crop,
            onProgress: (share) => onProgress({ at: 'uploading', share }),
            signal,
          });
    if (signal.aborted) return null;
    if (reply?.ok === true) this.#sent = { source, crop, to, picture: reply.id };
    return reply;
  }
}

export function isKept(source: PictureSource): source is KeptPicture {
  return typeof source === 'object' && 'kept' in source;
}

function isSame(one: Crop | null, other: Crop | null): boolean {
  if (one === null || other === null) return one === other;
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
