/** Reads everything in a store through the port alone: one classroom after the other, and the sessions. */
import { createHash, type Hash } from 'node:crypto';
import { COPY_PAGE_SIZE } from '#server/base/limits.ts';
import { messagePages } from '#server/store/message-pages.ts';
import type { LogChunk, LogKey, SessionRecord, Snapshot, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';

/** Number of records of each kind. */
export type RecordCounts = Readonly<Record<RecordKind, number>>;

const RECORD_KINDS = [
  'classrooms',
  'seats',
  'pictures',
  'activities',
  'boards',
  'chunks',
  'snapshots',
  'memberships',
  'chats',
  'messages',
  'sessions',
] as const;
type RecordKind = (typeof RECORD_KINDS)[number];

/** A digest of records: equal digests mean records that are equal in every field and byte. */
export interface StoreDigest {
  readonly digest: string;
  readonly counts: RecordCounts;
}

export function sumCounts(all: readonly StoreDigest[]): RecordCounts {
  const sum = (kind: RecordKind) => all.reduce((total, { counts }) => total + counts[kind], 0);
  return {
    classrooms: sum('classrooms'),
    seats: sum('seats'),
    pictures: sum('pictures'),
    activities: sum('activities'),
    boards: sum('boards'),
    chunks: sum('chunks'),
    snapshots: sum('snapshots'),
    memberships: sum('memberships'),
    chats: sum('chats'),
    messages: sum('messages'),
    sessions: sum('sessions'),
  };
}

/** The classroom's own log, and that of each of its boards. */
export async function logKeysOf(store: Store, classroom: ClassroomId): Promise<LogKey[]> {
  const boards = await store.boards(classroom);
  return [{ classroom, board: 0 }, ...boards.map(({ number }) => ({ classroom, board: number }))];
}

/** The newest first. */
export async function* readSnapshots(store: Store, key: LogKey): AsyncGenerator<Snapshot> {
  let next = await store.snapshot(key, Number.MAX_SAFE_INTEGER);
  while (next !== null) {
    yield next;
    next = await store.snapshot(key, next.seq - 1);
  }
}

/** A page at a time, by id. */
export async function* readSessionPages(store: Store): AsyncGenerator<SessionRecord[]> {
  let after = '';
  for (;;) {
    const page = await store.sessions(after, COPY_PAGE_SIZE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.id;
  }
}

/** The digest of a missing classroom is that of no records. */
export async function digestClassroom(store: Store, id: ClassroomId): Promise<StoreDigest> {
  const builder = new DigestBuilder();
  const record = await store.classroom(id);
  if (record !== null) builder.add('classrooms', record);
  for (const seat of await store.seats(id)) builder.add('seats', seat);
  for (const picture of await store.pictures(id)) builder.add('pictures', picture);
  for (const activity of await store.activities(id)) builder.add('activities', activity);
  for (const board of await store.boards(id)) builder.add('boards', board);
  for (const key of await logKeysOf(store, id)) {
    for (const chunk of await store.log(key, 0)) builder.add('chunks', chunk);
    for await (const snapshot of readSnapshots(store, key)) builder.add('snapshots', snapshot);
  }
  for (const membership of await store.membershipsIn(id)) builder.add('memberships', membership);
  const chat = await store.chat(id);
  if (chat !== null) builder.add('chats', chat);
  for await (const page of messagePages(store, id, COPY_PAGE_SIZE))
    for (const message of page) builder.add('messages', message);
  return builder.finish();
}

/** @param only selects sessions; by default all */
export async function digestSessions(store: Store, only: (id: string) => boolean = () => true): Promise<StoreDigest> {
  const builder = new DigestBuilder();
  for await (const page of readSessionPages(store))
    for (const session of page) if (only(session.id)) builder.add('sessions', session);
  return builder.finish();
}

class DigestBuilder {
  readonly #hash: Hash = createHash('sha256');
  readonly #counts = new Map<RecordKind, number>();

  add(kind: RecordKind, record: object | LogChunk): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    const { bytes, ...fields } = { bytes: undefined, ...record };
    this.#hash.update(`${kind} ${JSON.stringify(fields, sortKeys)}\n`);
    if (bytes instanceof Uint8Array) this.#hash.update(bytes);
    else if (bytes !== undefined) this.#hash.update(`${bytes}`);
  }

  finish(): StoreDigest {
    const counts = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, this.#counts.get(kind) ?? 0]));
    // The keys are RECORD_KINDS; the type of Object.fromEntries drops them.
    return { digest: this.#hash.digest('hex'), counts: counts as RecordCounts };
  }
}

/** For JSON.stringify: the order of a record's fields does not matter. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
