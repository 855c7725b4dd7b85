/**
 * The secret that makes a browser a class's teacher. It travels in a link's fragment, which no server and no log sees, and is
 * taken out of the address at once: what stands there is on the projector.
 */

import { readStored, writeStored } from '#client/base/browser-storage.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { SECRET, teacherLink } from '#shared/protocol/paths.ts';

const NAME = 'key';

/** @param fragment an address's hash */
export function keyFromFragment(fragment: string): string | null {
  return new URLSearchParams(fragment.replace(/^#/, '')).get(SECRET.teacherKey);
}

export function storeTeacherKey(classroom: ClassroomId, key: string): void {
  writeStored(`${NAME}.${classroom}`, key);
}

/** Where she comes back to her class from any device; null on a device that was never told the secret. */
export function storedTeacherLink(classroom: ClassroomId, origin: string): string | null {
  const key = readStored(`${NAME}.${classroom}`);
  return key === null ? null : teacherLink(origin, classroom, key);
}
