/** Sea animals and boats, each around the origin, facing right, about 100 px long. */

import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { box, curve, leaf, oval, points, polar, sector } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';
import { eye } from './faces.ts';

const BODY = 'M50 2C36-24 2-32-34-6C-40-2-40 6-34 10C2 34 36 26 50 2Z';

/** A round reef fish with stripes across it. */
export function fish(sheet: Sheet, colour: string, stripes: string, fins: string): string {
  const stripe = (x: number) =>
    sheet.shape(
      `M${x}-40C${x + 12}-14 ${x + 12} 16 ${x} 44H${x + 10}C${x + 24} 16 ${x + 24}-14 ${x + 10}-40Z`,
      stripes,
    );
  return (
    sheet.shape(
      'M-30 2C-46-8-56-24-66-24C-58-6-58 10-66 28C-54 28-44 14-30 2Z',
      sheet.linear([light(fins), dark(fins)]),
    ) +
    sheet.shape('M-14-16C-8-36 16-38 24-20ZM-10 20C-4 38 12 38 18 24Z', fins) +
    sheet.shape(BODY, sheet.linear([light(colour, 0.35), colour, dark(colour, 0.2)])) +
    sheet.within(BODY, stripe(-26), stripe(2)) +
    sheet.shape(leaf(4, 6, 24, 16, 150), dark(fins, 0.1)) +
    sheet.shape(oval(34, -6, 8), '#ffffff') +
    eye(sheet, 35, -6, 5)
  );
}

/** A slim fish for a school. */
export function sprat(sheet: Sheet, colour: string): string {
  return (
    sheet.shape('M-34 0L-56-16C-50-4-50 4-56 16Z', dark(colour, 0.15)) +
    sheet.shape('M50 0C34-18-8-20-38 0C-8 20 34 18 50 0Z', sheet.linear([dark(colour, 0.15), light(colour, 0.5)])) +
    sheet.shape(leaf(2, 3, 22, 8, 160), dark(colour, 0.25)) +
    eye(sheet, 36, -3, 4)
  );
}

export function whale(sheet: Sheet): string {
  const body = 'M60 4C56-30 18-40-14-30C-36-23-52-8-62-16C-58 4-44 24-14 30C22 36 56 30 60 4Z';
  return (
    sheet.shape('M-58-14C-70-16-82-28-80-42C-70-42-62-36-59-28C-58-38-52-46-42-48C-40-34-48-20-58-14Z', '#3f6fa8') +
    sheet.shape(body, sheet.linear(['#5d95cf', '#3566a0'])) +
    sheet.within(
      body,
      sheet.shape('M70 8C40 20 0 22-40 12L-40 50H70Z', '#e4f1f8'),
      ...[16, 22, 28].map((y) =>
        sheet.stroke(
          curve([
            [60, y - 8],
            [20, y],
            [-20, y - 4],
          ]),
          '#a9c9e0',
          1.6,
        ),
      ),
    ) +
    sheet.shape(leaf(10, 16, 34, 16, 128), '#2f5c94') +
    eye(sheet, 38, 0, 4.2) +
    sheet.stroke('M22-38C20-54 8-58 4-52M22-38C24-54 36-58 40-52', '#d8f0fa', 4)
  );
}

export function ship(sheet: Sheet): string {
  return (
    sheet.stroke('M-12 14V-56M22 14V-44', '#6b4329', 4) +
    sheet.shape('M-12-52C14-46 16-18-10-4ZM-12-50C-30-36-36-16-38-4L-14-4Z', sheet.linear(['#fff8e6', '#f2d9ad'], 0)) +
    sheet.shape('M22-42C44-34 46-14 24-4Z', sheet.linear(['#fff8e6', '#f2d9ad'], 0)) +
    sheet.shape(box(-10, -66, 20, 9, 2), '#e2483d') +
    sheet.shape('M-50 8H54C50 26 40 34 26 34H-26C-40 34-46 24-50 8Z', sheet.linear(['#b0683a', '#7a4226'])) +
    sheet.stroke('M-46 16H50', '#f0c987', 3) +
    [-24, -4, 16].map((x) => sheet.shape(oval(x, 24, 4), '#f7d98c')).join('')
  );
}

export function octopus(sheet: Sheet, colour: string): string {
  const arm = (i: number) => {
    const side = i < 3 ? -1 : 1;
    const reach = [52, 38, 18, 18, 38, 52][i] ?? 0;
    const drop = [18, 40, 52, 52, 40, 18][i] ?? 0;
    return sheet.stroke(
      curve([
        [side * 10, 8],
        [side * reach * 0.7, drop * 0.55 + 10],
        [side * reach, drop],
        [side * (reach + 12), drop - 10],
      ]),
      i % 2 === 0 ? dark(colour, 0.18) : colour,
      12,
    );
  };
  return (
    [0, 5, 1, 4, 2, 3].map(arm).join('') +
    sheet.shape(
      'M-34-20C-34-62 34-62 34-20C34 0 28 18 0 18C-28 18-34 0-34-20Z',
      sheet.linear([light(colour, 0.3), colour]),
    ) +
    [-12, 12].map((x) => sheet.shape(oval(x, -14, 9), '#ffffff') + eye(sheet, x, -13, 5.5)).join('') +
    sheet.stroke(curve(points('-8,4 0,9 8,4')), dark(colour, 0.6), 2.6) +
    points('-20,-38 4,-46 20,-34')
      .map(([x, y]) => sheet.shape(oval(x, y, 5), light(colour, 0.5), { opacity: 0.7 }))
      .join('')
  );
}

