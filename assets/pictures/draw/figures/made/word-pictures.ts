/** Pictures of Korean words for beginners, each about 100 px wide around the origin. */

import { eye } from '#assets/pictures/draw/figures/living/faces.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { box, curve, leaf, line, oval, points, polar, sector, star } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

export type Thing = (sheet: Sheet) => string;

export const turtleToy: Thing = (sheet) => {
  const shell = sector(0, 22, 0, 46, 180, 360);
  return (
    [-28, 24].map((x) => sheet.shape(box(x - 11, 14, 22, 24, 9), '#7cc05a')).join('') +
    sheet.shape(leaf(-40, 20, 26, 12, 190), '#7cc05a') +
    sheet.shape(oval(52, 4, 20, 18), sheet.radial(['#b5e28a', '#7cc05a'])) +
    eye(sheet, 58, 0, 4.5) +
    sheet.stroke('M56 12q6 4 10-1', '#3a6a30', 2.5) +
    sheet.shape(shell, sheet.linear(['#5fa35a', '#357a45'])) +
    sheet.within(
      shell,
      ...points('-22,6 0,-6 22,6 0,18').map(([x, y]) =>
        sheet.shape(star(x, y, 13, 11, 3, 30), '#a5d97a', { stroke: { colour: '#2f6a3f', width: 2.5 } }),
      ),
    ) +
    sheet.shape(box(-48, 16, 96, 10, 5), '#c9e28a')
  );
};

export const moon: Thing = (sheet) =>
  sheet.shape(oval(0, 0, 56), sheet.glow('#fff3b0', 0.9)) +
  sheet.shape('M12-46A46 46 0 1 0 44 20A40 40 0 0 1 12-46Z', sheet.linear(['#fffbd5', '#f7cf5a'])) +
  [
    [-24, 4, 7],
    [-6, 26, 9],
    [-16, -20, 5],
  ]
    .map(([x = 0, y = 0, r = 0]) => sheet.shape(oval(x, y, r), '#e5b54a', { opacity: 0.7 }))
    .join('') +
  sheet.shape(star(32, -18, 12, 5), '#fff3b0') +
  sheet.shape(star(18, 2, 7, 3), '#ffffff');

export const rocket: Thing = (sheet) =>
  sheet.place(
    0,
    0,
    { turn: 28 },
    sheet.shape(leaf(0, 30, 40, 17, 90, 0.35), '#ff8a2e'),
    sheet.shape(leaf(0, 30, 26, 9, 90, 0.35), '#ffe06a'),
    sheet.shape('M-16 8L-34 38L-14 30ZM16 8L34 38L14 30Z', '#e5484d'),
    sheet.shape('M-18 32C-28-6-20-36 0-54C20-36 28-6 18 32Z', sheet.linear(['#c9d2e8', '#ffffff', '#c3cce2'], 0)),
    sheet.shape('M-16-28C-12-40-6-48 0-54C6-48 12-40 16-28Z', '#e5484d'),
    sheet.shape(oval(0, -8, 11), '#e5484d'),
    sheet.shape(oval(0, -8, 7.5), '#7fd0f5'),
  );

export const rainbow: Thing = (sheet) =>
  ['#e5484d', '#f5842e', '#ffd23f', '#5fbf5a', '#3f9fe0', '#7a5ad0']
    .map((c, i) =>
      sheet.stroke(
        sector(0, 28, 0, 0.1, 0, 1).slice(0, 0) +
          `M${-50 + i * 7} 26A${50 - i * 7} ${50 - i * 7} 0 0 1 ${50 - i * 7} 26`,
        c,
        7.5,
      ),
    )
    .join('') +
  [-36, 36]
    .map(
      (x) =>
        sheet.shape(oval(x - 12, 26, 13), '#ffffff') +
        sheet.shape(oval(x + 10, 26, 15), '#ffffff') +
        sheet.shape(oval(x, 18, 14), '#ffffff'),
    )
    .join('');

