/** The record of a new class: it has no seats and no activity. */

import { uniqueName } from '#server/classroom/seats/appearance.ts';
import { hashPassword } from '#server/identity/password.ts';
import { newCardKey } from '#server/identity/seat-cards.ts';
import { newTeacherKey } from '#server/identity/teacher-keys.ts';
import type { ClassroomRecord } from '#server/store/port.ts';
import { CAPACITY_DEFAULT } from '#shared/limits.ts';
import type { OpenClassroomRequest } from '#shared/protocol/http/request-bodies.ts';

/** The record without its id and code, which may be taken already, and the teacher's key. @param createdAt ms since 1970 @param retentionMs how long it is stored @param ownKey the teacher's key; undefined: a new one */
export async function newClassroomRecord(
  request: OpenClassroomRequest,
  createdAt: number,
  retentionMs: number,
  ownKey?: string,
): Promise<{ readonly key: string; readonly record: Omit<ClassroomRecord, 'id' | 'code'> }> {
  const { key, hash } = newTeacherKey(ownKey);
  const naming = request.naming ?? 'typed';
  const names: string[] = [];
  // Of two students with one name the second gets a number.
  if (naming === 'list') for (const name of request.names ?? []) names.push(uniqueName(name, names));
  const record = {
    title: request.title ?? '',
    capacity: naming === 'list' ? names.length : (request.capacity ?? CAPACITY_DEFAULT),
    admission: request.admission ?? 'code',
    naming,
    names,
    cardKey: newCardKey(),
    passwordHash: request.password === undefined ? null : await hashPassword(request.password),
    teacherHash: hash,
    teacherGrant: 0,
    coHash: null,
    coGrant: 0,
    banned: [],
    activity: null,
    nextBoard: 1,
    createdAt,
    expiresAt: createdAt + retentionMs,
  };
  return { key, record };
}
