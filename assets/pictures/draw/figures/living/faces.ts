/** Animals' faces, seen from the front: each about 100 px wide around the origin. */
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { curve, leaf, oval, points, sector } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

export type Face = (sheet: Sheet) => string;

const INK = '#2b2340';

function both(mark: (side: 1 | -1) => string): string {
  return mark(-1) + mark(1);
}

export function eye(sheet: Sheet, x: number, y: number, radius: number): string {
  return (
    sheet.shape(oval(x, y, radius, radius * 1.15), INK) +
    sheet.shape(oval(x - radius * 0.3, y - radius * 0.4, radius * 0.36), '#ffffff')
  );
}

function eyes(sheet: Sheet, dx: number, y: number, radius: number): string {
  return both((side) => eye(sheet, side * dx, y, radius));
}

function cheeks(sheet: Sheet, dx: number, y: number, colour = '#ff8f7a'): string {
  return both((side) => sheet.shape(oval(side * dx, y, 8, 5.5), colour, { opacity: 0.55 }));
}

function smile(sheet: Sheet, y: number, size = 7): string {
  const d = (side: number) =>
    curve([
      [0, y],
      [side * size * 0.6, y + size * 0.7],
      [side * size * 1.4, y + size * 0.35],
    ]);
  return both((side) => sheet.stroke(d(side), INK, 2.4));
}

function head(sheet: Sheet, colour: string, rx = 50, ry = 46): string {
  return sheet.shape(
    oval(0, 0, rx, ry),
    sheet.radial([light(colour, 0.3), colour, dark(colour, 0.16)], 0.42, 0.32, 0.72),
  );
}

function roundEars(sheet: Sheet, colour: string, inner: string, dx = 36, y = -36, radius = 18): string {
  return both(
    (side) =>
      sheet.shape(oval(side * dx, y, radius), colour) + sheet.shape(oval(side * dx, y + 2, radius * 0.58), inner),
  );
}

export const tiger: Face = (sheet) => {
  const stripe = (x: number, y: number, length: number, angle: number) =>
    sheet.shape(leaf(x, y, length, 5, angle), INK);
  return (
    roundEars(sheet, '#e8842c', '#ffd9c2') +
    head(sheet, '#f59a38') +
    sheet.shape(oval(-17, 17, 22, 18), '#fff4e2') +
    sheet.shape(oval(17, 17, 22, 18), '#fff4e2') +
    stripe(0, -46, 24, 90) +
    both(
      (side) =>
        stripe(side * 14, -43, 18, 90 - side * 6) +
        stripe(side * 50, -8, 18, side > 0 ? 176 : 4) +
        stripe(side * 49, 6, 16, side > 0 ? 184 : -4) +
        stripe(side * 45, 20, 14, side > 0 ? 194 : -14),
    ) +
    eyes(sheet, 19, -6, 7) +
    sheet.shape(oval(0, 9, 8, 5.5), '#d8576b') +
    smile(sheet, 15) +
    cheeks(sheet, 33, 14)
  );
};

export const panda: Face = (sheet) =>
  roundEars(sheet, '#34304c', '#4d4868') +
  head(sheet, '#f6f1e7') +
  both((side) => sheet.place(side * 20, -3, { turn: side * 30 }, sheet.shape(oval(0, 0, 12, 15), '#34304c'))) +
  both((side) => sheet.shape(oval(side * 18, -5, 4.5), '#ffffff') + sheet.shape(oval(side * 18, -4.5, 2.6), INK)) +
  sheet.shape(oval(0, 13, 7.5, 5), '#34304c') +
  smile(sheet, 18) +
  cheeks(sheet, 33, 17);

export const lion: Face = (sheet) =>
  Array.from({ length: 16 }, (_, i) => {
    const turn = (i * 360) / 16;
    return sheet.place(0, 0, { turn }, sheet.shape(leaf(30, 0, 40, 15, 0, 0.5), i % 2 === 0 ? '#b5561f' : '#cf6f28'));
  }).join('') +
  roundEars(sheet, '#eaa944', '#c9742c', 32, -31, 13) +
  head(sheet, '#f4bd58', 43, 40) +
  sheet.shape(oval(-11, 16, 15, 12), '#ffe9bd') +
  sheet.shape(oval(11, 16, 15, 12), '#ffe9bd') +
  eyes(sheet, 17, -5, 6) +
  sheet.shape(oval(0, 9, 8, 5.5), '#8c3a2b') +
  smile(sheet, 15) +
  cheeks(sheet, 29, 13);

export const koala: Face = (sheet) =>
  roundEars(sheet, '#8d99ab', '#f3c9cf', 42, -22, 22) +
  head(sheet, '#a9b4c4', 45, 42) +
  sheet.shape(oval(0, 6, 10, 16), sheet.linear(['#565a75', '#34304c'])) +
  eyes(sheet, 23, -4, 5.5) +
  smile(sheet, 25, 6) +
  cheeks(sheet, 28, 16);

function bearOf(colour: string, muzzle: string): Face {
  return (sheet) =>
    roundEars(sheet, dark(colour, 0.08), muzzle, 35, -34, 16) +
    head(sheet, colour) +
    sheet.shape(oval(0, 16, 22, 17), muzzle) +
    eyes(sheet, 19, -7, 5.5) +
    sheet.shape(oval(0, 9, 9, 6), INK) +
    smile(sheet, 15) +
    cheeks(sheet, 33, 10);
}

export const bear: Face = bearOf('#9b6238', '#e8c294');
export const polarBear: Face = bearOf('#eef4f8', '#ffffff');

