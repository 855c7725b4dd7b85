/** What pages ask of the server over HTTP. An answer is a result or a reason; not reaching the server at all is a reason, too. */

import { hasSentence, type RequestErrorCode } from '#client/i18n/words/error-sentences.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { Crop } from '#shared/picture/crop.ts';
import type {
  JoinedClassroom,
  JoinPreview,
  MyClassrooms,
  OpenedClassroom,
  StoredPicture,
} from '#shared/protocol/http-responses.ts';
import { CROP_FIELD, classroomPath, PICTURE_FIELD, ROUTE, TEACHER_KEY_HEADER } from '#shared/protocol/paths.ts';
import type {
  JoinPreviewRequest,
  JoinRequest,
  OpenClassroomRequest,
  StartActivityRequest,
} from '#shared/protocol/request-schemas.ts';
import type { NoResult } from '#shared/protocol/socket-events.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';

export type Reply<Result> = ({ readonly ok: true } & Result) | { readonly ok: false; readonly code: RequestErrorCode };

const OFFLINE = { ok: false, code: 'offline' } as const;

/** A body of our server. What else may answer, such as a school's proxy with a page of its own, counts as not reached. */
function replyOf<Result>(body: unknown): Reply<Result> {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return OFFLINE;
  // The server is of the same build as this page: what it says is of its type.
  if (body.ok === true) return body as Reply<Result>;
  return { ok: false, code: 'code' in body && hasSentence(body.code) ? body.code : 'internal' };
}

export async function request<Result>(path: string, init: RequestInit = {}): Promise<Reply<Result>> {
  let body: unknown;
  try {
    const response = await fetch(path, init);
    body = await response.json();
  } catch {
    // No connection, or no JSON: nobody of ours answered.
    return OFFLINE;
  }
  return replyOf<Result>(body);
}

export function postJson<Result>(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Reply<Result>> {
  return request<Result>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** @param teacherKey needed where the server does not know this machine as its own */
export function openClassroom(input: OpenClassroomRequest, teacherKey: string | null): Promise<Reply<OpenedClassroom>> {
  return postJson(ROUTE.classrooms, input, teacherKey === null ? {} : { [TEACHER_KEY_HEADER]: teacherKey });
}

/** Makes this browser the class's teacher. */
export function proveTeacher(classroom: ClassroomId, key: string): Promise<Reply<NoResult>> {
  return postJson(classroomPath('teacher', classroom), { key });
}

/** The class, before going in. */
export function previewClass(input: JoinPreviewRequest): Promise<Reply<JoinPreview>> {
  return postJson(ROUTE.joinPreview, input);
}

/** This browser lets go of its seat: it is somebody else's turn. */
export function leaveSeat(classroom: ClassroomId): Promise<Reply<NoResult>> {
  return postJson(classroomPath('leave', classroom), {});
}

export function joinClass(input: JoinRequest): Promise<Reply<JoinedClassroom>> {
  return postJson(ROUTE.join, input);
}

/** Classes that this browser is in. */
export function fetchMyClasses(): Promise<Reply<MyClassrooms>> {
  return request(ROUTE.myClassrooms);
}

export function startActivity(classroom: ClassroomId, input: StartActivityRequest): Promise<Reply<NoResult>> {
  return postJson(classroomPath('activities', classroom), input);
}

/** One of our samples, or a part of it, becomes a picture of the class. */
export function addSamplePicture(
  classroom: ClassroomId,
  sample: SampleId,
  crop: Crop | null,
): Promise<Reply<StoredPicture>> {
  return postJson(classroomPath('sample', classroom), crop === null ? { sample } : { sample, crop });
}

export interface UploadOptions {
  /** Share of the file that has left, 0..1. */
  readonly onProgress: (share: number) => void;
  /** Ends it; it then answers null. */
  readonly signal: AbortSignal;
}

export interface PictureUploadOptions extends UploadOptions {
  /** The part of it that is wanted; null for all of it. */
  readonly crop: Crop | null;
}

export function uploadPicture(
  classroom: ClassroomId,
  file: File,
  options: PictureUploadOptions,
): Promise<Reply<StoredPicture> | null> {
  const form = new FormData();
  if (options.crop !== null) form.set(CROP_FIELD, JSON.stringify(options.crop));
  form.set(PICTURE_FIELD, file);
  return upload(classroomPath('pictures', classroom), form, options);
}

/** XMLHttpRequest, because fetch cannot tell how far an upload is. */
export function upload<Result>(
  path: string,
  form: FormData,
  { onProgress, signal }: UploadOptions,
): Promise<Reply<Result> | null> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(null);
      return;
    }
    const xhr = new XMLHttpRequest();
    const cancel = () => xhr.abort();
    signal.addEventListener('abort', cancel);
    xhr.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    xhr.onloadend = () => {
      signal.removeEventListener('abort', cancel);
      resolve(signal.aborted ? null : replyOf<Result>(xhr.response));
    };
    xhr.open('POST', path);
    xhr.responseType = 'json';
    xhr.send(form);
  });
}
