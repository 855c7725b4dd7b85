/** Fruit and vegetables, each about 80 px wide around the origin. */
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { box, curve, leaf, line, oval, points, polar, sector, star } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

export type Produce = (sheet: Sheet) => string;

function ball(sheet: Sheet, colour: string, rx = 40, ry = 38): string {
  return sheet.shape(
    oval(0, 0, rx, ry),
    sheet.radial([light(colour, 0.45), colour, dark(colour, 0.25)], 0.36, 0.32, 0.75),
    { stroke: { colour: dark(colour, 0.32), width: 1.5 } },
  );
}

function shine(sheet: Sheet, x = -14, y = -15, r = 8): string {
  return sheet.place(x, y, { turn: -40 }, sheet.shape(oval(0, 0, r, r * 0.55), '#ffffff', { opacity: 0.65 }));
}

const stalk = (sheet: Sheet, y = -34) =>
  sheet.stroke(
    curve([
      [0, y],
      [2, y - 8],
      [7, y - 15],
    ]),
    '#6b4329',
    4.5,
  );

export const apple: Produce = (sheet) => {
  const d = 'M0-28C14-40 42-34 42-4C42 22 22 42 8 38C4 36-4 36-8 38C-22 42-42 22-42-4C-42-34-14-40 0-28Z';
  return (
    sheet.shape(d, sheet.radial(['#ff8a78', '#e5383b', '#a81f35'], 0.36, 0.32, 0.75), {
      stroke: { colour: '#8f1a2f', width: 1.5 },
    }) +
    stalk(sheet, -28) +
    sheet.shape(leaf(3, -34, 28, 13, -22), '#5fae57') +
    shine(sheet, -18, -12, 9)
  );
};

export const greenApple: Produce = (sheet) =>
  sheet.shape(
    'M0-28C14-40 42-34 42-4C42 22 22 42 8 38C4 36-4 36-8 38C-22 42-42 22-42-4C-42-34-14-40 0-28Z',
    sheet.radial(['#dff08a', '#94c93d', '#5a8f2a'], 0.36, 0.32, 0.75),
    { stroke: { colour: '#4a7a24', width: 1.5 } },
  ) +
  stalk(sheet, -28) +
  shine(sheet, -18, -12, 9);

export const orange: Produce = (sheet) =>
  ball(sheet, '#f7922e') +
  Array.from({ length: 14 }, (_, i) => {
    const [x, y] = polar(0, 0, 12 + (i % 3) * 10, i * 137);
    return sheet.shape(oval(x, y, 1.6), '#d9701a');
  }).join('') +
  sheet.shape(star(-2, -24, 8, 3), '#4f8f3f') +
  sheet.shape(leaf(0, -26, 26, 12, -16), '#5fae57') +
  shine(sheet);

export const lemon: Produce = (sheet) =>
  sheet.shape(
    'M-48 4C-40-4-38-30 0-32C34-34 40-8 48-4C42 4 38 30 2 32C-34 34-40 12-48 4Z',
    sheet.radial(['#fff7a8', '#ffdf3d', '#d9a81f'], 0.36, 0.32, 0.75),
    { stroke: { colour: '#c2921a', width: 1.5 } },
  ) + shine(sheet, -14, -12, 9);

export const tomato: Produce = (sheet) =>
  ball(sheet, '#ee4b35', 42, 35) +
  sheet.shape(star(0, -24, 20, 6, 6), '#4f9a3f') +
  sheet.shape(oval(0, -25, 4), '#3a7a30') +
  shine(sheet, -20, -8, 7);

export const peach: Produce = (sheet) =>
  ball(sheet, '#ffae8a') +
  sheet.shape(oval(12, 6, 24, 28), '#f2607a', { opacity: 0.4, blur: 6 }) +
  sheet.stroke(curve(points('2,-36 -9,-8 2,30')), '#d9705f', 3) +
  sheet.shape(leaf(2, -36, 32, 14, -18), '#5fae57') +
  shine(sheet, -18, -14, 7);

