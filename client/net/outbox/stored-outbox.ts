/**
 * An outbox that outlives its page: what is not answered stands in the browser's storage, under the person whose it is. A later page of
 * the same person takes it over and sends it under its old ids, so that nothing happens twice, even while the earlier page still lives.
 * Each outbox writes a record of its own, so that two tabs never write the same one.
 */
import { readStored, removeStored, storedNames, writeStored } from '#client/base/browser-storage.ts';
import { askBeforeLeaving } from '#client/base/leave-question.ts';
import type { BoardNumber, ClassroomId, PersonId } from '#shared/ids.ts';
import { newPageId } from './operation-ids.ts';

/** Items of one record, and records of one browser: what is more is asked about before the page is left. */
const ITEMS_MAX = 500;
const RECORDS_MAX = 64;
/** A record of this age makes room for new ones: its class has ended. Milliseconds. */
const OLD_MS = 60 * 86_400_000;

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

interface StoredRecord<Item> {
  /** Wall time, ms since 1970: it only orders records. */
  readonly at: number;
  readonly items: readonly Item[];
}

/** Of records of this form. */
const PREFIX = 'outbox.1';

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

export class StoredOutbox<Item> {
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

  /** What earlier pages of this person have kept, oldest first. It is this outbox's from now on: it keeps what it does not send at once. */
  takeOver(): Item[] {
    const records = this.#storage.names(this.#prefix).flatMap((name) => {
      const record = parseRecord<Item>(this.#storage.read(name));
      return record === null || name === this.#name ? [] : [{ name, ...record }];
    });
    const items = records.sort((one, other) => one.at - other.at).flatMap((record) => record.items);
    if (items.length === 0 || !this.keep(items)) return items;
    for (const { name } of records) this.#storage.remove(name);
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
    const names = this.#storage.names(PREFIX);
    if (names.length < RECORDS_MAX) return true;
    const old = names.filter((name) => (parseRecord(this.#storage.read(name))?.at ?? 0) < Date.now() - OLD_MS);
    for (const name of old) this.#storage.remove(name);
    return names.length - old.length < RECORDS_MAX;
  }
}

/** Null: it is not a record of this form. */
function parseRecord<Item>(text: string | null): StoredRecord<Item> | null {
  try {
    const record: unknown = JSON.parse(text ?? 'null');
    const isRecord = typeof record === 'object' && record !== null && 'items' in record && Array.isArray(record.items);
    // Only pages of this form write records of this name.
    return isRecord ? (record as StoredRecord<Item>) : null;
  } catch {
    return null;
  }
}
