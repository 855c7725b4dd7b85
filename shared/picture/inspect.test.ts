import { describe, expect, test } from 'vitest';
import { animation, drawing } from '#e2e/fixtures/test-images.ts';
import { HEIC_PHOTO, turnedPhoto } from '#e2e/fixtures/turned-photos.ts';
import { inspectPicture } from './inspect.ts';
import { type Orientation, storedBox, turnedSides, turnOf } from './orientation.ts';

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const satisfies readonly Orientation[];
const TAGGED = ['jpeg', 'png', 'webp'] as const;

// Proves I46.
describe.each(TAGGED)('the orientation of a %s', (format) => {
  test.each(ORIENTATIONS)('%i is found, and gone with the bytes of its turning', async (orientation) => {
    const photo = await turnedPhoto(format, orientation);
    const found = inspectPicture(photo);
    expect([found.format, found.orientation]).toEqual([format, orientation]);
    const { start, end, replacement } = found.turning ?? { start: 0, end: 0, replacement: new Uint8Array() };
    const upright = Buffer.concat([photo.subarray(0, start), replacement, photo.subarray(end)]);
    expect(inspectPicture(upright)).toMatchObject({ format, orientation: 1, isCutOff: false, isPortable: true });
  });
});

test('AVIF is turned by its decoder, and not by every browser', async () => {
  expect(inspectPicture(await turnedPhoto('avif', 6))).toMatchObject({
    format: 'avif',
    orientation: 1,
    turning: null,
    isPortable: false,
  });
});

test('orientations in other byte orders, of other types or beyond 8 are as the standard says', () => {
  const tiff = (order: string, type: number, value: number) => {
    const isLittle = order === 'II';
    const block = Buffer.alloc(26);
    block.write(order, 0, 'latin1');
    const u16 = (n: number, at: number) => (isLittle ? block.writeUInt16LE(n, at) : block.writeUInt16BE(n, at));
    const u32 = (n: number, at: number) => (isLittle ? block.writeUInt32LE(n, at) : block.writeUInt32BE(n, at));
    u16(42, 2);
    u32(8, 4);
    u16(1, 8);
    u16(0x0112, 10);
    u16(type, 12);
    u32(1, 14);
    u16(value, 18);
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 8 + block.length, ...Buffer.from('Exif\0\0', 'latin1')]);
    return inspectPicture(Buffer.concat([head, block, Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9])])).orientation;
  };
  expect([tiff('II', 3, 6), tiff('MM', 3, 8), tiff('II', 4, 6), tiff('MM', 3, 9), tiff('MM', 3, 0)]).toEqual([
    6, 8, 1, 1, 1,
  ]);
  expect(tiff('XX', 3, 6)).toBe(1);
});

test('movement, missing ends, inks and deep colours are found', async () => {
  const inspected = async (file: Promise<Buffer> | Buffer) => {
    const { format, isMoving, isCutOff, isPortable } = inspectPicture(await file);
    return [format, isMoving && 'moving', isCutOff && 'cut off', !isPortable && 'not portable'].filter(Boolean);
  };
  expect(await inspected(animation('gif', 3, 40))).toEqual(['gif', 'moving']);
  expect(await inspected(animation('webp', 3, 40))).toEqual(['webp', 'moving']);
  expect(await inspected(drawing(40, 40).gif().toBuffer())).toEqual(['gif']);
  const jpeg = await drawing(40, 40).jpeg().toBuffer();
  expect(await inspected(jpeg)).toEqual(['jpeg']);
  expect(await inspected(jpeg.subarray(0, -2))).toEqual(['jpeg', 'cut off']);
  expect(await inspected(Buffer.concat([jpeg, Buffer.alloc(90, 7)]))).toEqual(['jpeg']);
  expect(await inspected(drawing(40, 40).toColourspace('cmyk').jpeg().toBuffer())).toEqual(['jpeg', 'not portable']);
  const png = await drawing(40, 40).png().toBuffer();
  expect(await inspected(png)).toEqual(['png']);
  expect(await inspected(png.subarray(0, -20))).toEqual(['png', 'cut off', 'not portable']);
  expect(await inspected(drawing(40, 40).avif().toBuffer())).toEqual(['avif']);
  expect(await inspected(drawing(40, 40).avif({ bitdepth: 10 }).toBuffer())).toEqual(['avif', 'not portable']);
  expect(await inspected(HEIC_PHOTO)).toEqual(['heic']);
  expect(await inspected(drawing(40, 40).tiff().toBuffer())).toEqual(['other']);
  expect(await inspected(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual(['other']);
});

test('damaged files are inspected within their bounds', async () => {
  const files = [
    ...(await Promise.all(TAGGED.map((format) => turnedPhoto(format, 6)))),
    await animation('gif', 2, 16),
    await drawing(16, 16).avif().toBuffer(),
    HEIC_PHOTO,
  ];
  const seed = Date.now() % 1_000_000;
  let state = seed + 1;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let round = 0; round < 3_000; round += 1) {
    const content = Buffer.from(files[round % files.length] ?? '');
    const head = Math.min(content.length, 300);
    for (let times = 0; times < 6; times += 1) content[random(head)] = random(256);
    expect(() => inspectPicture(content.subarray(0, random(content.length))), `seed ${seed}`).not.toThrow();
  }
});

test.each(ORIENTATIONS)('a box of orientation %i is the same pixels of the stored picture', (orientation) => {
  const upright = { width: 8, height: 5 };
  const stored = turnedSides(upright, orientation);
  const box = { left: 1, top: 2, width: 3, height: 2 };
  const found = storedBox(box, upright, orientation);
  const { isTransposed, isMirroredX, isMirroredY } = turnOf(orientation);
  const pixels = new Set<string>();
  for (let y = box.top; y < box.top + box.height; y += 1)
    for (let x = box.left; x < box.left + box.width; x += 1) {
      const across = isMirroredX ? upright.width - 1 - x : x;
      const down = isMirroredY ? upright.height - 1 - y : y;
      pixels.add(isTransposed ? `${down} ${across}` : `${across} ${down}`);
    }
  for (let y = 0; y < stored.height; y += 1)
    for (let x = 0; x < stored.width; x += 1) {
      const isInside =
        x >= found.left && x < found.left + found.width && y >= found.top && y < found.top + found.height;
      expect(isInside).toBe(pixels.has(`${x} ${y}`));
    }
});
