/** HTTP calls to open, preview, join and leave a class, to prove its teacher, and to add pictures and activities. */
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import type { CardFile } from '#shared/picture/card-files.ts';
import type { Crop } from '#shared/picture/crop.ts';
import type { Pace } from '#shared/picture/motion.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import type {
  JoinPreviewRequest,
  JoinRequest,
  OpenClassroomRequest,
  StartActivityRequest,
  TeacherStay,
} from '#shared/protocol/http/request-bodies.ts';
import type {
  JoinedClassroom,
  JoinPreview,
  MyClassrooms,
  OpenedClassroom,
  StoredPicture,
} from '#shared/protocol/http/responses.ts';
import {
  CARDS_FIELD,
  CROP_FIELD,
  classroomPath,
  PACE_FIELD,
  PICTURE_FIELD,
  ROUTE,
  TEACHER_KEY_HEADER,
} from '#shared/protocol/paths.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import { postMaking, pressPost, uploadMaking } from './press.ts';
import { type Reply, request } from './request.ts';
import type { UploadOptions } from './upload.ts';

/** @param teacherKey required unless the server counts this machine as its own */
export function openClassroom(input: OpenClassroomRequest, teacherKey: string | null): Promise<Reply<OpenedClassroom>> {
  return postMaking(ROUTE.classrooms, input, teacherKey === null ? {} : { [TEACHER_KEY_HEADER]: teacherKey });
}

/** Makes this browser the class's teacher. */
export function proveTeacher(classroom: ClassroomId, key: string, stay: TeacherStay): Promise<Reply<NoResult>> {
  return pressPost(classroomPath('teacher', classroom), { key, stay });
}

/** The class as a student sees it before joining. */
export function previewClass(input: JoinPreviewRequest): Promise<Reply<JoinPreview>> {
  return pressPost(ROUTE.joinPreview, input);
}

/** Gives up this student's seat in this browser, so that another student can use the device. */
export async function leaveSeat(classroom: ClassroomId, person: PersonId): Promise<Reply<NoResult>> {
  const reply: Reply<NoResult> = await pressPost(classroomPath('leave', classroom), { person });
  // Another tab has given it up already; the browser may have another student by now, who stays.
  return !reply.ok && reply.code === 'not-member' ? { ok: true } : reply;
}

export function joinClass(input: JoinRequest): Promise<Reply<JoinedClassroom>> {
  return postMaking(ROUTE.join, input);
}

/** The classes of this browser; asks once. `cookie-needed`: it does not keep the cookie that it has got, so that it can be in none. */
export async function fetchMyClasses(): Promise<Reply<MyClassrooms>> {
  const ask = () => request<MyClassrooms>(ROUTE.myClassrooms, { isRepeatable: false });
  const isUnknown = (reply: Reply<MyClassrooms>) => reply.ok && !reply.hasCookie;
  const first = await ask();
  const reply = isUnknown(first) ? await ask() : first;
  return isUnknown(reply) ? { ok: false, code: 'cookie-needed' } : reply;
}

export function startActivity(classroom: ClassroomId, input: StartActivityRequest): Promise<Reply<NoResult>> {
  return postMaking(classroomPath('activities', classroom), input);
}

/** Adds one of our samples, or a part of it, to the class's pictures. @param pace how it is to move on boards */
export function addSamplePicture(
  classroom: ClassroomId,
  sample: SampleId,
  crop: Crop | null,
  pace: Pace,
): Promise<Reply<StoredPicture>> {
  const body = { sample, ...(crop === null ? {} : { crop }), ...(pace === 'still' ? {} : { pace }) };
  return postMaking(classroomPath('sample', classroom), body);
}

export interface PictureUploadOptions extends UploadOptions {
  /** The part of the picture to keep; null: all of it. */
  readonly crop: Crop | null;
  /** How it is to move on boards. */
  readonly pace: Pace;
  /** The moving pictures on cards whose files follow the contact sheet in the file. */
  readonly cards: readonly CardFile[];
}

export function uploadPicture(
  classroom: ClassroomId,
  file: File,
  options: PictureUploadOptions,
): Promise<Reply<StoredPicture> | null> {
  const form = new FormData();
  if (options.crop !== null) form.set(CROP_FIELD, JSON.stringify(options.crop));
  form.set(PACE_FIELD, options.pace);
  if (options.cards.length > 0) form.set(CARDS_FIELD, JSON.stringify(options.cards));
  form.set(PICTURE_FIELD, file);
  const { crop, pace, cards } = options;
  const content = JSON.stringify([file.name, file.size, file.lastModified, crop, pace, cards]);
  return uploadMaking(classroomPath('pictures', classroom), form, content, options);
}