export const plum: Produce = (sheet) =>
  ball(sheet, '#7a4fb5', 36, 38) +
  sheet.stroke(curve(points('2,-36 9,-6 2,30')), '#4f2f82', 3) +
  stalk(sheet) +
  shine(sheet);

export const watermelon: Produce = (sheet) => {
  const d = oval(0, 0, 44, 41);
  return (
    sheet.shape(d, sheet.radial(['#8fd06a', '#4fa34f', '#2a6a3a'], 0.38, 0.32, 0.75)) +
    sheet.within(
      d,
      ...[-34, -17, 0, 17, 34].map((x) =>
        sheet.stroke(
          curve([
            [x * 0.3, -44],
            [x - 3, -20],
            [x + 3, 0],
            [x - 3, 20],
            [x * 0.3, 44],
          ]),
          '#1f5a33',
          6,
        ),
      ),
    ) +
    shine(sheet, -16, -18, 9)
  );
};

export const grapes: Produce = (sheet) =>
  points('-26,-16 -9,-18 9,-18 26,-16 -18,-2 0,-3 18,-2 -10,13 9,13 0,28')
    .map(
      ([x, y]) =>
        sheet.shape(oval(x, y, 12), sheet.radial(['#c69af0', '#7a45b8', '#4a2582'], 0.36, 0.32, 0.8)) +
        sheet.shape(oval(x - 4, y - 4, 2.6), '#ffffff', { opacity: 0.7 }),
    )
    .join('') +
  sheet.stroke('M0-26V-42', '#6b4329', 5) +
  sheet.shape(leaf(0, -30, 34, 26, -30), '#6fae4f') +
  sheet.shape(leaf(0, -30, 30, 22, 205), '#5a9a45');

export const strawberry: Produce = (sheet) =>
  sheet.shape(
    'M0 42C-26 28-42-2-34-20C-24-38 24-38 34-20C42-2 26 28 0 42Z',
    sheet.radial(['#ff7a78', '#e8304a', '#b01a3a'], 0.38, 0.3, 0.8),
  ) +
  points('-18,-10 0,-12 18,-10 -11,4 9,4 -4,18 10,18 0,31 -22,4')
    .map(([x, y]) => sheet.shape(leaf(x, y - 3, 7, 4, 90), '#ffe08a'))
    .join('') +
  sheet.shape(star(0, -27, 27, 9, 7), '#4fa34f') +
  sheet.stroke('M0-30V-42', '#3a7a30', 4);

export const banana: Produce = (sheet) =>
  [16, 4, -8]
    .map((turn, i) =>
      sheet.place(
        0,
        i * 7 - 8,
        { turn },
        sheet.shape(
          'M-44-22C-40 8-8 30 36 16C42 14 44 6 38 4C8 10-22-4-34-26C-38-30-46-28-44-22Z',
          sheet.linear(['#fff08a', '#ffd23f', '#e0a52a']),
          { stroke: { colour: '#b5821a', width: 1.5 } },
        ),
        sheet.shape(oval(39, 10, 5), '#6b4a24'),
      ),
    )
    .join('') + sheet.shape(box(-48, -38, 14, 18, 4), '#8a6a2a');

export const carrot: Produce = (sheet) =>
  sheet.place(
    0,
    0,
    { turn: 28 },
    [-24, 0, 24]
      .map((turn) => sheet.shape(leaf(0, -24, 34, 13, -90 + turn), turn === 0 ? '#6fbf5a' : '#4f9a45'))
      .join(''),
    sheet.shape(
      'M0 50C-12 30-22-8-18-24C-10-32 10-32 18-24C22-8 12 30 0 50Z',
      sheet.linear(['#ffa94a', '#f5792a', '#d95a1a'], 0),
    ),
    sheet.stroke('M-16-10h12M6 2h10M-12 14h9M0 28h6', '#c9501a', 3),
  );

export const eggplant: Produce = (sheet) =>
  sheet.place(
    0,
    2,
    { turn: 32 },
    sheet.shape('M-12-28C-30-6-34 40 0 42C34 40 30-6 12-28Z', sheet.linear(['#9a6ad0', '#5f2f92', '#3a1a62'], 0)),
    sheet.shape('M-18-22C-8-40 8-40 18-22L8-16L0-24L-8-16Z', '#5fa34f'),
    sheet.stroke('M0-32V-46', '#4f8a3f', 6),
    shine(sheet, -14, 8, 9),
  );

