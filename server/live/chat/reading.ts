/** What of a class's chat somebody reads: pages from the newest back, and what has changed since. */
import type { ClassroomId } from '../../../shared/ids.ts';
import { CHAT_PAGE } from '../../../shared/limits.ts';
import { CHAT_READ, CHAT_READS_MAX } from '../../limits.ts';
import type { MessageRecord, Store } from '../../store/port.ts';
import type { Person } from '../classrooms.ts';
import { isSeenBy } from './rules.ts';

/** Messages that a person sees, and the number before which the next page begins; null: there is none. */
export interface ReadPage {
  readonly messages: readonly MessageRecord[];
  readonly next: number | null;
}

/** Oldest first. Most of what is read may be others' lines with the teacher: a page may be short, and says where the next begins. */
export async function pageBefore(
  store: Store,
  classroom: ClassroomId,
  person: Person,
  before: number,
): Promise<ReadPage> {
  const found: MessageRecord[] = [];
  let next: number | null = before;
  for (let reads = 0; next !== null && found.length < CHAT_PAGE && reads < CHAT_READS_MAX; reads += 1) {
    const read: MessageRecord[] = await store.messages(classroom, next, CHAT_READ);
    next = read.length < CHAT_READ ? null : (read[0]?.number ?? null);
    for (const message of read.reverse()) {
      if (message.state === 'deleted' || !isSeenBy(person, message)) continue;
      if (found.length === CHAT_PAGE) {
        next = found.at(-1)?.number ?? null;
        break;
      }
      found.push(message);
    }
  }
  return { messages: found.reverse(), next };
}

/** One message, if it is still there and theirs to see. */
export async function seenBy(
  store: Store,
  classroom: ClassroomId,
  person: Person,
  number: number,
): Promise<MessageRecord | null> {
  const message = await store.message(classroom, number);
  return message !== null && message.state !== 'deleted' && isSeenBy(person, message) ? message : null;
}
