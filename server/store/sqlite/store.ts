/** The embedded store: the port, each method asked of the thread that owns the database file. */
import type { StoreError } from '../error.ts';
import type { LogChunk, Store } from '../port.ts';
import { Line } from './line.ts';

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
  const line = new Line(folder);
  const checked = await line.opened();
  return {
    name: 'sqlite',
    checked,
    failed: line.failed,

    addClassroom: (...args) => line.ask('addClassroom', args),
    classroom: (...args) => line.ask('classroom', args),
    classroomByCode: (...args) => line.ask('classroomByCode', args),
    classrooms: (...args) => line.ask('classrooms', args),
    changeClassroom: (...args) => line.ask('changeClassroom', args),
    removeClassroom: (...args) => line.ask('removeClassroom', args),
    expiredClassrooms: (...args) => line.ask('expiredClassrooms', args),

    addSeat: (...args) => line.ask('addSeat', args),
    seats: (...args) => line.ask('seats', args),
    changeSeat: (...args) => line.ask('changeSeat', args),
    removeSeat: (...args) => line.ask('removeSeat', args),
    classroomsWithGoing: () => line.ask('classroomsWithGoing', []),

    addPicture: (...args) => line.ask('addPicture', args),
    picture: (...args) => line.ask('picture', args),
    pictures: (...args) => line.ask('pictures', args),
    removePicture: (...args) => line.ask('removePicture', args),

    addActivity: (...args) => line.ask('addActivity', args),
    activity: (...args) => line.ask('activity', args),
    activities: (...args) => line.ask('activities', args),

    addBoard: (...args) => line.ask('addBoard', args),
    board: (...args) => line.ask('board', args),
    boards: (...args) => line.ask('boards', args),
    changeActivity: (...args) => line.ask('changeActivity', args),
    changeBoard: (...args) => line.ask('changeBoard', args),

    append: (chunks) => {
      const own = chunks.map(withOwnBytes);
      return line.ask('append', [own], own.map(bufferOf));
    },
    log: (...args) => line.ask('log', args),
    addSnapshot: (snapshot) => {
      const own = withOwnBytes(snapshot);
      return line.ask('addSnapshot', [own], [bufferOf(own)]);
    },
    snapshot: (...args) => line.ask('snapshot', args),

    addMessages: (...args) => line.ask('addMessages', args),
    messages: (...args) => line.ask('messages', args),
    messagesSince: (...args) => line.ask('messagesSince', args),
    message: (...args) => line.ask('message', args),
    messageOf: (...args) => line.ask('messageOf', args),
    lastRevision: (...args) => line.ask('lastRevision', args),
    changeMessage: (...args) => line.ask('changeMessage', args),
    removeMessages: (...args) => line.ask('removeMessages', args),
    chat: (...args) => line.ask('chat', args),
    setChat: (...args) => line.ask('setChat', args),

    sessions: (...args) => line.ask('sessions', args),
    session: (...args) => line.ask('session', args),
    setSession: (...args) => line.ask('setSession', args),
    removeSession: (...args) => line.ask('removeSession', args),
    sweepSessions: (...args) => line.ask('sweepSessions', args),

    check: (...args) => line.ask('check', args),
    close: () => line.close(),
  };
}

type Owned<Kept> = Omit<Kept, 'bytes'> & { readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * One copy, of these bytes alone, which then changes threads as it is. To post a view as it came would copy all of the
 * buffer behind it, and to hand that over would take it from whoever still sends it.
 */
function withOwnBytes<Kept extends Pick<LogChunk, 'bytes'>>(kept: Kept): Owned<Kept> {
  return { ...kept, bytes: new Uint8Array(kept.bytes) };
}

function bufferOf({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }): ArrayBuffer {
  return bytes.buffer;
}