export const pepper: Produce = (sheet) =>
  sheet.shape(
    'M-34-18C-38-34-16-36-12-28C-6-36 6-36 12-28C16-36 38-34 34-18C40 8 24 40 14 38C8 36 6 34 0 38C-8 40-12 36-16 38C-28 38-40 8-34-18Z',
    sheet.radial(['#ffe27a', '#ffbf1f', '#d9901a'], 0.36, 0.3, 0.8),
    { stroke: { colour: '#b5781a', width: 1.5 } },
  ) +
  sheet.stroke('M-12-26q-6 30 0 58M12-26q6 30 0 58', '#d9901a', 3) +
  sheet.stroke(curve(points('0,-28 1,-38 10,-44')), '#4f9a3f', 7) +
  shine(sheet, -22, -8, 7);

export const corn: Produce = (sheet) => {
  const cob = 'M-17 34C-22-4-14-40 0-46C14-40 22-4 17 34Z';
  return sheet.place(
    0,
    0,
    { turn: 18 },
    sheet.shape(cob, '#ffd23f'),
    sheet.within(
      cob,
      ...Array.from({ length: 40 }, (_, i) =>
        sheet.shape(
          box(-19 + (i % 5) * 8, -44 + Math.floor(i / 5) * 10, 6.5, 8.5, 2.5),
          i % 3 === 0 ? '#fff08a' : '#f5b52a',
        ),
      ),
    ),
    sheet.shape('M-4 46C-34 34-30 0-24-16C-16 4-8 22-4 46Z', '#7cc05a'),
    sheet.shape('M4 46C34 34 30 0 24-16C16 4 8 22 4 46Z', '#5fa34f'),
  );
};

export const cabbage: Produce = (sheet) =>
  ball(sheet, '#9fd07a', 42, 40) +
  [-150, -90, -30]
    .map(
      (angle) =>
        sheet.shape(leaf(...polar(0, 6, 6, angle), 42, 42, angle, 0.6), light('#7fbf6a', 0.15), {
          stroke: { colour: '#5a9a52', width: 2 },
        }) + sheet.stroke(line([[0, 8], polar(0, 6, 38, angle)]), '#e8f5d0', 3),
    )
    .join('') +
  sheet.shape(sector(0, 4, 0, 38, 10, 170), '#b5dc8f', { stroke: { colour: '#5a9a52', width: 2 } }) +
  sheet.stroke('M0 10V38M0 20L-18 30M0 20L18 30', '#f2fadf', 3);

export const pumpkin: Produce = (sheet) =>
  [-24, 24, -12, 12, 0]
    .map((x) =>
      sheet.shape(oval(x, 2, 20, 32), sheet.linear(['#ffb04a', '#f2802a', '#c9561f'], 20), {
        stroke: { colour: '#c2551c', width: 1.5 },
      }),
    )
    .join('') + sheet.stroke(curve(points('0,-28 1,-38 8,-44')), '#5b7a3a', 8);

export const broccoli: Produce = (sheet) =>
  sheet.shape('M-14 40L-10 6H10L14 40C6 46-6 46-14 40Z', sheet.linear(['#c9e29a', '#8fbf6a'], 0)) +
  [
    [-24, -2, 17],
    [24, -2, 17],
    [-14, -20, 18],
    [14, -20, 18],
    [0, -8, 19],
    [0, -32, 15],
  ]
    .map(
      ([x = 0, y = 0, r = 0]) =>
        sheet.shape(oval(x, y, r), sheet.radial(['#7cc46a', '#3f8f4a', '#2a6a3a'], 0.4, 0.3, 0.8)) +
        [0, 1, 2, 3].map((i) => sheet.shape(oval(...polar(x, y, r * 0.5, i * 90 + x), 2.6), '#a5dc82')).join(''),
    )
    .join('');
