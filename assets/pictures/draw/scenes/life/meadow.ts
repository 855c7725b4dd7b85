/** A clearing in a wood on a summer morning: eight kinds of animals around a pond. */
import { frog, owl } from '#assets/pictures/draw/figures/living/faces.ts';
import { birch, bush, mushroom, pine, roundTree } from '#assets/pictures/draw/figures/living/trees.ts';
import {
  bird,
  butterfly,
  deer,
  duck,
  hedgehog,
  ladybird,
  sittingBear,
  sittingFox,
  sittingRabbit,
  squirrel,
} from '#assets/pictures/draw/figures/living/woodland.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice, type NonEmpty } from '#assets/pictures/draw/pen/dice.ts';
import { blob, box, cloud, curve, land, leaf, oval, points, sector, skyline } from '#assets/pictures/draw/pen/path.ts';
import { dabs, flower, scatter, tuft } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

const LEAVES: NonEmpty<NonEmpty<string>> = [
  ['#5fae57', '#7cc466', '#478f50', '#a3d46f'],
  ['#3f9a6a', '#57b37c', '#2f7f5c', '#86cf8a'],
  ['#8abf4f', '#a5d35f', '#6ba345', '#c9e07a'],
];

export function meadow(sheet: Sheet): void {
  const die = dice(14);
  sheet.add(...sky(sheet, die), ...wood(sheet, die), ...clearing(sheet, die), ...pond(sheet, die));
  const put = (x: number, y: number, scale: number, mark: string, flip = false) =>
    sheet.place(x, y, { scale, flip }, mark);
  sheet.add(
    put(1120, 700, 1.06, deer(sheet), true),
    put(560, 730, 1.08, sittingBear(sheet)),
    put(285, 905, 1.2, sittingFox(sheet)),
    put(1330, 930, 1.12, sittingRabbit(sheet)),
    put(1440, 965, 0.9, sittingRabbit(sheet, '#b9a18a')),
    put(470, 1075, 1.25, hedgehog(sheet)),
    put(1105, 1090, 1.1, squirrel(sheet)),
    ...foreground(sheet, die),
  );
  sheet.add(
    ...(
      [
        [690, 820, 0.9, '#f58fb0', '#fff3c4'],
        [960, 610, 0.75, '#f5a524', '#fff3c4'],
        [380, 640, 0.8, '#8a7ff0', '#ffe27a'],
        [1240, 800, 0.7, '#4fb4e8', '#ffffff'],
        [120, 760, 0.8, '#ffd23f', '#e8663c'],
      ] as const
    ).map(([x, y, scale, one, two], i) =>
      sheet.place(x, y, { scale, turn: i % 2 === 0 ? -18 : 22 }, butterfly(sheet, one, two)),
    ),
  );
}

function sky(sheet: Sheet, die: Dice): string[] {
  const { width } = sheet;
  const hills = (y: number, swing: number, colour: string) => {
    const outline = land(skyline(width, y, swing, 5, die), 800);
    return (
      sheet.shape(outline, sheet.linear([light(colour, 0.2), colour])) +
      sheet.within(
        outline,
        dabs(
          sheet,
          { x: 0, y: y - swing, width, height: 240 },
          [light(colour, 0.3), dark(colour, 0.15)],
          26,
          -60,
          0.6,
          die,
        ),
      )
    );
  };
  return [
    sheet.shape(box(0, 0, width, 800), sheet.linear(['#6fc0ea', '#a8dcf0', '#ffeec4'])),
    dabs(sheet, { x: 0, y: 0, width, height: 430 }, ['#ffffff', '#8fd0f2', '#4fa8de'], 44, 0, 0.3, die),
    sheet.shape(oval(800, 250, 420), sheet.glow('#fff6c9', 0.9)),
    sheet.within(
      oval(800, 250, 330),
      ...Array.from({ length: 24 }, (_, i) =>
        sheet.shape(sector(800, 250, 110, 420, i * 15, i * 15 + 7), '#fff6cf', { opacity: 0.35 }),
      ),
    ),
    sheet.shape(oval(800, 250, 84), sheet.radial(['#fffbe0', '#ffe680', '#ffc94a'])),
    ...[
      [230, 170, 300],
      [1250, 150, 330],
      [520, 90, 210],
      [1010, 110, 200],
      [1480, 290, 240],
      [60, 300, 220],
    ].map(([x = 0, y = 0, w = 0]) => sheet.shape(cloud(x, y, w), sheet.linear(['#ffffff', '#fff6ea', '#cfe6f2']))),
    hills(430, 40, '#8fc4b0'),
    hills(500, 44, '#76b38a'),
    sheet.place(600, 180, { scale: 0.75, turn: -10 }, bird(sheet, '#3f7fd6', '#ffe3c2')),
    sheet.place(1060, 230, { scale: 0.7, turn: -6, flip: true }, bird(sheet, '#e8663c', '#fff0c9')),
    sheet.place(1290, 100, { scale: 0.62, turn: -8 }, bird(sheet, '#35a58a', '#fff0c9')),
    sheet.place(1500, 60, { scale: 0.7, turn: 4, flip: true }, bird(sheet, '#e0609a', '#ffe9f2')),
    sheet.place(900, 60, { scale: 0.5, turn: 4 }, bird(sheet, '#7a5fd0', '#efe9ff')),
    sheet.place(700, 330, { scale: 0.5, turn: 6 }, bird(sheet, '#f2b632', '#fff6dc')),
  ];
}

