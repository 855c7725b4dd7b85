/** A class's chat: its messages in one order, and its settings. */
import { StoreError } from '#server/store/error.ts';
import type { ChatRecord, MessageRecord, MessageSelection } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ClassroomLifecycle } from './classroom-lifecycle.ts';
import type { Models } from './collections/models.ts';
import { insertEach } from './driver/insert-each.ts';
import { RecordCollection, unlessFenced } from './record-collection.ts';

export class MessageStore {
  readonly #models: Models;
  readonly #lifecycle: ClassroomLifecycle;
  readonly #records: RecordCollection<MessageRecord>;
  readonly #chats: RecordCollection<ChatRecord>;

  constructor(models: Models, lifecycle: ClassroomLifecycle) {
    this.#models = models;
    this.#lifecycle = lifecycle;
    this.#records = new RecordCollection(models.messages, ({ classroom, number }) => ({ classroom, number }));
    this.#chats = new RecordCollection(models.chats, ({ classroom }) => ({ classroom }));
  }

  async add(records: readonly MessageRecord[], epoch?: number): Promise<(number | 'lost')[]> {
    const [first] = records;
    if (first === undefined) return [];
    const { classroom } = first;
    const refused = await this.#insert(records, epoch);
    const results = await Promise.all(
      records.map(async (record, index) => (refused.has(index) ? this.#resolveConflict(record) : record.number)),
    );
    if ((await this.#lifecycle.refusal(classroom, epoch)) === null) return results;
    const added = records.filter((_, index) => !refused.has(index)).map(({ number }) => number);
    const owned = epoch === undefined ? {} : { epoch };
    if (added.length > 0) await this.#records.remove({ classroom, number: { $in: added }, ...owned });
    return records.map(() => 'lost');
  }

  /** @returns the indexes of those that a unique key refused */
  async #insert(records: readonly MessageRecord[], epoch: number | undefined): Promise<ReadonlySet<number>> {
    if (epoch === undefined) return insertEach(this.#models.messages, records);
    const owned = records.map((record) => ({ ...record, epoch }));
    const refused = await insertEach(this.#models.messages, owned);
    if (refused.size === 0) return refused;
    // What an earlier owner added after it was fenced, and would have taken back.
    let strays = 0;
    for (const index of refused) {
      const { classroom, number, operation } = records[index] as MessageRecord;
      strays += await this.#records.remove({ classroom, number, epoch: { $lt: epoch } });
      strays += await this.#records.remove({ classroom, operation, epoch: { $lt: epoch } });
    }
    if (strays === 0) return refused;
    const again = [...refused];
    const refusedAgain = await insertEach(
      this.#models.messages,
      again.flatMap((index) => owned[index] ?? []),
    );
    return new Set(again.filter((_, place) => refusedAgain.has(place)));
  }

  async pageBefore(classroom: ClassroomId, number: number, most: number): Promise<MessageRecord[]> {
    if (most === 0) return [];
    return (await this.#records.list({ classroom, number: { $lt: number } }, { number: -1 }, most)).reverse();
  }

  async since(classroom: ClassroomId, revision: number, most: number): Promise<MessageRecord[]> {
    if (most === 0) return [];
    return this.#records.list({ classroom, revision: { $gt: revision } }, { revision: 1, number: 1 }, most);
  }

  byNumber(classroom: ClassroomId, number: number): Promise<MessageRecord | null> {
    return this.#records.find({ classroom, number });
  }

  byOperation(classroom: ClassroomId, operation: string): Promise<MessageRecord | null> {
    return this.#records.find({ classroom, operation });
  }

  async lastRevision(classroom: ClassroomId): Promise<number> {
    const [last] = await this.#records.list({ classroom }, { revision: -1 }, 1);
    return last?.revision ?? 0;
  }

  change(classroom: ClassroomId, number: number, changes: object, epoch?: number): Promise<void> {
    return this.#records.change({ classroom, number }, changes, epoch);
  }

  /** @throws {StoreError} store-elsewhere */
  async remove(classroom: ClassroomId, which: MessageSelection, epoch?: number): Promise<MessageRecord[]> {
    await this.#passFence(classroom, epoch);
    const filters =
      'seat' in which
        ? [
            { classroom, seat: which.seat },
            { classroom, thread: which.seat },
          ]
        : [{ classroom, number: { $lte: which.upTo } }];
    const found = new Map<number, MessageRecord>();
    for (const filter of filters)
      for (const message of await this.#records.list(filter, {})) found.set(message.number, message);
    for (const filter of filters) await this.#records.remove(unlessFenced(filter, epoch));
    // Fenced meanwhile: some of them may be there still.
    await this.#passFence(classroom, epoch);
    return [...found.values()].sort((a, b) => a.number - b.number);
  }

  chat(classroom: ClassroomId): Promise<ChatRecord | null> {
    return this.#chats.find({ classroom });
  }

  /** @throws {StoreError} classroom-gone, store-elsewhere */
  async setChat(record: ChatRecord, epoch?: number): Promise<void> {
    const { classroom } = record;
    const isAdded = await this.#chats.replace({ classroom }, record, epoch);
    const refusal = await this.#lifecycle.refusal(classroom, epoch);
    if (refusal === null) return;
    if (refusal.code === 'classroom-gone') await this.#chats.remove({ classroom });
    else if (isAdded) await this.#chats.undoAdd(record, epoch);
    throw refusal;
  }

  /** @throws {StoreError} store-elsewhere */
  async #passFence(classroom: ClassroomId, epoch: number | undefined): Promise<void> {
    const refusal = epoch === undefined ? null : await this.#lifecycle.refusal(classroom, epoch);
    if (refusal?.code === 'store-elsewhere') throw refusal;
  }

  /** Decides who has a taken key: this operation, from an earlier attempt, or another operation with the number. */
  async #resolveConflict({ classroom, number, operation }: MessageRecord): Promise<number | 'lost'> {
    const existing = await this.byOperation(classroom, operation);
    if (existing !== null) return existing.number;
    // Written, but not yet by a majority: the outcome is unknown.
    if ((await this.byNumber(classroom, number)) === null && (await this.#lifecycle.existing([classroom])).size > 0)
      throw new StoreError('store-away', 'a message waits for a majority');
    return 'lost';
  }
}
