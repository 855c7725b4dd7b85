/** The sun and its eight planets in their order, neither sizes nor distances to scale. */
import { light } from '../../pen/colour.ts';
import { type Dice, dice } from '../../pen/dice.ts';
import { blob, box, curve, leaf, line, oval, polar, sector, star } from '../../pen/path.ts';
import { scatter } from '../../pen/scatter.ts';
import type { Sheet } from '../../pen/sheet.ts';

/** Of the sun: left of the picture's edge, so that the orbits fan out. */
const SUN = { x: -60, y: 500 };
/** Orbits are wider than tall. */
const FLAT = 0.72;

export function solar(sheet: Sheet): void {
  const die = dice(13);
  sheet.add(...space(sheet, die), ...orbits(sheet), ...sun(sheet, die), ...belt(sheet, die));
  const at = (orbit: number, angle: number) => {
    const [x, y] = polar(0, 0, orbit, angle);
    return [SUN.x + x, SUN.y + y * FLAT] as const;
  };
  const put = ([x, y]: readonly [number, number], mark: string) => sheet.place(x, y, {}, mark);
  sheet.add(
    put(at(440, -30), globe(sheet, 30, '#b9a38e', craters(sheet, 30, '#8d7a69', die))),
    put(
      at(560, 30),
      globe(sheet, 46, '#f0b35c', bands(sheet, 46, ['#ffd88f', '#e08f3c', '#f7c36f', '#d9812f', '#ffe0a0'], 4)),
    ),
    put(at(705, -20), earth(sheet)),
    put(at(800, 21), globe(sheet, 40, '#d9593a', mars(sheet, die))),
    put(at(1085, -14), jupiter(sheet)),
    put(at(1230, 19), saturn(sheet)),
    put(at(1430, -20), uranus(sheet)),
    put(
      at(1590, 12),
      globe(
        sheet,
        68,
        '#3560d6',
        bands(sheet, 68, ['#5f8df0', '#2d50bd', '#4a78e6', '#274099', '#6fa0f5'], 9) +
          sheet.shape(oval(16, 14, 17, 9), '#1f3488') +
          sheet.stroke('M-40-24q16-6 34 0M-10 34q18-5 30 0', '#dbe8ff', 4),
      ),
    ),
    sheet.place(545, 855, { turn: -64, scale: 1.1 }, rocket(sheet)),
    comet(sheet, 1250, 520),
    sheet.place(300, 120, { turn: 14, scale: 1.1 }, satellite(sheet)),
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
  ];
}

/** A ball with what is painted on it, lit from the left. */
function globe(sheet: Sheet, radius: number, colour: string, surface: string): string {
  const disc = oval(0, 0, radius);
  return (
    sheet.shape(oval(0, 0, radius * 1.45), sheet.glow(light(colour, 0.3), 0.55)) +
    sheet.shape(disc, sheet.linear([light(colour, 0.15), colour], 0)) +
    sheet.within(disc, surface) +
    sheet.shape(disc, sheet.shade('#0b0f33', 0.8)) +
    sheet.within(
      disc,
      sheet.shape(oval(-radius * 0.36, -radius * 0.44, radius * 0.34, radius * 0.22), '#ffffff', {
        opacity: 0.4,
        blur: radius * 0.1,
      }),
    )
  );
}

function bands(sheet: Sheet, radius: number, colours: readonly string[], wave: number): string {
  const step = (2 * radius) / (colours.length * 2 - 1);
  return Array.from({ length: colours.length * 2 }, (_, i) => {
    const y = -radius + i * step;
    const top = curve([
      [-radius - 5, y],
      [-radius * 0.4, y + wave],
      [radius * 0.3, y - wave],
      [radius + 5, y + wave],
    ]);
    return sheet.shape(
      `${top}L${radius + 5} ${radius + 5}L${-radius - 5} ${radius + 5}Z`,
      colours[i % colours.length] ?? '#ffffff',
    );
  }).join('');
}

function craters(sheet: Sheet, radius: number, colour: string, die: Dice): string {
  return scatter({ x: -radius, y: -radius, width: radius * 2, height: radius * 2 }, radius * 0.45, die)
    .map(([x, y]) => {
      const r = radius * die.between(0.08, 0.17);
      return (
        sheet.shape(oval(x, y, r), colour) + sheet.shape(oval(x + r * 0.2, y + r * 0.25, r * 0.75), light(colour, 0.2))
      );
    })
    .join('');
}

