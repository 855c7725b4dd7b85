/** Prepares a database before its first use: refuses data of another version, records this version, creates all indexes. */
import { checkSchemaVersion, SCHEMA_VERSION } from '#server/store/schema-version.ts';
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
  if (recorded !== null || hasContent) checkSchemaVersion(recorded?.version ?? UNRECORDED_VERSION);
  else await recordVersion(models);
  for (const model of Object.values(models)) await model.createIndexes();
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
