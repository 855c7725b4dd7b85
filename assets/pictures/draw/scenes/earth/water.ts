/** The water cycle: vapour from the sea, clouds over mountains, rain and snow, and back through river and ground. */
import { fish, turtle, whale } from '#assets/pictures/draw/figures/living/sea.ts';
import { bush, pine, roundTree } from '#assets/pictures/draw/figures/living/trees.ts';
import { bird, deer, duck, sittingRabbit } from '#assets/pictures/draw/figures/living/woodland.ts';
import { cottage } from '#assets/pictures/draw/figures/made/houses.ts';
import { ferry } from '#assets/pictures/draw/figures/made/vehicles.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice, type NonEmpty } from '#assets/pictures/draw/pen/dice.ts';
import {
  blob,
  box,
  cloud,
  curve,
  land,
  line,
  oval,
  type Point,
  points,
  polar,
  sector,
  star,
} from '#assets/pictures/draw/pen/path.ts';
import { dabs, flower, scatter, tuft } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';
import { drop, underground } from './ground.ts';

const GREENS: NonEmpty<string> = ['#5fae57', '#7cc466', '#478f50', '#a3d46f'];
const RIVER =
  'M300 620C330 690 250 720 290 780C340 850 520 850 540 910C560 980 380 990 400 1050C430 1120 700 1060 880 1080L900 1150C700 1140 340 1200 300 1070C280 970 440 950 430 920C410 880 230 880 210 790C190 720 270 690 262 620Z';
/** The middle of the river. */
const COURSE: readonly Point[] = points(
  '281,630 240,720 250,790 330,850 430,870 486,910 440,968 350,1000 350,1060 400,1110 520,1115 640,1112 760,1110 880,1110',
);

export function water(sheet: Sheet): void {
  const die = dice(19);
  sheet.add(
    ...sky(sheet, die),
    rainbow(sheet),
    ...mountains(sheet, die),
    ...hills(sheet, die),
    ...underground(sheet, die),
    ...river(sheet, die),
    ...sea(sheet, die),
    ...life(sheet, die),
    ...weather(sheet, die),
    ...arrows(sheet),
  );
}

function sky(sheet: Sheet, die: Dice): string[] {
  const rays = Array.from({ length: 30 }, (_, i) =>
    sheet.shape(sector(990, 150, 100, 420, i * 12, i * 12 + 5), '#fff3b5', { opacity: 0.35 }),
  );
  return [
    sheet.shape(box(0, 0, 1200, 900), sheet.linear(['#4f9fe0', '#86c9f0', '#c9ecf5', '#ffeccb'], 80)),
    dabs(sheet, { x: 0, y: 0, width: 1200, height: 700 }, ['#ffffff', '#9fd6f5', '#4a96d8'], 44, 0, 0.3, die),
    sheet.shape(oval(990, 150, 330), sheet.glow('#fff2a8', 1)),
    sheet.within(oval(990, 150, 330), ...rays),
    sheet.shape(oval(990, 150, 94), sheet.radial(['#fffbd8', '#ffe04d', '#ffab2e'])),
    sheet.stroke(oval(990, 150, 108), '#fff3b5', 5, { opacity: 0.8 }),
    sheet.shape(oval(960, 140, 6), '#a8541f') +
      sheet.shape(oval(1012, 140, 6), '#a8541f') +
      sheet.stroke(curve(points('962,168 986,184 1010,168')), '#a8541f', 5) +
      sheet.shape(oval(942, 166, 13, 9), '#ff8f5a', { opacity: 0.6 }) +
      sheet.shape(oval(1030, 166, 13, 9), '#ff8f5a', { opacity: 0.6 }),
  ];
}

function mountains(sheet: Sheet, die: Dice): string[] {
  const peak = (points: readonly Point[], colour: string, snow: readonly Point[]) => {
    const outline = line(points, true);
    const bounds = { x: (points[0]?.[0] ?? 0) - 10, y: 300, width: 700, height: 500 };
    return (
      sheet.shape(outline, sheet.linear([light(colour, 0.2), colour, dark(colour, 0.15)], 25)) +
      sheet.within(
        outline,
        dabs(sheet, bounds, [light(colour, 0.25), dark(colour, 0.28), dark(colour, 0.1)], 30, 58, 0.7, die),
        sheet.shape(line(snow, true), sheet.linear(['#ffffff', '#d5e4f5'])),
        dabs(sheet, { ...bounds, height: 190 }, ['#ffffff'], 26, 60, 0.4, die),
      )
    );
  };
  return [
    peak(
      points('330,800 520,470 590,520 690,410 900,800'),
      '#8f8fc0',
      points('430,630 520,460 590,510 690,400 790,600 740,570 700,620 650,560 600,630 540,570 490,620'),
    ),
    peak(
      points('-120,860 70,480 150,540 270,340 350,440 420,420 650,860'),
      '#6f7fb5',
      points(
        '-20,660 70,470 150,530 270,330 350,430 420,410 520,620 460,560 420,640 350,560 300,660 240,570 180,650 110,580 50,640',
      ),
    ),
  ];
}

