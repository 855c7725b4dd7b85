/** The embedded store: every method of the port runs in the worker thread that owns the database file. */
import type { StoreError } from '#server/store/error.ts';
import { MemoryLeaseRecords } from '#server/store/leases/memory-lease-records.ts';
import type { LogChunk, Store } from '#server/store/port.ts';
import { WorkerClient } from './worker-client.ts';

/**
 * Opens the database of a folder. A missing folder is created.
 * @throws {StoreError} folder-in-use, store-unwritable, store-damaged, store-older, store-newer
 */
export async function openSqliteStore({ folder }: { readonly folder: string }): Promise<SqliteStore> {
  const client = new WorkerClient(folder);
  return new SqliteStore(client, await client.whenOpen());
}

export class SqliteStore implements Store {
  /** Whether the database was checked at the start and found undamaged. A huge one is not checked. */
  readonly checked: boolean;
  /** The database belongs to this process, which cannot recover from its failure. */
  readonly failed: Promise<StoreError>;
  readonly #client: WorkerClient;

  constructor(client: WorkerClient, checked: boolean) {
    this.#client = client;
    this.checked = checked;
    this.failed = client.failed;
  }

  readonly leases = new MemoryLeaseRecords();

  readonly addClassroom: Store['addClassroom'] = (...args) => this.#client.call('addClassroom', args);
  readonly classroom: Store['classroom'] = (...args) => this.#client.call('classroom', args);
  readonly classroomByCode: Store['classroomByCode'] = (...args) => this.#client.call('classroomByCode', args);
  readonly countClassrooms: Store['countClassrooms'] = () => this.#client.call('countClassrooms', []);
  readonly classrooms: Store['classrooms'] = (...args) => this.#client.call('classrooms', args);
  readonly fence: Store['fence'] = (...args) => this.#client.call('fence', args);
  readonly changeClassroom: Store['changeClassroom'] = (...args) => this.#client.call('changeClassroom', args);
  readonly removeClassroom: Store['removeClassroom'] = async (id) => {
    const pictures = await this.#client.call('removeClassroom', [id]);
    this.leases.forget(id);
    return pictures;
  };
  readonly expiredClassrooms: Store['expiredClassrooms'] = (...args) => this.#client.call('expiredClassrooms', args);

  readonly removeOrphans: Store['removeOrphans'] = (...args) => this.#client.call('removeOrphans', args);

  readonly addSeat: Store['addSeat'] = (...args) => this.#client.call('addSeat', args);
  readonly seats: Store['seats'] = (...args) => this.#client.call('seats', args);
  readonly changeSeat: Store['changeSeat'] = (...args) => this.#client.call('changeSeat', args);
  readonly removeSeat: Store['removeSeat'] = (...args) => this.#client.call('removeSeat', args);
  readonly classroomsWithPendingRemovals: Store['classroomsWithPendingRemovals'] = () =>
    this.#client.call('classroomsWithPendingRemovals', []);

  readonly addPicture: Store['addPicture'] = (...args) => this.#client.call('addPicture', args);
  readonly picture: Store['picture'] = (...args) => this.#client.call('picture', args);
  readonly pictures: Store['pictures'] = (...args) => this.#client.call('pictures', args);
  readonly comingPictures: Store['comingPictures'] = (...args) => this.#client.call('comingPictures', args);
  readonly keepPicture: Store['keepPicture'] = (...args) => this.#client.call('keepPicture', args);
  readonly removePicture: Store['removePicture'] = (...args) => this.#client.call('removePicture', args);

  readonly addActivity: Store['addActivity'] = (...args) => this.#client.call('addActivity', args);
  readonly activity: Store['activity'] = (...args) => this.#client.call('activity', args);
  readonly activities: Store['activities'] = (...args) => this.#client.call('activities', args);

  readonly addBoard: Store['addBoard'] = (...args) => this.#client.call('addBoard', args);
  readonly board: Store['board'] = (...args) => this.#client.call('board', args);
  readonly boards: Store['boards'] = (...args) => this.#client.call('boards', args);
  readonly changeActivity: Store['changeActivity'] = (...args) => this.#client.call('changeActivity', args);
  readonly changeBoard: Store['changeBoard'] = (...args) => this.#client.call('changeBoard', args);