function earth(sheet: Sheet): string {
  const lands =
    'M-50-30C-36-56-8-54-4-40C-2-30-20-28-22-16C-24-4-40-8-50-30ZM-28 2C-14-4 2 8-2 22C-6 36-18 52-22 42C-26 30-36 14-28 2ZM12-46C28-52 54-34 56-14C48-2 36-8 30 4C26 12 16 4 18-8C20-20 4-28 12-46ZM22 20C32 14 44 20 42 30C36 40 20 36 22 20Z';
  return (
    sheet.stroke(oval(0, 0, 92, 40), '#cfd8ff', 1.6, { opacity: 0.6 }) +
    globe(
      sheet,
      54,
      '#2f86d8',
      sheet.shape(lands, '#63b356') +
        sheet.shape('M-60-50Q0-66 60-50L50-42Q0-56-50-42ZM-50 46Q0 60 50 46V60H-50Z', '#ffffff') +
        sheet.stroke('M-46-8q18-8 34 0t30-2M-10 38q16-6 34-4M4-30q16-6 28 0', '#ffffff', 5, { opacity: 0.8 }),
    ) +
    sheet.place(
      82,
      -20,
      {},
      globe(sheet, 15, '#d5d5de', sheet.shape(oval(-4, -3, 4), '#a9abb8') + sheet.shape(oval(4, 5, 3), '#a9abb8')),
    )
  );
}

function mars(sheet: Sheet, die: Dice): string {
  return (
    craters(sheet, 40, '#b03f2c', die) +
    sheet.stroke('M-36 6q20 10 36 2t34 4', '#8a2f2a', 5, { opacity: 0.7 }) +
    sheet.shape(oval(0, -40, 22, 8), '#fff3ea')
  );
}

function jupiter(sheet: Sheet): string {
  return (
    globe(
      sheet,
      128,
      '#e6b98a',
      bands(sheet, 128, ['#f3d9b1', '#c9814f', '#f7e6c8', '#b5683f', '#e9b987', '#d99a63'], 7) +
        sheet.shape(oval(44, 48, 36, 20), '#c2452f') +
        sheet.shape(oval(44, 48, 24, 12), '#e27a58') +
        sheet.stroke(
          'M-110-30q30-14 60 0t60 0t60-4M-100 10q30-12 60 0t70-2M-90 78q30-10 60 2t70-6M-96-66q40-12 70 0t80 0',
          '#fff1d8',
          4,
          { opacity: 0.8 },
        ),
    ) +
    [
      [-150, 66, 9, '#ffe29a'],
      [-166, 24, 7, '#dfe8f5'],
      [158, -58, 8, '#d0b59a'],
    ]
      .map(([x, y, r, c]) => sheet.place(Number(x), Number(y), {}, globe(sheet, Number(r), String(c), '')))
      .join('')
  );
}

function saturn(sheet: Sheet): string {
  const rings = (from: number, to: number) =>
    (
      [
        [206, '#f7dca0', 15],
        [186, '#c99355', 12],
        [170, '#f3cf8a', 14],
        [152, '#a87445', 7],
        [142, '#ecc98f', 9],
      ] as const
    )
      .map(([r, colour, width]) => {
        const half = Array.from({ length: 37 }, (_, i) => {
          const [x, y] = polar(0, 0, r, from + ((to - from) * i) / 36);
          return [x, y * 0.28] as const;
        });
        return sheet.stroke(line(half), colour, width * 0.8);
      })
      .join('');
  return sheet.place(
    0,
    0,
    { turn: -16, scale: 0.94 },
    rings(180, 360),
    globe(sheet, 98, '#efcd8d', bands(sheet, 98, ['#f9e4b4', '#dfae68', '#f3d191', '#cf9850', '#fbeecb'], 5)),
    rings(0, 180),
  );
}

