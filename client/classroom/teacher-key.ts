/**
 * The secret that makes a browser a teacher of a class. It arrives in a link's fragment, which no server and no log receives.
 * The page removes it from the address bar at once, because a projector may show that. A device that is a teacher's only now stores none.
 */

import { readStored, removeStored, storedNames, writeStored } from '#client/base/browser-storage.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { SECRET } from '#shared/protocol/paths.ts';

/** Followed by the class's id: the key in this browser's storage, and beside it the class's title, and when the key was stored first. */
const KEY_PREFIX = 'key.';
const TITLE_PREFIX = 'title.';
const TIME_PREFIX = 'time.';

/** A class whose key this browser stores. */
export interface StoredClass {
  readonly id: ClassroomId;
  readonly title: string;
  /** When this browser stored the key first, ms since 1970; null: an earlier version did not note it. */
  readonly storedAt: number | null;
}

/** @param fragment the hash of an address */
export function keyFromFragment(fragment: string): string | null {
  return new URLSearchParams(fragment.replace(/^#/, '')).get(SECRET.teacherKey);
}

export function storeTeacherKey(classroom: ClassroomId, key: string): void {
  writeStored(KEY_PREFIX + classroom, key);
  if (readStored(TIME_PREFIX + classroom) === null) writeStored(TIME_PREFIX + classroom, String(Date.now()));
}

export function storedTeacherKey(classroom: ClassroomId): string | null {
  return readStored(KEY_PREFIX + classroom);
}

/** The class is gone, its key was replaced, or this device is not its teacher's any more. */
export function forgetTeacherKey(classroom: ClassroomId): void {
  removeStored(KEY_PREFIX + classroom);
  removeStored(TITLE_PREFIX + classroom);
  removeStored(TIME_PREFIX + classroom);
}

/** By the title a teacher finds the class that this browser has only the key of. */
export function storeClassTitle(classroom: ClassroomId, title: string): void {
  if (storedTeacherKey(classroom) !== null) writeStored(TITLE_PREFIX + classroom, title);
}

/** The classes whose keys this browser stores. */
export function storedClasses(): readonly StoredClass[] {
  return storedNames(KEY_PREFIX).map((name) => {
    const id = name.slice(KEY_PREFIX.length) as ClassroomId;
    const storedAt = readStored(TIME_PREFIX + id);
    return { id, title: readStored(TITLE_PREFIX + id) ?? '', storedAt: storedAt === null ? null : Number(storedAt) };
  });
}
