/**
 * The secrets that make somebody a teacher of one class: her own, and one for co-teachers. A session holds the grant of the secret
 * that it came in by; replacing a secret counts its grant up, and whoever came in by an earlier one is no teacher any more.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Teacher } from '#server/classroom/port.ts';
import type { ClassroomRecord } from '#server/store/port.ts';

export type TeacherKeys = Pick<ClassroomRecord, 'teacherHash' | 'teacherGrant' | 'coHash' | 'coGrant'>;

const NO_HASH = '0'.repeat(64);

export function newTeacherKey(): { readonly key: string; readonly hash: string } {
  const key = randomBytes(16).toString('base64url');
  return { key, hash: sha256(key).toString('hex') };
}

/** Whose secret this is; null: nobody's. It takes as long whether there is such a class or not. */
export function teacherByKey(keys: TeacherKeys | null, key: string): Teacher | null {
  const given = sha256(key);
  const isOwn = timingSafeEqual(given, Buffer.from(keys?.teacherHash ?? NO_HASH, 'hex'));
  const isCo = timingSafeEqual(given, Buffer.from(keys?.coHash ?? NO_HASH, 'hex'));
  if (keys === null) return null;
  if (isOwn) return { role: 'teacher', by: 'own', grant: keys.teacherGrant };
  return isCo && keys.coHash !== null ? { role: 'teacher', by: 'co', grant: keys.coGrant } : null;
}

/** Is the secret that she came in by still the class's? */
export function isKeyCurrent(keys: TeacherKeys, { by = 'own', grant = 0 }: Teacher): boolean {
  return by === 'own' ? grant === keys.teacherGrant : keys.coHash !== null && grant === keys.coGrant;
}

export function isCoTeacher({ by }: Teacher): boolean {
  return by === 'co';
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
