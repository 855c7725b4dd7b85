/**
 * The secret that makes a browser a teacher of a class. It arrives in a link's fragment, which no server and no log receives.
 * The page removes it from the address bar at once, because a projector may show that.
 */

import { readStored, writeStored } from '#client/base/browser-storage.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { SECRET, teacherLink } from '#shared/protocol/paths.ts';

/** Followed by the class's id: the key in this browser's storage. */
const STORAGE_NAME = 'key';

/** @param fragment the hash of an address */
export function keyFromFragment(fragment: string): string | null {
  return new URLSearchParams(fragment.replace(/^#/, '')).get(SECRET.teacherKey);
}

export function storeTeacherKey(classroom: ClassroomId, key: string): void {
  writeStored(`${STORAGE_NAME}.${classroom}`, key);
}

/** The link by which a teacher returns to the class from any device; null in a browser that does not have the key. */
export function storedTeacherLink(classroom: ClassroomId, origin: string): string | null {
  const key = readStored(`${STORAGE_NAME}.${classroom}`);
  return key === null ? null : teacherLink(origin, classroom, key);
}
