/** The store on MongoDB, by mongoose: the port, each method asked of the server behind MONGODB_URI. */
import type { Store as SessionStore } from 'express-session';
import { MONGO_ORPHAN_SWEEP_MS } from '#server/base/limits.ts';
import { StoreError } from '#server/store/error.ts';
import type { Leases } from '#server/store/lease.ts';
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
import type { ClassroomId } from '#shared/ids.ts';
import { ClassroomLifecycle, unlessRemoved } from './classroom-lifecycle.ts';
import type { SessionDocument } from './collections/sessions.ts';
import { connect } from './driver/connection.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';
import { InFlight } from './driver/in-flight.ts';
import { retryOnce } from './driver/retry-once.ts';
import { Watchdog } from './driver/watchdog.ts';
import { createExpressSessionStore } from './express-session-store.ts';
import { LogStore } from './log-store.ts';
import { MessageStore } from './message-store.ts';
import { MongoLeases } from './mongo-leases.ts';
import { RecordCollection } from './record-collection.ts';

export interface MongoStore extends Store {
  readonly name: 'mongodb';
  /** The sessions of this store, as express-session takes them. */
  readonly sessionStore: SessionStore;
  /** Who should write which class. @param node this process's name */
  leases(node: string, onLost: (classroom: ClassroomId) => void): Leases;
}

