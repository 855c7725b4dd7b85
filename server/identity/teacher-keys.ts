/**
 * The keys that make somebody a teacher of one class: the teacher's own, and one for co-teachers. A session stores the grant of the key
 * that it came in by; replacing a key increments its grant, and sessions of an earlier grant lose access.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Teacher } from '#server/identity/person.ts';
import type { ClassroomRecord } from '#server/store/port.ts';

export type TeacherKeys = Pick<ClassroomRecord, 'teacherHash' | 'teacherGrant' | 'coHash' | 'coGrant'>;

const NO_HASH = '0'.repeat(64);

/** @param key that nobody can guess; without it a new one */
export function newTeacherKey(key: string = randomBytes(16).toString('base64url')): {
  readonly key: string;
  readonly hash: string;
} {
  return { key, hash: sha256(key).toString('hex') };
}

/** The teacher of this key; null: it is no key of the class. Checking takes equally long whether there is such a class or not. */
export function teacherByKey(keys: TeacherKeys | null, key: string): Teacher | null {
  const given = sha256(key);
  const isOwn = timingSafeEqual(given, Buffer.from(keys?.teacherHash ?? NO_HASH, 'hex'));
  const isCo = timingSafeEqual(given, Buffer.from(keys?.coHash ?? NO_HASH, 'hex'));
  if (keys === null) return null;
  if (isOwn) return { role: 'teacher', by: 'own', grant: keys.teacherGrant };
  return isCo && keys.coHash !== null ? { role: 'teacher', by: 'co', grant: keys.coGrant } : null;
}

/** Whether the key that the teacher came in by is still the class's. */
export function isKeyCurrent(keys: TeacherKeys, { by = 'own', grant = 0 }: Teacher): boolean {
  return by === 'own' ? grant === keys.teacherGrant : keys.coHash !== null && grant === keys.coGrant;
}

export function isCoTeacher({ by }: Teacher): boolean {
  return by === 'co';
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
