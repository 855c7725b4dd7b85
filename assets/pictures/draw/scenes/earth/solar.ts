/** The sun and its eight planets in their order, neither sizes nor distances to scale. */
import { comet, rocket, satellite } from '#assets/pictures/draw/figures/made/spacecraft.ts';
import { light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice } from '#assets/pictures/draw/pen/dice.ts';
import { blob, box, curve, leaf, line, oval, points, polar, star } from '#assets/pictures/draw/pen/path.ts';
import { scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';
import { earth, jupiter, mars, mercury, neptune, saturn, uranus, venus } from './planets.ts';

/** The sun's centre, left of the picture's edge, so that the orbits fan out. */
const SUN = { x: -60, y: 500 };
/** Orbits are wider than tall. */
const FLAT = 0.72;
/** How far the rocket flies to and fro. Pixels of the picture. */
const ROCKET_FLIGHT = { x: 38, y: -78 };
/** How far the satellite turns. Degrees. */
const SATELLITE_TURN = 24;

/** @param moment of the loop, 0..1: what flies is where it began at 0 and at 1 */
export function solar(sheet: Sheet, moment = 0): void {
  const die = dice(13);
  sheet.add(...space(sheet, die), ...orbits(sheet), ...sun(sheet, die), ...belt(sheet, die));
  const at = (orbit: number, angle: number) => {
    const [x, y] = polar(0, 0, orbit, angle);
    return [SUN.x + x, SUN.y + y * FLAT] as const;
  };
  // There and back.
  const far = (1 - Math.cos(2 * Math.PI * moment)) / 2;
  const put = ([x, y]: readonly [number, number], mark: string) => sheet.place(x, y, {}, mark);
  sheet.add(
    put(at(440, -30), mercury(sheet, die)),
    put(at(560, 30), venus(sheet)),
    put(at(705, -20), earth(sheet)),
    put(at(800, 21), mars(sheet, die)),
    put(at(1085, -14), jupiter(sheet)),
    put(at(1230, 19), saturn(sheet)),
    put(at(1430, -20), uranus(sheet)),
    put(at(1590, 12), neptune(sheet)),
    sheet.place(545 + far * ROCKET_FLIGHT.x, 855 + far * ROCKET_FLIGHT.y, { turn: -64, scale: 1.1 }, rocket(sheet)),
    comet(sheet, 1250, 520),
    sheet.place(300, 120, { turn: 14 + far * SATELLITE_TURN, scale: 1.1 }, satellite(sheet)),
    ...constellations(sheet),
  );
}

function space(sheet: Sheet, die: Dice): string[] {
  const { width, height } = sheet;
  const marks = [sheet.shape(box(0, 0, width, height), sheet.linear(['#241a54', '#171a4a', '#0f1638', '#261450'], 25))];
  const clouds = [
    ['#7a35b5', 900, 140, 420, 200],
    ['#1f6fb5', 1280, 860, 460, 200],
    ['#c23f8a', 1500, 330, 260, 240],
    ['#2a8fa8', 620, 940, 360, 150],
    ['#8a3fc2', 380, 60, 300, 130],
    ['#d0577a', 980, 560, 330, 130],
    ['#3a58d0', 1130, 250, 360, 160],
  ] as const;
  for (const [colour, x, y, rx, ry] of clouds)
    marks.push(sheet.shape(blob(x, y, rx, ry, 0.3, die), colour, { opacity: 0.42, blur: 60 }));
  for (const [colour, x, y, rx, ry] of clouds)
    marks.push(
      sheet.shape(blob(x + 40, y + 10, rx * 0.5, ry * 0.35, 0.4, die), light(colour, 0.4), { opacity: 0.3, blur: 34 }),
    );
  for (const [x, y] of scatter({ x: 0, y: 0, width, height }, 15, die)) {
    if (die.chance(0.35)) continue;
    marks.push(
      sheet.shape(oval(x, y, die.between(0.8, 2.3)), die.pick(['#ffffff', '#ffe9b8', '#bcd6ff', '#ffc9e6']), {
        opacity: Math.round(die.between(4, 10)) / 10,
      }),
    );
  }
  for (const [x, y] of scatter({ x: 0, y: 0, width, height }, 92, die)) {
    const size = die.between(7, 15);
    const colour = die.pick(['#fff6cf', '#d7e6ff', '#ffd6ef']);
    marks.push(
      sheet.shape(oval(x, y, size * 1.6), sheet.glow(colour, 0.5)),
      sheet.shape(star(x, y, size, size * 0.22, 4), colour),
    );
  }
  return marks;
}

function orbits(sheet: Sheet): string[] {
  return [440, 560, 705, 800, 1085, 1230, 1430, 1590].map((r, i) =>
    sheet.shape(oval(SUN.x, SUN.y, r, r * FLAT), 'none', {
      stroke: { colour: i % 2 === 0 ? '#a9c2ff' : '#ffd9a8', width: 2.6, dash: '2 11' },
      opacity: 0.8,
    }),
  );
}

function sun(sheet: Sheet, die: Dice): string[] {
  const { x, y } = SUN;
  const flames = (radius: number, length: number, count: number, colour: string) =>
    Array.from({ length: count }, (_, i) => {
      const angle = -95 + (i * 190) / (count - 1);
      const [fx, fy] = polar(x, y, radius, angle);
      return sheet.shape(leaf(fx, fy, length * die.between(0.7, 1.2), 34, angle + die.between(-14, 14), 0.3), colour);
    });
  const disc = oval(x, y, 290);
  return [
    sheet.shape(oval(x, y, 560), sheet.glow('#ffb347', 0.85)),
    ...flames(270, 120, 26, '#f2682a'),
    ...flames(266, 86, 30, '#ff9d2e'),
    sheet.shape(disc, sheet.radial(['#fff3a8', '#ffd23f', '#ffa52a', '#f2772a'], 0.5, 0.5, 0.52)),
    sheet.within(
      disc,
      ...scatter({ x: 0, y: y - 290, width: 240, height: 580 }, 30, die).map(([dx, dy]) =>
        sheet.stroke(
          curve([
            [dx - 16, dy],
            [dx - 4, dy - 6],
            [dx + 8, dy + 4],
            [dx + 20, dy - 3],
          ]),
          die.pick(['#fff3a8', '#f58a2a', '#ffc247']),
          6,
          { opacity: 0.75 },
        ),
      ),
    ),
    ...[52, 148].map(
      (ex) => sheet.shape(oval(ex, 452, 15, 20), '#7a2f12') + sheet.shape(oval(ex - 5, 444, 5), '#fff6dc'),
    ),
    ...[18, 190].map((ex) => sheet.shape(oval(ex, 508, 24, 15), '#f0562a', { opacity: 0.6 })),
    sheet.shape('M56 524C74 572 126 572 144 524C118 534 82 534 56 524Z', '#8a2f1a'),
    sheet.shape('M78 553C92 542 110 542 122 553C108 564 92 564 78 553Z', '#f5806a'),
  ];
}

function belt(sheet: Sheet, die: Dice): string[] {
  const marks: string[] = [];
  for (let angle = -62; angle < 62; angle += 1.05) {
    const [dx, dy] = polar(0, 0, 930 + die.between(-34, 34), angle + die.between(-0.6, 0.6));
    const r = die.between(3, 9);
    const colour = die.pick(['#a08a7c', '#8a7a8f', '#c2a98f']);
    const x = SUN.x + dx;
    const y = SUN.y + dy * FLAT * 1.08;
    marks.push(
      sheet.shape(blob(x, y, r * 1.25, r, 0.25, die, 6), colour),
      sheet.shape(oval(x - r * 0.3, y - r * 0.3, r * 0.4), light(colour, 0.4)),
    );
  }
  return marks;
}

function constellations(sheet: Sheet): string[] {
  const figures = [
    points('700,70 760,96 806,130 868,132 880,180 950,176 956,128 868,132'),
    points('1290,950 1340,908 1390,942 1440,900 1495,936'),
    points('280,890 336,926 400,902 372,958'),
  ] as const;
  return figures.flatMap((points) => [
    sheet.stroke(line(points), '#ffe6a8', 2.4, { opacity: 0.75 }),
    ...points.map(
      ([x, y]) => sheet.shape(oval(x, y, 18), sheet.glow('#fff1c2', 0.7)) + sheet.shape(star(x, y, 11, 4.5), '#fff6d8'),
    ),
  ]);
}