  readonly log: Store['log'] = (...args) => this.#client.call('log', args);
  readonly logIndex: Store['logIndex'] = (...args) => this.#client.call('logIndex', args);
  readonly snapshot: Store['snapshot'] = (...args) => this.#client.call('snapshot', args);
  readonly snapshotIndex: Store['snapshotIndex'] = (...args) => this.#client.call('snapshotIndex', args);

  readonly addMessages: Store['addMessages'] = (...args) => this.#client.call('addMessages', args);
  readonly messages: Store['messages'] = (...args) => this.#client.call('messages', args);
  readonly messagesSince: Store['messagesSince'] = (...args) => this.#client.call('messagesSince', args);
  readonly message: Store['message'] = (...args) => this.#client.call('message', args);
  readonly messageOf: Store['messageOf'] = (...args) => this.#client.call('messageOf', args);
  readonly lastRevision: Store['lastRevision'] = (...args) => this.#client.call('lastRevision', args);
  readonly changeMessage: Store['changeMessage'] = (...args) => this.#client.call('changeMessage', args);
  readonly removeMessages: Store['removeMessages'] = (...args) => this.#client.call('removeMessages', args);
  readonly chat: Store['chat'] = (...args) => this.#client.call('chat', args);
  readonly setChat: Store['setChat'] = (...args) => this.#client.call('setChat', args);

  readonly sessions: Store['sessions'] = (...args) => this.#client.call('sessions', args);
  readonly session: Store['session'] = (...args) => this.#client.call('session', args);
  readonly setSession: Store['setSession'] = (...args) => this.#client.call('setSession', args);
  readonly replaceSession: Store['replaceSession'] = (...args) => this.#client.call('replaceSession', args);
  readonly touchSession: Store['touchSession'] = (...args) => this.#client.call('touchSession', args);
  readonly removeSession: Store['removeSession'] = (...args) => this.#client.call('removeSession', args);
  readonly sweepSessions: Store['sweepSessions'] = (...args) => this.#client.call('sweepSessions', args);

  readonly memberships: Store['memberships'] = (...args) => this.#client.call('memberships', args);
  readonly membershipsIn: Store['membershipsIn'] = (...args) => this.#client.call('membershipsIn', args);
  readonly setMembership: Store['setMembership'] = (...args) => this.#client.call('setMembership', args);
  readonly changeMembership: Store['changeMembership'] = (...args) => this.#client.call('changeMembership', args);
  readonly touchMemberships: Store['touchMemberships'] = (...args) => this.#client.call('touchMemberships', args);
  readonly removeMemberships: Store['removeMemberships'] = (...args) => this.#client.call('removeMemberships', args);

  readonly upkeep: Store['upkeep'] = (...args) => this.#client.call('upkeep', args);
  readonly setUpkeep: Store['setUpkeep'] = (...args) => this.#client.call('setUpkeep', args);

  readonly check: Store['check'] = (...args) => this.#client.call('check', args);

  readonly append: Store['append'] = (chunks) => {
    const own = chunks.map(withOwnBytes);
    return this.#client.call('append', [own], own.map(bufferOf));
  };
  readonly replaceChunk: Store['replaceChunk'] = (chunk, digest) => {
    const own = withOwnBytes(chunk);
    return this.#client.call('replaceChunk', [own, digest], [bufferOf(own)]);
  };
  readonly addSnapshot: Store['addSnapshot'] = (snapshot) => {
    const own = withOwnBytes(snapshot);
    return this.#client.call('addSnapshot', [own], [bufferOf(own)]);
  };

  readonly close: Store['close'] = () => this.#client.close();
}

type WithOwnBytes<WithBytes> = Omit<WithBytes, 'bytes'> & { readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * Copies the bytes into a buffer of their own, which then moves to the worker. Posting a view would copy the whole buffer behind
 * it, and transferring that buffer would take it from code that still sends it.
 */
function withOwnBytes<WithBytes extends Pick<LogChunk, 'bytes'>>(record: WithBytes): WithOwnBytes<WithBytes> {
  return { ...record, bytes: new Uint8Array(record.bytes) };
}

function bufferOf({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }): ArrayBuffer {
  return bytes.buffer;
}
