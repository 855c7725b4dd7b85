/** A section of the ground: earth, sand with old things in it, ground water and rock. */
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import type { Dice } from '#assets/pictures/draw/pen/dice.ts';
import { blob, box, curve, land, line, oval, type Point, points, polar } from '#assets/pictures/draw/pen/path.ts';
import { dabs, scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

export function underground(sheet: Sheet, die: Dice): string[] {
  const layer = (points: readonly Point[], colour: string) => {
    const outline = land(points, 1620);
    const top = Math.min(...points.map(([, y]) => y));
    return (
      sheet.shape(outline, sheet.linear([light(colour, 0.1), colour, dark(colour, 0.1)])) +
      sheet.within(
        outline,
        dabs(
          sheet,
          { x: 0, y: top, width: 1200, height: 1600 - top },
          [light(colour, 0.3), dark(colour, 0.25), light(colour, 0.15)],
          26,
          10,
          0.7,
          die,
        ),
      )
    );
  };
  const stones = (area: { x: number; y: number; width: number; height: number }, gap: number) =>
    scatter(area, gap, die).map(([x, y]) => {
      const r = die.between(10, 24);
      const c = die.pick(['#b5a08a', '#8a7f8f', '#c9b59a', '#9a8a78'] as const);
      return sheet.shape(blob(x, y, r * 1.3, r, 0.16, die, 7), sheet.linear([light(c, 0.3), c, dark(c, 0.25)]));
    });
  const drops = scatter({ x: 20, y: 1430, width: 1180, height: 160 }, 50, die).map(([x, y]) =>
    drop(sheet, x, y, die.between(11, 18)),
  );
  return [
    layer(points('-20,1150 300,1130 620,1150 860,1180 1220,1250'), '#9a6a44'),
    ...stones({ x: 10, y: 1190, width: 760, height: 70 }, 74),
    layer(points('-20,1260 300,1290 640,1260 900,1320 1220,1350'), '#c2905a'),
    ...stones({ x: 10, y: 1320, width: 1180, height: 70 }, 62),
    sheet.place(180, 1352, { scale: 1 }, fossil(sheet)),
    sheet.place(560, 1340, { scale: 0.8 }, bone(sheet)),
    layer(points('-20,1420 260,1390 560,1420 880,1400 1220,1430'), '#4f9fd0'),
    ...drops,
    layer(points('-20,1560 300,1540 640,1566 920,1545 1220,1560'), '#6a5a78'),
    ...stones({ x: 10, y: 1572, width: 1180, height: 24 }, 56),
  ];
}

function fossil(sheet: Sheet): string {
  const spiral = Array.from({ length: 40 }, (_, i) => polar(0, 0, 4 + i * 0.9, i * 26));
  return (
    sheet.shape(oval(0, 0, 44), '#e8d3ac') +
    sheet.stroke(curve(spiral), '#8a5f3a', 6) +
    Array.from({ length: 14 }, (_, i) =>
      sheet.stroke(line([polar(0, 0, 30, i * 26), polar(0, 0, 40, i * 26)]), '#8a5f3a', 3),
    ).join('')
  );
}

function bone(sheet: Sheet): string {
  return sheet.place(
    0,
    0,
    { turn: -14 },
    sheet.shape(box(-46, -9, 92, 18, 8), '#fff6e2'),
    ...points('-48,-11 -48,11 48,-11 48,11').map(([x, y]) => sheet.shape(oval(x, y, 14), '#fff6e2')),
  );
}

export function drop(sheet: Sheet, x: number, y: number, size: number, turn = 0): string {
  return sheet.place(
    x,
    y,
    { scale: size / 20, turn },
    sheet.shape(
      'M0-24C8-10 17-2 17 8C17 18 9 24 0 24C-9 24-17 18-17 8C-17-2-8-10 0-24Z',
      sheet.linear(['#d5f2ff', '#5fb8ea', '#2a7fc4']),
    ),
    sheet.shape(oval(-6, 8, 4, 6), '#ffffff', { opacity: 0.8 }),
  );
}
