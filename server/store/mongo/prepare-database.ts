/** Prepares a database before its first use: brings older data along or refuses it, records this version, creates all indexes. */
import { migrateSession } from '#server/store/migrate-sessions.ts';
import type { MembershipRecord, SessionRecord } from '#server/store/port.ts';
import { needsMigration, SCHEMA_VERSION } from '#server/store/schema-version.ts';
import type { AnyModel, Models } from './collections/models.ts';
import type { UpkeepDocument } from './collections/upkeep.ts';
import { isDuplicateKey } from './driver/driver-errors.ts';

const SCHEMA_DOCUMENT = 'schema';
/** The version of data without a record of it: Jogak recorded none before version 5. */
const UNRECORDED_VERSION = 4;

/** @throws {StoreError} store-older, store-newer; nothing is changed then */
export async function prepareDatabase(models: Models): Promise<void> {
  // Content is read first: another process may be starting too, and it records the version before it writes content.
  const hasContent = !(await isEmpty(models.classrooms)) || !(await isEmpty(models.sessions));
  const recorded = await models.upkeep.findOne({ _id: SCHEMA_DOCUMENT }).lean<UpkeepDocument>();
  const isOld = (recorded !== null || hasContent) && needsMigration(recorded?.version ?? UNRECORDED_VERSION);
  if (recorded === null && !isOld) await recordVersion(models);
  for (const model of Object.values(models)) await model.createIndexes();
  if (isOld) await moveMemberships(models);
}

/** Makes records of the memberships that sessions held. Each step may be repeated; the version is the last. */
async function moveMemberships({ classrooms, memberships, sessions, upkeep }: Models): Promise<void> {
  const existingIds = new Set((await classrooms.distinct('_id')).map(String));
  for await (const { _id, body, expiresAt } of sessions.find({}).lean<StoredSession[]>().cursor()) {
    const migrated = migrateSession({ id: String(_id), body: String(body), expiresAt: Number(expiresAt) });
    if (migrated === null) continue;
    for (const membership of migrated.memberships)
      if (existingIds.has(membership.classroom)) await upsertMembership(memberships, membership);
    await sessions.updateOne({ _id }, { $set: { body: migrated.session.body } });
  }
  await upkeep.updateOne({ _id: SCHEMA_DOCUMENT }, { $set: { version: SCHEMA_VERSION } });
}

type StoredSession = Omit<SessionRecord, 'id'> & { readonly _id: string };

async function upsertMembership(memberships: Models['memberships'], membership: MembershipRecord): Promise<void> {
  const { session, classroom, person } = membership;
  const seat = person.role === 'student' ? person.seat : null;
  await memberships.replaceOne({ session, classroom, 'person.seat': seat }, membership, { upsert: true });
}

async function isEmpty(model: AnyModel): Promise<boolean> {
  return (await model.findOne({}, { _id: 1 }).lean()) === null;
}

async function recordVersion(models: Models): Promise<void> {
  try {
    await models.upkeep.create({ _id: SCHEMA_DOCUMENT, version: SCHEMA_VERSION });
  } catch (error) {
    // Another process that starts now has recorded it.
    if (!isDuplicateKey(error)) throw error;
  }
}
