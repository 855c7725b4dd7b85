import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { setLanguage } from '#client/i18n/language.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { SAMPLES } from '#shared/samples/catalogue.ts';
import { detailsNeeded } from './colour-parts.ts';
import { type PieceColours, pieceColoursOf, sampleSize } from './piece-colours.ts';
import { pieceNumbers } from './piece-numbers.ts';
import { describeColours } from './sentences.ts';

const ASSETS = new URL('../../../../assets/public/samples/', import.meta.url);

function puzzleOf(columns: number, rows: number): Puzzle {
  return cutJigsaw(jigsawSpec({ seed: 5, columns, rows, pixelWidth: 1600, pixelHeight: 1200, tab: 20 }));
}

/** Of a picture that is scaled to the samples. */
async function coloursOf(picture: Sharp, puzzle: Puzzle): Promise<(PieceColours | undefined)[]> {
  const size = sampleSize(puzzle);
  const data = await picture
    .ensureAlpha()
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer();
  const samples = { data: new Uint8ClampedArray(data), ...size };
  const piecesOf = Array.from({ length: puzzle.pieces }, (_, index) => pieceColoursOf(puzzle, samples, index + 1));
  return [undefined, ...piecesOf];
}

function sentencesOf(colours: readonly (PieceColours | undefined)[], puzzle: Puzzle): string[] {
  const needed = detailsNeeded(colours, pieceNumbers(puzzle));
  return colours.slice(1).map((each, index) => describeColours(each, needed[index + 1], 0));
}

describe.each(['en', 'ko'] as const)('the colours of pieces in %s', (language) => {
  test.each(SAMPLES.map(({ id }) => id))('differ from piece to piece in the picture "%s"', async (id) => {
    setLanguage(language);
    const file = await readFile(new URL(`${id}.webp`, ASSETS));
    for (const [columns, rows] of [
      [4, 3],
      [6, 4],
      [8, 6],
      [20, 15],
    ] as const) {
      const puzzle = puzzleOf(columns, rows);
      const sentences = sentencesOf(await coloursOf(sharp(file), puzzle), puzzle);
      expect(new Set(sentences).size, `${puzzle.pieces} pieces`).toBe(puzzle.pieces);
      // The main colour and a few words more: a list is listened to from its start.
      const parts = sentences.reduce((sum, sentence) => sum + sentence.split(', ').length, 0);
      expect(parts / puzzle.pieces).toBeLessThan(5);
    }
  });
});

test('does not tell the places of pieces that look the same', async () => {
  setLanguage('en');
  const puzzle = puzzleOf(4, 3);
  const grey = sharp({ create: { width: 96, height: 72, channels: 3, background: '#808080' } });
  const sentences = sentencesOf(await coloursOf(grey.png(), puzzle), puzzle);
  expect(new Set(sentences).size).toBe(12);
  const ranks = sentences.map((sentence) => Number(/^Grey, (\d+) of 12 alike, lightest first\.$/.exec(sentence)?.[1]));
  expect([...ranks].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  expect(ranks).not.toEqual([...ranks].sort((a, b) => a - b));
});