export function turtle(sheet: Sheet): string {
  const shell = oval(-4, 0, 42, 32);
  const plate = (x: number, y: number) =>
    sheet.shape(
      `M${x - 12} ${y}L${x - 6}${y - 10 < 0 ? '' : ' '}${y - 10}H${x + 6}L${x + 12} ${y}L${x + 6} ${y + 10}H${x - 6}Z`,
      '#8fbf5a',
      { stroke: { colour: '#3f7a45', width: 2.5 } },
    );
  return (
    sheet.shape(leaf(14, -14, 62, 30, -62, 0.6), '#6aa84f') +
    sheet.shape(leaf(14, 16, 58, 26, 62, 0.6), '#5c9a48') +
    sheet.shape(leaf(-30, -12, 34, 18, -140, 0.6), '#6aa84f') +
    sheet.shape(leaf(-30, 14, 34, 18, 140, 0.6), '#5c9a48') +
    sheet.shape(oval(52, 0, 20, 15), sheet.radial(['#a9d77c', '#6aa84f'])) +
    eye(sheet, 60, -4, 3.8) +
    sheet.shape(shell, sheet.radial(['#74ad52', '#3f7a45'], 0.45, 0.35)) +
    sheet.within(
      shell,
      plate(-4, 0),
      plate(-28, -11),
      plate(-28, 11),
      plate(20, -11),
      plate(20, 11),
      plate(-4, -21),
      plate(-4, 21),
    ) +
    sheet.stroke(shell, '#356b3d', 3)
  );
}

export function jellyfish(sheet: Sheet, colour: string): string {
  const threads = [-28, -16, -5, 6, 17, 28].map((x, i) =>
    sheet.stroke(
      curve([
        [x, 6],
        [x + 7, 30],
        [x - 7, 56],
        [x + 5, 78 + (i % 3) * 12],
      ]),
      i % 2 === 0 ? light(colour, 0.45) : colour,
      i % 2 === 0 ? 3 : 5,
      { opacity: 0.75 },
    ),
  );
  return (
    threads.join('') +
    sheet.shape(
      'M-42 8C-44-54 44-54 42 8C34 16 28 4 21 8C14 16 7 4 0 8C-7 16-14 4-21 8C-28 16-34 4-42 8Z',
      sheet.linear([light(colour, 0.6), colour]),
      { opacity: 0.88 },
    ) +
    sheet.shape(oval(-14, -20, 12, 8), '#ffffff', { opacity: 0.55 })
  );
}

/** A starfish with five arms. */
export function seaStar(sheet: Sheet, colour: string): string {
  const arms = Array.from({ length: 5 }, (_, i) => sheet.shape(leaf(0, 0, 40, 26, -90 + i * 72, 0.32), colour));
  const dots = Array.from({ length: 10 }, (_, i) => {
    const [x, y] = polar(0, 0, i < 5 ? 12 : 22, -90 + (i % 5) * 72);
    return sheet.shape(oval(x, y, 3), light(colour, 0.6));
  });
  return arms.join('') + sheet.shape(oval(0, 0, 12), colour) + dots.join('');
}

export function seahorse(sheet: Sheet, colour: string): string {
  return (
    sheet.shape(leaf(-14, 2, 30, 20, 190), light(colour, 0.4)) +
    sheet.stroke(curve(points('4,-30 -6,-12 2,10 -4,34 6,48 16,42 12,34')), colour, 13) +
    sheet.shape('M-16-14C-16 8 0 18 12 8C16-6 4-22-16-14Z', light(colour, 0.2)) +
    sheet.shape(oval(6, -40, 15, 13), colour) +
    sheet.shape(box(14, -43, 24, 8, 4), colour) +
    sheet.shape('M-8-46L-12-62L-1-52L4-66L10-53L18-60L14-48Z', dark(colour, 0.15)) +
    eye(sheet, 10, -42, 3.6) +
    [-10, 4, 18, 30].map((y) => sheet.stroke(`M-8 ${y}H6`, dark(colour, 0.25), 2)).join('')
  );
}

export function shell(sheet: Sheet, colour: string): string {
  const fan = sector(0, 22, 0, 44, -165, -15);
  return (
    sheet.shape(fan, sheet.linear([light(colour, 0.4), colour])) +
    sheet.within(
      fan,
      ...Array.from({ length: 6 }, (_, i) =>
        sheet.stroke(`M0 22L${polar(0, 22, 50, -153 + i * 25).join(' ')}`, dark(colour, 0.2), 2.5),
      ),
    ) +
    sheet.shape(box(-10, 18, 20, 9, 4), dark(colour, 0.12))
  );
}
