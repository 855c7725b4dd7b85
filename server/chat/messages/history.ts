/** A class's chat as one person reads it: pages from the newest message back, and single messages. */

import { CHAT_READ_BATCH, CHAT_READ_BATCHES_MAX } from '#server/base/limits.ts';
import { canSee } from '#server/chat/permissions.ts';
import type { Person } from '#server/identity/person.ts';
import type { MessageRecord, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { CHAT_PAGE_MESSAGES } from '#shared/limits.ts';

/** Messages that a person may see, and the number before which the next page begins; null: there is none. */
export interface HistoryPage {
  readonly messages: readonly MessageRecord[];
  readonly next: number | null;
}

/** Oldest first. Many of the messages that are read may be private threads of others: a page may be short, and says where the next begins. */
export async function readPageBefore(
  store: Store,
  classroom: ClassroomId,
  person: Person,
  before: number,
): Promise<HistoryPage> {
  const found: MessageRecord[] = [];
  let next: number | null = before;
  for (let reads = 0; next !== null && found.length < CHAT_PAGE_MESSAGES && reads < CHAT_READ_BATCHES_MAX; reads += 1) {
    const read: MessageRecord[] = await store.messages(classroom, next, CHAT_READ_BATCH);
    next = read.length < CHAT_READ_BATCH ? null : (read[0]?.number ?? null);
    for (const message of read.reverse()) {
      if (message.state === 'deleted' || !canSee(person, message)) continue;
      if (found.length === CHAT_PAGE_MESSAGES) {
        next = found.at(-1)?.number ?? null;
        break;
      }
      found.push(message);
    }
  }
  return { messages: found.reverse(), next };
}

/** One message; null when it is deleted, or not for this person. */
export async function findVisible(
  store: Store,
  classroom: ClassroomId,
  person: Person,
  number: number,
): Promise<MessageRecord | null> {
  const message = await store.message(classroom, number);
  return message !== null && message.state !== 'deleted' && canSee(person, message) ? message : null;
}
