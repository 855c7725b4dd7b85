/** `npm run store:copy -- --from URI --to URI`: a URI is mongodb://... or sqlite:FOLDER. Pictures (`pictures:copy`) and secrets stay where they are. */
import { parseArgs } from 'node:util';
import { StoreError } from '#server/store/error.ts';
import type { Store } from '#server/store/port.ts';
import { CopyError, copyInstallation } from './copy-installation.ts';
import { openStoreAt } from './store-at.ts';

const USAGE = `npm run store:copy -- --from URI --to URI
  A URI is sqlite:FOLDER, with the data folder of a Jogak, or mongodb://...
  Stop every Jogak on both first.`;

async function open(uri: string): Promise<Store> {
  const store = await openStoreAt(uri);
  if (store === null) throw new CopyError(`This is not a place where Jogak stores data.\n${USAGE}`);
  return store;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
  if (values.from === undefined || values.to === undefined) throw new CopyError(USAGE);
  await using stores = new AsyncDisposableStack();
  const from = stores.adopt(await open(values.from), (store) => store.close());
  const to = stores.adopt(await open(values.to), (store) => store.close());
  const { copied, alreadyThere, counts } = await copyInstallation(from, to);
  const summary = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  process.stdout.write(
    `${copied} classes copied, ${alreadyThere} were there already. Equal in both: ${summary.join(', ')}.\n`,
  );
}

main().catch((error: unknown) => {
  const isUserMessage = error instanceof CopyError || error instanceof StoreError || isUsageError(error);
  process.stderr.write(`Not copied.\n  ${isUserMessage ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
