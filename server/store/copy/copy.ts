/**
 * Moves a whole installation from one store to another. It may be run again: what is there already and equal is left, what is
 * there in part is copied anew. A class that was played on at its new place is not touched, and said to be in the way.
 */
import type { ClassroomId } from '../../../shared/ids.ts';
import { COPY_AT_ONCE, COPY_PAGE } from '../../limits.ts';
import { messagesBack } from '../back.ts';
import type { Store } from '../port.ts';
import {
  type Counts,
  countsOf,
  logsOf,
  sessionsOf,
  snapshotsOf,
  type Told,
  tellClassroom,
  tellSessions,
} from './whole.ts';

/** The copy was not made, or not to its end; the message is a sentence for whoever asked for it. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

export interface Copied {
  /** Classes that were copied now, and those that were there already. */
  readonly copied: number;
  readonly there: number;
  /** What both stores hold alike. */
  readonly counts: Counts;
}

/** Nobody may write to either meanwhile. @throws {CopyError} */
export async function copyInstallation(from: Store, to: Store): Promise<Copied> {
  const told: Told[] = [];
  let copied = 0;
  let there = 0;
  for (const { id } of await from.classrooms(0)) {
    const wanted = await tellClassroom(from, id);
    if ((await tellClassroom(to, id)).digest === wanted.digest) there += 1;
    else {
      await makeRoom(from, to, id);
      await copyClassroom(from, to, id);
      if ((await tellClassroom(to, id)).digest !== wanted.digest)
        throw new CopyError('A class is not the same after it was copied. Is a Jogak running on one of the two?');
      copied += 1;
    }
    told.push(wanted);
  }
  told.push(await copySessions(from, to));
  return { copied, there, counts: countsOf(told) };
}

/** Takes away what an earlier copy left of the class. Whatever opened the class since has written to its logs. */
async function makeRoom(from: Store, to: Store, id: ClassroomId): Promise<void> {
  if ((await to.classroom(id)) === null) return;
  for (const key of await logsOf(to, id)) {
    const known = new Map((await from.log(key, 0)).map((chunk) => [chunk.firstSeq, chunk]));
    for (const { firstSeq, owner, digest } of await to.log(key, 0)) {
      const same = known.get(firstSeq);
      if (same?.owner !== owner || same.digest !== digest)
        throw new CopyError('A class was played on at its new place: it is not copied over. Remove it there first.');
    }
  }
  await to.removeClassroom(id);
}

async function copyClassroom(from: Store, to: Store, id: ClassroomId): Promise<void> {
  const record = await from.classroom(id);
  if (record === null) throw new CopyError('A class went away meanwhile. Is a Jogak running on its store?');
  if (!(await to.addClassroom(record)))
    throw new CopyError('Another class at the new place has the same code. Remove one of the two first.');
  for (const seat of await from.seats(id)) await to.addSeat(seat);
  for (const picture of await from.pictures(id)) await to.addPicture(picture);
  for (const activity of await from.activities(id)) await to.addActivity(activity);
  for (const board of await from.boards(id)) await to.addBoard(board);
  for (const key of await logsOf(from, id)) {
    await inTurns(await from.log(key, 0), (chunk) => to.append([chunk]));
    for await (const snapshot of snapshotsOf(from, key)) await to.addSnapshot(snapshot);
  }
  const chat = await from.chat(id);
  if (chat !== null) await to.setChat(chat);
  for await (const page of messagesBack(from, id, COPY_PAGE)) await to.addMessages(page);
}

/** Sessions that are at the new place alone stay there. */
async function copySessions(from: Store, to: Store): Promise<Told> {
  const ids = new Set<string>();
  for await (const page of sessionsOf(from)) {
    for (const { id } of page) ids.add(id);
    await inTurns(page, (session) => to.setSession(session));
  }
  const wanted = await tellSessions(from);
  if ((await tellSessions(to, (id) => ids.has(id))).digest !== wanted.digest)
    throw new CopyError('The sessions are not the same after they were copied. Is a Jogak running on one of the two?');
  return wanted;
}

/** Some at once: a line to a database far away has its own pace. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < items.length; index += COPY_AT_ONCE)
    await Promise.all(items.slice(index, index + COPY_AT_ONCE).map(work));
}