function wood(sheet: Sheet, die: Dice): string[] {
  const marks: string[] = [];
  for (let x = 20; x < 1600; x += 66)
    marks.push(
      sheet.place(
        x + die.between(-14, 14),
        560 + die.between(-12, 12),
        {},
        pine(sheet, die.between(140, 220), die.pick(['#3f8f74', '#357f72', '#4d9d77']), die),
      ),
    );
  const far: [number, number, number][] = [
    [150, 640, 330],
    [330, 610, 270],
    [1290, 620, 290],
    [1500, 640, 360],
    [720, 590, 210],
    [930, 585, 220],
  ];
  for (const [x, y, h] of far) marks.push(sheet.place(x, y, {}, roundTree(sheet, h, die.pick(LEAVES), die)));
  marks.push(
    sheet.place(1400, 640, {}, birch(sheet, 400, LEAVES[2] ?? LEAVES[0], die)),
    sheet.place(440, 630, {}, birch(sheet, 340, LEAVES[2] ?? LEAVES[0], die)),
  );
  return marks;
}

function clearing(sheet: Sheet, die: Dice): string[] {
  const { width, height } = sheet;
  const field = (y: number, swing: number, colour: string) => {
    const outline = land(skyline(width, y, swing, 4, die), height);
    return (
      sheet.shape(outline, sheet.linear([light(colour, 0.2), colour, dark(colour, 0.12)])) +
      sheet.within(
        outline,
        dabs(
          sheet,
          { x: 0, y: y - swing, width, height: height - y + swing },
          [light(colour, 0.35), dark(colour, 0.18), '#f2e27a', light(colour, 0.15)],
          24,
          -75,
          0.6,
          die,
        ),
      )
    );
  };
  const marks = [
    field(590, 16, '#8fca62'),
    ...[
      [60, 680, 190],
      [1000, 640, 130],
      [1560, 720, 200],
      [780, 640, 120],
    ].map(([x = 0, y = 0, w = 0], i) =>
      sheet.place(x, y, {}, bush(sheet, w, die.pick(LEAVES), i % 2 === 0 ? '#e5383b' : '#5a63d0', die)),
    ),
    field(740, 22, '#76bb57'),
  ];
  for (const [x, y] of scatter({ x: 0, y: 640, width, height: 330 }, 66, die))
    marks.push(
      die.chance(0.5)
        ? tuft(sheet, x, y, die.between(20, 34), ['#4f9a4a', '#a5d76a', '#64ad52'], die)
        : flower(
            sheet,
            x,
            y,
            die.between(8, 12),
            die.pick(['#ffffff', '#ffd84d', '#ff9ab0', '#c3a6f5']),
            '#f5a524',
            '#4f9a4a',
            die,
          ),
    );
  return marks;
}

function pond(sheet: Sheet, die: Dice): string[] {
  const bank = blob(800, 985, 330, 112, 0.06, die, 12);
  const water = blob(800, 985, 306, 96, 0.06, die, 12);
  const ripple = scatter({ x: 500, y: 890, width: 600, height: 190 }, 46, die).map(([x, y]) =>
    sheet.stroke(
      curve([
        [x - 22, y],
        [x - 8, y - 5],
        [x + 8, y + 4],
        [x + 22, y],
      ]),
      die.pick(['#d9f5fa', '#3a8fc4', '#8fd6ea']),
      3.5,
      { opacity: 0.75 },
    ),
  );
  const pad = (x: number, y: number, r: number) =>
    sheet
      .place(x, y, {}, sheet.shape(sector(0, 0, 0, r, 20, 340), sheet.linear(['#8fd06a', '#4f9a4a'])))
      .replace('scale(1.000 1.000)', 'scale(1 0.5)');
  const reeds = (x: number, y: number) =>
    [-16, -4, 8, 20]
      .map(
        (dx, i) =>
          sheet.stroke(
            curve([
              [x + dx, y],
              [x + dx * 1.3, y - 60],
              [x + dx * 1.8, y - 104 - i * 8],
            ]),
            '#4f8a3f',
            5,
          ) +
          (i % 2 === 0
            ? sheet.shape(box(x + dx * 1.8 - 7, y - 118 - i * 8, 14, 42, 7), '#8a5230')
            : sheet.shape(leaf(x + dx, y, 96, 10, -90 + dx), '#6fae52')),
      )
      .join('');
  return [
    sheet.shape(bank, sheet.linear(['#d9c08a', '#b59a62'])),
    sheet.shape(water, sheet.linear(['#7fd0ea', '#4aa6d6', '#2f7fb8'])),
    sheet.within(water, ...ripple),
    pad(640, 955, 46),
    pad(1010, 1000, 52),
    pad(930, 930, 36),
    pad(700, 1045, 40),
    sheet.place(704, 985, { scale: 0.95 }, duck(sheet)),
    sheet.place(868, 1012, { scale: 0.85, flip: true }, duck(sheet, '#8a5a3c')),
    ...points('600,1010 560,985').map(([x, y]) => sheet.place(x, y, { scale: 0.42 }, duck(sheet, '#f2c84a'))),
    sheet.place(
      1010,
      976,
      { scale: 0.62 },
      sheet.shape('M-46 40C-60 6-36-4 0-4C36-4 60 6 46 40Z', '#57a545') + sheet.place(0, -26, {}, frog(sheet)),
    ),
    reeds(500, 960),
    reeds(1116, 985),
  ];
}

