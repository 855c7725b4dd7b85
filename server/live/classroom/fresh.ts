/** A class as it is opened: nobody is in it, and nothing is played. */
import { CAPACITY_DEFAULT } from '../../../shared/limits.ts';
import type { OpenClassroom } from '../../../shared/protocol/schemas.ts';
import type { ClassroomRecord } from '../../store/port.ts';
import { freshKey } from './door/keys.ts';
import { hashPassword } from './door/password.ts';
import { freshCardKey } from './seats/cards.ts';
import { freeName } from './seats/looks.ts';

/** The record without what may be taken already, and the teacher's secret. @param createdAt ms since 1970 @param keptMs how long it is kept */
export async function freshClassroom(
  asked: OpenClassroom,
  createdAt: number,
  keptMs: number,
): Promise<{ readonly key: string; readonly record: Omit<ClassroomRecord, 'id' | 'code'> }> {
  const { key, hash } = freshKey();
  const naming = asked.naming ?? 'typed';
  const names: string[] = [];
  // Two children of one name: the second has a number behind it.
  if (naming === 'list') for (const name of asked.names ?? []) names.push(freeName(name, names));
  const record = {
    title: asked.title ?? '',
    capacity: naming === 'list' ? names.length : (asked.capacity ?? CAPACITY_DEFAULT),
    door: asked.door ?? 'code',
    naming,
    names,
    cardKey: freshCardKey(),
    passwordHash: asked.password === undefined ? null : await hashPassword(asked.password),
    teacherHash: hash,
    teacherGrant: 0,
    coHash: null,
    coGrant: 0,
    banned: [],
    activity: null,
    nextBoard: 1,
    createdAt,
    expiresAt: createdAt + keptMs,
  };
  return { key, record };
}
