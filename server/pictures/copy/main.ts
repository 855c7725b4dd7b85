/**
 * `npm run pictures:copy -- --store URI --from PLACE --to PLACE`: copies the files of all pictures that the store's records name. A PLACE
 * is folder:FOLDER, with the data folder of a Jogak, or s3://BUCKET, with keys, region and endpoint from the environment.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PicturesAway } from '#server/pictures/port.ts';
import { openBucket, parseBucket } from '#server/pictures/s3-bucket.ts';
import { openStoreAt } from '#server/store/copy/store-at.ts';
import { StoreError } from '#server/store/error.ts';
import type { PictureRecord, Store } from '#server/store/port.ts';
import { copyPictures, folderPlace, PictureCopyError, type PicturePlace } from './copy-pictures.ts';

const USAGE = `npm run pictures:copy -- --store URI --from PLACE --to PLACE
  The URI is sqlite:FOLDER, with the data folder of a Jogak, or mongodb://...
  A PLACE is folder:FOLDER or s3://BUCKET; keys, region and endpoint are AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL_S3. Stop every Jogak first.`;
const FOLDER = 'folder:';

async function openPlace(text: string): Promise<PicturePlace> {
  if (text.startsWith(FOLDER)) return folderPlace(resolve(text.slice(FOLDER.length)));
  const bucket = parseBucket(text);
  if (bucket === null) throw new PictureCopyError(`This is not a place where Jogak stores pictures.\n${USAGE}`);
  return openBucket(bucket);
}

async function* allPictures(store: Store): AsyncGenerator<PictureRecord> {
  for (const { id } of await store.classrooms(0)) yield* await store.pictures(id);
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { store: text, from: text, to: text } });
  if (values.store === undefined || values.from === undefined || values.to === undefined)
    throw new PictureCopyError(USAGE);
  const store = await openStoreAt(values.store);
  if (store === null) throw new PictureCopyError(`This is not a place where Jogak stores data.\n${USAGE}`);
  await using resources = new AsyncDisposableStack();
  resources.defer(() => store.close());
  const [from, to] = [await openPlace(values.from), await openPlace(values.to)];
  const { copied, alreadyThere, missing } = await copyPictures(allPictures(store), from, to);
  process.stdout.write(
    `${copied} files copied, ${alreadyThere} were there already and equal, ${missing.length} missing.\n`,
  );
  for (const name of missing) process.stdout.write(`  missing: ${name}\n`);
  if (missing.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  const isUserMessage =
    error instanceof PictureCopyError ||
    error instanceof StoreError ||
    error instanceof PicturesAway ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(`Not copied.\n  ${isUserMessage ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
