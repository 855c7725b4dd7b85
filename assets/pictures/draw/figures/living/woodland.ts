/** Animals of wood and meadow from head to foot, each standing on the origin, about 200 px tall, facing the viewer. */

import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { curve, leaf, line, oval, points, polar } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';
import { bear, eye, fox, rabbit } from './faces.ts';

function shadow(sheet: Sheet, width: number): string {
  return sheet.shape(oval(6, 0, width, width * 0.16), '#16324a', { opacity: 0.3, blur: 5 });
}

function paws(sheet: Sheet, colour: string, dx: number, size = 16): string {
  return [-dx, dx].map((x) => sheet.shape(oval(x, -size * 0.5, size, size * 0.62), colour)).join('');
}

export function sittingFox(sheet: Sheet): string {
  return (
    shadow(sheet, 92) +
    sheet.shape(
      'M30-14C80-2 128-30 112-86C106-104 96-108 92-118C86-84 76-60 34-42Z',
      sheet.linear(['#fff3e3', '#f08a3c', '#d9642a']),
    ) +
    sheet.shape('M-48 0C-58-60-34-104 0-104C34-104 58-60 48 0Z', sheet.linear(['#f5873a', '#d9642a'])) +
    sheet.shape('M-20-6C-30-60-16-92 0-92C16-92 30-60 20-6Z', '#fff3e3') +
    paws(sheet, '#5a3140', 26) +
    sheet.place(0, -124, { scale: 1.12 }, fox(sheet))
  );
}

export function sittingRabbit(sheet: Sheet, colour = '#f0e0cf'): string {
  return (
    shadow(sheet, 62) +
    sheet.shape(oval(44, -20, 17), '#ffffff') +
    sheet.shape('M-42 0C-54-48-32-78 0-78C32-78 54-48 42 0Z', sheet.linear([light(colour, 0.3), dark(colour, 0.1)])) +
    sheet.shape(oval(0, -32, 22, 28), '#ffffff') +
    paws(sheet, light(colour, 0.3), 24, 18) +
    sheet.place(0, -94, { scale: 0.86 }, rabbit(sheet))
  );
}

export function sittingBear(sheet: Sheet): string {
  return (
    shadow(sheet, 100) +
    sheet.shape('M-70 0C-88-70-56-128 0-128C56-128 88-70 70 0Z', sheet.linear(['#a86c40', '#7f4d2c'])) +
    sheet.shape(oval(0, -50, 42, 46), '#d9a878') +
    sheet.stroke(curve(points('-58,-92 -76,-62 -46,-44')), '#8c5632', 26) +
    sheet.stroke(curve(points('58,-92 76,-62 46,-44')), '#8c5632', 26) +
    [-44, 44]
      .map((x) => sheet.shape(oval(x, -14, 27, 21), '#8c5632') + sheet.shape(oval(x, -12, 15, 11), '#d9a878'))
      .join('') +
    sheet.place(0, -160, { scale: 1.2 }, bear(sheet))
  );
}

