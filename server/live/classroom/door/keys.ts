/**
 * The secrets that make somebody a teacher of one class: her own, and one for co-teachers. A session holds the grant of the secret
 * that it came in by; replacing a secret counts its grant up, and whoever came in by an earlier one is no teacher any more.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ClassroomRecord } from '../../../store/port.ts';
import type { Teacher } from '../../classrooms.ts';

export type Keys = Pick<ClassroomRecord, 'teacherHash' | 'teacherGrant' | 'coHash' | 'coGrant'>;

const NOBODYS = '0'.repeat(64);

export function freshKey(): { readonly key: string; readonly hash: string } {
  const key = randomBytes(16).toString('base64url');
  return { key, hash: sha256(key).toString('hex') };
}

/** Whose secret this is; null: nobody's. It takes as long whether there is such a class or not. */
export function teacherOf(keys: Keys | null, key: string): Teacher | null {
  const given = sha256(key);
  const isOwn = timingSafeEqual(given, Buffer.from(keys?.teacherHash ?? NOBODYS, 'hex'));
  const isCo = timingSafeEqual(given, Buffer.from(keys?.coHash ?? NOBODYS, 'hex'));
  if (keys === null) return null;
  if (isOwn) return { role: 'teacher', by: 'own', grant: keys.teacherGrant };
  return isCo && keys.coHash !== null ? { role: 'teacher', by: 'co', grant: keys.coGrant } : null;
}

/** Is the secret that she came in by still the class's? */
export function keyHolds(keys: Keys, { by = 'own', grant = 0 }: Teacher): boolean {
  return by === 'own' ? grant === keys.teacherGrant : keys.coHash !== null && grant === keys.coGrant;
}

export function isCoTeacher({ by }: Teacher): boolean {
  return by === 'co';
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