/** @throws {StoreError} store-away, store-refused, store-too-old, store-address */
export async function openMongoStore({ uri }: { readonly uri: string }): Promise<MongoStore> {
  const { connection, models } = await connect(uri);
  const byId = ({ id }: { readonly id: string }) => ({ _id: id });
  const classrooms = new RecordCollection<ClassroomRecord>(models.classrooms, byId);
  const seats = new RecordCollection<SeatRecord>(models.seats, byId);
  const pictures = new RecordCollection<PictureRecord>(models.pictures, byId);
  const activities = new RecordCollection<ActivityRecord>(models.activities, byId);
  const boards = new RecordCollection<BoardRecord>(models.boards, ({ classroom, number }) => ({ classroom, number }));
  const lifecycle = new ClassroomLifecycle(models, pictures);
  const logs = new LogStore(models, lifecycle);
  const messages = new MessageStore(models, lifecycle);
  const inFlight = new InFlight();
  const watchdog = new Watchdog(connection.getClient(), () => inFlight.rejectAll());
  const run = <Result>(work: () => Promise<Result>) => inFlight.run(work);

  const removeOrphans = () => {
    // Failing costs nothing: the next round finds the same.
    inFlight.run(() => lifecycle.removeOrphans()).catch(() => undefined);
  };
  removeOrphans();
  const orphanTimer = setInterval(removeOrphans, MONGO_ORPHAN_SWEEP_MS);
  orphanTimer.unref();

  async function addOrReject<Record extends PictureRecord | ActivityRecord>(
    records: RecordCollection<Record>,
    record: Record,
  ): Promise<void> {
    if (!(await lifecycle.addRecord(records, record))) throw new StoreError('taken');
  }

  return {
    name: 'mongodb',
    sessionStore: createExpressSessionStore(connection, inFlight),
    leases: (node, onLost) => new MongoLeases({ model: models.leases, inFlight, node, onLost }),

    addClassroom: (record) => run(() => classrooms.add(record)),
    classroom: (id) => run(() => classrooms.find(unlessRemoved({ _id: id }))),
    classroomByCode: (code) => run(() => classrooms.find(unlessRemoved({ code }))),
    classrooms: (now) =>
      run(async () => {
        const open = await classrooms.list({ expiresAt: { $gt: Math.max(now, 0) } }, { expiresAt: 1 });
        return open.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      }),
    changeClassroom: (id, changes) => run(() => classrooms.change(unlessRemoved({ _id: id }), changes)),
    removeClassroom: (id) => run(() => lifecycle.remove(id)),
    expiredClassrooms: (now) =>
      run(async () => {
        const expired = await classrooms.list({ expiresAt: { $lte: now } }, { expiresAt: 1, _id: 1 });
        return expired.map(({ id }) => id);
      }),

    addSeat: (record) => run(() => lifecycle.addRecord(seats, record)),
    seats: (classroom) => run(() => seats.list({ classroom }, { number: 1 })),
    changeSeat: (classroom, id, changes) => run(() => seats.change({ _id: id, classroom }, changes)),
    removeSeat: (classroom, id) => run(() => seats.remove({ _id: id, classroom })),
    classroomsWithPendingRemovals: () =>
      run(async () => {
        const pending = await seats.list({ state: { $in: [...PENDING_REMOVALS] } }, {});
        return [...new Set(pending.map(({ classroom }) => classroom))].sort();
      }),

    addPicture: (record) => run(() => addOrReject(pictures, record)),
    picture: (id) => run(() => pictures.find({ _id: id })),
    pictures: (classroom) => run(() => pictures.list({ classroom }, { createdAt: 1, _id: 1 })),
    removePicture: (id) => run(() => pictures.remove({ _id: id })),

    addActivity: (record) => run(() => addOrReject(activities, record)),
    activity: (id) => run(() => activities.find({ _id: id })),
    activities: (classroom) => run(() => activities.list({ classroom }, { createdAt: 1, _id: 1 })),
    changeActivity: (id, changes) => run(() => activities.change({ _id: id }, changes)),

    addBoard: (record) => run(() => lifecycle.addRecord(boards, record)),
    board: (classroom, number) => run(() => boards.find({ classroom, number })),
    boards: (classroom) => run(() => boards.list({ classroom }, { number: 1 })),
    changeBoard: (classroom, number, changes) => run(() => boards.change({ classroom, number }, changes)),

    append: (chunks) => run(() => logs.append(chunks)),
    log: (key, from) => run(() => logs.log(key, from)),
    addSnapshot: (snapshot) => run(() => logs.addSnapshot(snapshot)),
    snapshot: (key, atMost) => run(() => logs.snapshot(key, atMost)),

    addMessages: (records) => run(() => messages.add(records)),
    messages: (classroom, before, most) => run(() => messages.pageBefore(classroom, before, most)),
    messagesSince: (classroom, since, most) => run(() => messages.since(classroom, since, most)),
    message: (classroom, number) => run(() => messages.byNumber(classroom, number)),
    messageOf: (classroom, operation) => run(() => messages.byOperation(classroom, operation)),
    lastRevision: (classroom) => run(() => messages.lastRevision(classroom)),
    changeMessage: (classroom, number, changes) => run(() => messages.change(classroom, number, changes)),
    removeMessages: (classroom, which) => run(() => messages.remove(classroom, which)),
    chat: (classroom) => run(() => messages.chat(classroom)),
    setChat: (record) => run(() => messages.setChat(record)),

    sessions: (after, most) =>
      run(async () => {
        if (most === 0) return [];
        const found = models.sessions.find({ _id: { $gt: after } }).sort({ _id: 1 });
        const page = await found.limit(most).lean<(SessionDocument & { _id: string })[]>();
        return page.map((document) => sessionOf(document._id, document));
      }),
    session: (id) =>
      run(async () => {
        const found = await models.sessions.findOne({ _id: id }).lean<SessionDocument>();
        return found === null ? null : sessionOf(id, found);
      }),
    setSession: ({ id, body, expiresAt }) =>
      run(async () => {
        const document = { session: body, expires: new Date(expiresAt) };
        await retryOnce(() => models.sessions.updateOne({ _id: id }, { $set: document }, { upsert: true }));
      }),
    removeSession: (id) =>
      run(async () => {
        await retryOnce(() => models.sessions.deleteOne({ _id: id }));
      }),
    sweepSessions: (now) =>
      run(async () => (await models.sessions.deleteMany({ expires: { $lte: new Date(now) } })).deletedCount),

    check: () =>
      run(async () => {
        try {
          await models.upkeep.updateOne({ _id: 'check' }, { $inc: { checks: 1 } }, { upsert: true });
        } catch (error) {
          // Two that made it at once: it is there, and writing works.
          if (!isDuplicateKey(error)) throw error;
        }
      }),
    async close() {
      clearInterval(orphanTimer);
      await inFlight.close();
      await watchdog.stop();
      await connection.close();
    },
  };
}

function sessionOf(id: string, { session, expires }: SessionDocument): SessionRecord {
  return { id, body: session, expiresAt: expires.getTime() };
}
