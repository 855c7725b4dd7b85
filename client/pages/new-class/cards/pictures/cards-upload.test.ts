import { expect, test } from 'vitest';
import { UPLOAD_BYTES_MAX } from '#shared/limits.ts';
import { splitUpload } from '#shared/picture/card-files.ts';
import { isTooLarge, uploadOf } from './cards-upload.ts';

const SHEET = new File(['the sheet'], 'cards.jpg', { type: 'image/jpeg' });
const moving = (content: string) => ({ moving: new File([content], `${content}.gif`, { type: 'image/gif' }) });
const still = { moving: null };
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('sends the files of moving pictures behind the contact sheet, by their cards', async () => {
  const { file, cards, pace } = uploadOf(SHEET, [still, moving('first'), still, moving('second one')], 'slow');
  expect([file.type, cards, pace]).toEqual([
    'image/jpeg',
    [
      [1, 5],
      [3, 10],
    ],
    'slow',
  ]);
  const split = splitUpload(new Uint8Array(await file.arrayBuffer()), cards);
  expect(split?.files.map(textOf)).toEqual(['first', 'second one']);
  expect(split === null ? '' : textOf(split.contactSheet)).toBe('the sheet');
});

test('sends the contact sheet alone where nothing is to move', () => {
  for (const upload of [uploadOf(SHEET, [moving('first')], 'still'), uploadOf(SHEET, [still, still], 'moving')])
    expect(upload).toEqual({ file: SHEET, cards: [], pace: 'still' });
});

test('files of half the greatest size are too many with the contact sheet, and as stills they are not', () => {
  const half = { moving: new File([new Uint8Array(UPLOAD_BYTES_MAX / 2)], 'half.gif') };
  const answers = (['moving', 'still'] as const).map((pace) => isTooLarge(uploadOf(SHEET, [half, half], pace)));
  expect([isTooLarge(uploadOf(SHEET, [half], 'moving')), ...answers]).toEqual([false, true, false]);
});