function hills(sheet: Sheet, die: Dice): string[] {
  const hill = (outline: string, colour: string, top: number) =>
    sheet.shape(outline, sheet.linear([light(colour, 0.2), colour, dark(colour, 0.12)])) +
    sheet.within(
      outline,
      dabs(
        sheet,
        { x: 0, y: top, width: 1200, height: 460 },
        [light(colour, 0.35), dark(colour, 0.2), '#f2e27a'],
        24,
        -70,
        0.65,
        die,
      ),
    );
  const marks = [hill(land(points('-20,740 160,690 380,720 600,690 820,760 980,850 1060,920'), 1240), '#7fb86a', 680)];
  for (const [x, y, h] of [
    [40, 770, 170],
    [110, 750, 140],
    [180, 760, 190],
    [470, 740, 150],
    [540, 732, 180],
    [610, 740, 140],
    [690, 752, 160],
    [760, 775, 130],
  ] as const)
    marks.push(sheet.place(x, y, {}, pine(sheet, h, die.pick(['#3f8f74', '#357f6a', '#4d9d77']), die)));
  marks.push(hill(land(points('-20,850 200,800 460,850 700,830 900,920 1010,985 1080,1040'), 1300), '#8fcf62', 790));
  return marks;
}

function sea(sheet: Sheet, die: Dice): string[] {
  const outline = 'M1220 880C1080 876 1000 900 930 950C860 1010 800 1120 840 1200C880 1290 1040 1330 1220 1340Z';
  const beach = 'M1220 866C1070 862 980 890 906 942C830 1006 770 1120 812 1216C850 1306 1040 1350 1220 1362Z';
  return [
    sheet.shape(beach, sheet.linear(['#ffe9b8', '#e0ba78'])),
    sheet.within(
      beach,
      dabs(sheet, { x: 760, y: 860, width: 440, height: 500 }, ['#fff6dc', '#c9a05f'], 18, 20, 0.8, die),
    ),
    sheet.shape(outline, sheet.linear(['#7fdcea', '#35a5d8', '#1f6fb0', '#17487f'])),
    sheet.within(
      outline,
      ...scatter({ x: 800, y: 890, width: 400, height: 440 }, 40, die).map(([x, y]) =>
        sheet.stroke(
          curve([
            [x - 22, y],
            [x - 7, y - 5],
            [x + 7, y + 4],
            [x + 22, y - 1],
          ]),
          die.pick(['#d5f7fb', '#1f6fb0', '#8fdcf0', '#5fc0e8']),
          4,
          { opacity: 0.65 },
        ),
      ),
    ),
    sheet.within(box(792, 1060, 120, 110), sheet.shape(RIVER, sheet.linear(['#a5e4f5', '#5fc0e8', '#3f9fd8']))),
    sheet.shape(blob(884, 1115, 50, 44, 0.15, die), '#45aada', { opacity: 0.9, blur: 8 }),
    ...points('800,1095 812,1128 850,1110').map(([x, y]) =>
      sheet.stroke(
        curve([
          [x - 26, y],
          [x, y - 4],
          [x + 26, y],
        ]),
        '#eafaff',
        4,
      ),
    ),
    sheet.place(1070, 944, { scale: 0.9 }, ferry(sheet)),
    sheet.place(1085, 1210, { scale: 1.25, flip: true }, whale(sheet)),
    sheet.place(930, 1075, { scale: 0.75 }, fish(sheet, '#ff9a3d', '#ffffff', '#e8662c')),
    sheet.place(1120, 1070, { scale: 0.6, flip: true }, fish(sheet, '#ffd84d', '#e8663c', '#f09a2c')),
    sheet.place(905, 1180, { scale: 0.7 }, turtle(sheet)),
    sheet.place(1010, 1290, { scale: 0.5 }, fish(sheet, '#f06a8a', '#ffffff', '#c9406a')),
    sheet.place(1150, 1140, { scale: 0.45 }, fish(sheet, '#8fe0c0', '#ffffff', '#35a58a')),
  ];
}

