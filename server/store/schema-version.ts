/** The version of everything that a store holds: names of fields and tables, and the encoding of logs. Both databases record it. */
import { StoreError } from './error.ts';

/**
 * It goes up with every change that an earlier Jogak cannot read. Data of OLDEST_MIGRATED_VERSION and later is brought along when it is
 * opened; older data is refused.
 */
export const SCHEMA_VERSION = 6;
/** Sessions of it hold their memberships themselves: migrate-sessions.ts. */
export const OLDEST_MIGRATED_VERSION = 5;

/** Whether data of this version has to be migrated. @throws {StoreError} store-older, store-newer */
export function needsMigration(found: number): boolean {
  if (found === SCHEMA_VERSION) return false;
  if (found >= OLDEST_MIGRATED_VERSION && found < SCHEMA_VERSION) return true;
  const detail = `version ${found}, this one has ${SCHEMA_VERSION}`;
  throw new StoreError(found < SCHEMA_VERSION ? 'store-older' : 'store-newer', detail);
}