export const starThing: Thing = (sheet) =>
  sheet.shape(oval(0, 0, 58), sheet.glow('#fff1a0', 0.8)) +
  sheet.shape(star(0, 4, 48, 24), sheet.linear(['#ffee8a', '#ffc62e']), { stroke: { colour: '#ffb31f', width: 10 } }) +
  sheet.shape(star(0, 4, 46, 23), sheet.linear(['#fff3a8', '#ffcb36'])) +
  eye(sheet, -12, 0, 4.5) +
  eye(sheet, 12, 0, 4.5) +
  sheet.stroke('M-7 11q7 7 14 0', '#8a4a1f', 3) +
  sheet.shape(oval(-22, 10, 6, 4), '#ff8a6a', { opacity: 0.7 }) +
  sheet.shape(oval(22, 10, 6, 4), '#ff8a6a', { opacity: 0.7 });

export const carThing: Thing = (sheet) =>
  sheet.shape(
    'M-54 18C-58-2-48-8-36-10L-24-32C-20-38-16-40-8-40H14C22-40 28-36 32-30L42-12C54-10 58 0 56 18C54 24 50 24 46 24H-46C-50 24-54 24-54 18Z',
    sheet.linear(['#ff7a6a', '#e0342f']),
  ) +
  sheet.shape('M-26-12L-17-30C-15-33-13-34-9-34H-2V-12ZM6-12V-34H13C18-34 22-31 25-26L32-12Z', '#c5ecfa') +
  [-28, 30].map((x) => sheet.shape(oval(x, 24, 14), '#2b2c44') + sheet.shape(oval(x, 24, 7), '#d5dae8')).join('') +
  sheet.shape(box(46, -2, 10, 9, 4), '#fff1a8') +
  sheet.stroke('M-50 4H40', '#ffb0a5', 3);

export const book: Thing = (sheet) =>
  sheet.shape('M-52-30C-34-40-14-38 0-28C14-38 34-40 52-30V34C34 26 14 28 0 38C-14 28-34 26-52 34Z', '#3f7fd6') +
  sheet.shape('M-46-30C-30-38-12-36 0-26V32C-12 24-30 22-46 28Z', sheet.linear(['#ffffff', '#e8e2d5'], 0)) +
  sheet.shape('M46-30C30-38 12-36 0-26V32C12 24 30 22 46 28Z', sheet.linear(['#e8e2d5', '#ffffff'], 0)) +
  [-18, -4, 10].map((y) => sheet.stroke(`M-38 ${y}q14-6 30 3`, '#b5a58a', 3)).join('') +
  sheet.shape(star(24, -4, 15, 6), '#f5a524') +
  sheet.stroke('M12 16q12-6 26 0', '#b5a58a', 3);

export const grapesBig: Thing = (sheet) =>
  points('-28,-14 -9,-17 10,-17 28,-14 -19,3 0,2 19,3 -10,20 10,20 0,37')
    .map(
      ([x, y]) =>
        sheet.shape(oval(x, y, 13), sheet.radial(['#c69af0', '#7a45b8', '#4a2582'], 0.36, 0.32, 0.8)) +
        sheet.shape(oval(x - 4, y - 4, 3), '#ffffff', { opacity: 0.7 }),
    )
    .join('') +
  sheet.stroke('M0-26V-44', '#6b4329', 5) +
  sheet.shape(leaf(0, -30, 36, 26, -30), '#6fae4f') +
  sheet.shape(leaf(0, -30, 34, 24, 205), '#5a9a45');

export const sunThing: Thing = (sheet) =>
  Array.from({ length: 12 }, (_, i) => {
    const [x, y] = polar(0, 0, 32, i * 30);
    return sheet.shape(leaf(x, y, 26, 14, i * 30, 0.3), i % 2 === 0 ? '#ffb52e' : '#f5842e');
  }).join('') +
  sheet.shape(oval(0, 0, 34), sheet.radial(['#fff6b8', '#ffd83d', '#ffb52e'])) +
  eye(sheet, -11, -4, 4.5) +
  eye(sheet, 11, -4, 4.5) +
  sheet.stroke('M-9 9q9 9 18 0', '#a8541f', 3.2) +
  sheet.shape(oval(-20, 7, 6, 4), '#ff7a5a', { opacity: 0.6 }) +
  sheet.shape(oval(20, 7, 6, 4), '#ff7a5a', { opacity: 0.6 });

