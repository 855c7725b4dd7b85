/** A market stall on a bright morning: eighteen kinds of fruit and vegetables in their crates under the awnings. */
import { rabbit, tiger } from '#assets/pictures/draw/figures/living/faces.ts';
import * as fruit from '#assets/pictures/draw/figures/living/fruit.ts';
import { bird } from '#assets/pictures/draw/figures/living/woodland.ts';
import { basket, jar, scale } from '#assets/pictures/draw/figures/made/stall.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice, type NonEmpty } from '#assets/pictures/draw/pen/dice.ts';
import { centred } from '#assets/pictures/draw/pen/letters.ts';
import { box, cloud, curve, leaf, line, oval, type Point, sector } from '#assets/pictures/draw/pen/path.ts';
import { dabs, flower, scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

interface Crate {
  readonly goods: fruit.Produce;
  readonly price: string;
  readonly wood: string;
}

const ROWS: readonly (readonly Crate[])[] = [
  [
    { goods: fruit.strawberry, price: '5000', wood: '#c98a52' },
    { goods: fruit.lemon, price: '1000', wood: '#b5784a' },
    { goods: fruit.grapes, price: '6000', wood: '#d39a60' },
    { goods: fruit.apple, price: '2000', wood: '#b5784a' },
    { goods: fruit.banana, price: '3000', wood: '#c98a52' },
    { goods: fruit.plum, price: '1500', wood: '#d39a60' },
  ],
  [
    { goods: fruit.broccoli, price: '2500', wood: '#d39a60' },
    { goods: fruit.orange, price: '1200', wood: '#c98a52' },
    { goods: fruit.greenApple, price: '1800', wood: '#b5784a' },
    { goods: fruit.peach, price: '2200', wood: '#c98a52' },
    { goods: fruit.eggplant, price: '900', wood: '#d39a60' },
    { goods: fruit.pepper, price: '1600', wood: '#b5784a' },
  ],
  [
    { goods: fruit.watermelon, price: '9000', wood: '#b5784a' },
    { goods: fruit.carrot, price: '800', wood: '#d39a60' },
    { goods: fruit.cabbage, price: '3500', wood: '#c98a52' },
    { goods: fruit.corn, price: '1000', wood: '#b5784a' },
    { goods: fruit.tomato, price: '1400', wood: '#d39a60' },
    { goods: fruit.pumpkin, price: '4000', wood: '#c98a52' },
  ],
];
const LEFT = 40;
const CRATE_WIDTH = 256;
const CRATE_TOP = [448, 690, 936] as const;

export function market(sheet: Sheet): void {
  const die = dice(18);
  sheet.add(...street(sheet, die), ...keepers(sheet), counter(sheet, die));
  for (const [row, crates] of ROWS.entries())
    for (const [column, each] of crates.entries())
      sheet.add(crate(sheet, LEFT + column * CRATE_WIDTH, CRATE_TOP[row] ?? 0, each, die));
  sheet.add(...awning(sheet, die));
}

const HOUSES: readonly House[] = [
  { x: 20, w: 220, top: 150, colour: '#f2a68a', roof: '#b5483f' },
  { x: 262, w: 240, top: 120, colour: '#8fc6b5', roof: '#3f7f86' },
  { x: 520, w: 220, top: 160, colour: '#f5cf7a', roof: '#c2702f' },
  { x: 760, w: 250, top: 116, colour: '#b5a5dc', roof: '#6a5aa0' },
  { x: 1030, w: 230, top: 150, colour: '#f29ab0', roof: '#a8456a' },
  { x: 1280, w: 300, top: 124, colour: '#8fb8e0', roof: '#3f6aa8' },
];

function street(sheet: Sheet, die: Dice): string[] {
  return [
    sheet.shape(box(0, 0, 1600, 460), sheet.linear(['#6cc0ee', '#c5ebf7', '#ffeccb'])),
    ...(
      [
        [160, 70, 200],
        [640, 90, 240],
        [1130, 70, 220],
        [1480, 110, 200],
      ] as const
    ).map(([x, y, w]) => sheet.shape(cloud(x, y, w), '#ffffff', { opacity: 0.95 })),
    ...HOUSES.map((each) => house(sheet, each, die)),
  ];
}

interface House {
  readonly x: number;
  readonly w: number;
  readonly top: number;
  readonly colour: string;
  readonly roof: string;
}

function house(sheet: Sheet, { x, w, top, colour, roof }: House, die: Dice): string {
  const windows = houseWindows(sheet, { x, w, top }, die);
  return (
    sheet.shape(box(x, top, w, 460 - top), sheet.linear([light(colour, 0.25), colour])) +
    dabs(sheet, { x, y: top, width: w, height: 460 - top }, [light(colour, 0.4), dark(colour, 0.12)], 30, 0, 0.6, die) +
    sheet.shape(
      line(
        [
          [x - 14, top + 4],
          [x + w / 2, top - 80],
          [x + w + 14, top + 4],
        ],
        true,
      ),
      sheet.linear([light(roof, 0.2), dark(roof, 0.1)]),
    ) +
    windows.join('')
  );
}

/** Two rows of two windows, each with a box of flowers. */
function houseWindows(sheet: Sheet, { x, w, top }: Pick<House, 'x' | 'w' | 'top'>, die: Dice): string[] {
  return [0.16, 0.58].flatMap((dx) =>
    [0, 1].map(
      (i) =>
        sheet.shape(box(x + w * dx, top + 36 + i * 100, w * 0.26, 62, 6), '#ffeeb5', {
          stroke: { colour: '#fffaf0', width: 6 },
        }) +
        sheet.stroke(
          `M${x + w * (dx + 0.13)} ${top + 36 + i * 100}v62M${x + w * dx} ${top + 66 + i * 100}h${w * 0.26}`,
          '#b58a5a',
          3,
        ) +
        sheet.shape(box(x + w * dx - 8, top + 102 + i * 100, w * 0.26 + 16, 14, 4), '#a5683f') +
        [0.1, 0.4, 0.7]
          .map((t, k) =>
            flower(
              sheet,
              x + w * (dx + 0.26 * t) + 8,
              top + 100 + i * 100,
              12,
              ['#ff7f9c', '#ffd23f', '#f5603f'][k] ?? '#ffffff',
              '#fff3c4',
              null,
              die,
            ),
          )
          .join(''),
    ),
  );
}

function keepers(sheet: Sheet): string[] {
  const apron = (colour: string, shirt: string) =>
    sheet.shape('M-92 130C-98 60-70 20 0 20C70 20 98 60 92 130Z', shirt) +
    sheet.shape('M-46 130V52C-30 66 30 66 46 52V130Z', colour) +
    sheet.stroke('M-46 54L-30 24M46 54L30 24', colour, 12);
  const mouse = (x: number, mark: string, scale: number) => sheet.place(x, 338, { scale }, mark);
  return [
    mouse(
      470,
      sheet.shape('M0 0', 'none') + apron('#3f9f7a', '#fff3d6') + sheet.place(0, -34, { scale: 1.5 }, tiger(sheet)),
      0.96,
    ),
    mouse(1130, apron('#e5605a', '#bfe0f2') + sheet.place(0, -24, { scale: 1.35 }, rabbit(sheet)), 0.96),
    sheet.place(800, 396, { scale: 1.2 }, scale(sheet)),
    sheet.place(150, 410, { scale: 1 }, jar(sheet, '#f5a524')),
    sheet.place(240, 410, { scale: 0.9 }, jar(sheet, '#c9407a')),
    sheet.place(318, 410, { scale: 0.8 }, jar(sheet, '#5fa34f')),
    sheet.place(1370, 410, {}, basket(sheet)),
    sheet.place(1520, 408, { scale: 0.9 }, jar(sheet, '#7a4fb5')),
    sheet.place(650, 236, { scale: 0.6 }, bird(sheet, '#3f7fd6', '#ffe3c2')),
  ];
}

function counter(sheet: Sheet, die: Dice): string {
  const area = { x: 0, y: 426, width: 1600, height: 774 };
  return (
    sheet.shape(box(0, 426, 1600, 774), sheet.linear(['#8a5636', '#6a3f2a'])) +
    dabs(sheet, area, ['#a56c46', '#553120', '#7a4a30'], 30, 0, 0.7, die) +
    [676, 922].map((y) => sheet.shape(box(0, y - 8, 1600, 14), '#5a3422')).join('') +
    sheet.shape(box(0, 420, 1600, 20, 4), sheet.linear(['#e0aa72', '#b07848']))
  );
}

function crate(sheet: Sheet, x: number, y: number, { goods, price, wood }: Crate, die: Dice): string {
  const w = CRATE_WIDTH - 16;
  const marks = [
    sheet.shape(box(x + 4, y + 14, w, 208, 8), '#2b1a1a', { opacity: 0.4, blur: 6 }),
    sheet.shape(box(x, y, w, 216, 8), dark(wood, 0.45)),
  ];
  const inside = box(x + 4, y - 60, w - 8, 236);
  const heap: string[] = [];
  for (let row = 0; row < 4; row += 1) {
    const count = row % 2 === 0 ? 4 : 3;
    for (let i = 0; i < count; i += 1) {
      const gx = x + w / 2 + (i - (count - 1) / 2) * 60 + die.between(-5, 5);
      const gy = y + 36 + row * 40 + die.between(-4, 4);
      heap.push(
        sheet.place(gx, gy + 4, { scale: 0.9 }, sheet.shape(oval(0, 8, 40, 34), '#1b1030', { opacity: 0.25 })),
        sheet.place(gx, gy, { scale: die.between(0.84, 0.94), turn: die.between(-16, 16) }, goods(sheet)),
      );
    }
  }
  marks.push(sheet.within(inside, ...heap));
  for (const [i, top] of [158, 190].entries()) {
    const plank = box(x - 3, y + top, w + 6, 28, 5);
    marks.push(
      sheet.shape(plank, sheet.linear([light(wood, 0.25), wood, dark(wood, 0.15)])),
      sheet.stroke(
        curve([
          [x + 8, y + top + 12],
          [x + w * 0.35, y + top + 8 + i * 6],
          [x + w * 0.7, y + top + 17],
          [x + w - 8, y + top + 12],
        ]),
        dark(wood, 0.25),
        2,
      ),
      ...[x + 10, x + w - 10].map((nx) => sheet.shape(oval(nx, y + top + 14, 3.4), dark(wood, 0.5))),
    );
  }
  const tagX = x + w / 2;
  marks.push(
    sheet.place(
      tagX,
      y + 188,
      { turn: die.between(-4, 4) },
      sheet.shape(box(-52, -24, 104, 48, 8), '#2f4a3f', { stroke: { colour: '#f0dcb8', width: 5 } }),
      sheet.shape(centred(price, 0, 0, 31, 'Bold'), '#fff8dc'),
    ),
  );
  return marks.join('');
}

const STALL_COLOURS: NonEmpty<readonly [string, string]> = [
  ['#e5484d', '#fff6e6'],
  ['#2f9f8f', '#fff6e6'],
  ['#f5a524', '#fff6e6'],
];
const STALL_WIDTH = 1600 / 3;

function awning(sheet: Sheet, die: Dice): string[] {
  return [
    ...STALL_COLOURS.flatMap((colours, part) => [
      ...awningStripes(sheet, part * STALL_WIDTH, colours),
      ...awningSign(sheet, part, colours[0], die),
    ]),
    ...hangingGoods(sheet, die),
    ...lightChain(sheet),
  ];
}

function awningStripes(sheet: Sheet, left: number, [one, other]: readonly [string, string]): string[] {
  const marks: string[] = [];
  const stripes = 8;
  const w = STALL_WIDTH / stripes;
  for (let i = 0; i < stripes; i += 1) {
    const x = left + i * w;
    const colour = i % 2 === 0 ? one : other;
    marks.push(
      sheet.shape(
        line(
          [
            [x, -4],
            [x + w, -4],
            [x + w, 128],
            [x, 128],
          ],
          true,
        ),
        sheet.linear([dark(colour, 0.16), colour]),
      ),
      sheet.shape(
        `M${x.toFixed(1)} 126h${w.toFixed(1)}v22a${(w / 2).toFixed(1)} ${(w / 2).toFixed(1)} 0 0 1 ${(-w).toFixed(1)} 0Z`,
        sheet.linear([colour, dark(colour, 0.14)]),
      ),
    );
  }
  return marks;
}

/** A stall's fruit in a round sign, with leaves on both sides. */
function awningSign(sheet: Sheet, part: number, colour: string, die: Dice): string[] {
  const left = part * STALL_WIDTH;
  const marks: string[] = [];
  marks.push(sheet.shape(box(left, 118, STALL_WIDTH, 10), '#1b2246', { opacity: 0.16 }));
  const motif = [fruit.strawberry, fruit.orange, fruit.grapes][part] ?? fruit.apple;
  marks.push(
    sheet.shape(oval(left + STALL_WIDTH / 2, 66, 58), '#fffaf0', { stroke: { colour: dark(colour, 0.2), width: 6 } }),
    sheet.place(left + STALL_WIDTH / 2, 68, { scale: 0.95 }, motif(sheet)),
  );
  for (const dx of [-150, 150])
    marks.push(
      ...scatter({ x: left + STALL_WIDTH / 2 + dx - 50, y: 24, width: 100, height: 76 }, 40, die).map(([x, y]) =>
        sheet.shape(leaf(x, y, 26, 12, die.between(0, 360)), dark(colour, 0.12), { opacity: 0.5 }),
      ),
    );
  return marks;
}

function hangingGoods(sheet: Sheet, die: Dice): string[] {
  const samples = [
    fruit.lemon,
    fruit.carrot,
    fruit.apple,
    fruit.plum,
    fruit.tomato,
    fruit.greenApple,
    fruit.peach,
    fruit.eggplant,
    fruit.corn,
    fruit.banana,
    fruit.pumpkin,
    fruit.broccoli,
  ];
  const marks: string[] = [];
  for (const [i, goods] of samples.entries()) {
    const x = (i * 2 + 1.5) * (STALL_WIDTH / 8);
    if (i % 4 !== 1) marks.push(sheet.place(x, 78, { scale: 0.62, turn: die.between(-14, 14) }, goods(sheet)));
  }
  return marks;
}

function lightChain(sheet: Sheet): string[] {
  const lights: Point[] = Array.from({ length: 25 }, (_, i) => [
    i * 66.7,
    190 + 26 * Math.sin(((i % 6) / 6) * Math.PI),
  ]);
  const marks = [sheet.stroke(curve(lights), '#5a3a2a', 3)];
  for (const [i, [x, y]] of lights.entries())
    marks.push(
      sheet.shape(oval(x, y + 14, 24), sheet.glow('#fff1a8', 0.8)),
      sheet.shape(sector(x, y + 6, 0, 5, 0, 359.9), '#5a3a2a'),
      sheet.shape(oval(x, y + 15, 9, 11), ['#ffe27a', '#ff9a8a', '#9fe0c0', '#a9c9ff'][i % 4] ?? '#ffe27a'),
    );
  return marks;
}
