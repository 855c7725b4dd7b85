/**
 * An outbox that outlives its page: what is not answered stands in the browser's storage, under the person whose it is. A later page of
 * the same person takes it over and sends it under its old ids, so that nothing happens twice, even while the earlier page still lives.
 * Each outbox writes a record of its own, so that two tabs never write the same one.
 */
import { readStored, removeStored, storedNames, writeStored } from '#client/base/browser-storage.ts';
import { askBeforeLeaving } from '#client/base/leave-question.ts';
import type { BoardNumber, ClassroomId, OperationId, PersonId } from '#shared/ids.ts';
import { newPageId } from './operation-ids.ts';

/** Items of one record, and records of one browser: what is more is asked about before the page is left. */
const ITEMS_MAX = 500;
const RECORDS_MAX = 64;
const DAY_MS = 86_400_000;
/** A record of this age is overdue: nobody has come back for it. Milliseconds. */
const OVERDUE_MS = 30 * DAY_MS;
/** A tablet's date is not believed at one reading: an overdue record is removed when it is found so once more, this much later. */
const OVERDUE_AGAIN_MS = 7 * DAY_MS;

/** The browser's storage, and its question before a page is left. Passed in, so that programs without a browser can bring their own. */
export interface OutboxStorage {
  read(name: string): string | null;
  /** False: it cannot be stored. */
  write(name: string, value: string): boolean;
  remove(name: string): void;
  names(prefix: string): string[];
  askBeforeLeaving(owner: object, isLosing: boolean): void;
}

export const BROWSER_STORAGE: OutboxStorage = {
  read: (name) => readStored(name),
  write: (name, value) => writeStored(name, value),
  remove: (name) => removeStored(name),
  names: (prefix) => storedNames(prefix),
  askBeforeLeaving,
};

/** What every item has. A record of anything else is no record. */
export interface StoredItem {
  readonly operation: OperationId;
}

interface StoredRecord<Item> {
  /** When its page began to keep it. Wall time, ms since 1970. */
  readonly at: number;
  readonly items: readonly Item[];
  /** When it was first found overdue. Wall time, ms since 1970. */
  readonly overdueAt?: number;
}

/** Of records of this form. */
const PREFIX = 'outbox.1';
/** What else is stored under a class and a person: the baskets of a board (client/play/baskets). */
const OTHER_PREFIX = 'baskets';

export interface StoredOutboxDeps {
  readonly classroom: ClassroomId;
  readonly person: PersonId;
  readonly of: StoredOf;
  readonly storage: OutboxStorage;
}

/** A board's moves, or the chat's messages. */
export type StoredOf = `board-${BoardNumber}` | 'chat';

/** Boards with moves that earlier pages of this person have kept. */
export function boardsWithStoredMoves({ classroom, person, storage }: Omit<StoredOutboxDeps, 'of'>): Set<BoardNumber> {
  const prefix = `${PREFIX}.${classroom}.${person}.board-`;
  return new Set(storage.names(prefix).map((name) => Number.parseInt(name.slice(prefix.length), 10)));
}

/** Whether something that an earlier page of this person has kept, or this one, is not sent. */
export function isSomethingStored({ classroom, person, storage }: Omit<StoredOutboxDeps, 'of'>): boolean {
  return storage.names(`${PREFIX}.${classroom}.${person}.`).length > 0;
}

/** Removes what is kept of a person who has left or was removed; without a person, all of a class that is deleted. */
export function forgetStored({
  classroom,
  person,
  storage,
}: Omit<StoredOutboxDeps, 'of' | 'person'> & { readonly person?: PersonId }): void {
  const owner = `${classroom}.${person === undefined ? '' : `${person}.`}`;
  for (const prefix of [PREFIX, OTHER_PREFIX])
    for (const name of storage.names(`${prefix}.${owner}`)) storage.remove(name);
}

export class StoredOutbox<Item extends StoredItem> {
  readonly #storage: OutboxStorage;
  readonly #prefix: string;
  readonly #name: string;
  readonly #at = Date.now();
  #isStored = false;

  constructor({ classroom, person, of, storage }: StoredOutboxDeps) {
    this.#storage = storage;
    this.#prefix = `${PREFIX}.${classroom}.${person}.${of}.`;
    this.#name = `${this.#prefix}${newPageId()}`;
  }

  /** What earlier pages of this person have kept, oldest first, each once. It is this outbox's from now on: it keeps what it does not send at once. */
  takeOver(): Item[] {
    const records = this.#storage.names(this.#prefix).flatMap((name) => {
      const record = parseRecord<Item>(this.#storage.read(name));
      return record === null || name === this.#name ? [] : [{ name, ...record }];
    });
    const items = unique(records.sort((one, other) => one.at - other.at).flatMap((record) => record.items));
    if (items.length > 0 && this.keep(items)) for (const { name } of records) this.#storage.remove(name);
    removeOverdue(this.#storage, this.#at);
    return items;
  }

  /**
   * Replaces what is kept. What cannot be kept is asked about before the page is left.
   * @param unkeepable there is something besides that no storage takes @returns whether all items are kept
   */
  keep(items: readonly Item[], unkeepable = false): boolean {
    const isStored = items.length === 0 ? this.#clear() : this.#write({ at: this.#at, items });
    this.#storage.askBeforeLeaving(this, unkeepable || !isStored);
    return isStored;
  }

  /** The outbox ends with its page or before it. What it keeps stays, and nothing is asked about any more. */
  close(): void {
    this.#storage.askBeforeLeaving(this, false);
  }

  #clear(): true {
    if (this.#isStored) this.#storage.remove(this.#name);
    this.#isStored = false;
    return true;
  }

  #write(record: StoredRecord<Item>): boolean {
    const isWritten =
      record.items.length <= ITEMS_MAX &&
      (this.#isStored || this.#hasRoom()) &&
      this.#storage.write(this.#name, JSON.stringify(record));
    this.#isStored ||= isWritten;
    return isWritten;
  }

  #hasRoom(): boolean {
    return this.#storage.names(PREFIX).length < RECORDS_MAX;
  }
}

/** Removes records that nobody has come back for, and those that cannot be read. @param now wall time, ms since 1970 */
function removeOverdue(storage: OutboxStorage, now: number): void {
  for (const name of storage.names(PREFIX)) {
    const record = parseRecord(storage.read(name));
    if (record === null) storage.remove(name);
    else if (Math.abs(now - record.at) > OVERDUE_MS) {
      if (record.overdueAt === undefined) storage.write(name, JSON.stringify({ ...record, overdueAt: now }));
      else if (Math.abs(now - record.overdueAt) > OVERDUE_AGAIN_MS) storage.remove(name);
    }
  }
}

/** Null: it is not a record of this form. */
function parseRecord<Item>(text: string | null): StoredRecord<Item> | null {
  try {
    const record: unknown = JSON.parse(text ?? 'null');
    const isRecord =
      isObject(record) &&
      typeof record['at'] === 'number' &&
      Array.isArray(record['items']) &&
      record['items'].every(isItem);
    // Only pages of this form write records of this name.
    return isRecord ? (record as unknown as StoredRecord<Item>) : null;
  } catch {
    return null;
  }
}

/** Two tabs may have kept the same item. Of two with the same id that differ, one has an id that is in use: both are kept. */
function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item] as const)).values()];
}

function isItem(item: unknown): boolean {
  const operation = isObject(item) ? item['operation'] : null;
  return isObject(operation) && Number.isInteger(operation['page']) && Number.isInteger(operation['counter']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
