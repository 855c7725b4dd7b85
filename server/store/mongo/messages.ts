/** A class's chat: messages in one order, and how it is set. */
import type { ClassroomId } from '../../../shared/ids.ts';
import { StoreError } from '../error.ts';
import type { ChatRecord, MessageRecord, MessagesOf } from '../port.ts';
import type { Classes } from './classes.ts';
import { insertEach } from './line/batch.ts';
import type { Models } from './line/connection.ts';
import { Records } from './records.ts';

export class Messages {
  readonly #models: Models;
  readonly #classes: Classes;
  readonly #records: Records<MessageRecord>;
  readonly #chats: Records<ChatRecord>;

  constructor(models: Models, classes: Classes) {
    this.#models = models;
    this.#classes = classes;
    this.#records = new Records(models.messages, ({ classroom, number }) => ({ classroom, number }));
    this.#chats = new Records(models.chats, ({ classroom }) => ({ classroom }));
  }

  async add(records: readonly MessageRecord[]): Promise<(number | 'lost')[]> {
    const [first] = records;
    if (first === undefined) return [];
    const { classroom } = first;
    const refused = await insertEach(this.#models.messages, records);
    const results = await Promise.all(
      records.map(async (record, index) => (refused.has(index) ? this.#judged(record) : record.number)),
    );
    if ((await this.#classes.kept([classroom])).has(classroom)) return results;
    const added = records.filter((_, index) => !refused.has(index)).map(({ number }) => number);
    if (added.length > 0) await this.#records.remove({ classroom, number: { $in: added } });
    return records.map(() => 'lost');
  }

  async before(classroom: ClassroomId, number: number, most: number): Promise<MessageRecord[]> {
    if (most === 0) return [];
    return (await this.#records.all({ classroom, number: { $lt: number } }, { number: -1 }, most)).reverse();
  }

  async since(classroom: ClassroomId, revision: number, most: number): Promise<MessageRecord[]> {
    if (most === 0) return [];
    return this.#records.all({ classroom, revision: { $gt: revision } }, { revision: 1, number: 1 }, most);
  }

  one(classroom: ClassroomId, number: number): Promise<MessageRecord | null> {
    return this.#records.one({ classroom, number });
  }

  of(classroom: ClassroomId, operation: string): Promise<MessageRecord | null> {
    return this.#records.one({ classroom, operation });
  }

  async lastRevision(classroom: ClassroomId): Promise<number> {
    const [last] = await this.#records.all({ classroom }, { revision: -1 }, 1);
    return last?.revision ?? 0;
  }

  change(classroom: ClassroomId, number: number, changes: object): Promise<void> {
    return this.#records.change({ classroom, number }, changes);
  }

  async remove(classroom: ClassroomId, which: MessagesOf): Promise<MessageRecord[]> {
    const filters =
      'seat' in which
        ? [
            { classroom, seat: which.seat },
            { classroom, line: which.seat },
          ]
        : [{ classroom, number: { $lte: which.upTo } }];
    const found = new Map<number, MessageRecord>();
    for (const filter of filters)
      for (const message of await this.#records.all(filter, {})) found.set(message.number, message);
    for (const filter of filters) await this.#records.remove(filter);
    return [...found.values()].sort((a, b) => a.number - b.number);
  }

  chat(classroom: ClassroomId): Promise<ChatRecord | null> {
    return this.#chats.one({ classroom });
  }

  /** @throws classroom-gone */
  async setChat(record: ChatRecord): Promise<void> {
    const { classroom } = record;
    await this.#chats.put({ classroom }, record);
    if ((await this.#classes.kept([classroom])).has(classroom)) return;
    await this.#chats.remove({ classroom });
    throw new StoreError('classroom-gone');
  }

  /** Refused: this wish stands already, by an earlier try; or another one has its number. */
  async #judged({ classroom, number, operation }: MessageRecord): Promise<number | 'lost'> {
    const earlier = await this.of(classroom, operation);
    if (earlier !== null) return earlier.number;
    // Written, and not yet by a majority: nobody knows how it ends.
    if ((await this.one(classroom, number)) === null && (await this.#classes.kept([classroom])).size > 0)
      throw new StoreError('store-away', 'a message waits for a majority');
    return 'lost';
  }
}
