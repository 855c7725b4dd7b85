/** The store on MongoDB, by mongoose: the port, each method asked of the server behind MONGODB_URI. */
import type { Store as SessionStore } from 'express-session';
import type { ClassroomId } from '../../../shared/ids.ts';
import { MONGO_UPKEEP_MS } from '../../limits.ts';
import { StoreError } from '../error.ts';
import type { Leases } from '../lease.ts';
import {
  type ActivityRecord,
  type BoardRecord,
  type ClassroomRecord,
  GOING,
  type PictureRecord,
  type SeatRecord,
  type SessionRecord,
  type Store,
} from '../port.ts';
import { Classes, ifKept } from './classes.ts';
import type { SessionDocument } from './collections/sessions.ts';
import { MongoLeases } from './leases.ts';
import { connect } from './line/connection.ts';
import { isDuplicate } from './line/failure.ts';
import { Gate } from './line/gate.ts';
import { twice } from './line/retry.ts';
import { Revival } from './line/revival.ts';
import { Logs } from './log.ts';
import { Messages } from './messages.ts';
import { Records } from './records.ts';
import { sessionStore } from './sessions.ts';

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
  const classrooms = new Records<ClassroomRecord>(models.classrooms, byId);
  const seats = new Records<SeatRecord>(models.seats, byId);
  const pictures = new Records<PictureRecord>(models.pictures, byId);
  const activities = new Records<ActivityRecord>(models.activities, byId);
  const boards = new Records<BoardRecord>(models.boards, ({ classroom, number }) => ({ classroom, number }));
  const classes = new Classes(models, pictures);
  const logs = new Logs(models, classes);
  const messages = new Messages(models, classes);
  const gate = new Gate();
  const revival = new Revival(connection.getClient(), () => gate.abandon());
  const ask = <Result>(work: () => Promise<Result>) => gate.ask(work);

  const upkeep = () => {
    // Failing costs nothing: the next round finds the same.
    gate.ask(() => classes.removeOrphans()).catch(() => undefined);
  };
  upkeep();
  const keeping = setInterval(upkeep, MONGO_UPKEEP_MS);
  keeping.unref();

  async function addOrReject<Record extends PictureRecord | ActivityRecord>(
    records: Records<Record>,
    record: Record,
  ): Promise<void> {
    if (!(await classes.add(records, record))) throw new StoreError('taken');
  }

  return {
    name: 'mongodb',
    sessionStore: sessionStore(connection, gate),
    leases: (node, onLost) => new MongoLeases({ model: models.leases, gate, node, onLost }),

    addClassroom: (record) => ask(() => classrooms.add(record)),
    classroom: (id) => ask(() => classrooms.one(ifKept({ _id: id }))),
    classroomByCode: (code) => ask(() => classrooms.one(ifKept({ code }))),
    classrooms: (now) =>
      ask(async () => {
        const open = await classrooms.all({ expiresAt: { $gt: Math.max(now, 0) } }, { expiresAt: 1 });
        return open.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      }),
    changeClassroom: (id, changes) => ask(() => classrooms.change(ifKept({ _id: id }), changes)),
    removeClassroom: (id) => ask(() => classes.remove(id)),
    expiredClassrooms: (now) =>
      ask(async () => {
        const expired = await classrooms.all({ expiresAt: { $lte: now } }, { expiresAt: 1, _id: 1 });
        return expired.map(({ id }) => id);
      }),

    addSeat: (record) => ask(() => classes.add(seats, record)),
    seats: (classroom) => ask(() => seats.all({ classroom }, { number: 1 })),
    changeSeat: (classroom, id, changes) => ask(() => seats.change({ _id: id, classroom }, changes)),
    removeSeat: (classroom, id) => ask(() => seats.remove({ _id: id, classroom })),
    classroomsWithGoing: () =>
      ask(async () => {
        const going = await seats.all({ state: { $in: [...GOING] } }, {});
        return [...new Set(going.map(({ classroom }) => classroom))].sort();
      }),

    addPicture: (record) => ask(() => addOrReject(pictures, record)),
    picture: (id) => ask(() => pictures.one({ _id: id })),
    pictures: (classroom) => ask(() => pictures.all({ classroom }, { createdAt: 1, _id: 1 })),
    removePicture: (id) => ask(() => pictures.remove({ _id: id })),

    addActivity: (record) => ask(() => addOrReject(activities, record)),
    activity: (id) => ask(() => activities.one({ _id: id })),
    activities: (classroom) => ask(() => activities.all({ classroom }, { createdAt: 1, _id: 1 })),
    changeActivity: (id, changes) => ask(() => activities.change({ _id: id }, changes)),

    addBoard: (record) => ask(() => classes.add(boards, record)),
    board: (classroom, number) => ask(() => boards.one({ classroom, number })),
    boards: (classroom) => ask(() => boards.all({ classroom }, { number: 1 })),
    changeBoard: (classroom, number, changes) => ask(() => boards.change({ classroom, number }, changes)),

    append: (chunks) => ask(() => logs.append(chunks)),
    log: (key, from) => ask(() => logs.log(key, from)),
    addSnapshot: (snapshot) => ask(() => logs.addSnapshot(snapshot)),
    snapshot: (key, atMost) => ask(() => logs.snapshot(key, atMost)),

    addMessages: (records) => ask(() => messages.add(records)),
    messages: (classroom, before, most) => ask(() => messages.before(classroom, before, most)),
    messagesSince: (classroom, since, most) => ask(() => messages.since(classroom, since, most)),
    message: (classroom, number) => ask(() => messages.one(classroom, number)),
    messageOf: (classroom, operation) => ask(() => messages.of(classroom, operation)),
    lastRevision: (classroom) => ask(() => messages.lastRevision(classroom)),
    changeMessage: (classroom, number, changes) => ask(() => messages.change(classroom, number, changes)),
    removeMessages: (classroom, which) => ask(() => messages.remove(classroom, which)),
    chat: (classroom) => ask(() => messages.chat(classroom)),
    setChat: (record) => ask(() => messages.setChat(record)),

    sessions: (after, most) =>
      ask(async () => {
        if (most === 0) return [];
        const found = models.sessions.find({ _id: { $gt: after } }).sort({ _id: 1 });
        const page = await found.limit(most).lean<(SessionDocument & { _id: string })[]>();
        return page.map((document) => sessionOf(document._id, document));
      }),
    session: (id) =>
      ask(async () => {
        const found = await models.sessions.findOne({ _id: id }).lean<SessionDocument>();
        return found === null ? null : sessionOf(id, found);
      }),
    setSession: ({ id, body, expiresAt }) =>
      ask(async () => {
        const document = { session: body, expires: new Date(expiresAt) };
        await twice(() => models.sessions.updateOne({ _id: id }, { $set: document }, { upsert: true }));
      }),
    removeSession: (id) =>
      ask(async () => {
        await twice(() => models.sessions.deleteOne({ _id: id }));
      }),
    sweepSessions: (now) =>
      ask(async () => (await models.sessions.deleteMany({ expires: { $lte: new Date(now) } })).deletedCount),

    check: () =>
      ask(async () => {
        try {
          await models.upkeep.updateOne({ _id: 'check' }, { $inc: { checks: 1 } }, { upsert: true });
        } catch (error) {
          // Two that made it at once: it is there, and writing works.
          if (!isDuplicate(error)) throw error;
        }
      }),
    async close() {
      clearInterval(keeping);
      await gate.shut();
      await revival.end();
      await connection.close();
    },
  };
}

function sessionOf(id: string, { session, expires }: SessionDocument): SessionRecord {
  return { id, body: session, expiresAt: expires.getTime() };
}
