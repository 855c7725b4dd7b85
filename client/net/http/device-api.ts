/** HTTP calls about the devices that are a teacher's. */
import type { ClassroomId } from '#shared/ids.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import type { TeacherDevices } from '#shared/protocol/http/responses.ts';
import { classroomPath, devicePath, ROUTE } from '#shared/protocol/paths.ts';
import { pressDelete, pressPost } from './press.ts';
import { type Reply, request } from './request.ts';

/** This browser is no teacher of these classes any more: its pages of them end. */
export function leaveAsTeacher(classrooms: readonly ClassroomId[]): Promise<Reply<NoResult>> {
  return pressPost(ROUTE.leaveDevice, { classrooms });
}

/** The devices that are a teacher's of the class. For its owner. */
export function fetchDevices(classroom: ClassroomId): Promise<Reply<TeacherDevices>> {
  return request(classroomPath('devices', classroom));
}

/** Ends a device: its pages end at once, and its stored key brings it back no more. */
export function endDevice(classroom: ClassroomId, device: string): Promise<Reply<NoResult>> {
  return pressDelete(devicePath(classroom, device));
}
