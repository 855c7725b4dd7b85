/** The served sample pictures: present, small, equal to what the script draws, and with 48 distinguishable pieces. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { gridFor } from '#shared/puzzle/kinds/jigsaw/sizes.ts';
import { SAMPLE_THUMBNAIL_WIDTH, SAMPLES, sampleOf } from '#shared/samples/catalogue.ts';
import { MOVING_CARD_MOTION, MOVING_CARD_SIDE, MOVING_CARDS, movingCardPath } from '#shared/samples/moving-cards.ts';
import { samplePath } from '#shared/samples/sample-path.ts';
import { movingCardFrames } from './draw/draw-moving-card.ts';
import { drawScene } from './draw/draw-scene.ts';
import { rasterize } from './draw/render-webp.ts';
import { measureCells } from './piece-contrast.ts';

const PUBLIC = join(import.meta.dirname, '..', 'public');

/** All pictures and thumbnails together. Bytes. */
const BYTES_MAX = 2_000_000;
/** The number of pieces at which all must be distinguishable. */
const PIECES = 48;
/** Smallest distance of a piece's two main colours. White and cream are 30 apart, sky blue and white 90. */
const CONTRAST_MIN = 40;
/** Smallest measure of texture or edges. A smooth gradient over a piece has about 1. */
const EDGES_MIN = 3;
/** Smallest difference from every other piece. Two parts of the same stripes differ by 6. */
const APART_MIN = 10;
/** Pictures are compared at this width, in tiles, so that a changed mark stands out in its tile. Pixels. */
const COMPARED = { width: 200, tile: 10 };
/** Largest change of a tile, for a channel of 0 to 255, by encoding and another machine's arithmetic. One missing mark in a hundred changes its tile by tens. */
const CHANGE_MAX = 5;
/** The same of the small pictures on cards, whose tiles have fewer pixels of the file. */
const CARD_CHANGE_MAX = 12;
/** Of the change from the last frame to the first, and the largest other one: small marks fall into other tiles. */
const STEP_RATIO_MAX = 1.5;
/** Half the width, which takes a quarter of the work. */
const DENSITY = 36;
/** Drawing a picture takes a second, and far longer on a busy machine. Milliseconds. */
const DRAWING_MS = 240_000;

/** The mean change of the most changed tile. */
async function changeBetween(one: Sharp, other: Sharp): Promise<number> {
  const { width, tile } = COMPARED;
  const [a, b] = await Promise.all([shrunk(one), shrunk(other)]);
  expect(a.length).toBe(b.length);
  const sums = new Map<number, number>();
  for (const [at, value] of a.entries()) {
    const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    const key = Math.floor(y / tile) * width + Math.floor(x / tile);
    sums.set(key, (sums.get(key) ?? 0) + Math.abs(value - (b[at] ?? 0)));
  }
  return Math.max(...sums.values()) / (tile * tile * 3);
}

/** Shrinks the decoded picture: a decoder that shrinks while it reads gives other results for each format. */
async function shrunk(picture: Sharp): Promise<Buffer> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: info }).resize({ width: COMPARED.width }).raw().toBuffer();
}

describe.each(SAMPLES)('$id', ({ id, width, height }) => {
  it('is a WebP of the catalogue’s size, with a thumbnail', async () => {
    const picture = await sharp(join(PUBLIC, samplePath(id))).metadata();
    const thumbnail = await sharp(join(PUBLIC, samplePath(id, true))).metadata();
    expect(picture).toMatchObject({ format: 'webp', width, height });
    expect(picture.exif).toBeUndefined();
    expect(thumbnail).toMatchObject({
      format: 'webp',
      width: SAMPLE_THUMBNAIL_WIDTH,
      height: Math.round((SAMPLE_THUMBNAIL_WIDTH * height) / width),
    });
  });

  it('has the frames that the catalogue tells, and no two alike', async () => {
    const { frames = 1, frameMs } = sampleOf(id).motion ?? {};
    const file = join(PUBLIC, samplePath(id));
    const { pages = 1, delay } = await sharp(file).metadata();
    expect([pages, delay]).toEqual([frames, frameMs === undefined ? undefined : Array(frames).fill(frameMs)]);
    for (let page = 1; page < frames; page += 1) {
      const frame = sharp(file, { page });
      expect(await changeBetween(frame.clone(), sharp(file, { page: page - 1 }))).toBeGreaterThan(CHANGE_MAX);
      if (page * 2 === frames) {
        const drawn = await rasterize(drawScene(id, 1 / 2), DENSITY)
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        expect(await changeBetween(sharp(drawn.data, { raw: drawn.info }), frame)).toBeLessThan(CHANGE_MAX);
      }
    }
  });

  it('has distinguishable colours and edges in each of 48 pieces', async () => {
    const { columns, rows } = gridFor(width, height, PIECES);
    const cells = await measureCells(await readFile(join(PUBLIC, samplePath(id))), columns, rows);
    const dull = cells.filter(
      ({ contrast, edges, apart }) => contrast < CONTRAST_MIN || edges < EDGES_MIN || apart < APART_MIN,
    );
    expect(dull).toEqual([]);
  });

  it(
    'equals what the script draws, the same each time, with every pixel painted',
    async () => {
      const sheet = drawScene(id);
      expect(drawScene(id).svg() === sheet.svg()).toBe(true);

      const { data, info } = await rasterize(sheet, DENSITY).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      // Unpainted pixels have the pink of the ground.
      let unpainted = 0;
      for (let at = 0; at < data.length; at += 3)
        if ((data[at] ?? 0) > 240 && (data[at + 1] ?? 0) < 30 && (data[at + 2] ?? 0) > 240) unpainted += 1;
      expect(unpainted).toBe(0);

      const served = sharp(join(PUBLIC, samplePath(id)));
      expect(await changeBetween(sharp(data, { raw: info }), served)).toBeLessThan(CHANGE_MAX);
    },
    DRAWING_MS,
  );
});

