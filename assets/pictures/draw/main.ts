/** Draws the sample pictures into `assets/public/samples`: all of them, or those given by id. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSampleId, SAMPLES, type SampleId, sampleOf } from '#shared/samples/catalogue.ts';
import { samplePath } from '#shared/samples/sample-path.ts';
import { framesOf, render } from './render-webp.ts';

const PUBLIC = join(import.meta.dirname, '..', '..', 'public');

const wanted: SampleId[] = [];
for (const name of process.argv.slice(2)) {
  if (!isSampleId(name)) throw new Error(`no sample is called "${name}"`);
  wanted.push(name);
}
await mkdir(join(PUBLIC, 'samples'), { recursive: true });
let bytes = 0;
for (const id of wanted.length > 0 ? wanted : SAMPLES.map((sample) => sample.id)) {
  const { picture, thumbnail } = await render(framesOf(id), sampleOf(id).motion?.frameMs);
  await writeFile(join(PUBLIC, samplePath(id)), picture);
  await writeFile(join(PUBLIC, samplePath(id, true)), thumbnail);
  bytes += picture.length + thumbnail.length;
  process.stdout.write(`${id}: ${picture.length} bytes, thumbnail ${thumbnail.length}\n`);
}
process.stdout.write(`together ${bytes} bytes\n`);
