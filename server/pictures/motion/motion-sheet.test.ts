import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { animation, drawing, movingPicture, plainPicture } from '#e2e/fixtures/test-images.ts';
import { MOVING_FRAMES_MAX } from '#server/base/limits.ts';
import { BOARD_RULES } from '#server/pictures/picture-rules.ts';
import { reencode } from '#server/pictures/reencode.ts';
import type { Crop } from '#shared/picture/crop.ts';
import { frameArea, SHEET_GUTTER, sheetSides } from '#shared/picture/motion.ts';
import type { EncodedSheet, MovingPace } from './motion-sheet.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-sheet-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: Buffer, pace: MovingPace = 'moving', crop: Crop | null = null) {
  const file = join(folder, 'upload');
  await writeFile(file, content);
  return reencode(file, crop, BOARD_RULES, pace);
}

async function sheetOf(content: Buffer, pace?: MovingPace, crop?: Crop): Promise<EncodedSheet> {
  const answer = await read(content, pace, crop);
  if (!answer.ok || answer.sheet === null) throw new Error(`no sheet: ${answer.ok ? 'still' : answer.code}`);
  return answer.sheet;
}

async function refusal(content: Buffer, pace?: MovingPace): Promise<string> {
  const answer = await read(content, pace);
  return answer.ok ? 'taken' : answer.code;
}

/** The mean colour of a frame on the sheet. */
async function frameColour({ bytes, motion }: EncodedSheet, frame: number): Promise<number[]> {
  const { width, height } = sheetSides(motion);
  const [x, y] = frameArea(motion, frame);
  const area = {
    left: Math.floor(x * width),
    top: Math.floor(y * height),
    width: motion.frameWidth,
    height: motion.frameHeight,
  };
  const { channels } = await sharp(await sharp(bytes).extract(area).png().toBuffer()).stats();
  return channels.map(({ mean }) => Math.round(mean));
}

const COLOURS = ['#c04040', '#40a060', '#4060c0', '#c0a040', '#808080'];

test.each(['gif', 'webp'] as const)('the frames of a %s lie on one sheet in their order', async (format) => {
  const frames = COLOURS.map((colour) => plainPicture(120, 90, colour));
  const sheet = await sheetOf(await movingPicture(format, frames, [100, 200, 300, 400, 500]));
  expect(sheet.motion).toMatchObject({ frameWidth: 120, frameHeight: 90, durations: [100, 200, 300, 400, 500] });
  const sides = sheetSides(sheet.motion);
  expect(await sharp(sheet.bytes).metadata()).toMatchObject({ format: 'webp', ...sides });
  for (const [frame, colour] of COLOURS.entries()) {
    const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    const found = await frameColour(sheet, frame);
    for (const [channel, value] of wanted.entries()) expect(Math.abs((found[channel] ?? 0) - value)).toBeLessThan(8);
  }
});

test('a frame shows nothing of its neighbours, at its edge neither', async () => {
  const sheet = await sheetOf(
    await movingPicture(
      'gif',
      Array.from({ length: 6 }, (_, at) => plainPicture(150, 130, at % 2 === 0 ? '#303030' : '#484848')),
      [900, 900, 900, 900, 900, 900],
    ),
  );
  const { width } = sheetSides(sheet.motion);
  const { data } = await sharp(sheet.bytes).raw().toBuffer({ resolveWithObject: true });
  const { columns, cellWidth, cellHeight, frameWidth, frameHeight } = sheet.motion;
  for (let frame = 0; frame < 6; frame += 1) {
    const left = (frame % columns) * cellWidth + SHEET_GUTTER;
    const top = Math.floor(frame / columns) * cellHeight + SHEET_GUTTER;
    const wanted = frame % 2 === 0 ? 0x30 : 0x48;
    for (const x of [left, left + frameWidth - 1])
      for (const y of [top, top + frameHeight - 1])
        expect(Math.abs((data[(y * width + x) * 3] ?? 0) - wanted)).toBeLessThan(8);
  }
});

test('a crop keeps its part of every frame', async () => {
  const frames = await Promise.all(
    COLOURS.slice(0, 2).map(async (colour) => {
      const half = await plainPicture(100, 100, colour).png().toBuffer();
      return plainPicture(200, 100, '#202020').composite([{ input: half, left: 100, top: 0 }]);
    }),
  );
  const crop = { x: 5_000, y: 0, width: 5_000, height: 10_000 };
  const sheet = await sheetOf(await movingPicture('gif', frames, [500, 500]), 'moving', crop);
  expect([sheet.motion.frameWidth, sheet.motion.frameHeight]).toEqual([100, 100]);
  const [r = 0, g = 0, b = 0] = await frameColour(sheet, 1);
  expect([Math.abs(r - 0x40) < 8, Math.abs(g - 0xa0) < 8, Math.abs(b - 0x60) < 8]).toEqual([true, true, true]);
});

test('a picture that flashes is refused as moving, and taken slowly', async () => {
  const frames = Array.from({ length: 6 }, (_, at) => plainPicture(90, 60, at % 2 === 0 ? '#000000' : '#ffffff'));
  const flashing = await movingPicture(
    'gif',
    frames,
    frames.map(() => 100),
  );
  expect(await refusal(flashing)).toBe('picture-flashes');
  const slow = await sheetOf(flashing, 'slow');
  expect(slow.pace).toBe('slow');
  for (const duration of slow.motion.durations) expect(duration).toBeGreaterThanOrEqual(167);
  const file = join(folder, 'still');
  await writeFile(file, flashing);
  expect(await reencode(file)).toMatchObject({ ok: true, sheet: null });
});

test('what cannot move is refused with its cause', async () => {
  const one = await drawing(200, 150).gif().toBuffer();
  expect(await refusal(one)).toBe('picture-one-frame');
  expect(await refusal(await drawing(200, 150).jpeg().toBuffer())).toBe('picture-one-frame');
  expect(await refusal(await animation('gif', MOVING_FRAMES_MAX + 1, 24))).toBe('picture-too-many-frames');
  const moving = await animation('webp', 8, 200);
  expect(await refusal(moving.subarray(0, moving.length / 2))).toBe('picture-broken');
  // 108 megapixels, by the sides of the canvas in its header.
  const huge = await animation('webp', 3, 60);
  huge.writeUIntLE(12_000 - 1, 24, 3);
  huge.writeUIntLE(9_000 - 1, 27, 3);
  expect(await refusal(huge)).toBe('picture-too-many-pixels');
});

test('of a GIF that is cut off the frames that are there move', async () => {
  const frames = Array.from({ length: 8 }, (_, at) => drawing(200, 150).modulate({ brightness: 1 + at / 40 }));
  const whole = await movingPicture(
    'gif',
    frames,
    frames.map(() => 200),
  );
  const { motion } = await sheetOf(whole.subarray(0, Math.floor(whole.length * 0.6)));
  expect(motion.durations.length).toBeGreaterThanOrEqual(2);
  expect(motion.durations.length).toBeLessThan(8);
});
