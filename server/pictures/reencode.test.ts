import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PICTURE_PIXELS_LONG } from '../../shared/limits.ts';
import { MOVING_FRAMES_MAX } from '../limits.ts';
import { type Drawn, reencode } from './reencode.ts';
import { animation, bomb, drawing, phonePhoto } from './samples.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-reencode-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: Buffer | string) {
  const file = join(folder, 'upload');
  await writeFile(file, content);
  return reencode(file);
}

async function drawn(content: Buffer): Promise<Drawn> {
  const answer = await read(content);
  if (!answer.ok) throw new Error(`refused: ${answer.code}`);
  return answer;
}

async function refusal(content: Buffer | string): Promise<string> {
  const answer = await read(content);
  return answer.ok ? 'drawn' : answer.code;
}

test('a phone photo of 12 megapixels loses its place, its camera and its tilt', async () => {
  const photo = await phonePhoto(4_000, 3_000);
  const { exif: before } = await sharp(photo).metadata();
  // It does hold what is to go: the maker, and the pointer to the GPS tags (0x8825).
  expect([before?.includes('Phone'), before?.includes(Buffer.from([0x25, 0x88]))]).toEqual([true, true]);
  const { still, width, height, moving } = await drawn(photo);
  // Orientation 6: what was wide stands upright.
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

test('what is clear becomes white', async () => {
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

test('bytes hung on to a picture are not kept', async () => {
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
])('%s is no picture', async (_what, content) => {
  expect(await refusal(content)).toBe('not-a-picture');
});

test('TIFF, which has a decoder in the library, has none here', async () => {
  expect(await refusal(await drawing(100, 100).tiff().toBuffer())).toBe('not-a-picture');
});

test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('a %s that breaks off is refused', async (format) => {
  const whole = await drawing(600, 400).toFormat(format).toBuffer();
  for (const share of [0.3, 0.6, 0.9]) {
    const code = await refusal(whole.subarray(0, Math.floor(whole.length * share)));
    expect({ share, code }).toEqual({ share, code: expect.stringMatching(/^(picture-broken|not-a-picture)$/) });
  }
});

test('a bomb of 256 megapixels is refused unread', async () => {
  const content = bomb(16_000);
  expect(content.length).toBeLessThan(1_000_000);
  expect(await refusal(content)).toBe('picture-too-large');
});

test('a sliver that no puzzle could be cut from is refused', async () => {
  for (const [width, height] of [
    [4_000, 4],
    [901, 100],
    [12, 12],
  ] as const)
    expect(await refusal(await drawing(width, height).png().toBuffer())).toBe('not-a-picture');
  expect(await refusal(await drawing(800, 100).png().toBuffer())).toBe('drawn');
});

test.each(['gif', 'webp'] as const)('a moving %s is kept moving, beside its first frame', async (format) => {
  const { still, moving } = await drawn(await animation(format, 6, 100));
  expect((await sharp(still).metadata()).pages).toBeUndefined();
  const {
    format: kept,
    pages,
    width,
    pageHeight,
    delay,
  } = await sharp(moving ?? Buffer.alloc(0), { pages: -1 }).metadata();
  expect({ kept, pages, width, pageHeight, delay }).toEqual({
    kept: 'webp',
    pages: 6,
    width: 100,
    pageHeight: 100,
    delay: [80, 80, 80, 80, 80, 80],
  });
});

test('of a moving picture with very many frames the first ones are kept', async () => {
  const { moving } = await drawn(await animation('gif', MOVING_FRAMES_MAX + 10, 16));
  expect((await sharp(moving ?? Buffer.alloc(0), { pages: -1 }).metadata()).pages).toBe(MOVING_FRAMES_MAX);
});

test('files damaged at random are read or refused in words, and nothing else', async () => {
  const seed = Date.now() % 1_000_000;
  let state = seed + 1;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const whole = await Promise.all(
    (['jpeg', 'png', 'webp', 'avif', 'gif'] as const).map((format) => drawing(48, 32).toFormat(format).toBuffer()),
  );
  const seen = new Set<string>();
  for (let round = 0; round < 200; round += 1) {
    const content = Buffer.from(whole[round % whole.length] ?? '');
    for (let times = 0; times < 4; times += 1) content[random(content.length)] = random(256);
    seen.add(await refusal(content));
  }
  for (const outcome of seen)
    expect(['drawn', 'picture-broken', 'picture-too-large', 'not-a-picture'], `seed ${seed}`).toContain(outcome);
  expect(seen.size, `seed ${seed}`).toBeGreaterThan(1);
});
