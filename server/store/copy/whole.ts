/** Everything that a store keeps, read through the port alone: one classroom after the other, and the sessions. */
import { createHash, type Hash } from 'node:crypto';
import type { ClassroomId } from '../../../shared/ids.ts';
import { COPY_PAGE } from '../../limits.ts';
import { messagesBack } from '../back.ts';
import type { LogChunk, LogKey, SessionRecord, Snapshot, Store } from '../port.ts';

/** How many of each kind. */
export type Counts = Readonly<Record<Kind, number>>;

const KINDS = [
  'classrooms',
  'seats',
  'pictures',
  'activities',
  'boards',
  'chunks',
  'snapshots',
  'chats',
  'messages',
  'sessions',
] as const;
type Kind = (typeof KINDS)[number];

/** What is kept in one place, told in one number: equal digests mean equal in every field and byte. */
export interface Told {
  readonly digest: string;
  readonly counts: Counts;
}

export function countsOf(all: readonly Told[]): Counts {
  const sum = (kind: Kind) => all.reduce((total, { counts }) => total + counts[kind], 0);
  return {
    classrooms: sum('classrooms'),
    seats: sum('seats'),
    pictures: sum('pictures'),
    activities: sum('activities'),
    boards: sum('boards'),
    chunks: sum('chunks'),
    snapshots: sum('snapshots'),
    chats: sum('chats'),
    messages: sum('messages'),
    sessions: sum('sessions'),
  };
}

/** The classroom's own log, and that of each of its boards. */
export async function logsOf(store: Store, classroom: ClassroomId): Promise<LogKey[]> {
  const boards = await store.boards(classroom);
  return [{ classroom, board: 0 }, ...boards.map(({ number }) => ({ classroom, board: number }))];
}

/** The newest first. */
export async function* snapshotsOf(store: Store, key: LogKey): AsyncGenerator<Snapshot> {
  let next = await store.snapshot(key, Number.MAX_SAFE_INTEGER);
  while (next !== null) {
    yield next;
    next = await store.snapshot(key, next.seq - 1);
  }
}

/** A page at a time, by id. */
export async function* sessionsOf(store: Store): AsyncGenerator<SessionRecord[]> {
  let after = '';
  for (;;) {
    const page = await store.sessions(after, COPY_PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.id;
  }
}

/** Of a classroom that is not there: a digest of nothing. */
export async function tellClassroom(store: Store, id: ClassroomId): Promise<Told> {
  const told = new Telling();
  const record = await store.classroom(id);
  if (record !== null) told.add('classrooms', record);
  for (const seat of await store.seats(id)) told.add('seats', seat);
  for (const picture of await store.pictures(id)) told.add('pictures', picture);
  for (const activity of await store.activities(id)) told.add('activities', activity);
  for (const board of await store.boards(id)) told.add('boards', board);
  for (const key of await logsOf(store, id)) {
    for (const chunk of await store.log(key, 0)) told.add('chunks', chunk);
    for await (const snapshot of snapshotsOf(store, key)) told.add('snapshots', snapshot);
  }
  const chat = await store.chat(id);
  if (chat !== null) told.add('chats', chat);
  for await (const page of messagesBack(store, id, COPY_PAGE))
    for (const message of page) told.add('messages', message);
  return told.end();
}

/** @param only which sessions count; by default all */
export async function tellSessions(store: Store, only: (id: string) => boolean = () => true): Promise<Told> {
  const told = new Telling();
  for await (const page of sessionsOf(store))
    for (const session of page) if (only(session.id)) told.add('sessions', session);
  return told.end();
}

class Telling {
  readonly #hash: Hash = createHash('sha256');
  readonly #counts = new Map<Kind, number>();

  add(kind: Kind, record: object | LogChunk): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    const { bytes, ...fields } = { bytes: undefined, ...record };
    this.#hash.update(`${kind} ${JSON.stringify(fields, inOrder)}\n`);
    if (bytes instanceof Uint8Array) this.#hash.update(bytes);
    else if (bytes !== undefined) this.#hash.update(`${bytes}`);
  }

  end(): Told {
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, this.#counts.get(kind) ?? 0]));
    // The keys are those of KINDS; Object.fromEntries forgets that.
    return { digest: this.#hash.digest('hex'), counts: counts as Counts };
  }
}

/** A record is the same in whatever order its fields stand. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