function foreground(sheet: Sheet, die: Dice): string[] {
  const marks = [...oldTree(sheet, die), ...treeLeaves(sheet, die), owlInHole(sheet)];
  for (const [x, y, s, c] of [
    [150, 1060, 74, '#e5484d'],
    [208, 1090, 50, '#e5484d'],
    [880, 1150, 44, '#e8803a'],
    [1520, 1110, 70, '#d94f6a'],
    [1466, 1136, 46, '#d94f6a'],
  ] as const)
    marks.push(sheet.place(x, y, {}, mushroom(sheet, s, c)));
  marks.push(...meadowFlowers(sheet, die));
  marks.push(
    sheet.place(760, 1130, { turn: -30, scale: 1.1 }, ladybird(sheet)),
    sheet.place(1280, 1080, { turn: 20 }, ladybird(sheet)),
  );
  return marks;
}

/** The trunk at the left rim with its bark and two branches. */
function oldTree(sheet: Sheet, die: Dice): string[] {
  const trunk = 'M-20 0H96C82 160 76 360 84 560C90 700 112 780 176 838C130 836 96 826 70 812C62 842 34 864-20 868Z';
  return [
    sheet.shape(trunk, sheet.linear(['#7a4e34', '#a06d48', '#6a4230'], 0)),
    sheet.within(
      trunk,
      ...scatter({ x: 0, y: 0, width: 120, height: 840 }, 24, die).map(([x, y]) =>
        sheet.stroke(
          curve([
            [x, y - 22],
            [x + 4, y],
            [x - 2, y + 22],
          ]),
          die.pick(['#5b3828', '#c28f66', '#4a2e22']),
          4,
          { opacity: 0.6 },
        ),
      ),
    ),
    sheet.stroke(curve(points('70,420 160,392 270,398 350,376')), '#7a4e34', 22),
    sheet.stroke(curve(points('230,398 280,370 310,330')), '#7a4e34', 11),
  ];
}

function treeLeaves(sheet: Sheet, die: Dice): string[] {
  return [
    ...scatter({ x: 0, y: 0, width: 360, height: 150 }, 26, die)
      .filter(([x, y]) => x + y * 1.4 < 390)
      .map(([x, y]) =>
        sheet.shape(
          leaf(x - 20, y - 10, 56, 24, die.between(10, 80)),
          die.pick(['#4f9a4a', '#6fb957', '#8fcf63', '#3a8248']),
        ),
      ),
    ...[
      [330, 384, -30],
      [300, 330, -70],
      [352, 372, 20],
      [180, 384, -110],
      [270, 402, 70],
      [318, 336, -10],
    ].map(([x = 0, y = 0, angle = 0]) =>
      sheet.shape(leaf(x, y, 50, 22, angle), die.pick(['#6fb957', '#8fcf63', '#4f9a4a'])),
    ),
  ];
}

function owlInHole(sheet: Sheet): string {
  return sheet.place(
    190,
    318,
    { scale: 0.98 },
    sheet.shape('M-40 66C-52 10-30-10 0-10C30-10 52 10 40 66C20 78-20 78-40 66Z', '#7a5338') +
      sheet.shape('M-22 64C-30 24-14 6 0 6C14 6 30 24 22 64Z', '#e6c89b') +
      sheet.stroke('M-12 30q6 8 12 0q6 8 12 0M-12 46q6 8 12 0q6 8 12 0', '#a57c54', 3) +
      sheet.place(0, -30, {}, owl(sheet)),
  );
}

function meadowFlowers(sheet: Sheet, die: Dice): string[] {
  const { width, height } = sheet;
  const marks: string[] = [];
  for (const [x, y] of scatter({ x: 0, y: 1110, width, height: height - 1100 }, 44, die)) {
    if (die.chance(0.3))
      marks.push(tuft(sheet, x, y + 10, die.between(50, 84), ['#3a8248', '#5fae57', '#8fcf63'], die));
    else
      marks.push(
        flower(
          sheet,
          x,
          y + 20,
          die.between(14, 23),
          die.pick(['#ff7f9c', '#ffd23f', '#ffffff', '#a58cf2', '#ff9a4d', '#6fc3f2']),
          die.pick(['#f5a524', '#8a4a2a']),
          '#3a8248',
          die,
        ),
      );
  }
  return marks;
}
