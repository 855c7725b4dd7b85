/** One tree in four seasons, from spring on the left to winter on the right. */
import { melon, pumpkin, snowman, sunflower } from '#assets/pictures/draw/figures/living/garden.ts';
import { mushroom, pine } from '#assets/pictures/draw/figures/living/trees.ts';
import {
  bird,
  butterfly,
  hedgehog,
  ladybird,
  sittingRabbit,
  squirrel,
} from '#assets/pictures/draw/figures/living/woodland.ts';
import { dark, light, mix } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice, type NonEmpty } from '#assets/pictures/draw/pen/dice.ts';
import {
  blob,
  box,
  cloud,
  curve,
  leaf,
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

/** The borders between the seasons. */
const EDGES = [400, 800, 1200] as const;
const CROWN = { x: 800, y: 400, rx: 640, ry: 330 };

export function seasons(sheet: Sheet): void {
  const die = dice(16);
  sheet.add(
    ...skies(sheet, die),
    ...grounds(sheet, die),
    trunk(sheet, die),
    ...foliage(sheet, die),
    ...guests(sheet),
    ...foreground(sheet, die),
  );
}

/** The band of a season, with wavy sides, so that the seasons flow into each other. */
function band(index: number): string {
  const edge = (x: number, down: boolean): Point[] => {
    const points: Point[] = Array.from({ length: 9 }, (_, i) => [x + (i % 2 === 0 ? -16 : 16), i * 150]);
    return down ? points : points.reverse();
  };
  const from = index === 0 ? -60 : (EDGES[index - 1] ?? 0);
  const to = EDGES[index] ?? 1660;
  return `${curve(edge(from, true))}L${curve(edge(to, false)).slice(1)}Z`;
}

function skies(sheet: Sheet, die: Dice): string[] {
  const { height } = sheet;
  const colours: NonEmpty<readonly string[]> = [
    ['#aadcf0', '#fbd5e2', '#fdeccb'],
    ['#3fa9e8', '#86d2f5', '#d8f3d0'],
    ['#f2b25a', '#f8cf8a', '#fdeab8'],
    ['#46558f', '#7f93c9', '#cfdcf0'],
  ];
  const marks: string[] = [];
  for (const [i, sky] of colours.entries()) {
    const x = i * 400;
    const area = { x: x - 20, y: 0, width: 440, height: 900 };
    const [a = '#ffffff', b = '#ffffff'] = sky;
    marks.push(
      sheet.within(
        band(i),
        sheet.shape(box(x - 60, 0, 520, height), sheet.linear(sky)),
        dabs(sheet, area, [light(b, 0.5), mix(a, b, 0.5), light(a, 0.3)], 34, i === 2 ? 20 : 0, 0.55, die),
      ),
    );
  }
  const rays = Array.from({ length: 20 }, (_, i) =>
    sheet.shape(sector(600, 90, 100, 190, i * 18, i * 18 + 8), '#fff2a8', { opacity: 0.7 }),
  );
  marks.push(
    sheet.shape(oval(600, 90, 240), sheet.glow('#fff4b0', 0.9)),
    ...rays,
    sheet.shape(oval(600, 90, 82), sheet.radial(['#fffbd8', '#ffe04d', '#ffb52e'])),
    ...(
      [
        [200, 130, 240, '#ffffff'],
        [60, 250, 180, '#fff0f4'],
        [740, 220, 180, '#ffffff'],
        [1010, 120, 220, '#fff2d4'],
        [1500, 130, 260, '#a9b6dd'],
        [1330, 80, 190, '#8fa0cf'],
      ] as const
    ).map(([x, y, w, c]) => sheet.shape(cloud(x, y, w), sheet.linear([light(c, 0.6), c, dark(c, 0.08)]))),
    sheet.shape(oval(1470, 210, 150), sheet.glow('#ffffff', 0.6)),
    sheet.shape('M1490 150A58 58 0 1 0 1530 244A70 70 0 0 1 1490 150Z', '#fff6cf'),
  );
  return marks;
}

function grounds(sheet: Sheet, die: Dice): string[] {
  const { width, height } = sheet;
  const hill = `${curve(points('-20,900 300,850 800,880 1250,845 1620,890'))}L1620 ${height}L-20 ${height}Z`;
  const far = `${curve(points('-20,800 180,750 420,800 640,740 900,790 1120,735 1400,790 1620,740'))}L1620 ${height}L-20 ${height}Z`;
  const paints: NonEmpty<readonly [string, string]> = [
    ['#8fd07a', '#b6dfa0'],
    ['#4fa856', '#86c47a'],
    ['#c98a3f', '#d9a866'],
    ['#eef4fc', '#c3d2ec'],
  ];
  const marks: string[] = [];
  for (const [ground, soft] of [
    [far, true],
    [hill, false],
  ] as const)
    for (const [i, [near, distant]] of paints.entries()) {
      const colour = soft ? distant : near;
      marks.push(
        sheet.within(
          ground,
          sheet.within(
            band(i),
            sheet.shape(
              box(0, 0, width, height),
              sheet.linear([light(colour, 0.2), colour, dark(colour, i === 3 ? 0.12 : 0.22)]),
            ),
            dabs(
              sheet,
              { x: i * 400 - 20, y: 740, width: 440, height: 460 },
              [light(colour, 0.4), dark(colour, 0.14), light(colour, 0.15)],
              22,
              i === 3 ? 5 : -75,
              0.7,
              die,
            ),
          ),
        ),
      );
      if (soft && i === 3)
        for (const [x, y, h] of [
          [1260, 850, 120],
          [1330, 856, 160],
          [1540, 866, 150],
        ] as const)
          marks.push(sheet.place(x, y, {}, pine(sheet, h, '#4f7f8f', die, true)));
    }
  return marks;
}

function trunk(sheet: Sheet, die: Dice): string {
  const outline =
    'M640 1010C720 980 742 900 744 800C746 700 720 640 640 560L664 540C730 590 764 620 776 650L770 460H812L822 640C842 600 890 570 950 530L968 556C890 630 858 700 860 800C862 900 884 980 970 1010C920 1014 880 996 850 984C820 1010 780 1012 752 988C720 1004 680 1016 640 1010Z';
  const bark = scatter({ x: 640, y: 470, width: 330, height: 540 }, 22, die).map(([x, y]) =>
    sheet.stroke(
      curve([
        [x, y - 22],
        [x + 4, y],
        [x - 3, y + 22],
      ]),
      die.pick(['#5b3828', '#b98a62', '#4a2e22']),
      4,
      { opacity: 0.6 },
    ),
  );
  const limb = (points: readonly Point[], width: number) =>
    sheet.stroke(curve(points), '#6f4630', width) +
    sheet.stroke(curve(points.map(([x, y]) => [x - 2, y - width * 0.22] as const)), '#a5744c', width * 0.22);
  const limbs: [readonly Point[], number][] = [
    [points('690,610 560,520 400,470 240,440'), 26],
    [points('560,520 470,420 380,330'), 18],
    [points('780,600 700,440 600,260'), 26],
    [points('700,440 620,380 520,320'), 14],
    [points('800,560 810,380 850,200'), 28],
    [points('815,420 900,330 960,220'), 18],
    [points('900,600 1010,510 1180,450 1380,420'), 28],
    [points('1010,510 1080,400 1190,290'), 20],
    [points('1180,450 1280,370 1370,290'), 16],
    [points('1240,440 1320,480 1420,500'), 12],
    [points('1120,345 1160,240 1230,180'), 12],
    [points('1300,430 1380,380 1430,360'), 10],
    [points('1190,290 1270,250 1320,240'), 10],
    [points('1110,480 1200,520 1290,560'), 12],
  ];
  const snow = limbs
    .slice(6)
    .map(([points, width]) =>
      sheet.stroke(
        curve(points.filter(([x]) => x > 1170).map(([x, y]) => [x, y - width * 0.42] as const)),
        '#ffffff',
        width * 0.5,
      ),
    )
    .filter((mark) => !mark.includes('"M0 0"'));
  return (
    sheet.shape(oval(810, 1008, 260, 30), '#1b2a46', { opacity: 0.25, blur: 8 }) +
    limbs.map(([points, width]) => limb(points, width)).join('') +
    snow.join('') +
    sheet.shape(outline, sheet.linear(['#8f5f3f', '#a5744c', '#6a4230'], 0)) +
    sheet.within(outline, ...bark) +
    sheet.shape(oval(804, 790, 30, 42), '#4a2c22') +
    sheet.shape(oval(806, 794, 22, 34), '#2f1c1a')
  );
}

function foliage(sheet: Sheet, die: Dice): string[] {
  const { x: cx, y: cy, rx, ry } = CROWN;
  const inCrown = ([x, y]: Point, beyond = 0) => {
    const lobe = 1 + beyond + 0.07 * Math.sin(x / 34) + 0.05 * Math.cos(y / 27);
    return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < lobe && !(y > 590 && Math.abs(x - cx) < 210 - beyond * 200);
  };
  const area = { x: cx - rx - 30, y: cy - ry - 30, width: 2 * rx + 60, height: 2 * ry + 60 };
  const colours: NonEmpty<NonEmpty<string>> = [
    ['#f9b3c8', '#f58fb0', '#fcd3de', '#fff0f4', '#ee6f9a'],
    ['#4fae50', '#7cc84f', '#2f8f4a', '#a5dc62', '#3a9f5a'],
    ['#e8662a', '#f5a524', '#c93a2a', '#f7c948', '#a8452a'],
  ];
  const seasonOf = (x: number) =>
    x + die.between(-36, 36) < EDGES[0] ? 0 : x + die.between(-36, 36) < EDGES[1] ? 1 : 2;
  const marks: string[] = [];
  for (const [x, y] of scatter(area, 52, die).filter((point) => inCrown(point))) {
    if (x > EDGES[2] - 20) continue;
    const season = seasonOf(x);
    const [base] = colours[season] ?? colours[0];
    const shadow = season === 0 ? mix(base, '#a8386a', y > cy + 60 ? 0.5 : 0.3) : dark(base, y > cy + 60 ? 0.34 : 0.2);
    marks.push(sheet.shape(blob(x, y, 52, 46, 0.15, die), shadow));
  }
  for (const [x, y] of scatter(area, 17, die).filter((point) => inCrown(point, 0.13))) {
    if (x > EDGES[2] + 6) {
      if (die.chance(0.16)) marks.push(sheet.shape(oval(x, y, die.between(3, 6)), '#ffffff', { opacity: 0.9 }));
      continue;
    }
    const season = seasonOf(x);
    const colour = die.pick(colours[season] ?? colours[0]);
    const lit = y < cy - 60 ? light(colour, 0.15) : y > cy + 120 ? dark(colour, 0.12) : colour;
    if (season === 0) marks.push(flower(sheet, x, y, die.between(12, 19), lit, '#d8436f', null, die));
    else marks.push(sheet.shape(leaf(x - 8, y - 8, die.between(28, 42), 18, die.between(10, 170)), lit));
  }
  for (const [x, y] of points('470,420 560,350 640,250 520,200 720,330 700,170 610,470 460,300'))
    marks.push(
      sheet.shape(oval(x, y, 17), sheet.radial(['#ff9a8a', '#e0342f', '#a8202f'], 0.35, 0.3)),
      sheet.stroke(`M${x} ${y - 16}q2-8 8-12`, '#5b3828', 3),
    );
  return marks;
}

function guests(sheet: Sheet): string[] {
  const at = (x: number, y: number, scale: number, mark: string, flip = false, turn = 0) =>
    sheet.place(x, y, { scale, flip, turn }, mark);
  return [
    at(330, 60, 0.62, bird(sheet, '#3f4f8a', '#fff0e3'), true, -8),
    at(70, 60, 0.56, bird(sheet, '#3f4f8a', '#fff0e3'), false, 8),
    at(110, 430, 0.8, bird(sheet, '#4f8fd8', '#ffe3c2')),
    at(300, 700, 0.8, butterfly(sheet, '#b48cf0', '#fff3c4'), false, -16),
    at(90, 620, 0.75, butterfly(sheet, '#ffd23f', '#ff8f5a'), false, 18),
    at(560, 700, 0.7, butterfly(sheet, '#f5842e', '#fff3c4'), false, 10),
    at(1350, 402, 0.72, bird(sheet, '#d8433f', '#ffd9c9'), true),
    ...points('880,70 940,46 1000,62 1060,40 1100,74').map(([x, y]) =>
      sheet.stroke(
        curve([
          [x - 20, y - 6],
          [x - 8, y - 10],
          [x, y],
        ]) +
          curve([
            [x, y],
            [x + 8, y - 10],
            [x + 20, y - 6],
          ]),
        '#5b3a4a',
        4,
      ),
    ),
    at(220, 1010, 0.95, sittingRabbit(sheet, '#f0d9c4')),
    at(1080, 1040, 1, hedgehog(sheet), true),
    at(668, 1012, 0.95, squirrel(sheet)),
  ];
}

function foreground(sheet: Sheet, die: Dice): string[] {
  const marks: string[] = [];
  const tulip = (x: number, y: number, s: number, c: string) =>
    sheet.stroke(`M${x} ${y}v${(-s * 1.8).toFixed(1)}`, '#3f8f4a', s * 0.16) +
    sheet.shape(leaf(x, y, s * 1.5, s * 0.4, -120), '#4fa356') +
    sheet.shape(leaf(x, y, s * 1.4, s * 0.4, -62), '#3f8f4a') +
    sheet.place(
      x,
      y - s * 1.7,
      { scale: s / 20 },
      sheet.shape(
        'M-13 0C-18-18-16-28-13-32L-5-22L0-34L5-22L13-32C16-28 18-18 13 0C8 8-8 8-13 0Z',
        sheet.linear([light(c, 0.25), c]),
      ),
    );
  for (const [x, y] of scatter({ x: 10, y: 930, width: 380, height: 260 }, 50, die))
    if (Math.abs(x - 220) > 70 || y > 1030)
      marks.push(
        die.chance(0.6)
          ? tulip(x, y + 20, die.between(16, 24), die.pick(['#f0506f', '#ffd23f', '#f58fb0', '#b07ae8', '#ff8f4d']))
          : tuft(sheet, x, y + 16, 44, ['#4fa356', '#8fd07a', '#3f8f4a'], die),
      );
  for (const [x, y] of scatter({ x: 420, y: 930, width: 370, height: 260 }, 54, die))
    if (x < 620 || y > 1040)
      marks.push(
        die.chance(0.45)
          ? sunflower(sheet, x, y + 24, die.between(15, 22), die)
          : tuft(sheet, x, y + 20, 56, ['#2f8f4a', '#7cc84f', '#4fae50'], die),
      );
  marks.push(melon(sheet, 560, 1140), sheet.place(700, 1090, { turn: -20, scale: 1.2 }, ladybird(sheet)));
  for (const [x, y] of scatter({ x: 815, y: 930, width: 375, height: 265 }, 30, die))
    if (x > 960 || y > 1030)
      marks.push(
        sheet.shape(
          leaf(x, y, die.between(26, 40), 17, die.between(0, 360)),
          die.pick(['#e8662a', '#f5a524', '#c93a2a', '#f7c948', '#a8452a']),
        ),
      );
  marks.push(
    pumpkin(sheet, 940, 1120, 74),
    pumpkin(sheet, 1046, 1150, 50),
    sheet.place(1150, 1130, {}, mushroom(sheet, 62, '#d8433f')),
    sheet.place(1196, 1160, {}, mushroom(sheet, 40, '#b5653a')),
  );
  for (const [x, y] of scatter({ x: 830, y: 620, width: 370, height: 290 }, 74, die))
    marks.push(sheet.shape(leaf(x, y, 28, 14, die.between(0, 360)), die.pick(['#e8662a', '#f5a524', '#c93a2a'])));
  for (const [x, y] of scatter({ x: 20, y: 640, width: 370, height: 260 }, 74, die))
    marks.push(sheet.shape(leaf(x, y, 16, 9, die.between(0, 360)), die.pick(['#f58fb0', '#fcd3de', '#ee6f9a'])));
  marks.push(
    sheet.place(1420, 1090, { scale: 1.05 }, snowman(sheet)),
    sheet.place(1290, 1150, {}, pine(sheet, 190, '#3f7f78', die, true)),
    sheet.place(1560, 1140, {}, pine(sheet, 240, '#3a7470', die, true)),
  );
  for (const [x, y] of scatter({ x: 1215, y: 0, width: 385, height: 1190 }, 42, die)) {
    const r = die.between(4, 13);
    marks.push(
      r < 8
        ? sheet.shape(oval(x, y, r * 0.8), '#ffffff', { opacity: 0.9 })
        : [0, 60, 120]
            .map((turn) =>
              sheet.stroke(line([polar(x, y, r, turn), polar(x, y, -r, turn)]), '#ffffff', 2.6, { opacity: 0.95 }),
            )
            .join('') + sheet.shape(star(x, y, r * 0.5, r * 0.25, 6), '#dfeafc'),
    );
  }
  return marks;
}