function uranus(sheet: Sheet): string {
  return (
    globe(
      sheet,
      78,
      '#7fd6dd',
      sheet.place(0, 0, { turn: 70 }, bands(sheet, 82, ['#a9ecec', '#6cc6d4', '#92e0e4', '#58b3c8', '#c2f5f0'], 3)),
    ) +
    sheet.place(
      0,
      0,
      { turn: 74 },
      sheet.stroke(
        line(
          Array.from({ length: 45 }, (_, i) => {
            const [x, y] = polar(0, 0, 118, -40 + (i * 260) / 44);
            return [x, y * 0.2] as const;
          }),
        ),
        '#d5f7f5',
        4,
        { opacity: 0.85 },
      ),
    )
  );
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

function rocket(sheet: Sheet): string {
  return (
    sheet.shape(leaf(-62, 0, 120, 34, 180, 0.35), '#ff8a2e') +
    sheet.shape(leaf(-62, 0, 78, 20, 180, 0.35), '#ffe06a') +
    sheet.shape('M-56-26L-84-52L-30-36ZM-56 26L-84 52L-30 36Z', '#d8363f') +
    sheet.shape('M-64-20C-30-42 30-40 74 0C30 40-30 42-64 20Z', sheet.linear(['#ffffff', '#e8eaf5', '#b3bad8'])) +
    sheet.shape('M40-26C56-18 66-8 74 0C66 8 56 18 40 26C46 10 46-10 40-26Z', '#e5484d') +
    sheet.shape(oval(8, 0, 17), '#e5484d') +
    sheet.shape(oval(8, 0, 12), sheet.linear(['#bfe6ff', '#4aa3e0'])) +
    sheet.shape(leaf(-62, 0, 60, 10, 0), '#d8363f')
  );
}

function satellite(sheet: Sheet): string {
  const panel = (x: number) =>
    sheet.shape(box(x, -20, 62, 40, 3), '#2f66c9', { stroke: { colour: '#bcd4ff', width: 3 } }) +
    [1, 2, 3].map((i) => sheet.stroke(`M${x + i * 15.5}-20V20`, '#bcd4ff', 2)).join('') +
    sheet.stroke(`M${x} 0H${x + 62}`, '#bcd4ff', 2);
  return (
    sheet.stroke('M-40 0H40', '#d5d9e8', 6) +
    panel(-96) +
    panel(34) +
    sheet.shape(box(-24, -28, 48, 56, 8), sheet.linear(['#ffe6a8', '#e0a23c'])) +
    sheet.shape(sector(0, -34, 0, 24, 0, 180), '#e8edf8') +
    sheet.stroke('M0-34V-52', '#e8edf8', 3) +
    sheet.shape(oval(0, -54, 5), '#e5484d') +
    sheet.shape(oval(0, 4, 10), '#7a4a1f')
  );
}

function comet(sheet: Sheet, x: number, y: number): string {
  return sheet.place(
    x,
    y,
    { turn: 168 },
    sheet.shape('M0-22C-80-30-190-20-300-4C-190 10-80 30 0 22Z', sheet.fade('#9fe3ff', 0, 0.9, 0)),
    sheet.shape('M0-10C-60-14-130-8-200 2C-130 10-60 14 0 10Z', sheet.fade('#ffffff', 0, 0.9, 0)),
    sheet.shape(oval(0, 0, 40), sheet.glow('#d7f5ff', 0.9)),
    sheet.shape(oval(0, 0, 22), sheet.radial(['#ffffff', '#a9e6ff', '#5cb8ea'])),
  );
}

function constellations(sheet: Sheet): string[] {
  const figures = [
    [
      [700, 70],
      [760, 96],
      [806, 130],
      [868, 132],
      [880, 180],
      [950, 176],
      [956, 128],
      [868, 132],
    ],
    [
      [1290, 950],
      [1340, 908],
      [1390, 942],
      [1440, 900],
      [1495, 936],
    ],
    [
      [280, 890],
      [336, 926],
      [400, 902],
      [372, 958],
    ],
  ] as const;
  return figures.flatMap((points) => [
    sheet.stroke(line(points), '#ffe6a8', 2.4, { opacity: 0.75 }),
    ...points.map(
      ([x, y]) => sheet.shape(oval(x, y, 18), sheet.glow('#fff1c2', 0.7)) + sheet.shape(star(x, y, 11, 4.5), '#fff6d8'),
    ),
  ]);
}
