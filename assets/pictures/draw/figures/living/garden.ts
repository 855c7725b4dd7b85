/**
 * A snowman, a sunflower, a slice of melon and a pumpkin, for the scene of the seasons. The first two stand on their point; the others lie
 * around it.
 */
import type { Dice } from '#assets/pictures/draw/pen/dice.ts';
import { box, curve, leaf, line, oval, points, polar, sector } from '#assets/pictures/draw/pen/path.ts';
import { scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

export function snowman(sheet: Sheet): string {
  const ball = (y: number, r: number) =>
    sheet.shape(oval(0, y, r), sheet.radial(['#ffffff', '#eef4fc', '#b9cbe8'], 0.4, 0.32, 0.75));
  return (
    sheet.shape(oval(10, 6, 90, 14), '#3a4f8a', { opacity: 0.3, blur: 5 }) +
    ball(-60, 74) +
    ball(-166, 56) +
    ball(-246, 42) +
    sheet.stroke(
      'M-48-180L-106-224M-92-214L-110-206M-92-214L-92-236M48-180L104-216M92-208L112-204M92-208L96-232',
      '#6a4230',
      6,
    ) +
    sheet.shape(box(-34, -306, 68, 40, 5), '#3a3f6b') +
    sheet.shape(box(-50, -274, 100, 12, 6), '#2e335c') +
    sheet.shape(box(-34, -284, 68, 10), '#e5484d') +
    sheet.shape(oval(-14, -252, 5), '#2b2340') +
    sheet.shape(oval(14, -252, 5), '#2b2340') +
    sheet.shape('M-2-242L44-232L-2-230Z', '#f5842e') +
    sheet.shape(box(-40, -216, 80, 22, 10), '#e5484d') +
    sheet.shape(line(points('14,-204 42,-204 48,-136 22,-136'), true), '#c9363c') +
    [0, 1, 2].map((i) => sheet.stroke(`M${-28 + i * 22}-214v18`, '#ffe14d', 5)).join('') +
    [-170, -146, -80, -50].map((y) => sheet.shape(oval(0, y, 5.5), '#2b2340')).join('')
  );
}

export function sunflower(sheet: Sheet, x: number, y: number, size: number, die: Dice): string {
  const top = y - size * 3.4;
  return (
    sheet.stroke(`M${x.toFixed(1)} ${y.toFixed(1)}V${top.toFixed(1)}`, '#2f8f4a', size * 0.22) +
    sheet.shape(leaf(x, y - size, size * 1.6, size * 0.6, -30), '#3fa352') +
    sheet.shape(leaf(x, y - size * 1.4, size * 1.5, size * 0.6, 208), '#2f8f4a') +
    Array.from({ length: 14 }, (_, i) =>
      sheet.shape(leaf(x, top, size * 1.25, size * 0.42, i * 25.7, 0.6), i % 2 === 0 ? '#ffc926' : '#f5a524'),
    ).join('') +
    sheet.shape(oval(x, top, size * 0.6), '#7a4526') +
    scatter({ x: x - size * 0.45, y: top - size * 0.45, width: size * 0.9, height: size * 0.9 }, size * 0.22, die)
      .map(([sx, sy]) => sheet.shape(oval(sx, sy, size * 0.06), '#c98a4a'))
      .join('')
  );
}

export function melon(sheet: Sheet, x: number, y: number): string {
  return (
    sheet.shape(sector(x, y - 40, 0, 86, 10, 170), '#2f8f4a') +
    sheet.shape(sector(x, y - 40, 0, 74, 10, 170), '#e8f5c8') +
    sheet.shape(sector(x, y - 40, 0, 66, 10, 170), sheet.linear(['#ff6f6a', '#f0404f'])) +
    [40, 65, 90, 115, 140]
      .map((angle, i) => {
        const [sx, sy] = polar(x, y - 40, i % 2 === 0 ? 48 : 32, angle);
        return sheet.shape(leaf(sx, sy, 11, 5, angle), '#3a1f2a');
      })
      .join('')
  );
}

export function pumpkin(sheet: Sheet, x: number, y: number, r: number): string {
  return (
    sheet.shape(oval(x + 6, y + r * 0.72, r * 1.1, r * 0.16), '#3a2430', { opacity: 0.3, blur: 4 }) +
    [-0.62, 0.62, -0.32, 0.32, 0]
      .map((dx) =>
        sheet.shape(oval(x + dx * r, y, r * 0.5, r * 0.76), sheet.linear(['#ffab4a', '#f5842e', '#c9561f'], 20), {
          stroke: { colour: '#c9561f', width: 2 },
        }),
      )
      .join('') +
    sheet.stroke(
      curve([
        [x, y - r * 0.7],
        [x + 3, y - r * 0.95],
        [x + 14, y - r * 1.1],
      ]),
      '#5b7a3a',
      r * 0.16,
    ) +
    sheet.shape(leaf(x, y - r * 0.72, r * 0.7, r * 0.3, -10), '#6fa84f')
  );
}