function river(sheet: Sheet, die: Dice): string[] {
  const flow = (dx: number, colour: string) =>
    sheet.stroke(
      curve([
        [281 + dx * 0.3, 630],
        [262 + dx, 720],
        [262 + dx, 800],
        [380 + dx, 868],
        [486 + dx, 910],
        [440 + dx, 968],
        [350 + dx, 1040],
        [420, 1104 + dx * 0.6],
        [620, 1110 + dx * 0.6],
        [850, 1112 + dx * 0.6],
      ]),
      colour,
      5,
      { opacity: 0.8 },
    );
  const fall = Array.from({ length: 7 }, (_, i) =>
    sheet.stroke(
      `M${266 + i * 6} ${564 + Math.abs(i - 3) * 4}V${640 + (i % 3) * 12}`,
      i % 2 === 0 ? '#ffffff' : '#9fdcf5',
      4,
    ),
  );
  return [
    sheet.shape(RIVER, '#d9c08a', { stroke: { colour: '#d9c08a', width: 22 } }),
    sheet.shape(RIVER, sheet.linear(['#a5e4f5', '#5fc0e8', '#3f9fd8'])),
    sheet.within(
      RIVER,
      flow(-16, '#d9f5fc'),
      flow(14, '#2f8fcc'),
      flow(0, '#ffffff'),
      ...scatter({ x: 200, y: 640, width: 660, height: 520 }, 34, die).map(([x, y]) =>
        sheet.stroke(
          curve([
            [x - 12, y],
            [x, y - 4],
            [x + 12, y + 2],
          ]),
          '#eafaff',
          3.5,
          { opacity: 0.8 },
        ),
      ),
    ),
    sheet.shape(blob(284, 566, 46, 24, 0.2, die), '#8a98c4'),
    sheet.shape('M258 650C250 600 252 560 284 552C316 560 314 600 308 650Z', '#8fd6f2'),
    ...fall,
    sheet.shape(blob(282, 656, 44, 16, 0.2, die), '#ffffff', { opacity: 0.85 }),
    sheet.place(370, 1075, { scale: 0.62 }, duck(sheet)),
    sheet.place(560, 1108, { scale: 0.5, flip: true }, duck(sheet, '#8a5a3c')),
    sheet.place(640, 1120, { scale: 0.34 }, duck(sheet, '#f2c84a')),
  ];
}

function life(sheet: Sheet, die: Dice): string[] {
  const marks: string[] = [];
  for (const [x, y] of scatter({ x: 10, y: 830, width: 780, height: 320 }, 52, die)) {
    const inRiver = COURSE.some(([rx, ry]) => (x - rx) ** 2 + (y - ry) ** 2 < 85 ** 2);
    if (inRiver || (x > 580 && y < 1010)) continue;
    marks.push(
      die.chance(0.45)
        ? tuft(sheet, x, y, 30, ['#4f9a4a', '#a5d76a', '#64ad52'], die)
        : flower(
            sheet,
            x,
            y,
            die.between(9, 13),
            die.pick(['#ffffff', '#ffd84d', '#ff8fa8', '#c3a6f5']),
            '#f5a524',
            '#4f9a4a',
            die,
          ),
    );
  }
  marks.push(
    sheet.place(650, 950, {}, cottage(sheet, 120, '#fbe3b0', '#d8573f')),
    sheet.place(760, 985, {}, cottage(sheet, 96, '#d5e8f0', '#3f7fb0')),
    sheet.place(90, 930, {}, roundTree(sheet, 210, GREENS, die)),
    sheet.place(160, 1090, {}, roundTree(sheet, 170, ['#f5a0b8', '#fcd3de', '#ee7f9f', '#ffffff'], die)),
    sheet.place(840, 985, {}, roundTree(sheet, 130, GREENS, die)),
    sheet.place(560, 1030, {}, bush(sheet, 110, GREENS, '#e5383b', die)),
    sheet.place(780, 560, { scale: 0.7, flip: true, turn: 8 }, bird(sheet, '#e8663c', '#fff0c9')),
    sheet.place(860, 680, { scale: 0.55, flip: true, turn: -6 }, bird(sheet, '#f2b632', '#fff6dc')),
    sheet.place(350, 800, { scale: 0.55 }, deer(sheet)),
    sheet.place(80, 1110, { scale: 0.62 }, sittingRabbit(sheet)),
  );
  return marks;
}