export const sock: Thing = (sheet) => {
  const d = 'M-22-48H16V-2C16 4 20 8 28 12C46 20 44 42 22 42H-2C-20 42-26 30-24 14Z';
  return sheet.place(
    0,
    2,
    { turn: 6 },
    sheet.shape(d, '#f58fb0'),
    sheet.within(
      d,
      ...[-26, -8, 10].map((y) => sheet.shape(box(-30, y, 80, 9), '#fff6e6')),
      sheet.shape(oval(34, 30, 18), '#e5484d'),
      sheet.shape(oval(-20, 34, 18), '#e5484d'),
    ),
    sheet.shape(box(-27, -54, 48, 16, 7), '#e5484d'),
  );
};

export const baby: Thing = (sheet) =>
  sheet.shape('M-46 44C-46 16-26 6 0 6C26 6 46 16 46 44Z', '#8fd0f0') +
  sheet.shape(oval(0, -10, 36, 34), sheet.radial(['#ffe8d0', '#ffd3b0'])) +
  sheet.stroke(curve(points('0,-44 8,-52 2,-56 -5,-50')), '#8a5a36', 4) +
  eye(sheet, -13, -10, 4.5) +
  eye(sheet, 13, -10, 4.5) +
  sheet.shape(oval(-24, 2, 7, 5), '#ff9a8a', { opacity: 0.7 }) +
  sheet.shape(oval(24, 2, 7, 5), '#ff9a8a', { opacity: 0.7 }) +
  sheet.stroke('M-7 6q7 7 14 0', '#a8541f', 3) +
  sheet.shape('M-26 20C-14 32 14 32 26 20L20 40C8 46-8 46-20 40Z', '#ffffff') +
  sheet.shape(star(0, 33, 8, 3.5), '#f5a524');

export const baseball: Thing = (sheet) =>
  sheet.shape(oval(0, 0, 44), sheet.radial(['#ffffff', '#f5efe2', '#cdc3b0'], 0.38, 0.32, 0.75)) +
  [-1, 1]
    .map(
      (s) =>
        sheet.stroke(
          curve([
            [s * 26, -36],
            [s * 12, -14],
            [s * 12, 14],
            [s * 26, 36],
          ]),
          '#e0342f',
          3,
        ) +
        [-26, -14, -2, 10, 22]
          .map((y) => sheet.stroke(`M${s * 13 + s * Math.abs(y) * 0.14 - 5} ${y}l10 ${s * 4}`, '#e0342f', 2.6))
          .join(''),
    )
    .join('');

export const fishbowl: Thing = (sheet) => {
  const d = 'M-30-40H30C56-14 54 40 22 44H-22C-54 40-56-14-30-40Z';
  return (
    sheet.shape(d, '#dff5fc') +
    sheet.within(
      d,
      sheet.shape('M-60-12q15-8 30 0t30 0t30 0t30 0V50H-60Z', sheet.linear(['#8fdcf5', '#3fa8dc'])),
      sheet.shape('M-60 36q30-10 60 0t60 0V60H-60Z', '#e8c98a'),
      ...[-22, 26].map((x) =>
        sheet.stroke(
          curve([
            [x, 40],
            [x - 5, 26],
            [x + 4, 12],
          ]),
          '#4fa35a',
          5,
        ),
      ),
    ) +
    sheet.place(
      2,
      12,
      { scale: 0.36 },
      sheet.shape('M-30 2C-46-8-56-24-66-24C-58-6-58 10-66 28C-54 28-44 14-30 2Z', '#e8552a') +
        sheet.shape('M50 2C36-24 2-32-34-6C-40-2-40 6-34 10C2 34 36 26 50 2Z', '#ff8a2e') +
        eye(sheet, 30, -5, 6),
    ) +
    sheet.stroke(d, '#a5d5e8', 4) +
    sheet.shape(box(-35, -48, 70, 11, 5), '#c5e8f5') +
    sheet.shape(oval(16, -20, 4), '#ffffff') +
    sheet.shape(oval(24, -28, 3), '#ffffff')
  );
};

