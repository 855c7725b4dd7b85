/** The store on MongoDB, by mongoose: every method of the port is a request to the server behind MONGODB_URI. */
import type { Connection } from 'mongoose';
import type { UpkeepRecord } from '#server/base/trusted-clock.ts';
import { StoreError } from '#server/store/error.ts';
import {
  type ActivityRecord,
  type BoardRecord,
  type ClassroomRecord,
  PENDING_REMOVALS,
  type PictureRecord,
  type SeatRecord,
  type SessionRecord,
  type Store,
} from '#server/store/port.ts';
import { ClassroomLifecycle, unlessRemoved } from './classroom-lifecycle.ts';
import type { Models } from './collections/models.ts';
import type { UpkeepDocument } from './collections/upkeep.ts';
import { connect, type MongoConnection } from './driver/connection.ts';
import { isDuplicateKey, toConnectError } from './driver/driver-errors.ts';
import { InFlight } from './driver/in-flight.ts';
import { Watchdog } from './driver/watchdog.ts';
import { LeaseStore } from './lease-store.ts';
import { LogStore } from './log-store.ts';
import { MembershipStore } from './membership-store.ts';
import { MessageStore } from './message-store.ts';
import { prepareDatabase } from './prepare-database.ts';
import { RecordCollection } from './record-collection.ts';

/** @throws {StoreError} store-away, store-refused, store-too-old, store-address, store-older, store-newer */
export async function openMongoStore({ uri }: { readonly uri: string }): Promise<MongoStore> {
  const mongo = await connect(uri);
  try {
    await prepareDatabase(mongo.models);
    return new MongoStore(mongo);
  } catch (error) {
    await mongo.connection.destroy().catch(() => undefined);
    throw toConnectError(error);
  }
}

const CLOCK_DOCUMENT = 'clock';
const byId = ({ id }: { readonly id: string }) => ({ _id: id });
const byNumber = ({ classroom, number }: { readonly classroom: string; readonly number: number }) => ({
  classroom,
  number,
});

export class MongoStore implements Store {
  /** A MongoDB that is unavailable returns: unsaved data waits until then. */
  readonly failed: Promise<StoreError> = new Promise<never>(() => undefined);
  readonly leases: LeaseStore;
  readonly #connection: Connection;
  readonly #models: Models;
  readonly #inFlight = new InFlight();
  readonly #watchdog: Watchdog;
  readonly #lifecycle: ClassroomLifecycle;
  readonly #classrooms: RecordCollection<ClassroomRecord>;
  readonly #seats: RecordCollection<SeatRecord>;
  readonly #pictures: RecordCollection<PictureRecord>;
  readonly #activities: RecordCollection<ActivityRecord>;
  readonly #boards: RecordCollection<BoardRecord>;
  readonly #sessions: RecordCollection<SessionRecord>;
  readonly #logs: LogStore;
  readonly #memberships: MembershipStore;
  readonly #messages: MessageStore;

