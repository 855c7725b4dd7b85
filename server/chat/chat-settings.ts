/** The stored settings of one chat, with the message that is pinned. */

import type { ChatRecord, MessageRecord, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { DEFAULT_CHAT } from './permissions.ts';

export class ChatSettings {
  readonly #store: Store;
  #record: ChatRecord;
  #pinned: MessageRecord | null;

  private constructor(store: Store, record: ChatRecord, pinned: MessageRecord | null) {
    this.#store = store;
    this.#record = record;
    this.#pinned = pinned;
  }

  static async open(store: Store, classroom: ClassroomId): Promise<ChatSettings> {
    const record = { ...DEFAULT_CHAT, classroom, ...(await store.chat(classroom)) };
    return new ChatSettings(store, record, await pinnedMessage(store, record));
  }

  get record(): ChatRecord {
    return this.#record;
  }

  get pinned(): MessageRecord | null {
    return this.#pinned;
  }

  /** Durable when this resolves. */
  async save(changes: Partial<ChatRecord>): Promise<void> {
    const record = { ...this.#record, ...changes };
    await this.#store.setChat(record);
    if (record.pinned !== this.#record.pinned) this.#pinned = await pinnedMessage(this.#store, record);
    this.#record = record;
  }
}

async function pinnedMessage(store: Store, { classroom, pinned }: ChatRecord): Promise<MessageRecord | null> {
  return pinned === null ? null : store.message(classroom, pinned);
}
