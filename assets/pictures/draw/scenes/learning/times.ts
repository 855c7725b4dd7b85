/** The times tables up to nine times nine as a quilt: a patch for each product, in the cloth of its number, with squares on the diagonal. */
import {
  bear,
  fox,
  frog,
  koala,
  lion,
  owl,
  panda,
  penguin,
  rabbit,
  tiger,
} from '#assets/pictures/draw/figures/living/faces.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice } from '#assets/pictures/draw/pen/dice.ts';
import { centred } from '#assets/pictures/draw/pen/letters.ts';
import { box, curve, leaf, line, oval, star } from '#assets/pictures/draw/pen/path.ts';
import { flower, scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

/** A cloth for each number from 1 to 9. */
const CLOTHS = ['#e8565a', '#f0883c', '#f2b830', '#a3c23f', '#4fae68', '#2fa5a5', '#3f8fdc', '#6a66d0', '#b35ac0'];
const FACES = [tiger, rabbit, panda, fox, koala, bear, frog, lion, penguin];
const HEAD_WIDTH = 148;
const HEAD_HEIGHT = 120;
const MARGIN = 26;

export function times(sheet: Sheet): void {
  const die = dice(21);
  const width = (sheet.width - 2 * MARGIN - HEAD_WIDTH) / 9;
  const height = (sheet.height - 2 * MARGIN - HEAD_HEIGHT) / 9;
  sheet.add(
    sheet.shape(box(0, 0, sheet.width, sheet.height), sheet.linear(['#7a3f5a', '#4a2f6a'], 40)),
    ...border(sheet, die),
  );
  for (let row = 1; row <= 9; row += 1)
    for (let column = 1; column <= 9; column += 1) {
      const x = MARGIN + HEAD_WIDTH + (column - 1) * width;
      const y = MARGIN + HEAD_HEIGHT + (row - 1) * height;
      sheet.add(patch(sheet, x, y, width, height, row, column, die));
    }
  for (let i = 1; i <= 9; i += 1) {
    const colour = CLOTHS[i - 1] ?? '#ffffff';
    const face = FACES[i - 1] ?? owl;
    const x = MARGIN + HEAD_WIDTH + (i - 1) * width;
    const y = MARGIN + HEAD_HEIGHT + (i - 1) * height;
    sheet.add(
      head(sheet, x, MARGIN, width, HEAD_HEIGHT, colour, i, i),
      head(sheet, MARGIN, y, HEAD_WIDTH, height, colour, i, 0),
      sheet.place(MARGIN + 44, y + height / 2 + 4, { scale: 0.66 }, face(sheet)),
    );
  }
  sheet.add(
    sheet.shape(box(MARGIN, MARGIN, HEAD_WIDTH, HEAD_HEIGHT, 16), sheet.linear(['#fff3d6', '#f2d59a'])),
    sheet.stroke(box(MARGIN + 9, MARGIN + 9, HEAD_WIDTH - 18, HEAD_HEIGHT - 18, 10), '#b5703f', 3),
    sheet.place(MARGIN + 46, MARGIN + 64, { scale: 0.68 }, owl(sheet)),
    sheet.shape(centred('×', MARGIN + 108, MARGIN + 60, 92, 'Black'), '#c2455a'),
  );
}

function border(sheet: Sheet, die: Dice): string[] {
  return scatter({ x: 0, y: 0, width: sheet.width, height: sheet.height }, 26, die)
    .filter(([x, y]) => x < 34 || y < 34 || x > sheet.width - 34 || y > sheet.height - 34)
    .map(([x, y]) =>
      flower(sheet, x, y, 12, die.pick(['#ffd84d', '#ff9ab0', '#8fd0f5', '#ffffff', '#a5e08a']), '#b5483f', null, die),
    );
}

function head(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  number: number,
  dots: number,
): string {
  const frame = box(x + 4, y + 4, width - 8, height - 8, 16);
  const pips = Array.from({ length: dots }, (_, i) =>
    sheet.shape(star(x + width / 2 + (i - (dots - 1) / 2) * 14, y + height - 24, 7, 3), '#fff6c9'),
  ).join('');
  const side = dots === 0;
  return (
    sheet.shape(frame, sheet.linear([light(colour, 0.1), dark(colour, 0.22)])) +
    sheet.stroke(box(x + 11, y + 11, width - 22, height - 22, 11), light(colour, 0.55), 3) +
    sheet.shape(
      centred(
        String(number),
        x + (side ? width * 0.72 : width / 2) + 3,
        y + height / 2 + (side ? 3 : -7),
        side ? 74 : 78,
        'Black',
      ),
      dark(colour, 0.6),
    ) +
    sheet.shape(
      centred(
        String(number),
        x + (side ? width * 0.72 : width / 2),
        y + height / 2 + (side ? 0 : -10),
        side ? 74 : 78,
        'Black',
      ),
      '#ffffff',
    ) +
    pips
  );
}

/** The print on the cloth of each number. */
function print(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  number: number,
  colour: string,
  die: Dice,
): string {
  const area = { x, y, width, height };
  const ink = light(colour, 0.34);
  if (number === 1)
    return scatter(area, 26, die)
      .map(([px, py]) => sheet.shape(oval(px, py, 7), ink))
      .join('');
  if (number === 2)
    return Array.from({ length: 12 }, (_, i) => sheet.shape(box(x + i * 26, y, 11, height), ink)).join('');
  if (number === 3)
    return scatter(area, 34, die)
      .map(([px, py]) => sheet.shape(star(px, py, 12, 6, 3, die.between(0, 120)), ink))
      .join('');
  if (number === 4)
    return Array.from({ length: 48 }, (_, i) =>
      ((i % 8) + Math.floor(i / 8)) % 2 === 0
        ? sheet.shape(box(x + (i % 8) * 21, y + Math.floor(i / 8) * 21, 21, 21), ink, { opacity: 0.75 })
        : '',
    ).join('');
  if (number === 5)
    return scatter(area, 38, die)
      .map(([px, py]) => sheet.shape(star(px, py, 14, 6), ink))
      .join('');
  if (number === 6)
    return scatter(area, 38, die)
      .map(([px, py]) => flower(sheet, px, py, 15, ink, colour, null, die))
      .join('');
  if (number === 7)
    return Array.from({ length: 6 }, (_, i) =>
      sheet.stroke(
        curve(Array.from({ length: 10 }, (_unused, k) => [x - 6 + k * 20, y + 6 + i * 24 + (k % 2) * 12] as const)),
        ink,
        5,
      ),
    ).join('');
  if (number === 8)
    return scatter(area, 32, die)
      .map(([px, py]) => sheet.shape(leaf(px - 10, py, 28, 14, die.between(-50, 50)), ink))
      .join('');
  return Array.from(
    { length: 16 },
    (_, i) =>
      sheet.stroke(
        line([
          [x + i * 24 - 150, y],
          [x + i * 24, y + height],
        ]),
        ink,
        3,
      ) +
      sheet.stroke(
        line([
          [x + i * 24, y],
          [x + i * 24 - 150, y + height],
        ]),
        ink,
        3,
      ),
  ).join('');
}

function patch(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  row: number,
  column: number,
  die: Dice,
): string {
  const square = row === column;
  const lower = light(CLOTHS[row - 1] ?? '#ffffff', 0.3);
  const upper = light(CLOTHS[column - 1] ?? '#ffffff', 0.3);
  const frame = box(x + 3, y + 3, width - 6, height - 6, 12);
  const half = line(
    [
      [x, y + height],
      [x + width, y],
      [x, y],
    ],
    true,
  );
  const product = String(row * column);
  const ink = dark(CLOTHS[Math.max(row, column) - 1] ?? '#333333', 0.68);
  const middleX = x + width / 2;
  const middleY = y + height / 2;
  const label = square
    ? sheet.shape(star(middleX + 2, middleY + 5, 56, 45, 12), '#2b1a3d', { opacity: 0.35 }) +
      sheet.shape(star(middleX, middleY, 56, 45, 12), sheet.linear(['#fff6c2', '#ffd04a'])) +
      sheet.stroke(oval(middleX, middleY, 39), '#d98b2a', 2.5)
    : sheet.shape(oval(middleX + 2, middleY + 4, 42, 40), '#2b1a3d', { opacity: 0.28 }) +
      sheet.shape(oval(middleX, middleY, 42, 40), '#fffaf0');
  return [
    sheet.shape(frame, upper),
    sheet.within(
      frame,
      print(sheet, x, y, width, height, column, upper, die),
      sheet.within(half, sheet.shape(frame, lower), print(sheet, x, y, width, height, row, lower, die)),
      sheet.shape(box(x, y + height * 0.5, width, height * 0.5), sheet.fade('#2b1a3d', 0, 0.16)),
    ),
    sheet.shape(box(x + 9, y + 9, width - 18, height - 18, 8), 'none', {
      stroke: { colour: '#fffaf0', width: 2.6, dash: '8 7' },
    }),
    label,
    sheet.shape(centred(product, middleX, middleY, 52, 'Black'), square ? '#8a3f1f' : ink),
  ].join('');
}
