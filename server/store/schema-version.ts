/** The version of everything that a store holds: names of fields and tables, and the encoding of logs. Both databases record it. */
import { StoreError } from './error.ts';

/** It goes up with every change that an earlier Jogak cannot read. There are no migrations: older data is refused. */
export const SCHEMA_VERSION = 5;

/** @throws {StoreError} store-older, store-newer */
export function checkSchemaVersion(found: number): void {
  if (found === SCHEMA_VERSION) return;
  const detail = `version ${found}, this one has ${SCHEMA_VERSION}`;
  throw new StoreError(found < SCHEMA_VERSION ? 'store-older' : 'store-newer', detail);
}
