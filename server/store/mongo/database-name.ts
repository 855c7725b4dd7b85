/** The database that an address of MongoDB names. Knows no driver. */

const DATABASE_DEFAULT = 'jogak';

/** The name after the hosts, or the default. */
export function databaseOf(uri: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?]*)/.exec(uri)?.[1] ?? '';
  return name === '' ? DATABASE_DEFAULT : decodeURIComponent(name);
}