export const elephant: Face = (sheet) =>
  both(
    (side) =>
      sheet.shape(oval(side * 45, -4, 30, 34), sheet.linear(['#8ea3bd', '#6f86a4'])) +
      sheet.shape(oval(side * 45, -2, 20, 23), '#e7b3ba'),
  ) +
  head(sheet, '#9cb0c9', 38, 40) +
  sheet.stroke(curve(points('0,4 -2,30 4,48 20,50 25,40')), '#8499b5', 17) +
  both((side) => sheet.shape(leaf(side * 13, 20, 24, 8, 90 - side * 14), '#fffbea')) +
  eyes(sheet, 19, -8, 5) +
  cheeks(sheet, 25, 8);

export const fox: Face = (sheet) =>
  both(
    (side) =>
      sheet.shape(leaf(side * 24, -14, 52, 26, -90 + side * 22, 0.4), '#d95d22') +
      sheet.shape(leaf(side * 25, -18, 38, 16, -90 + side * 22, 0.4), '#4a2c3c'),
  ) +
  sheet.shape(
    'M-52-2C-44-36-20-42 0-42C20-42 44-36 52-2C40 26 14 44 0 46C-14 44-40 26-52-2Z',
    sheet.linear(['#f5873a', '#e56a26']),
  ) +
  sheet.shape('M-52-2C-34-4-16 8 0 46C-14 44-40 26-52-2Z', '#fff3e3') +
  sheet.shape('M52-2C34-4 16 8 0 46C14 44 40 26 52-2Z', '#fff3e3') +
  eyes(sheet, 20, -6, 5.5) +
  sheet.shape(oval(0, 41, 8, 6), INK);

export const rabbit: Face = (sheet) =>
  both(
    (side) =>
      sheet.shape(leaf(side * 16, -24, 78, 26, -90 + side * 12, 0.6), '#efe2d2') +
      sheet.shape(leaf(side * 17, -30, 60, 14, -90 + side * 12, 0.6), '#f3a9ae'),
  ) +
  head(sheet, '#f7ecdf', 43, 39) +
  eyes(sheet, 19, -4, 6) +
  sheet.shape(oval(0, 9, 5.5, 4), '#e86f80') +
  smile(sheet, 13, 6) +
  cheeks(sheet, 29, 11);

export const owl: Face = (sheet) =>
  both((side) => sheet.shape(leaf(side * 26, -24, 34, 18, -90 + side * 26), '#6b4a35')) +
  head(sheet, '#8a6144', 48, 44) +
  both(
    (side) =>
      sheet.shape(oval(side * 20, -3, 21), '#f3dfbd') +
      sheet.shape(oval(side * 20, -3, 12), '#f0a828') +
      eye(sheet, side * 20, -3, 7.5),
  ) +
  sheet.shape(leaf(0, 2, 22, 13, 90, 0.35), '#e58a1f');

export const frog: Face = (sheet) =>
  both((side) => sheet.shape(oval(side * 27, -30, 19), '#57a545')) +
  head(sheet, '#68ba50', 50, 38) +
  both((side) => sheet.shape(oval(side * 27, -32, 12), '#ffffff') + eye(sheet, side * 27, -31, 7)) +
  sheet.stroke(curve(points('-27,8 0,20 27,8')), '#25552c', 3.5) +
  both((side) => sheet.shape(oval(side * 6, -6, 2), '#25552c')) +
  cheeks(sheet, 35, 8);

export const penguin: Face = (sheet) =>
  head(sheet, '#343d63') +
  both((side) => sheet.shape(oval(side * 17, 6, 24, 30), '#fffaf0')) +
  eyes(sheet, 17, -5, 5.5) +
  sheet.shape(leaf(0, 2, 22, 14, 90, 0.35), '#f49a26') +
  cheeks(sheet, 29, 14);

export const toucan: Face = (sheet) =>
  head(sheet, '#2d3350', 42, 42) +
  sheet.shape(oval(-4, 12, 26, 26), '#fff6df') +
  sheet.shape(oval(-8, -10, 14), '#4fb4d8') +
  eye(sheet, -8, -10, 7) +
  sheet.shape('M14-18C52-34 84-16 84 22C66 12 34 16 14 14Z', sheet.linear(['#ffb52e', '#f0602d'], 0)) +
  sheet.shape(sector(74, 8, 0, 14, -40, 70), '#2d3350', { opacity: 0.55 });

export const camel: Face = (sheet) =>
  both((side) => sheet.shape(leaf(side * 24, -34, 26, 14, side > 0 ? -25 : 205), '#c79253')) +
  sheet.shape(
    'M-28-38C-20-50 20-50 28-38C36-18 26 4 28 22C30 46-30 46-28 22C-26 4-36-18-28-38Z',
    sheet.linear(['#e0b070', '#cd9a58']),
  ) +
  sheet.shape(oval(0, 26, 27, 19), '#edcc97') +
  eyes(sheet, 17, -14, 5.5) +
  both((side) => sheet.shape(oval(side * 9, 20, 3, 2), '#6b4527')) +
  smile(sheet, 29, 8);

export const kangaroo: Face = (sheet) =>
  both(
    (side) =>
      sheet.shape(leaf(side * 18, -26, 50, 22, -90 + side * 24, 0.5), '#b9743f') +
      sheet.shape(leaf(side * 19, -30, 38, 13, -90 + side * 24, 0.5), '#f0c3a2'),
  ) +
  sheet.shape(
    'M-32-26C-24-44 24-44 32-26C36-6 20 12 18 32C14 46-14 46-18 32C-20 12-36-6-32-26Z',
    sheet.linear(['#d0894e', '#c0763e']),
  ) +
  sheet.shape(oval(0, 28, 16, 15), '#f0cda6') +
  eyes(sheet, 17, -10, 5.5) +
  sheet.shape(oval(0, 22, 9, 6.5), INK);
