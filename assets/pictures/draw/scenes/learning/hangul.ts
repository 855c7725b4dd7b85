/** The fourteen consonants and ten vowels of hangul in their order, each with a word that begins with it and its picture. */
import { elephant, fox, rabbit } from '#assets/pictures/draw/figures/living/faces.ts';
import { apple } from '#assets/pictures/draw/figures/living/fruit.ts';
import { butterfly, duck } from '#assets/pictures/draw/figures/living/woodland.ts';
import * as things from '#assets/pictures/draw/figures/made/word-pictures.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice } from '#assets/pictures/draw/pen/dice.ts';
import { centred } from '#assets/pictures/draw/pen/letters.ts';
import { box, curve, leaf, oval, star } from '#assets/pictures/draw/pen/path.ts';
import { flower, scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

interface Tile {
  readonly letter: string;
  readonly word: string;
  readonly colour: string;
  readonly thing: (sheet: Sheet) => string;
  readonly scale?: number;
}

const TILES: readonly Tile[] = [
  { letter: 'ㄱ', word: '거북', colour: '#e5605a', thing: things.turtleToy },
  {
    letter: 'ㄴ',
    word: '나비',
    colour: '#f0943f',
    thing: (sheet) => butterfly(sheet, '#8a63e0', '#ffe27a'),
    scale: 1.15,
  },
  { letter: 'ㄷ', word: '달', colour: '#3f5fb5', thing: things.moon },
  { letter: 'ㄹ', word: '로켓', colour: '#2f9fb5', thing: things.rocket },
  { letter: 'ㅁ', word: '무지개', colour: '#4f8fdc', thing: things.rainbow },
  { letter: 'ㅂ', word: '별', colour: '#6a55b8', thing: things.starThing, scale: 0.9 },
  { letter: 'ㅅ', word: '사과', colour: '#5fae57', thing: apple, scale: 1.12 },
  { letter: 'ㅇ', word: '양말', colour: '#2fa592', thing: things.sock },
  { letter: 'ㅈ', word: '자동차', colour: '#f2b632', thing: things.carThing },
  { letter: 'ㅊ', word: '책', colour: '#e8739a', thing: things.book },
  { letter: 'ㅋ', word: '코끼리', colour: '#f5a05a', thing: elephant, scale: 0.72 },
  { letter: 'ㅌ', word: '토끼', colour: '#58b58a', thing: rabbit, scale: 0.78 },
  { letter: 'ㅍ', word: '포도', colour: '#b5cf4a', thing: things.grapesBig },
  { letter: 'ㅎ', word: '해', colour: '#4fa5e0', thing: things.sunThing, scale: 0.95 },
  { letter: 'ㅏ', word: '아기', colour: '#f58a7a', thing: things.baby },
  { letter: 'ㅑ', word: '야구공', colour: '#3f8f6a', thing: things.baseball },
  { letter: 'ㅓ', word: '어항', colour: '#f2c84a', thing: things.fishbowl },
  { letter: 'ㅕ', word: '여우', colour: '#5a7fd8', thing: fox, scale: 0.85 },
  {
    letter: 'ㅗ',
    word: '오리',
    colour: '#5fc0b0',
    thing: (sheet) => sheet.place(-8, 22, {}, duck(sheet)),
    scale: 0.82,
  },
  { letter: 'ㅛ', word: '요트', colour: '#7fb8e8', thing: things.yacht },
  { letter: 'ㅜ', word: '우산', colour: '#b58ad8', thing: things.umbrella },
  { letter: 'ㅠ', word: '유리컵', colour: '#f08fb5', thing: things.glass, scale: 0.85 },
  { letter: 'ㅡ', word: '은행잎', colour: '#a8703f', thing: things.ginkgo },
  { letter: 'ㅣ', word: '이', colour: '#e56f8a', thing: things.tooth },
];
const COLUMNS = 6;

export function hangul(sheet: Sheet): void {
  const die = dice(20);
  const margin = 34;
  const gap = 20;
  const width = (sheet.width - 2 * margin - (COLUMNS - 1) * gap) / COLUMNS;
  const height = (sheet.height - 2 * margin - 3 * gap) / 4;
  sheet.add(...cloth(sheet, die));
  for (const [i, each] of TILES.entries()) {
    const x = margin + (i % COLUMNS) * (width + gap);
    const y = margin + Math.floor(i / COLUMNS) * (height + gap);
    sheet.add(tile(sheet, x, y, width, height, each, i, die));
  }
}

function cloth(sheet: Sheet, die: Dice): string[] {
  const bands = ['#e5605a', '#f2b632', '#f6efe0', '#3f9f7a', '#4f7fc8', '#8a5ab0'];
  const marks = [sheet.shape(box(0, 0, sheet.width, sheet.height), '#2b3a6b')];
  for (let i = 0; i < 60; i += 1)
    marks.push(
      sheet.shape(
        `M${i * 48 - 1300} 1200L${i * 48 - 100} 0h26L${i * 48 - 1274} 1200Z`,
        bands[i % bands.length] ?? '#ffffff',
        { opacity: 0.85 },
      ),
    );
  for (const [x, y] of scatter({ x: 0, y: 0, width: sheet.width, height: sheet.height }, 60, die))
    marks.push(flower(sheet, x, y, 10, '#fff6e6', '#f5a524', null, die));
  return marks;
}

function pattern(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  kind: number,
  die: Dice,
): string {
  const soft = light(colour, 0.28);
  const area = { x, y, width, height };
  if (kind === 0)
    return scatter(area, 34, die)
      .map(([px, py]) => sheet.shape(oval(px, py, die.between(5, 10)), soft))
      .join('');
  if (kind === 1)
    return Array.from({ length: 16 }, (_, i) =>
      sheet.shape(`M${x + i * 34 - 120} ${y}h15l${-height * 0.4} ${height}h-15Z`, soft),
    ).join('');
  if (kind === 2)
    return Array.from({ length: 9 }, (_, i) =>
      sheet.stroke(
        curve(Array.from({ length: 10 }, (_unused, k) => [x - 10 + k * 32, y + 8 + i * 34 + (k % 2) * 13] as const)),
        soft,
        7,
      ),
    ).join('');
  if (kind === 3)
    return scatter(area, 44, die)
      .map(([px, py]) => sheet.shape(star(px, py, die.between(10, 15), 5, 5, die.between(0, 72)), soft))
      .join('');
  if (kind === 4)
    return scatter(area, 36, die)
      .map(([px, py]) => sheet.shape(leaf(px - 12, py, 32, 15, die.between(-60, 60)), soft))
      .join('');
  return Array.from({ length: 48 }, (_, i) =>
    ((i % 7) + Math.floor(i / 7)) % 2 === 0
      ? sheet.shape(box(x + (i % 7) * 36, y + Math.floor(i / 7) * 40, 36, 40), soft, { opacity: 0.6 })
      : '',
  ).join('');
}

function tile(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  { letter, word, colour, thing, scale = 1 }: Tile,
  index: number,
  die: Dice,
): string {
  const frame = box(x, y, width, height, 30);
  const ink = dark(colour, 0.62);
  // Horizontal vowels are as wide as a whole syllable.
  const size = 'ㅗㅛㅜㅠㅡ'.includes(letter) ? 112 : 134;
  const plate = box(x + 14, y + height - 70, width - 28, 54, 22);
  return [
    sheet.shape(box(x + 4, y + 9, width, height, 30), '#14183a', { opacity: 0.5, blur: 6 }),
    sheet.shape(frame, sheet.linear([light(colour, 0.12), colour, dark(colour, 0.16)])),
    sheet.within(frame, pattern(sheet, x, y, width, height, colour, (index * 5 + Math.floor(index / 6)) % 6, die)),
    sheet.stroke(box(x + 6, y + 6, width - 12, height - 12, 25), '#fffaf0', 4),
    sheet.shape(oval(x + width - 74, y + 126, 62), '#fffaf0', { opacity: 0.94 }),
    sheet.place(x + width - 74, y + 126, { scale: scale * 0.98 }, thing(sheet)),
    sheet.shape(centred(letter, x + 76, y + 93, size, 'Black'), ink, { stroke: { colour: ink, width: 17 } }),
    sheet.shape(centred(letter, x + 73, y + 89, size, 'Black'), '#ffffff', { stroke: { colour: '#ffffff', width: 3 } }),
    sheet.shape(plate, '#fffaf0'),
    sheet.shape(centred(word, x + width / 2, y + height - 44, 42, 'Bold'), dark(colour, 0.6)),
  ].join('');
}
