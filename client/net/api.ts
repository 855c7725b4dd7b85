/** What pages ask of the server over HTTP. An answer is a result or a reason; not reaching the server at all is a reason, too. */
import type { ClassroomId } from '../../shared/ids.ts';
import type { Crop } from '../../shared/picture/crop.ts';
import type {
  JoinedClassroom,
  JoinLook,
  MyClassrooms,
  OpenedClassroom,
  StoredPicture,
} from '../../shared/protocol/answers.ts';
import type { Done } from '../../shared/protocol/events.ts';
import { CROP_FIELD, classroomPath, PICTURE_FIELD, ROUTE, TEACHER_KEY_HEADER } from '../../shared/protocol/paths.ts';
import type { Join, Look, OpenClassroom, StartActivity } from '../../shared/protocol/schemas.ts';
import type { SampleId } from '../../shared/samples.ts';
import { isTold, type Trouble } from '../i18n/words/errors.ts';

export type Reply<Result> = ({ readonly ok: true } & Result) | { readonly ok: false; readonly code: Trouble };

const OFFLINE = { ok: false, code: 'offline' } as const;

/** A body of our server. What else may answer, such as a school's proxy with a page of its own, counts as not reached. */
function replyOf<Result>(body: unknown): Reply<Result> {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return OFFLINE;
  // The server is of the same build as this page: what it says is of its type.
  if (body.ok === true) return body as Reply<Result>;
  return { ok: false, code: 'code' in body && isTold(body.code) ? body.code : 'internal' };
}

export async function ask<Result>(path: string, init: RequestInit = {}): Promise<Reply<Result>> {
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

export function post<Result>(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Reply<Result>> {
  return ask<Result>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** @param teacherKey needed where the server does not know this machine as its own */
export function openClassroom(asked: OpenClassroom, teacherKey: string | null): Promise<Reply<OpenedClassroom>> {
  return post(ROUTE.classrooms, asked, teacherKey === null ? {} : { [TEACHER_KEY_HEADER]: teacherKey });
}

/** Makes this browser the class's teacher. */
export function proveTeacher(classroom: ClassroomId, key: string): Promise<Reply<Done>> {
  return post(classroomPath('teacher', classroom), { key });
}

/** The class, before going in. */
export function look(asked: Look): Promise<Reply<JoinLook>> {
  return post(ROUTE.look, asked);
}

/** This browser lets go of its seat: it is somebody else's turn. */
export function leave(classroom: ClassroomId): Promise<Reply<Done>> {
  return post(classroomPath('leave', classroom), {});
}

export function join(asked: Join): Promise<Reply<JoinedClassroom>> {
  return post(ROUTE.join, asked);
}

/** Classes that this browser is in. */
export function mine(): Promise<Reply<MyClassrooms>> {
  return ask(ROUTE.mine);
}

export function startActivity(classroom: ClassroomId, asked: StartActivity): Promise<Reply<Done>> {
  return post(classroomPath('activities', classroom), asked);
}

/** One of our samples, or a part of it, becomes a picture of the class. */
export function takeSample(classroom: ClassroomId, sample: SampleId, crop: Crop | null): Promise<Reply<StoredPicture>> {
  return post(classroomPath('sample', classroom), crop === null ? { sample } : { sample, crop });
}

export interface Sending {
  /** Share of the file that has left, 0..1. */
  readonly onProgress: (share: number) => void;
  /** Ends it; it then answers null. */
  readonly signal: AbortSignal;
}

export interface Upload extends Sending {
  /** The part of it that is wanted; null for all of it. */
  readonly crop: Crop | null;
}

export function uploadPicture(classroom: ClassroomId, file: File, how: Upload): Promise<Reply<StoredPicture> | null> {
  const form = new FormData();
  if (how.crop !== null) form.set(CROP_FIELD, JSON.stringify(how.crop));
  form.set(PICTURE_FIELD, file);
  return upload(classroomPath('pictures', classroom), form, how);
}

/** XMLHttpRequest, because fetch cannot tell how far an upload is. */
export function upload<Result>(
  path: string,
  form: FormData,
  { onProgress, signal }: Sending,
): Promise<Reply<Result> | null> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(null);
      return;
    }
    const request = new XMLHttpRequest();
    const cancel = () => request.abort();
    signal.addEventListener('abort', cancel);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onloadend = () => {
      signal.removeEventListener('abort', cancel);
      resolve(signal.aborted ? null : replyOf<Result>(request.response));
    };
    request.open('POST', path);
    request.responseType = 'json';
    request.send(form);
  });
}
