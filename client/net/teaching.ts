/** What a class's teacher asks of the server over HTTP. Apart from what everybody asks: a students' door does not load it. */
import type { ClassroomId } from '../../shared/ids.ts';
import type { EarlierPictures, FreshKey, Origins, RejoinCodes, SeatCards } from '../../shared/protocol/answers.ts';
import type { Done } from '../../shared/protocol/events.ts';
import { classroomPath, seatPath } from '../../shared/protocol/paths.ts';
import { ask, post, type Reply } from './api.ts';

/** The class is over for good, with all that is its. */
export function removeClassroom(classroom: ClassroomId): Promise<Reply<Done>> {
  return ask(classroomPath('classroom', classroom), { method: 'DELETE' });
}

/** What moves each seat to another device. */
export function rejoinCodes(classroom: ClassroomId): Promise<Reply<RejoinCodes>> {
  return ask(classroomPath('rejoinCodes', classroom));
}

/** The seat cards; fresh ones make all that were printed before worthless. */
export function seatCards(classroom: ClassroomId, fresh: boolean): Promise<Reply<SeatCards>> {
  const path = classroomPath('cards', classroom);
  return fresh ? post(path, {}) : ask(path);
}

/** Pictures that the class had before. */
export function earlierPictures(classroom: ClassroomId): Promise<Reply<EarlierPictures>> {
  return ask(classroomPath('pictures', classroom));
}

/** The lesson is over, or the class goes on. */
export function finishLesson(classroom: ClassroomId, finished: boolean): Promise<Reply<Done>> {
  return post(classroomPath('lesson', classroom), { finished });
}

/** A new secret in place of the teacher's: whoever came in by the old one is out. */
export function replaceKey(classroom: ClassroomId): Promise<Reply<FreshKey>> {
  return post(classroomPath('teacherKey', classroom), {});
}

/** A secret for co-teachers, in place of the one before. */
export function makeCoKey(classroom: ClassroomId): Promise<Reply<FreshKey>> {
  return post(classroomPath('coKey', classroom), {});
}

export function endCoKey(classroom: ClassroomId): Promise<Reply<Done>> {
  return ask(classroomPath('coKey', classroom), { method: 'DELETE' });
}

/** All that is of one student is gone. */
export function eraseSeat(classroom: ClassroomId, seat: number): Promise<Reply<Done>> {
  return ask(seatPath(classroom, seat), { method: 'DELETE' });
}

/** Where other devices find the server. */
export function origins(classroom: ClassroomId): Promise<Reply<Origins>> {
  return ask(classroomPath('origins', classroom));
}
