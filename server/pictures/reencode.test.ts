import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { animation, decompressionBomb, drawing, phonePhoto } from '#e2e/fixtures/test-images.ts';
import { HEIC_PHOTO, QUARTERS, quarters, turnedPhoto } from '#e2e/fixtures/turned-photos.ts';
import { MOVING_FRAMES_MAX } from '#server/base/limits.ts';
import { PICTURE_PIXELS_LONG } from '#shared/limits.ts';
import type { Crop } from '#shared/picture/crop.ts';
import { type ReencodedPicture, reencode } from './reencode.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-reencode-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: Buffer | string, crop: Crop | null = null) {
  const file = join(folder, 'upload');
  await writeFile(file, content);
  return reencode(file, crop);
}

async function drawn(content: Buffer, crop: Crop | null = null): Promise<ReencodedPicture> {
  const answer = await read(content, crop);
  if (!answer.ok) throw new Error(`refused: ${answer.code}`);
  return answer;
}

async function refusal(content: Buffer | string): Promise<string> {
  const answer = await read(content);
  return answer.ok ? 'drawn' : answer.code;
}

test('computes the coarse colours', async () => {
  const half = { width: 400, height: 600, channels: 3 } as const;
  const red = await sharp({ create: { ...half, background: '#ff0000' } })
    .png()
    .toBuffer();
  const both = await sharp({ create: { ...half, width: 800, background: '#0000ff' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer();
  const { colours } = await drawn(both);
  expect(colours).toMatch(/^(f[0-9a-f]0[0-9a-f]0[0-9a-f].{12}0[0-9a-f]0[0-9a-f]f[0-9a-f]){3}$/);
});

// Proves I26.
test('a phone photo of 12 megapixels loses its location, its camera and its rotation', async () => {
  const photo = await phonePhoto(4_000, 3_000);
  const { exif: before } = await sharp(photo).metadata();
  // The original has the maker, and the pointer to the GPS tags (0x8825).
  expect([before?.includes('Phone'), before?.includes(Buffer.from([0x25, 0x88]))]).toEqual([true, true]);
  const { still, width, height, moving } = await drawn(photo);
  // Orientation 6: a wide sensor image is upright.
  expect([width, height]).toEqual([1_536, PICTURE_PIXELS_LONG]);
  expect(moving).toBeNull();
  const { format, exif, icc, xmp, iptc, orientation } = await sharp(still).metadata();
  expect({ format, exif, icc, xmp, iptc, orientation }).toEqual({ format: 'webp' });
  expect(still.includes('Phone')).toBe(false);
  expect(still.includes('GPS')).toBe(false);
});

test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('%s is read', async (format) => {
  const { width, height } = await drawn(await drawing(320, 200).toFormat(format).toBuffer());
  expect([width, height]).toEqual([320, 200]);
});

/** The index of the quarter whose colour fills nearly the whole picture. */
async function colourOf(picture: Buffer): Promise<number> {
  const { channels } = await sharp(picture).stats();
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeLessThan(12);
  return QUARTERS.findIndex((colour) => colour.every((part, at) => Math.abs(part - (channels[at]?.mean ?? 0)) < 30));
}

test('a crop keeps all pixels of its part, and no others', async () => {
  const photo = await quarters(4_000, 3_000).jpeg({ quality: 95 }).toBuffer();
  const { still, width, height } = await drawn(photo, { x: 5_000, y: 5_000, width: 2_500, height: 5_000 });
  // 1,000 x 1,500 pixels of the photo: it was not reduced before the crop.
  expect([width, height]).toEqual([1_000, 1_500]);
  expect(await colourOf(still)).toBe(3);
});

// Proves I46.
test.each(
  (['jpeg', 'png', 'webp', 'avif'] as const).flatMap((format) =>
    ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((orientation) => [format, orientation] as const),
  ),
)('a %s of orientation %i is stored upright, whole and cropped', async (format, orientation) => {
  const photo = await turnedPhoto(format, orientation);
  const whole = await drawn(photo);
  expect([whole.width, whole.height]).toEqual([400, 200]);
  for (const [quarter, x, y] of [
    [0, 0, 0],
    [1, 5_000, 0],
    [2, 0, 5_000],
    [3, 5_000, 5_000],
  ] as const) {
    const crop = await drawn(photo, { x, y, width: 5_000, height: 5_000 });
    expect([crop.width, crop.height]).toEqual([200, 100]);
    expect(await colourOf(await middleOf(crop.still, 0, 0))).toBe(quarter);
    expect(await colourOf(await middleOf(whole.still, x / 25, y / 50))).toBe(quarter);
  }
});

/** Away from the edges, where colours mix. The part is 200 x 100 pixels from there. */
function middleOf(picture: Buffer, left: number, top: number): Promise<Buffer> {
  return sharp(picture)
    .extract({ left: left + 20, top: top + 20, width: 160, height: 60 })
    .png()
    .toBuffer();
}

test('a crop of a moving picture keeps the same part of every frame', async () => {
  const { still, width, height, moving } = await drawn(await animation('gif', 4, 100), {
    x: 2_000,
    y: 0,
    width: 5_000,
    height: 2_500,
  });
  expect([width, height]).toEqual([50, 25]);
  expect((await sharp(still).metadata()).pages).toBeUndefined();
  const metadata = await sharp(moving ?? Buffer.alloc(0), { pages: -1 }).metadata();
  expect([metadata.pages, metadata.width, metadata.pageHeight]).toEqual([4, 50, 25]);
});

test('a crop too narrow for a puzzle is refused', async () => {
  const answer = await read(await drawing(300, 100).png().toBuffer(), { x: 0, y: 0, width: 10_000, height: 1_000 });
  expect(answer).toMatchObject({ ok: false, code: 'picture-too-narrow' });
});

test('transparent pixels become white', async () => {
  const clear = await sharp({
    create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer();
  const { still } = await drawn(clear);
  const { channels, data } = await sharp(still)
    .raw()
    .toBuffer({ resolveWithObject: true })
    .then(({ data, info }) => ({ data, channels: info.channels }));
  expect(channels).toBe(3);
  expect(Math.min(...data)).toBeGreaterThan(250);
});

test('appended bytes are removed', async () => {
  const photo = await drawing(200, 200).jpeg().toBuffer();
  const { still } = await drawn(Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]));
  expect(still.includes('script')).toBe(false);
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300"/></svg>';

test.each([
  ['an SVG', SVG],
  ['an SVG behind an XML head', `<?xml version="1.0"?>${SVG}`],
  ['HTML', '<!doctype html><script>alert(1)</script>'],
  ['a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'],
  ['text', 'hello'],
  ['nothing', ''],
])('%s is refused as no picture', async (_what, content) => {
  expect(await refusal(content)).toBe('not-a-picture');
});

test('TIFF is refused although the library has a decoder', async () => {
  expect(await refusal(await drawing(100, 100).tiff().toBuffer())).toBe('not-a-picture');
});

const TOP: Crop = { x: 0, y: 0, width: 10_000, height: 2_000 };

test.each([
  ['jpeg', 'drawn'],
  ['png', 'drawn'],
  ['gif', 'drawn'],
  ['webp', 'picture-broken'],
  ['avif', 'picture-broken'],
] as const)('a cut-off %s is %s, whole and cropped alike', async (format, expected) => {
  const content = await drawing(600, 400).toFormat(format).toBuffer();
  for (const length of [content.length - 2, Math.floor(content.length * 0.6)]) {
    const cutOff = content.subarray(0, length);
    const cropped = await read(cutOff, TOP);
    expect({ length, whole: await refusal(cutOff), cropped: cropped.ok ? 'drawn' : cropped.code }).toEqual({
      length,
      whole: expected,
      cropped: expected,
    });
  }
});

test('a JPEG without its last two bytes keeps all of its pixels', async () => {
  const content = await quarters(400, 200).jpeg({ quality: 95 }).toBuffer();
  const { still } = await drawn(content.subarray(0, -2), { x: 5_000, y: 5_000, width: 5_000, height: 5_000 });
  expect(await colourOf(still)).toBe(3);
});

test('a HEIC photo is refused as such, whatever its name is', async () => {
  expect(await refusal(HEIC_PHOTO)).toBe('picture-heic');
});

test('a decompression bomb of 256 megapixels is refused without decoding', async () => {
  const content = decompressionBomb(16_000);
  expect(content.length).toBeLessThan(1_000_000);
  expect(await refusal(content)).toBe('picture-too-many-pixels');
});

test('a picture too narrow for a puzzle is refused', async () => {
  for (const [width, height] of [
    [4_000, 4],
    [901, 100],
    [12, 12],
  ] as const)
    expect(await refusal(await drawing(width, height).png().toBuffer())).toBe('picture-too-narrow');
  expect(await refusal(await drawing(800, 100).png().toBuffer())).toBe('drawn');
});

test.each(['gif', 'webp'] as const)(
  'a moving %s keeps its movement, beside a still of its first frame',
  async (format) => {
    const { still, moving } = await drawn(await animation(format, 6, 100));
    expect((await sharp(still).metadata()).pages).toBeUndefined();
    const {
      format: movingFormat,
      pages,
      width,
      pageHeight,
      delay,
    } = await sharp(moving ?? Buffer.alloc(0), { pages: -1 }).metadata();
    expect({ movingFormat, pages, width, pageHeight, delay }).toEqual({
      movingFormat: 'webp',
      pages: 6,
      width: 100,
      pageHeight: 100,
      delay: [80, 80, 80, 80, 80, 80],
    });
  },
);

test('a moving picture with very many frames keeps the first ones', async () => {
  const { moving } = await drawn(await animation('gif', MOVING_FRAMES_MAX + 10, 16));
  expect((await sharp(moving ?? Buffer.alloc(0), { pages: -1 }).metadata()).pages).toBe(MOVING_FRAMES_MAX);
});

const REFUSALS = ['picture-broken', 'picture-heic', 'picture-too-many-pixels', 'picture-too-narrow', 'not-a-picture'];

test('randomly damaged files are read or refused with a known code', async () => {
  const seed = Date.now() % 1_000_000;
  let state = seed + 1;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const files = await Promise.all(
    (['jpeg', 'png', 'webp', 'avif', 'gif'] as const).map((format) => drawing(48, 32).toFormat(format).toBuffer()),
  );
  const seen = new Set<string>();
  for (let round = 0; round < 200; round += 1) {
    const content = Buffer.from(files[round % files.length] ?? '');
    for (let times = 0; times < 4; times += 1) content[random(content.length)] = random(256);
    seen.add(await refusal(content));
  }
  for (const outcome of seen) expect(['drawn', ...REFUSALS], `seed ${seed}`).toContain(outcome);
  expect(seen.size, `seed ${seed}`).toBeGreaterThan(1);
});
