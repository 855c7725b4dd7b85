/** HTTP calls of a class's teacher. Separate from `class-api.ts`, so that the join page does not load them. */
import type { ActivityId, ClassroomId } from '#shared/ids.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import type { InsightView } from '#shared/protocol/http/insight-view.ts';
import type { ContinuationRequest } from '#shared/protocol/http/request-bodies.ts';
import type {
  ClassResults,
  Continued,
  EarlierPictures,
  LatestActivity,
  NewKey,
  Origins,
  RejoinCodes,
  SeatCards,
} from '#shared/protocol/http/responses.ts';
import { activityLogPath } from '#shared/protocol/log-paths.ts';
import { classroomPath, seatPath } from '#shared/protocol/paths.ts';
import { cuttableReply } from './cuttable-reply.ts';
import { postMaking, pressDelete, pressPost } from './press.ts';
import { type Reply, request } from './request.ts';

/** Deletes the class with everything in it, for good. */
export function removeClassroom(classroom: ClassroomId): Promise<Reply<NoResult>> {
  return pressDelete(classroomPath('classroom', classroom));
}

/** The codes that move each seat to another device. */
export function fetchRejoinCodes(classroom: ClassroomId): Promise<Reply<RejoinCodes>> {
  return request(classroomPath('rejoinCodes', classroom));
}

/** The seat cards. @param isReplacing makes new cards; all that were printed before become invalid */
export function fetchSeatCards(classroom: ClassroomId, isReplacing: boolean): Promise<Reply<SeatCards>> {
  const path = classroomPath('cards', classroom);
  return isReplacing ? pressPost(path) : request(path);
}

/** Pictures that the class has used before. */
export function fetchEarlierPictures(classroom: ClassroomId): Promise<Reply<EarlierPictures>> {
  return request(classroomPath('pictures', classroom));
}

/** What the class's latest activity was set to. */
export function fetchLatestActivity(classroom: ClassroomId): Promise<Reply<LatestActivity>> {
  return request(classroomPath('activities', classroom));
}

/** Who did what at which board, over all activities. */
export function fetchResults(classroom: ClassroomId): Promise<Reply<ClassResults>> {
  return request(classroomPath('resultRows', classroom));
}

/** How an activity was played. */
export function fetchInsight(classroom: ClassroomId, activity: ActivityId): Promise<Reply<InsightView>> {
  const path = activityLogPath('insight', classroom, activity);
  return cuttableReply(request<InsightView>(path), (insight) => insight.activity);
}

/** Finishes the lesson for today, or reopens it. */
export function setLessonFinished(classroom: ClassroomId, finished: boolean): Promise<Reply<NoResult>> {
  return pressPost(classroomPath('lesson', classroom), { finished });
}

/** Replaces the teacher's key; pages that used the old one are closed. */
export function replaceTeacherKey(classroom: ClassroomId): Promise<Reply<NewKey>> {
  return pressPost(classroomPath('teacherKey', classroom));
}

/** Makes a key for co-teachers; the previous one becomes invalid. */
export function createCoTeacherKey(classroom: ClassroomId): Promise<Reply<NewKey>> {
  return pressPost(classroomPath('coTeacherKey', classroom));
}

export function revokeCoTeacherKey(classroom: ClassroomId): Promise<Reply<NoResult>> {
  return pressDelete(classroomPath('coTeacherKey', classroom));
}

/** Continues from a moment of the past. Pressed once more while nobody knows whether it was done, it is the same press. */
export function continueFrom(classroom: ClassroomId, body: ContinuationRequest): Promise<Reply<Continued>> {
  return postMaking(classroomPath('continuations', classroom), body);
}

/** Erases all data of one student. */
export function eraseSeat(classroom: ClassroomId, seat: number): Promise<Reply<NoResult>> {
  return pressDelete(seatPath(classroom, seat));
}

/** Addresses at which other devices find the server. Asks once. */
export function fetchOrigins(classroom: ClassroomId): Promise<Reply<Origins>> {
  return request(classroomPath('origins', classroom), { isRepeatable: false });
}
