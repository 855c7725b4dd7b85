/**
 * A teacher leaves this device: nothing of theirs stays in the browser, and its other tabs learn it at once. So does a page that comes
 * back from the browser's cache, and a closed tab that is opened again with its storage.
 */
import { readStored, removeStored, storedNames, writeStored } from '#client/base/browser-storage.ts';
import { askNothingMore } from '#client/base/leave-question.ts';
import { forgetTeacherKey, storedClasses } from '#client/classroom/teacher-key.ts';
import { fetchMyClasses } from '#client/net/http/class-api.ts';
import { leaveAsTeacher } from '#client/net/http/device-api.ts';
import type { Reply } from '#client/net/http/request.ts';
import { BROWSER_STORAGE, forgetStored, isSomethingStored } from '#client/net/outbox/stored-outbox.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import { PAGE } from '#shared/protocol/paths.ts';

/** In the browser's storage the mark of the last leave; in a tab's own the one that the tab knows of. */
const MARK = 'left';

/** @param mayLose asked when something that was not sent would be lost @returns null when it was not to be lost */
export async function leaveDevice(mayLose: () => boolean): Promise<Reply<NoResult> | null> {
  const mine = await fetchMyClasses();
  if (!mine.ok) return mine;
  const taught = mine.classrooms.filter(({ role }) => role === 'teacher');
  const stored = taught.map(({ id, person }) => ({ classroom: id, person, storage: BROWSER_STORAGE }));
  if (stored.some(isSomethingStored) && !mayLose()) return null;
  const reply = await leaveAsTeacher(taught.map(({ id }) => id));
  if (!reply.ok) return reply;
  for (const each of stored) forgetStored(each);
  for (const { id } of storedClasses()) forgetTeacherKey(id);
  writeStored(MARK, String(Date.now()));
  goodbye();
  return reply;
}

/** Ends the teachers' pages of this browser with their device. Call it once, before the page draws anything. */
export function watchForLeaving(): void {
  if (isLeft()) forgetTab();
  addEventListener('storage', ({ key }) => {
    if (key === `jogak.${MARK}` && isLeft()) goodbye();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isLeft()) goodbye();
  });
}

/** Somebody has left the device since this tab was opened. */
function isLeft(): boolean {
  return readStored(MARK) !== readStored(MARK, 'sessionStorage');
}

function forgetTab(): void {
  for (const name of storedNames('', 'sessionStorage')) removeStored(name, 'sessionStorage');
  const mark = readStored(MARK);
  if (mark !== null) writeStored(MARK, mark, 'sessionStorage');
}

/** A new page load, so that nothing of the teacher remains in the page. */
function goodbye(): void {
  forgetTab();
  askNothingMore();
  location.replace(PAGE.join);
}