export function deer(sheet: Sheet): string {
  const coat = sheet.linear(['#d4935a', '#b3713c']);
  const antler = (side: number) =>
    sheet.stroke(
      curve([
        [side * 12, -196],
        [side * 26, -226],
        [side * 20, -256],
      ]) +
        curve([
          [side * 24, -224],
          [side * 46, -238],
          [side * 50, -260],
        ]) +
        curve([
          [side * 22, -240],
          [side * 8, -258],
        ]),
      '#8a5a36',
      7,
    );
  return (
    shadow(sheet, 110) +
    [-66, -44, 36, 58]
      .map(
        (x, i) =>
          sheet.shape(`M${x - 9}-70L${x - 6} 0H${x + 7}L${x + 11}-70Z`, i % 2 === 0 ? '#96592f' : '#b3713c') +
          sheet.shape(oval(x, -4, 9, 6), '#4a2c22'),
      )
      .join('') +
    sheet.shape(leaf(-82, -104, 34, 20, 220), '#fff3e0') +
    sheet.shape('M-84-96C-84-132-40-136 0-128C30-126 56-142 70-120C80-92 74-60 40-56C0-48-84-48-84-96Z', coat) +
    points('-58,-104 -36,-112 -14,-108 -48,-86 -24,-88 4,-100')
      .map(([x, y]) => sheet.shape(oval(x, y, 6), '#f7dcb5'))
      .join('') +
    sheet.place(
      56,
      0,
      {},
      sheet.shape('M-20-90C-26-130-18-150-14-168H20C22-140 26-110 12-84Z', coat),
      antler(-1),
      antler(1),
      ...[-1, 1].map(
        (side) =>
          sheet.shape(leaf(side * 16, -186, 40, 20, side > 0 ? -28 : 208), '#b3713c') +
          sheet.shape(leaf(side * 18, -187, 28, 10, side > 0 ? -28 : 208), '#f3c9a8'),
      ),
      sheet.shape(
        'M-28-190C-24-212 24-212 28-190C32-172 18-158 14-142C8-130-8-130-14-142C-18-158-32-172-28-190Z',
        sheet.linear(['#dca068', '#c98a52']),
      ),
      sheet.shape(oval(0, -142, 12, 9), '#fff0dc'),
      sheet.shape(oval(0, -146, 8, 5.5), '#3a2430'),
      eye(sheet, -15, -178, 5.5),
      eye(sheet, 15, -178, 5.5),
    )
  );
}

export function hedgehog(sheet: Sheet): string {
  const spikes = Array.from({ length: 26 }, (_, i) => {
    const angle = 172 + i * 6.4;
    const [x, y] = polar(-6, -22, 40, angle);
    return sheet.shape(leaf(x, y, 34, 11, angle, 0.3), i % 2 === 0 ? '#5b4038' : '#7d5a47');
  });
  const inner = Array.from({ length: 18 }, (_, i) => {
    const angle = 178 + i * 9;
    const [x, y] = polar(-6, -22, 22, angle);
    return sheet.shape(leaf(x, y, 30, 10, angle, 0.3), i % 2 === 0 ? '#8d6a53' : '#6a4a3c');
  });
  return (
    shadow(sheet, 70) +
    spikes.join('') +
    sheet.shape('M-58-8C-62-60 34-76 52-30C60-10 40-2 20-2H-46C-54-2-58-4-58-8Z', '#6a4a3c') +
    inner.join('') +
    sheet.shape('M18-44C50-44 62-24 78-16C78-6 60-2 30-2C8-4 4-36 18-44Z', '#f0d3ab') +
    sheet.shape(oval(77, -17, 7, 6), '#2b2340') +
    eye(sheet, 46, -25, 5) +
    sheet.shape(oval(40, -12, 7, 4.5), '#ff8f7a', { opacity: 0.6 }) +
    sheet.shape(oval(22, -38, 9), '#d9b186') +
    [-30, 30].map((x) => sheet.shape(oval(x, -3, 10, 6), '#c99c6e')).join('')
  );
}

export function squirrel(sheet: Sheet): string {
  return (
    shadow(sheet, 56) +
    sheet.shape(
      'M20-6C70-2 86-50 66-90C56-114 28-120 20-100C36-104 46-90 40-74C34-54 10-50 20-6Z',
      sheet.linear(['#e8935a', '#b9582c']),
    ) +
    sheet.shape('M-34 0C-44-44-24-72 2-72C28-72 40-40 30 0Z', sheet.linear(['#d97a42', '#b9582c'])) +
    sheet.shape(oval(-8, -28, 16, 24), '#ffe9cf') +
    sheet.shape(leaf(-24, -96, 26, 15, -100), '#b9582c') +
    sheet.shape(leaf(6, -98, 26, 15, -76), '#b9582c') +
    sheet.shape(oval(-8, -84, 30, 26), sheet.radial(['#eda06a', '#d0703a'])) +
    sheet.shape(oval(-18, -74, 13, 10), '#ffe9cf') +
    eye(sheet, -20, -88, 5.2) +
    eye(sheet, 6, -88, 5.2) +
    sheet.shape(oval(-17, -79, 4.5, 3.2), '#3a2430') +
    sheet.shape(oval(-22, -42, 11, 13), '#a5713c') +
    sheet.shape('M-34-48C-32-58-12-58-10-48Z', '#6f4626') +
    sheet.stroke('M4-48Q-6-36-14-38', '#b9582c', 10) +
    paws(sheet, '#b9582c', 18, 12)
  );
}

