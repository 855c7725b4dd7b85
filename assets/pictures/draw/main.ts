/** Draws the sample pictures and the moving pictures on cards into `assets/public`: all of them, or those given by id. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSampleId, SAMPLES, type SampleId, sampleOf } from '#shared/samples/catalogue.ts';
import {
  MOVING_CARD_MOTION,
  MOVING_CARDS,
  MOVING_CARDS_SHEET_PATH,
  movingCardPath,
} from '#shared/samples/moving-cards.ts';
import { samplePath } from '#shared/samples/sample-path.ts';
import { movingCardFrames, movingCardsSheet } from './draw-moving-card.ts';
import { framesOf, render, renderPicture } from './render-webp.ts';

const PUBLIC = join(import.meta.dirname, '..', '..', 'public');
/** In place of an id: all moving pictures on cards. */
const CARDS = 'moving-cards';

const wanted = process.argv.slice(2);
for (const name of wanted) if (name !== CARDS && !isSampleId(name)) throw new Error(`no sample is called "${name}"`);
let bytes = 0;

async function store(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(join(PUBLIC, path)), { recursive: true });
  await writeFile(join(PUBLIC, path), content);
  bytes += content.length;
  process.stdout.write(`${path}: ${content.length} bytes\n`);
}

async function storeSample(id: SampleId): Promise<void> {
  const { picture, thumbnail } = await render(framesOf(id), sampleOf(id).motion?.frameMs);
  await store(samplePath(id), picture);
  await store(samplePath(id, true), thumbnail);
}

async function storeMovingCards(): Promise<void> {
  for (const id of MOVING_CARDS)
    await store(movingCardPath(id), await renderPicture(movingCardFrames(id), MOVING_CARD_MOTION.frameMs));
  await store(MOVING_CARDS_SHEET_PATH, await renderPicture([movingCardsSheet()], 0));
}

const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
for (const { id } of SAMPLES) if (isWanted(id)) await storeSample(id);
if (isWanted(CARDS)) await storeMovingCards();
process.stdout.write(`together ${bytes} bytes\n`);
