/** All of a class's chat, read backwards. */
import type { ClassroomId } from '../../shared/ids.ts';
import type { MessageRecord, Store } from './port.ts';

/** The newest page first; within each the oldest message first. @param most messages of a page */
export async function* messagesBack(
  store: Pick<Store, 'messages'>,
  classroom: ClassroomId,
  most: number,
): AsyncGenerator<readonly MessageRecord[]> {
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await store.messages(classroom, before, most);
    const [first] = page;
    if (first === undefined) return;
    yield page;
    if (page.length < most) return;
    before = first.number;
  }
}