/** Swims to the right. */
export function duck(sheet: Sheet, head = '#2f8f63'): string {
  return (
    sheet.shape(
      'M-52-10C-62-26-70-32-72-40C-54-38-40-36-24-32C10-40 48-34 50-12C46 8-44 8-52-10Z',
      sheet.linear(['#e8dcc8', '#b59a7c']),
    ) +
    sheet.shape('M-34-20C-20-34 20-34 26-20C10-4-24-4-34-20Z', '#8a6f58') +
    sheet.shape(leaf(-30, -20, 50, 10, 4), '#3f7fd6') +
    sheet.shape('M22-22C22-50 26-72 48-72C70-72 72-48 60-36C50-26 50-18 44-12Z', head) +
    sheet.stroke('M26-30Q38-22 50-28', '#ffffff', 5) +
    sheet.shape('M64-58C78-58 90-54 90-50C84-46 72-46 62-48Z', '#f5a524') +
    eye(sheet, 52, -58, 4.4)
  );
}

/** Flies to the right. */
export function bird(sheet: Sheet, colour: string, belly: string): string {
  return (
    sheet.shape('M-34 4L-70-6L-64 8L-72 18L-34 14Z', dark(colour, 0.15)) +
    sheet.shape('M-40 8C-30-24 18-30 40-8C46 0 44 12 34 18C6 32-28 26-40 8Z', colour) +
    sheet.shape('M40 2C40 20 6 32-20 22C0 18 22 12 40 2Z', belly) +
    sheet.shape('M8-6C-4-40-34-58-60-56C-50-40-44-10-6 6Z', sheet.linear([light(colour, 0.3), dark(colour, 0.2)])) +
    sheet.shape('M41-6L62 1L42 7Z', '#f5a524') +
    eye(sheet, 28, -5, 4.4)
  );
}

export function butterfly(sheet: Sheet, colour: string, spots: string): string {
  const wing = (side: number) =>
    sheet.shape(
      `M0-2C${side * 10}-40 ${side * 48}-46 ${side * 46}-18C${side * 46} 2 ${side * 20} 6 0 2Z`,
      sheet.linear([light(colour, 0.25), colour]),
    ) +
    sheet.shape(
      `M0 2C${side * 20} 2 ${side * 38} 14 ${side * 30} 32C${side * 20} 42 ${side * 4} 24 0 6Z`,
      dark(colour, 0.18),
    ) +
    sheet.shape(oval(side * 29, -20, 8), spots) +
    sheet.shape(oval(side * 20, 20, 5), spots) +
    sheet.stroke(
      curve([
        [0, -12],
        [side * 5, -30],
        [side * 12, -38],
      ]),
      '#3a2430',
      2,
    );
  return (
    wing(-1) +
    wing(1) +
    sheet.shape(line(points('0,-16 3.5,0 0,26 -3.5,0'), true), '#3a2430', { stroke: { colour: '#3a2430', width: 3 } })
  );
}

export function ladybird(sheet: Sheet): string {
  return (
    sheet.shape(oval(16, 0, 8), '#2b2340') +
    sheet.shape(oval(0, 0, 18, 15), '#e5383b') +
    sheet.stroke('M-18 0H16', '#2b2340', 2) +
    points('-8,-7 6,-7 -8,7 6,7')
      .map(([x, y]) => sheet.shape(oval(x, y, 3.2), '#2b2340'))
      .join('')
  );
}