export const yacht: Thing = (sheet) =>
  sheet.stroke('M0 20V-50', '#7a4e30', 4) +
  sheet.shape('M4-48C34-28 42-4 44 12H4Z', sheet.linear(['#ff8a7a', '#e0342f'])) +
  sheet.shape('M-4-40C-22-20-32-2-36 12H-4Z', sheet.linear(['#fff6dc', '#f2d08a'])) +
  sheet.shape('M-50 18H52C46 36 34 42 22 42H-20C-36 42-46 34-50 18Z', sheet.linear(['#5f8fe0', '#2f58a8'])) +
  sheet.stroke('M-54 46q13-9 27 0t27 0t27 0t27 0', '#ffffff', 4);

export const umbrella: Thing = (sheet) =>
  sheet.stroke('M0-20V34Q0 46 11 46Q20 46 20 36', '#7a4e30', 5) +
  sheet.shape('M-54 6C-50-60 50-60 54 6Q45-6 36 6Q27-6 18 6Q9-6 0 6Q-9-6-18 6Q-27-6-36 6Q-45-6-54 6Z', '#3f8fd8') +
  sheet.shape('M-18 6C-16-30-8-44 0-44C8-44 16-30 18 6Q9-6 0 6Q-9-6-18 6Z', '#ffd23f') +
  sheet.shape(
    'M-54 6C-52-24-34-40-14-43C-26-34-34-20-36 6Q-45-6-54 6ZM54 6C52-24 34-40 14-43C26-34 34-20 36 6Q45-6 54 6Z',
    '#e5484d',
  ) +
  sheet.stroke('M0-44V-54', '#7a4e30', 5);

export const glass: Thing = (sheet) =>
  sheet.shape('M-30-44H30L24 44H-24Z', '#e4f6fc') +
  sheet.shape('M-27-14H27L23 42H-23Z', sheet.linear(['#ffc95a', '#f5922e'])) +
  sheet.stroke('M-30-44H30L24 44H-24Z', '#9fd0e5', 4) +
  sheet.stroke('M8 30L20-62L36-66', '#e5484d', 6) +
  sheet.shape(sector(-26, -44, 0, 19, 0, 360), '#ffb52e') +
  sheet.shape(oval(-26, -44, 14), '#ffe08a') +
  [0, 60, 120]
    .map((a) => sheet.stroke(line([polar(-26, -44, 13, a), polar(-26, -44, -13, a)]), '#ffb52e', 2))
    .join('') +
  sheet.stroke('M-16-30L-12 30', '#ffffff', 5, { opacity: 0.8 });

export const ginkgo: Thing = (sheet) =>
  [
    [-16, 6, -22, '#f5b52a'],
    [16, -2, 24, '#ffd23f'],
  ]
    .map(([x, y, turn, c]) => {
      const d = 'M0 38C-4 14-40 4-40-16C-34-36-12-30-2-38L0-22L4-38C14-30 34-36 40-16C40 4 4 14 0 38Z';
      return sheet.place(
        Number(x),
        Number(y),
        { turn: Number(turn), scale: 0.9 },
        sheet.shape(d, sheet.linear([light(String(c), 0.3), String(c)])),
        sheet.stroke('M0 30L-24-16M0 30L-12-24M0 30L12-24M0 30L24-16', dark(String(c), 0.18), 2),
        sheet.stroke('M0 36Q2 48 8 56', '#b5862a', 4),
      );
    })
    .join('');

export const tooth: Thing = (sheet) =>
  sheet.shape(
    'M0-36C20-52 48-36 42-6C38 14 34 46 22 46C12 46 12 20 0 20C-12 20-12 46-22 46C-34 46-38 14-42-6C-48-36-20-52 0-36Z',
    sheet.radial(['#ffffff', '#f2f6fb', '#c5d2e5'], 0.4, 0.3, 0.8),
    { stroke: { colour: '#a9b9d2', width: 2.5 } },
  ) +
  eye(sheet, -13, -12, 4.5) +
  eye(sheet, 13, -12, 4.5) +
  sheet.stroke('M-8 1q8 8 16 0', '#5a4a7a', 3) +
  sheet.shape(oval(-24, -2, 6, 4), '#ff9aa8', { opacity: 0.7 }) +
  sheet.shape(oval(24, -2, 6, 4), '#ff9aa8', { opacity: 0.7 }) +
  sheet.shape(star(34, -38, 12, 3.4, 4), '#ffffff');
