/** What a class's teacher asks of the server over HTTP. Apart from what everybody asks: a students' door does not load it. */
import type { ClassroomId } from '#shared/ids.ts';
import type { EarlierPictures, NewKey, Origins, RejoinCodes, SeatCards } from '#shared/protocol/http-responses.ts';
import { classroomPath, seatPath } from '#shared/protocol/paths.ts';
import type { NoResult } from '#shared/protocol/socket-events.ts';
import { postJson, type Reply, request } from './api.ts';

/** The class is over for good, with all that is its. */
export function removeClassroom(classroom: ClassroomId): Promise<Reply<NoResult>> {
  return request(classroomPath('classroom', classroom), { method: 'DELETE' });
}

/** What moves each seat to another device. */
export function fetchRejoinCodes(classroom: ClassroomId): Promise<Reply<RejoinCodes>> {
  return request(classroomPath('rejoinCodes', classroom));
}

/** The seat cards; fresh ones make all that were printed before worthless. */
export function fetchSeatCards(classroom: ClassroomId, isReplacing: boolean): Promise<Reply<SeatCards>> {
  const path = classroomPath('cards', classroom);
  return isReplacing ? postJson(path, {}) : request(path);
}

/** Pictures that the class had before. */
export function fetchEarlierPictures(classroom: ClassroomId): Promise<Reply<EarlierPictures>> {
  return request(classroomPath('pictures', classroom));
}

/** The lesson is over, or the class goes on. */
export function setLessonFinished(classroom: ClassroomId, finished: boolean): Promise<Reply<NoResult>> {
  return postJson(classroomPath('lesson', classroom), { finished });
}

/** A new secret in place of the teacher's: whoever came in by the old one is out. */
export function replaceTeacherKey(classroom: ClassroomId): Promise<Reply<NewKey>> {
  return postJson(classroomPath('teacherKey', classroom), {});
}

/** A secret for co-teachers, in place of the one before. */
export function createCoTeacherKey(classroom: ClassroomId): Promise<Reply<NewKey>> {
  return postJson(classroomPath('coTeacherKey', classroom), {});
}

export function revokeCoTeacherKey(classroom: ClassroomId): Promise<Reply<NoResult>> {
  return request(classroomPath('coTeacherKey', classroom), { method: 'DELETE' });
}

/** All that is of one student is gone. */
export function eraseSeat(classroom: ClassroomId, seat: number): Promise<Reply<NoResult>> {
  return request(seatPath(classroom, seat), { method: 'DELETE' });
}

/** Where other devices find the server. */
export function fetchOrigins(classroom: ClassroomId): Promise<Reply<Origins>> {
  return request(classroomPath('origins', classroom));
}
