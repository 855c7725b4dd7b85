/** Reads a class's whole chat backwards, a page at a time. */
import type { ClassroomId } from '#shared/ids.ts';
import type { MessageRecord, Store } from './port.ts';

/** The newest page first; within each page the oldest message first. @param pageSize in messages */
export async function* messagePages(
  store: Pick<Store, 'messages'>,
  classroom: ClassroomId,
  pageSize: number,
): AsyncGenerator<readonly MessageRecord[]> {
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await store.messages(classroom, before, pageSize);
    const [first] = page;
    if (first === undefined) return;
    yield page;
    if (page.length < pageSize) return;
    before = first.number;
  }
}
