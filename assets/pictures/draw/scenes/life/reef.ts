/** A coral reef in the sun: corals below, and animals in every part of the water. */
import { anemone, brain, branch, fan, tubes, weed } from '#assets/pictures/draw/figures/living/corals.ts';
import {
  fish,
  jellyfish,
  octopus,
  seahorse,
  seaStar,
  shell,
  sprat,
  turtle,
  whale,
} from '#assets/pictures/draw/figures/living/sea.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice } from '#assets/pictures/draw/pen/dice.ts';
import { blob, box, curve, land, line, oval, points, skyline } from '#assets/pictures/draw/pen/path.ts';
import { dabs, scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

export function reef(sheet: Sheet): void {
  const die = dice(15);
  sheet.add(
    ...water(sheet, die),
    ...distance(sheet, die),
    ...bed(sheet, die),
    ...swimmers(sheet),
    ...front(sheet, die),
    ...bubbles(sheet, die),
  );
}

function water(sheet: Sheet, die: Dice): string[] {
  const { width, height } = sheet;
  const caustics = scatter({ x: 0, y: 0, width, height: 760 }, 64, die).map(([x, y]) => {
    const w = die.between(16, 34);
    return sheet.stroke(
      curve([
        [x - w, y],
        [x - w * 0.3, y - 7],
        [x + w * 0.3, y + 6],
        [x + w, y - 2],
      ]),
      die.pick(['#b8f2f2', '#7fdcec', '#2a86c4', '#1f74b5']),
      die.between(3, 5.5),
      { opacity: y < 420 ? 0.6 : 0.5 },
    );
  });
  const rays = [
    [60, 150, 30],
    [300, 120, 14],
    [520, 180, 4],
    [800, 130, -6],
    [1040, 190, -14],
    [1330, 150, -26],
    [1530, 110, -34],
  ].map(([x = 0, w = 0, lean = 0]) =>
    sheet.shape(
      line(
        [
          [x, -10],
          [x + w * 0.5, -10],
          [x + w - lean * 14, 960],
          [x - w * 0.6 - lean * 14, 960],
        ],
        true,
      ),
      sheet.fade('#e8ffff', 0.42, 0),
    ),
  );
  const top = Array.from({ length: 9 }, (_, i) =>
    sheet.shape(blob(i * 200, 4, 150, 34, 0.2, die), '#d8fbff', { opacity: 0.6, blur: 6 }),
  );
  return [
    sheet.shape(box(0, 0, width, height), sheet.linear(['#7ce4ec', '#39b8dd', '#1f86c6', '#185a9e', '#1b3f80'])),
    ...caustics,
    ...rays,
    ...top,
  ];
}

function distance(sheet: Sheet, die: Dice): string[] {
  const { width } = sheet;
  const ridge = (y: number, swing: number, colour: string) => {
    const outline = land(skyline(width, y, swing, 9, die), 1200);
    return (
      sheet.shape(outline, sheet.linear([light(colour, 0.12), colour])) +
      sheet.within(
        outline,
        dabs(
          sheet,
          { x: 0, y: y - swing, width, height: 260 },
          [light(colour, 0.25), dark(colour, 0.25)],
          24,
          -80,
          0.6,
          die,
        ),
      )
    );
  };
  const far: string[] = [];
  for (let x = 30; x < width; x += 118)
    far.push(
      sheet.place(
        x + die.between(-20, 20),
        800 + die.between(-40, 30),
        { scale: die.between(0.7, 1.1) },
        branch(sheet, die.pick(['#3f8fc0', '#4a7fc4', '#5a78c2', '#3a9ab8']), die),
      ),
    );
  return [
    sheet.place(1150, 220, { scale: 2, flip: true }, sheet.group({ opacity: 0.55 }, whale(sheet))),
    ridge(740, 60, '#2d7fb5'),
    ...far,
    ridge(850, 50, '#2c6aa6'),
  ];
}

function bed(sheet: Sheet, die: Dice): string[] {
  const { width, height } = sheet;
  const sand = land(skyline(width, 1010, 26, 6, die), height);
  return [
    ...(
      [
        [90, 900, 1.1, '#3fae8a'],
        [1530, 900, 1.2, '#3fae8a'],
        [840, 890, 0.9, '#4fb56f'],
        [420, 890, 0.8, '#3a9f8f'],
      ] as const
    ).map(([x, y, s, c]) => sheet.place(x, y + 90, { scale: s }, weed(sheet, 300, c, die))),
    sheet.shape(sand, sheet.linear(['#f7dfa8', '#e8bf7f', '#c9945a'])),
    sheet.within(
      sand,
      dabs(sheet, { x: 0, y: 970, width, height: 240 }, ['#fff1cc', '#b98550', '#f3cf92', '#e0a970'], 22, 4, 0.8, die),
      ...scatter({ x: 0, y: 990, width, height: 210 }, 52, die).map(([x, y]) =>
        sheet.stroke(
          curve([
            [x - 34, y],
            [x - 12, y - 7],
            [x + 12, y + 5],
            [x + 34, y - 2],
          ]),
          die.pick(['#fff3d4', '#c2915a']),
          3,
          { opacity: 0.7 },
        ),
      ),
    ),
  ];
}

function swimmers(sheet: Sheet): string[] {
  const at = (x: number, y: number, scale: number, mark: string, flip = false, turn = 0) =>
    sheet.place(x, y, { scale, flip, turn }, mark);
  const school = points('0,0 90,30 60,-44 160,-14 180,54 -70,46 250,20 130,96 20,88').map(([x, y]) =>
    at(330 + x, 110 + y, 0.62, sprat(sheet, '#f2c230'), false, 6),
  );
  const silver = points('0,0 78,-30 92,40 170,6 -60,34 220,-46 230,54 20,74').map(([x, y]) =>
    at(1120 + x, 560 + y, 0.56, sprat(sheet, '#a5ecf5'), true, -5),
  );
  return [
    ...school,
    ...silver,
    at(740, 320, 2, turtle(sheet), false, -16),
    at(215, 380, 1.55, jellyfish(sheet, '#e06fc0')),
    at(90, 250, 0.95, jellyfish(sheet, '#a27bea')),
    at(1480, 330, 1.3, jellyfish(sheet, '#ff8f70')),
    at(1010, 120, 0.95, fish(sheet, '#5a6fe0', '#ffe14d', '#2f3fa8'), true, 8),
    at(1490, 130, 0.8, fish(sheet, '#f0608a', '#ffd8e4', '#c93a70'), true),
    at(480, 560, 1.35, fish(sheet, '#ff8a2e', '#ffffff', '#e8552a'), false, -4),
    at(270, 660, 0.9, fish(sheet, '#ffd23f', '#3f4fc0', '#f09a2c'), false, 6),
    at(980, 690, 1.1, fish(sheet, '#35c2a8', '#fff2b0', '#1f8f86'), true, 4),
    at(1370, 700, 1.25, fish(sheet, '#8a5fe0', '#ffb0d8', '#5f3ab5'), true, -6),
    at(700, 640, 0.85, fish(sheet, '#f0608a', '#ffffff', '#d03f6a'), false, 10),
    at(1540, 560, 0.7, fish(sheet, '#ffd23f', '#e8663c', '#f09a2c'), true, 5),
    at(60, 560, 0.75, fish(sheet, '#35b8e0', '#ffffff', '#1f78c0'), false, -8),
    at(560, 210, 0.7, fish(sheet, '#ff6f5a', '#ffe3c4', '#d8433f'), false, -10),
    at(1260, 330, 0.72, fish(sheet, '#ffb13d', '#8a3b2a', '#e8663c'), true, 8),
    at(130, 90, 0.66, fish(sheet, '#5fd08a', '#fff2b0', '#2f9f6a'), false, 8),
    at(860, 60, 0.5, fish(sheet, '#ffd23f', '#e8663c', '#f09a2c'), true, -6),
    at(690, 520, 0.78, fish(sheet, '#ffd84d', '#3f6fd0', '#f5a52c'), true, 8),
    at(1290, 450, 0.6, fish(sheet, '#ff7f6a', '#ffffff', '#e0453f'), false, -4),
    at(900, 500, 0.62, fish(sheet, '#ff9ac0', '#ffffff', '#e0609a'), true, 0),
  ];
}

function front(sheet: Sheet, die: Dice): string[] {
  const at = (x: number, y: number, scale: number, mark: string, flip = false, turn = 0) =>
    sheet.place(x, y, { scale, flip, turn }, mark);
  return [
    at(140, 1010, 1.35, fan(sheet, '#c23f8a')),
    at(300, 1040, 1.5, branch(sheet, '#f2685a', die)),
    at(1460, 1030, 1.5, fan(sheet, '#f2793a')),
    at(1300, 1060, 1.45, branch(sheet, '#e85a9a', die)),
    at(1140, 1050, 1, tubes(sheet, '#8a63d8')),
    at(980, 1075, 1.05, branch(sheet, '#f5b53a', die)),
    at(470, 1075, 1.1, tubes(sheet, '#f2b632')),
    at(90, 1110, 1, brain(sheet, 108, '#5fb56a', die)),
    at(1540, 1110, 1, brain(sheet, 100, '#e0708a', die)),
    at(700, 1050, 1.3, anemone(sheet, '#d8589a', die)),
    at(640, 945, 0.95, fish(sheet, '#ff7f2a', '#ffffff', '#e8552a'), false, -12),
    at(800, 985, 0.75, fish(sheet, '#ff7f2a', '#ffffff', '#e8552a'), true, 8),
    at(1230, 1120, 1.35, octopus(sheet, '#e2603f')),
    at(880, 1120, 0.9, brain(sheet, 74, '#4fa8c8', die)),
    at(395, 905, 1.2, seahorse(sheet, '#f0a52a')),
    at(1060, 870, 1, seahorse(sheet, '#f06a8a'), true),
    at(300, 1140, 1.25, seaStar(sheet, '#f0563f'), false, 14),
    at(1010, 1160, 0.95, seaStar(sheet, '#7a5ad0'), false, -10),
    at(560, 1150, 1.05, shell(sheet, '#f3a6b0'), false, -12),
    at(1400, 1160, 1, shell(sheet, '#f5c26b'), false, 10),
    at(430, 1165, 0.7, shell(sheet, '#b79ae8'), false, 16),
    at(760, 1165, 0.75, seaStar(sheet, '#f5a524'), false, 30),
    at(190, 1175, 1, weed(sheet, 110, '#4fb56f', die)),
    at(1110, 1190, 1, weed(sheet, 100, '#3fae8a', die)),
    at(1330, 1195, 0.8, weed(sheet, 120, '#58b35a', die)),
  ];
}

function bubbles(sheet: Sheet, die: Dice): string[] {
  const marks: string[] = [];
  for (const [x, y, n] of [
    [600, 800, 9],
    [330, 560, 6],
    [1240, 900, 8],
    [840, 260, 6],
    [1430, 560, 7],
    [120, 860, 7],
    [1060, 330, 6],
    [1290, 470, 5],
    [690, 560, 5],
    [60, 190, 5],
  ] as const)
    for (let i = 0; i < n; i += 1) {
      const bx = x + die.between(-24, 24) + i * 3;
      const by = y - i * 34;
      const r = die.between(5, 15);
      marks.push(
        sheet.shape(oval(bx, by, r), '#d9faff', { opacity: 0.3, stroke: { colour: '#f2ffff', width: 2.4 } }),
        sheet.shape(oval(bx - r * 0.35, by - r * 0.35, r * 0.25), '#ffffff', { opacity: 0.9 }),
      );
    }
  return marks;
}
