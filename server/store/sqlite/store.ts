/** The embedded store: the port, each method asked of the thread that owns the database file. */
import type { StoreError } from '#server/store/error.ts';
import type { LogChunk, Store } from '#server/store/port.ts';
import { WorkerClient } from './worker-client.ts';

export interface SqliteStore extends Store {
  readonly name: 'sqlite';
  /** Whether the database was read through at the start and found sound. A huge one is not. */
  readonly checked: boolean;
  /** Resolves with the reason if the database stops unasked; else never. Every promise rejects from then on. */
  readonly failed: Promise<StoreError>;
}

/**
 * Opens the database of a folder, which is made if it is not there.
 * @throws {StoreError} folder-in-use, store-unwritable, store-damaged, store-newer
 */
export async function openSqliteStore({ folder }: { readonly folder: string }): Promise<SqliteStore> {
  const client = new WorkerClient(folder);
  const checked = await client.whenOpen();
  return {
    name: 'sqlite',
    checked,
    failed: client.failed,

    addClassroom: (...args) => client.call('addClassroom', args),
    classroom: (...args) => client.call('classroom', args),
    classroomByCode: (...args) => client.call('classroomByCode', args),
    classrooms: (...args) => client.call('classrooms', args),
    changeClassroom: (...args) => client.call('changeClassroom', args),
    removeClassroom: (...args) => client.call('removeClassroom', args),
    expiredClassrooms: (...args) => client.call('expiredClassrooms', args),

    addSeat: (...args) => client.call('addSeat', args),
    seats: (...args) => client.call('seats', args),
    changeSeat: (...args) => client.call('changeSeat', args),
    removeSeat: (...args) => client.call('removeSeat', args),
    classroomsWithPendingRemovals: () => client.call('classroomsWithPendingRemovals', []),

    addPicture: (...args) => client.call('addPicture', args),
    picture: (...args) => client.call('picture', args),
    pictures: (...args) => client.call('pictures', args),
    removePicture: (...args) => client.call('removePicture', args),

    addActivity: (...args) => client.call('addActivity', args),
    activity: (...args) => client.call('activity', args),
    activities: (...args) => client.call('activities', args),

    addBoard: (...args) => client.call('addBoard', args),
    board: (...args) => client.call('board', args),
    boards: (...args) => client.call('boards', args),
    changeActivity: (...args) => client.call('changeActivity', args),
    changeBoard: (...args) => client.call('changeBoard', args),

    append: (chunks) => {
      const own = chunks.map(withOwnBytes);
      return client.call('append', [own], own.map(bufferOf));
    },
    log: (...args) => client.call('log', args),
    addSnapshot: (snapshot) => {
      const own = withOwnBytes(snapshot);
      return client.call('addSnapshot', [own], [bufferOf(own)]);
    },
    snapshot: (...args) => client.call('snapshot', args),

    addMessages: (...args) => client.call('addMessages', args),
    messages: (...args) => client.call('messages', args),
    messagesSince: (...args) => client.call('messagesSince', args),
    message: (...args) => client.call('message', args),
    messageOf: (...args) => client.call('messageOf', args),
    lastRevision: (...args) => client.call('lastRevision', args),
    changeMessage: (...args) => client.call('changeMessage', args),
    removeMessages: (...args) => client.call('removeMessages', args),
    chat: (...args) => client.call('chat', args),
    setChat: (...args) => client.call('setChat', args),

    sessions: (...args) => client.call('sessions', args),
    session: (...args) => client.call('session', args),
    setSession: (...args) => client.call('setSession', args),
    removeSession: (...args) => client.call('removeSession', args),
    sweepSessions: (...args) => client.call('sweepSessions', args),

    check: (...args) => client.call('check', args),
    close: () => client.close(),
  };
}

type WithOwnBytes<WithBytes> = Omit<WithBytes, 'bytes'> & { readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * One copy, of these bytes alone, which then changes threads as it is. To post a view as it came would copy all of the
 * buffer behind it, and to hand that over would take it from whoever still sends it.
 */
function withOwnBytes<WithBytes extends Pick<LogChunk, 'bytes'>>(record: WithBytes): WithOwnBytes<WithBytes> {
  return { ...record, bytes: new Uint8Array(record.bytes) };
}

function bufferOf({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }): ArrayBuffer {
  return bytes.buffer;
}
