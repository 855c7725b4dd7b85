/**
 * Copies a whole installation from one store to another. It may be repeated: an equal class is left, and a partial copy is
 * replaced. A class that was played on at the target is not changed, and the copy fails with a sentence.
 */
import { COPY_CONCURRENCY, COPY_PAGE_SIZE } from '#server/base/limits.ts';
import { messagePages } from '#server/store/message-pages.ts';
import type { Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import {
  digestClassroom,
  digestSessions,
  logKeysOf,
  type RecordCounts,
  readSessionPages,
  readSnapshots,
  type StoreDigest,
  sumCounts,
} from './read-all.ts';

/** The copy failed, perhaps in part; the message is a sentence for the operator. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

export interface CopyReport {
  /** Classes that were copied now, and classes that the target had already. */
  readonly copied: number;
  readonly alreadyThere: number;
  /** Records that both stores hold alike. */
  readonly counts: RecordCounts;
}

/** No process may write to either store meanwhile. @throws {CopyError} */
export async function copyInstallation(from: Store, to: Store): Promise<CopyReport> {
  const digests: StoreDigest[] = [];
  let copied = 0;
  let alreadyThere = 0;
  for (const { id } of await from.classrooms(0)) {
    const expected = await digestClassroom(from, id);
    if ((await digestClassroom(to, id)).digest === expected.digest) alreadyThere += 1;
    else {
      await clearPartialCopy(from, to, id);
      await copyClassroom(from, to, id);
      if ((await digestClassroom(to, id)).digest !== expected.digest)
        throw new CopyError('A class is not the same after it was copied. Is a Jogak running on one of the two?');
      copied += 1;
    }
    digests.push(expected);
  }
  digests.push(await copySessions(from, to));
  // Ends are counted by the clock of the process that stored them.
  const upkeep = await from.upkeep();
  if (upkeep !== null) await to.setUpkeep(upkeep);
  return { copied, alreadyThere, counts: sumCounts(digests) };
}

/** Removes an earlier partial copy. A server that has opened the class at the target has written to its logs. @throws {CopyError} then */
async function clearPartialCopy(from: Store, to: Store, id: ClassroomId): Promise<void> {
  if ((await to.classroom(id)) === null) return;
  for (const key of await logKeysOf(to, id)) {
    const known = new Map((await from.log(key, 0)).map((chunk) => [chunk.firstSeq, chunk]));
    for (const { firstSeq, owner, digest } of await to.log(key, 0)) {
      const sourceChunk = known.get(firstSeq);
      if (sourceChunk?.owner !== owner || sourceChunk.digest !== digest)
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
  for (const key of await logKeysOf(from, id)) {
    await inBatches(await from.log(key, 0), (chunk) => to.append([chunk]));
    for await (const snapshot of readSnapshots(from, key)) await to.addSnapshot(snapshot);
  }
  await inBatches(await from.membershipsIn(id), (membership) => to.setMembership(membership));
  const chat = await from.chat(id);
  if (chat !== null) await to.setChat(chat);
  for await (const page of messagePages(from, id, COPY_PAGE_SIZE)) await to.addMessages(page);
}

/** Sessions of the target alone stay there. */
async function copySessions(from: Store, to: Store): Promise<StoreDigest> {
  const ids = new Set<string>();
  for await (const page of readSessionPages(from)) {
    for (const { id } of page) ids.add(id);
    await inBatches(page, (session) => to.setSession(session));
  }
  const expected = await digestSessions(from);
  if ((await digestSessions(to, (id) => ids.has(id))).digest !== expected.digest)
    throw new CopyError('The sessions are not the same after they were copied. Is a Jogak running on one of the two?');
  return expected;
}

/** Runs a limited number at once: a distant database answers slowly. */
async function inBatches<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < items.length; index += COPY_CONCURRENCY)
    await Promise.all(items.slice(index, index + COPY_CONCURRENCY).map(work));
}