describe.each(MOVING_CARDS)('the card of the %s', (id) => {
  const file = join(PUBLIC, movingCardPath(id));

  it('has the frames of the sample, no two alike, each as the script draws it', async () => {
    const { frames, frameMs } = MOVING_CARD_MOTION;
    const { pages, delay, width, pageHeight, loop } = await sharp(file, { pages: -1 }).metadata();
    expect({ pages, delay, loop }).toEqual({ pages: frames, delay: Array(frames).fill(frameMs), loop: 0 });
    expect([width, pageHeight]).toEqual([MOVING_CARD_SIDE, MOVING_CARD_SIDE]);
    for (const [page, sheet] of movingCardFrames(id).entries()) {
      const frame = sharp(file, { page });
      const next = sharp(file, { page: (page + 1) % frames });
      expect(await changeBetween(frame.clone(), next)).toBeGreaterThan(CARD_CHANGE_MAX);
      const drawn = await rasterize(sheet).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      expect(await changeBetween(sharp(drawn.data, { raw: drawn.info }), frame)).toBeLessThan(CARD_CHANGE_MAX);
    }
  });

  it('ends where it begins: its last step is about as large as its others', async () => {
    const { frames } = MOVING_CARD_MOTION;
    const steps = await Promise.all(
      Array.from({ length: frames }, (_, page) =>
        changeBetween(sharp(file, { page }), sharp(file, { page: (page + 1) % frames })),
      ),
    );
    expect(steps.at(-1)).toBeLessThanOrEqual(Math.max(...steps.slice(0, -1)) * STEP_RATIO_MAX);
  });
});

it('all pictures together are small, and every file is in the catalogue', async () => {
  const folder = join(PUBLIC, 'samples');
  const files = await readdir(folder);
  expect(files.sort()).toEqual(
    SAMPLES.flatMap(({ id }) =>
      [samplePath(id), samplePath(id, true)].map((path) => path.replace('/samples/', '')),
    ).sort(),
  );
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BYTES_MAX);
});

describe('the measure of pieces', () => {
  const png = (svg: string) =>
    sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">${svg}</svg>`))
      .png()
      .toBuffer();

  it('finds no colours, no edges and no difference in a plain picture', async () => {
    for (const cell of await measureCells(await png('<rect width="400" height="300" fill="#4af"/>'), 4, 3))
      expect(cell).toMatchObject({ contrast: 0, edges: 0, apart: 0 });
  });

  it('does not take a gradient for an edge', async () => {
    const gradient =
      '<linearGradient id="g"><stop stop-color="#048"/><stop offset="1" stop-color="#8cf"/></linearGradient><rect width="400" height="300" fill="url(#g)"/>';
    for (const cell of await measureCells(await png(gradient), 4, 3)) expect(cell.edges).toBeLessThan(EDGES_MIN);
  });

  it('distinguishes two pieces with the same drawing from one without a double', async () => {
    const twice =
      '<rect width="400" height="300" fill="#fff"/><circle cx="50" cy="50" r="30" fill="#c00"/><circle cx="150" cy="50" r="30" fill="#c00"/><path d="M220 20L280 80" stroke="#00c" stroke-width="20"/>';
    const [one, other, alone] = await measureCells(await png(twice), 4, 3);
    expect(one?.apart).toBe(0);
    expect(other?.apart).toBe(0);
    expect(alone?.apart).toBeGreaterThan(APART_MIN);
    expect(alone?.contrast).toBeGreaterThan(CONTRAST_MIN);
  });
});