function rainbow(sheet: Sheet): string {
  const colours = ['#e5484d', '#f5842e', '#ffd23f', '#5fbf5a', '#3f9fe0', '#5b5fcf', '#9a5ac8'];
  return sheet.group(
    { opacity: 0.62 },
    ...colours.map((colour, i) =>
      sheet.stroke(`M${600 + i * 15} 900A${340 - i * 15} ${420 - i * 15} 0 0 1 ${1280 - i * 15} 900`, colour, 16),
    ),
  );
}

function weather(sheet: Sheet, die: Dice): string[] {
  const heap = (x: number, y: number, w: number, colour: string) =>
    sheet.place(0, 10, {}, sheet.shape(cloud(x, y, w), '#1f3a7a', { opacity: 0.25, blur: 7 })) +
    sheet.shape(cloud(x, y, w), sheet.linear([light(colour, 0.6), colour, dark(colour, 0.16)]));
  const face = (x: number, y: number, ink: string) =>
    sheet.shape(oval(x - 22, y, 6), ink) +
    sheet.shape(oval(x + 22, y, 6), ink) +
    sheet.stroke(
      curve([
        [x - 10, y + 14],
        [x, y + 20],
        [x + 10, y + 14],
      ]),
      ink,
      4,
    ) +
    sheet.shape(oval(x - 38, y + 14, 10, 7), '#ff9aa8', { opacity: 0.6 }) +
    sheet.shape(oval(x + 38, y + 14, 10, 7), '#ff9aa8', { opacity: 0.6 });
  const rain = scatter({ x: 420, y: 285, width: 380, height: 345 }, 36, die).map(([x, y]) =>
    drop(sheet, x, y, die.between(11, 18), 14),
  );
  const snow = scatter({ x: 20, y: 260, width: 320, height: 320 }, 44, die).map(
    ([x, y]) =>
      [0, 60, 120]
        .map((turn) => sheet.stroke(line([polar(x, y, 12, turn), polar(x, y, -12, turn)]), '#ffffff', 3.4))
        .join('') + sheet.shape(star(x, y, 6, 3, 6), '#d5e8ff'),
  );
  return [
    ...snow,
    ...rain,
    heap(180, 250, 360, '#dfe8f5'),
    heap(60, 150, 230, '#eef4fb'),
    face(190, 200, '#3a4f8a'),
    heap(620, 300, 400, '#a9b8d6'),
    heap(440, 190, 250, '#c5d2e8'),
    face(630, 244, '#2b3a6b'),
    heap(820, 130, 180, '#ffffff'),
    heap(1090, 420, 210, '#ffffff'),
    heap(900, 470, 150, '#fff6ec'),
  ];
}

function arrows(sheet: Sheet): string[] {
  const arrow = (points: readonly Point[], colour: string, angle: number) => {
    const [x, y] = points.at(-1) ?? [0, 0];
    const tip = line([polar(x, y, 38, angle), polar(x, y, 34, angle + 120), polar(x, y, 34, angle - 120)], true);
    return (
      sheet.stroke(curve(points), '#ffffff', 26) +
      sheet.shape(tip, '#ffffff', { stroke: { colour: '#ffffff', width: 12 } }) +
      sheet.stroke(curve(points), colour, 16) +
      sheet.shape(tip, colour, { stroke: { colour, width: 3 } })
    );
  };
  const steam = [960, 1040, 1120].map((x, i) =>
    arrow(
      [
        [x, 850],
        [x - 24, 790],
        [x + 22, 720],
        [x - 18, 650],
        [x, 590 - i * 20],
      ],
      ['#f5842e', '#f0a52a', '#e8604a'][i] ?? '#f5842e',
      -88,
    ),
  );
  return [
    ...steam,
    arrow(points('1060,320 980,290 900,262 850,256'), '#8a63d8', 182),
    arrow(points('760,1210 690,1290 620,1350 600,1400'), '#2f7fd0', 100),
    arrow(points('330,1480 500,1500 700,1490 860,1460'), '#1f5fae', -16),
  ];
}
