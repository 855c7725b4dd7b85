/** The moving pictures on the sample cards as the server takes them. It reads no SVG: `sample-pictures.test.ts` compares them with what is drawn. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOARD_RULES } from '#server/pictures/picture-rules.ts';
import { reencode } from '#server/pictures/reencode.ts';
import { contactSheet } from '#shared/puzzle/kinds/cards/cards.ts';
import {
  MOVING_CARD_MOTION,
  MOVING_CARD_SIDE,
  MOVING_CARDS,
  MOVING_CARDS_SHEET_PATH,
  movingCardPath,
} from '#shared/samples/moving-cards.ts';

const PUBLIC = join(import.meta.dirname, '..', 'public');
/** All together. */
const BYTES_MAX = 200_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-moving-cards-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('flash neither alone nor together, and all go by the one timetable that each has', async () => {
  const [photo = Buffer.of(), ...files] = await Promise.all(
    [MOVING_CARDS_SHEET_PATH, ...MOVING_CARDS.map(movingCardPath)].map((path) => readFile(join(PUBLIC, path))),
  );
  expect(files.reduce((sum, { length }) => sum + length, photo.length)).toBeLessThan(BYTES_MAX);
  const upload = join(folder, 'upload');
  await writeFile(upload, Buffer.concat([photo, ...files]));
  const cards = files.map(({ length }, card) => [card, length] as const);
  const { columns, rows } = contactSheet(MOVING_CARDS.length);
  expect(await reencode(upload, null, BOARD_RULES, 'moving', cards)).toMatchObject({
    ok: true,
    width: columns * MOVING_CARD_SIDE,
    height: rows * MOVING_CARD_SIDE,
    sheet: {
      motion: {
        cards: cards.map(([card]) => card),
        durations: Array(MOVING_CARD_MOTION.frames).fill(MOVING_CARD_MOTION.frameMs),
      },
    },
  });
});