  constructor({ connection, models }: MongoConnection) {
    this.#connection = connection;
    this.#models = models;
    this.#classrooms = new RecordCollection<ClassroomRecord>(models.classrooms, byId);
    this.#seats = new RecordCollection<SeatRecord>(models.seats, byId, byNumber);
    this.#pictures = new RecordCollection<PictureRecord>(models.pictures, byId);
    this.#activities = new RecordCollection<ActivityRecord>(models.activities, byId);
    this.#boards = new RecordCollection<BoardRecord>(models.boards, byNumber);
    this.#sessions = new RecordCollection<SessionRecord>(models.sessions, byId);
    this.leases = new LeaseStore(models, this.#inFlight);
    this.#lifecycle = new ClassroomLifecycle(models, this.#pictures);
    this.#logs = new LogStore(models, this.#lifecycle);
    this.#memberships = new MembershipStore(models, this.#lifecycle);
    this.#messages = new MessageStore(models, this.#lifecycle);
    this.#watchdog = new Watchdog(connection.getClient(), () => this.#inFlight.rejectAll());
  }

  readonly addClassroom: Store['addClassroom'] = (record) => this.#run(() => this.#classrooms.add(record));

  readonly classroom: Store['classroom'] = (id) => this.#run(() => this.#classrooms.find(unlessRemoved({ _id: id })));

  readonly classroomByCode: Store['classroomByCode'] = (code) =>
    this.#run(() => this.#classrooms.find(unlessRemoved({ code })));

  readonly countClassrooms: Store['countClassrooms'] = () =>
    this.#run(() => this.#models.classrooms.countDocuments(unlessRemoved({})));

  readonly classrooms: Store['classrooms'] = (now) =>
    this.#run(async () => {
      const open = await this.#classrooms.list({ expiresAt: { $gt: Math.max(now, 0) } }, { expiresAt: 1 });
      return open.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    });

  readonly fence: Store['fence'] = (id, epoch) => this.#run(() => this.#lifecycle.fence(id, epoch));

  readonly changeClassroom: Store['changeClassroom'] = (id, changes, epoch) =>
    this.#run(() => this.#classrooms.change(unlessRemoved({ _id: id }), changes, epoch));

  readonly removeClassroom: Store['removeClassroom'] = (id) => this.#run(() => this.#lifecycle.remove(id));

  readonly expiredClassrooms: Store['expiredClassrooms'] = (now) =>
    this.#run(async () => {
      const expired = await this.#classrooms.list({ expiresAt: { $lte: now } }, { expiresAt: 1, _id: 1 });
      return expired.map(({ id }) => id);
    });

  readonly removeOrphans: Store['removeOrphans'] = () => this.#run(() => this.#lifecycle.removeOrphans());

  readonly addSeat: Store['addSeat'] = (record, epoch) =>
    this.#run(() => this.#lifecycle.addRecord(this.#seats, record, epoch));

  readonly seats: Store['seats'] = (classroom) => this.#run(() => this.#seats.list({ classroom }, { number: 1 }));

  readonly changeSeat: Store['changeSeat'] = (classroom, id, changes, epoch) =>
    this.#run(() => this.#seats.change({ _id: id, classroom }, changes, epoch));

  readonly removeSeat: Store['removeSeat'] = (classroom, id, epoch) =>
    this.#run(() => this.#seats.removeOne({ _id: id, classroom }, epoch));

  readonly classroomsWithPendingRemovals: Store['classroomsWithPendingRemovals'] = () =>
    this.#run(async () => {
      const pending = await this.#seats.list({ state: { $in: [...PENDING_REMOVALS] } }, {});
      return [...new Set(pending.map(({ classroom }) => classroom))].sort();
    });

  readonly addPicture: Store['addPicture'] = (record) => this.#run(() => this.#addOrReject(this.#pictures, record));

  readonly picture: Store['picture'] = (id) => this.#run(() => this.#pictures.find({ _id: id }));

  readonly pictures: Store['pictures'] = (classroom) =>
    this.#run(() => this.#pictures.list({ classroom }, { createdAt: 1, _id: 1 }));

  readonly comingPictures: Store['comingPictures'] = (createdUpTo) =>
    this.#run(() => this.#pictures.list({ coming: true, createdAt: { $lte: createdUpTo } }, { createdAt: 1, _id: 1 }));

  readonly keepPicture: Store['keepPicture'] = (id) =>
    this.#run(() => this.#pictures.change({ _id: id }, { coming: false }));

  readonly removePicture: Store['removePicture'] = async (id) => {
    await this.#run(() => this.#pictures.remove({ _id: id }));
  };

  readonly addActivity: Store['addActivity'] = (record, epoch) =>
    this.#run(() => this.#addOrReject(this.#activities, record, epoch));

  readonly activity: Store['activity'] = (id) => this.#run(() => this.#activities.find({ _id: id }));

  readonly activities: Store['activities'] = (classroom) =>
    this.#run(() => this.#activities.list({ classroom }, { createdAt: 1, _id: 1 }));

  readonly changeActivity: Store['changeActivity'] = (id, changes, epoch) =>
    this.#run(() => this.#activities.change({ _id: id }, changes, epoch));

  readonly addBoard: Store['addBoard'] = (record, epoch) =>
    this.#run(() => this.#lifecycle.addRecord(this.#boards, record, epoch));

  readonly board: Store['board'] = (classroom, number) => this.#run(() => this.#boards.find({ classroom, number }));

  readonly boards: Store['boards'] = (classroom) => this.#run(() => this.#boards.list({ classroom }, { number: 1 }));

  readonly changeBoard: Store['changeBoard'] = (classroom, number, changes, epoch) =>
    this.#run(() => this.#boards.change({ classroom, number }, changes, epoch));

  readonly append: Store['append'] = (chunks) => this.#run(() => this.#logs.append(chunks));

  readonly log: Store['log'] = (key, fromSeq, toSeq) => this.#run(() => this.#logs.log(key, fromSeq, toSeq));

  readonly logIndex: Store['logIndex'] = (key) => this.#run(() => this.#logs.logIndex(key));

  readonly replaceChunk: Store['replaceChunk'] = (chunk, digest) =>
    this.#run(() => this.#logs.replaceChunk(chunk, digest));

  readonly addSnapshot: Store['addSnapshot'] = (snapshot) => this.#run(() => this.#logs.addSnapshot(snapshot));

  readonly snapshot: Store['snapshot'] = (key, atMost) => this.#run(() => this.#logs.snapshot(key, atMost));

  readonly snapshotIndex: Store['snapshotIndex'] = (key) => this.#run(() => this.#logs.snapshotIndex(key));

  readonly addMessages: Store['addMessages'] = (records, epoch) => this.#run(() => this.#messages.add(records, epoch));

  readonly messages: Store['messages'] = (classroom, before, most) =>
    this.#run(() => this.#messages.pageBefore(classroom, before, most));

  readonly messagesSince: Store['messagesSince'] = (classroom, since, most) =>
    this.#run(() => this.#messages.since(classroom, since, most));

  readonly message: Store['message'] = (classroom, number) =>
    this.#run(() => this.#messages.byNumber(classroom, number));

  readonly messageOf: Store['messageOf'] = (classroom, operation) =>
    this.#run(() => this.#messages.byOperation(classroom, operation));

  readonly lastRevision: Store['lastRevision'] = (classroom) => this.#run(() => this.#messages.lastRevision(classroom));

  readonly changeMessage: Store['changeMessage'] = (classroom, number, changes, epoch) =>
    this.#run(() => this.#messages.change(classroom, number, changes, epoch));

  readonly removeMessages: Store['removeMessages'] = (classroom, which, epoch) =>
    this.#run(() => this.#messages.remove(classroom, which, epoch));

  readonly chat: Store['chat'] = (classroom) => this.#run(() => this.#messages.chat(classroom));

  readonly setChat: Store['setChat'] = (record, epoch) => this.#run(() => this.#messages.setChat(record, epoch));

  readonly sessions: Store['sessions'] = (after, most) =>
    this.#run(async () => {
      if (most === 0) return [];
      return this.#sessions.list({ _id: { $gt: after } }, { _id: 1 }, most);
    });

  readonly session: Store['session'] = (id) => this.#run(() => this.#sessions.find({ _id: id }));

  readonly setSession: Store['setSession'] = async (record) => {
    await this.#run(() => this.#sessions.replace({ _id: record.id }, record));
  };

  readonly replaceSession: Store['replaceSession'] = (record, was) =>
    this.#run(() =>
      was === null ? this.#sessions.add(record) : this.#sessions.replaceIf({ _id: record.id, body: was }, record),
    );

  readonly touchSession: Store['touchSession'] = (id, expiresAt) =>
    this.#run(() => this.#sessions.change({ _id: id }, { expiresAt }));

  readonly removeSession: Store['removeSession'] = async (id) => {
    await this.#run(() => this.#sessions.remove({ _id: id }));
  };

  readonly sweepSessions: Store['sweepSessions'] = (now) =>
    this.#run(async () => {
      await this.#memberships.sweep(now);
      return this.#sessions.remove({ expiresAt: { $lte: now } });
    });

  readonly memberships: Store['memberships'] = (session) => this.#run(() => this.#memberships.ofSession(session));

  readonly membershipsIn: Store['membershipsIn'] = (classroom) =>
    this.#run(() => this.#memberships.inClassroom(classroom));

  readonly setMembership: Store['setMembership'] = (record) => this.#run(() => this.#memberships.set(record));

  readonly changeMembership: Store['changeMembership'] = (key, changes) =>
    this.#run(() => this.#memberships.change(key, changes));

  readonly touchMemberships: Store['touchMemberships'] = (session, times) =>
    this.#run(() => this.#memberships.touch(session, times));

  readonly removeMemberships: Store['removeMemberships'] = (which) => this.#run(() => this.#memberships.remove(which));

  readonly upkeep: Store['upkeep'] = () =>
    this.#run(async () => {
      const found = await this.#models.upkeep.findOne({ _id: CLOCK_DOCUMENT }).lean<UpkeepDocument>();
      if (found?.record === undefined) return null;
      const record: UpkeepRecord = JSON.parse(found.record);
      return record;
    });

  readonly setUpkeep: Store['setUpkeep'] = (record) =>
    this.#run(async () => {
      const set = { $set: { record: JSON.stringify(record) } };
      const upsert = () => this.#models.upkeep.updateOne({ _id: CLOCK_DOCUMENT }, set, { upsert: true });
      try {
        await upsert();
      } catch (error) {
        // Two concurrent first writes: the document exists now.
        if (!isDuplicateKey(error)) throw error;
        await upsert();
      }
    });

  readonly check: Store['check'] = () =>
    this.#run(async () => {
      try {
        await this.#models.upkeep.updateOne({ _id: 'check' }, { $inc: { checks: 1 } }, { upsert: true });
      } catch (error) {
        // Two concurrent first checks: the document exists, and writing works.
        if (!isDuplicateKey(error)) throw error;
      }
    });

  readonly close: Store['close'] = async () => {
    await this.#inFlight.close();
    await this.#watchdog.stop();
    await this.#connection.close();
  };

  #run<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#inFlight.run(work);
  }

  async #addOrReject<Record extends PictureRecord | ActivityRecord>(
    records: RecordCollection<Record>,
    record: Record,
    epoch?: number,
  ): Promise<void> {
    if (!(await this.#lifecycle.addRecord(records, record, epoch))) throw new StoreError('taken');
  }
}
