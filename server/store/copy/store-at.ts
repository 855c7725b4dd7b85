/** The store at an address of the copy programs: `sqlite:FOLDER`, with the data folder of a Jogak, or `mongodb://...`. */
import { resolve } from 'node:path';
import { openStore } from '#server/store/open.ts';
import type { Store } from '#server/store/port.ts';

const SQLITE = 'sqlite:';

/** Null: the text is no such address. */
export async function openStoreAt(uri: string): Promise<Store | null> {
  if (uri.startsWith(SQLITE)) return openStore({ mongodbUri: null, dataDir: resolve(uri.slice(SQLITE.length)) });
  return /^mongodb(\+srv)?:/.test(uri) ? openStore({ mongodbUri: uri, dataDir: '' }) : null;
}
