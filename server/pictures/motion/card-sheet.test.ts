import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { animation, drawing, movingPicture, plainPicture } from '#e2e/fixtures/test-images.ts';
import { MOVING_FRAMES_MAX, SHEET_HEIGHT_MAX, SHEET_WIDTH_MAX } from '#server/base/limits.ts';
import { BOARD_RULES } from '#server/pictures/picture-rules.ts';
import { reencode } from '#server/pictures/reencode.ts';
import type { Pace } from '#shared/picture/motion.ts';
import { frameArea, sheetSides } from '#shared/picture/motion.ts';
import type { EncodedSheet } from './motion-sheet.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-cards-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A contact sheet with the files of some of its cards behind it. */
async function read(files: readonly (readonly [card: number, content: Buffer])[], pace: Pace = 'moving') {
  const contactSheet = await plainPicture(300, 200, '#336699').jpeg().toBuffer();
  const file = join(folder, 'upload');
  await writeFile(file, Buffer.concat([contactSheet, ...files.map(([, content]) => content)]));
  return reencode(
    file,
    null,
    BOARD_RULES,
    pace,
    files.map(([card, { length }]) => [card, length]),
  );
}

async function sheetOf(...request: Parameters<typeof read>): Promise<EncodedSheet> {
  const answer = await read(...request);
  if (!answer.ok || answer.sheet === null) throw new Error(`no sheet: ${answer.ok ? 'still' : answer.code}`);
  return answer.sheet;
}

async function refusal(...request: Parameters<typeof read>): Promise<string> {
  const answer = await read(...request);
  return answer.ok ? 'taken' : answer.code;
}

/** The colour of a card's picture at a place in it, 0..1. */
async function colourAt({ bytes, motion }: EncodedSheet, [frame, card]: [number, number], x = 0.5, y = 0.5) {
  const { width, height } = sheetSides(motion);
  const [left, top, w, h] = frameArea(motion, frame, card);
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = Math.floor((top + y * h) * height) * width + Math.floor((left + x * w) * width);
  return [0, 1, 2].map((channel) => Math.round((data[at * 3 + channel] ?? 0) / 16) * 16);
}

const colours = (...all: string[]) => all.map((colour) => plainPicture(80, 80, colour));

test('each frame has a cell for each card, and all go by one timetable', async () => {
  const fast = await movingPicture('gif', colours('#c04040', '#40a060'), [500, 500]);
  const slow = await movingPicture('webp', colours('#4060c0', '#c0a040'), [1_000, 1_000]);
  const sheet = await sheetOf([
    [1, fast],
    [4, slow],
  ]);
  expect(sheet.motion).toMatchObject({ cards: [1, 4], durations: [500, 500, 500, 500] });
  expect(sheet.motion.frameWidth).toBe(sheet.motion.frameHeight);
  expect(await sharp(sheet.bytes).metadata()).toMatchObject({ format: 'webp', ...sheetSides(sheet.motion) });
  const [red, green, blue, yellow] = [
    [192, 64, 64],
    [64, 160, 96],
    [64, 96, 192],
    [192, 160, 64],
  ];
  const shown = await Promise.all(
    [0, 1, 2, 3].flatMap((frame) => [colourAt(sheet, [frame, 0]), colourAt(sheet, [frame, 1])]),
  );
  expect(shown).toEqual([red, blue, green, blue, red, yellow, green, yellow]);
});

test('a wide picture lies whole in the middle of a white square', async () => {
  const frames = ['#c04040', '#40a060'].map((colour) => plainPicture(120, 40, colour));
  const sheet = await sheetOf([[0, await movingPicture('gif', frames, [400, 400])]]);
  expect(await colourAt(sheet, [0, 0])).toEqual([192, 64, 64]);
  expect(await colourAt(sheet, [0, 0], 0.02)).toEqual([192, 64, 64]);
  for (const y of [0.1, 0.9]) expect(await colourAt(sheet, [0, 0], 0.5, y)).toEqual([256, 256, 256]);
});

test('many cards have fewer frames, so that each can be seen, within the sheet of one picture', async () => {
  const frames = Array.from({ length: 30 }, (_, at) => plainPicture(60, 60, `rgb(${80 + at}, 90, 100)`));
  const moving = await movingPicture(
    'gif',
    frames,
    frames.map(() => 100),
  );
  for (const [cards, most] of [
    [4, 60],
    [12, 20],
    [60, 8],
  ] as const) {
    const { motion } = await sheetOf(Array.from({ length: cards }, (_, card) => [card, moving] as const));
    const { width, height } = sheetSides(motion);
    expect(motion.durations.length).toBeLessThanOrEqual(most);
    expect(motion.durations.length).toBeGreaterThan(1);
    expect(motion.frameWidth).toBeGreaterThanOrEqual(112);
    expect([width <= SHEET_WIDTH_MAX, height <= SHEET_HEIGHT_MAX]).toEqual([true, true]);
  }
});

/** Grey values that follow each other within a second. */
const CALM = [48, 64];
const FLASHING = [0, 255, 0, 255, 0, 255, 0, 255, 0, 255];
/** Two flashes a second, and two others at other times. */
const EARLY = [0, 255, 0, 0, 0, 255, 0, 0];
const LATE = [0, 0, 0, 255, 0, 0, 0, 255];

const greyPicture = (greys: readonly number[]) =>
  movingPicture(
    'gif',
    greys.map((grey) => plainPicture(60, 60, `rgb(${grey}, ${grey}, ${grey})`)),
    greys.map(() => 1_000 / greys.length),
  );

test.each([
  ['one of two', 'picture-flashes', [1], { 0: CALM, 1: FLASHING }],
  ['two of three', 'picture-flashes', [0, 5], { 0: FLASHING, 2: CALM, 5: FLASHING }],
  ['one, and two others together', 'picture-flashes', [2], { 0: EARLY, 1: LATE, 2: FLASHING }],
  ['two together', 'pictures-flash', [0, 1], { 0: EARLY, 1: LATE }],
  ['two of four together', 'pictures-flash', [3, 7], { 1: CALM, 3: EARLY, 4: CALM, 7: LATE }],
] as const)('of cards that flash is said whose: %s', async (_which, code, cards, greys) => {
  const files = await Promise.all(
    Object.entries(greys).map(async ([card, each]) => [Number(card), await greyPicture(each)] as const),
  );
  expect(await read(files)).toMatchObject({ ok: false, code, cards });
});

test('cards that flash are taken slowly and as stills, and those of which none flashes as they are', async () => {
  const flashing = await greyPicture(FLASHING);
  expect((await sheetOf([[1, flashing]], 'slow')).pace).toBe('slow');
  for (const alone of [EARLY, LATE]) expect(await refusal([[0, await greyPicture(alone)]])).toBe('taken');
  expect(await read([[0, flashing]], 'still')).toMatchObject({ ok: true, sheet: null, width: 300, height: 200 });
});

test('what cannot move is refused with its cause, and whose it is', async () => {
  const moving = await movingPicture('gif', colours('#303030', '#404040'), [500, 500]);
  for (const [code, file] of [
    ['picture-one-frame', await drawing(90, 60).jpeg().toBuffer()],
    ['picture-too-many-frames', await animation('gif', MOVING_FRAMES_MAX + 1, 24)],
  ] as const)
    expect(
      await read([
        [0, moving],
        [4, file],
      ]),
    ).toMatchObject({ ok: false, code, cards: [4] });
  expect(await refusal([[0, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]])).toBe('not-a-picture');
  expect(await refusal([[0, moving.subarray(0, 40)]])).not.toBe('taken');
});
