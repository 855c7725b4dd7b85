/** A city at its river in the afternoon: old roofs, new towers, and vehicles on the road, in the air and on the water. */
import { bush, roundTree } from '#assets/pictures/draw/figures/living/trees.ts';
import { duck } from '#assets/pictures/draw/figures/living/woodland.ts';
import { cottage, hanok, lookout, tower } from '#assets/pictures/draw/figures/made/houses.ts';
import {
  ambulance,
  balloon,
  bicycle,
  bus,
  car,
  ferry,
  fireEngine,
  plane,
  train,
  truck,
} from '#assets/pictures/draw/figures/made/vehicles.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice, type NonEmpty } from '#assets/pictures/draw/pen/dice.ts';
import { box, cloud, curve, land, line, oval, points, sector, skyline } from '#assets/pictures/draw/pen/path.ts';
import { dabs, flower, scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

const GREENS: NonEmpty<string> = ['#5fae57', '#7cc466', '#478f50', '#a3d46f'];
const RAIL = 690;
const STREET = 800;
const RIVER = 1030;

export function city(sheet: Sheet): void {
  const die = dice(17);
  sheet.add(
    ...sky(sheet, die),
    ...houses(sheet, die),
    ...railway(sheet, die),
    ...street(sheet, die),
    ...river(sheet, die),
  );
}

function sky(sheet: Sheet, die: Dice): string[] {
  const { width } = sheet;
  const clouds = [
    [120, 150, 250],
    [560, 90, 260],
    [930, 210, 220],
    [1330, 130, 300],
    [1520, 290, 190],
    [330, 280, 190],
  ] as const;
  const hill = land(points('-20,420 160,380 330,300 470,250 620,320 820,400 1100,360 1320,390 1620,340'), 700);
  return [
    sheet.shape(box(0, 0, width, 700), sheet.linear(['#5fb4ea', '#a3d8f2', '#fde2c0', '#fbc9a0'])),
    dabs(sheet, { x: 0, y: 0, width, height: 380 }, ['#ffffff', '#8fcdf0', '#4fa5e0'], 44, 0, 0.3, die),
    sheet.shape(oval(1180, 250, 190), sheet.glow('#fff0b8', 0.95)),
    sheet.shape(oval(1180, 250, 66), sheet.radial(['#fffbe0', '#ffe27a', '#ffc04a'])),
    ...clouds.map(([x, y, w]) => sheet.shape(cloud(x, y, w), sheet.linear(['#ffffff', '#fff4e8', '#d9e6f2']))),
    sheet.shape(hill, sheet.linear(['#86c08a', '#5f9f7a'])),
    sheet.within(
      hill,
      dabs(sheet, { x: 0, y: 240, width, height: 300 }, ['#a9d98f', '#4a8a6a', '#6fb57f'], 24, -70, 0.7, die),
    ),
    ...points('1290,60 1350,86 1410,64 60,60 30,96 110,88 440,60 560,40').map(([x, y]) =>
      sheet.stroke(
        curve([
          [x - 17, y - 6],
          [x - 6, y - 9],
          [x, y],
        ]) +
          curve([
            [x, y],
            [x + 6, y - 9],
            [x + 17, y - 6],
          ]),
        '#3f5f8f',
        4,
      ),
    ),
    sheet.place(470, 262, {}, lookout(sheet, 250)),
    sheet.place(250, 150, { scale: 0.95 }, balloon(sheet, ['#e5484d', '#ffd23f', '#f58fb0'])),
    sheet.place(760, 180, { scale: 0.72 }, balloon(sheet, ['#3f8fd8', '#ffffff', '#5fc4a0'])),
    sheet.place(1480, 130, { scale: 0.55 }, balloon(sheet, ['#8a63d8', '#f5a524', '#ffe14d'])),
    sheet.place(1010, 90, { scale: 1, turn: -10 }, plane(sheet)),
    sheet.stroke(curve(points('900,112 800,122 700,112 620,122')), '#ffffff', 8, { opacity: 0.7 }),
  ];
}

function houses(sheet: Sheet, die: Dice): string[] {
  const marks: string[] = [];
  const roofs = ['flat', 'steps', 'peak', 'garden'] as const;
  const far: NonEmpty<string> = ['#8fb0d8', '#a5a0d8', '#c4a0c8', '#7fb8c8', '#d8a8a0'];
  for (let x = 20; x < 1620; x += 84)
    marks.push(
      sheet.place(
        x,
        640,
        {},
        tower(
          sheet,
          76,
          die.between(130, 300) - (Math.abs(x - 470) < 120 ? 90 : 0),
          die.pick(far),
          die,
          die.pick(roofs),
        ),
      ),
    );
  marks.push(sheet.shape(box(0, 560, 1600, 90), sheet.fade('#fff3dc', 0, 0.5)));
  const near = [
    [70, 130, 300, '#e8805a', 'garden'],
    [205, 110, 220, '#4fa5b5', 'peak'],
    [620, 120, 250, '#f0b04a', 'steps'],
    [750, 120, 200, '#7f8fd8', 'flat'],
    [1000, 130, 330, '#3f9fa0', 'steps'],
    [1130, 108, 240, '#e86f7a', 'garden'],
    [1250, 120, 290, '#9a78c8', 'flat'],
    [1530, 140, 360, '#4f86c8', 'steps'],
  ] as const;
  for (const [x, w, h, c, roof] of near) marks.push(sheet.place(x, 680, {}, tower(sheet, w, h, c, die, roof)));
  marks.push(
    sheet.place(420, 690, {}, hanok(sheet, 300)),
    sheet.place(872, 690, { scale: 1 }, cottage(sheet, 130, '#f7d9a0', '#d8573f')),
    sheet.place(1390, 690, {}, hanok(sheet, 210)),
  );
  return marks;
}

function railway(sheet: Sheet, die: Dice): string[] {
  const park = { x: 0, y: RAIL, width: 1600, height: STREET + 240 - RAIL };
  const marks: string[] = [
    sheet.shape(box(park.x, park.y, park.width, park.height), sheet.linear(['#3f7f5a', '#6fae5f'])),
    dabs(sheet, { ...park, height: 110 }, ['#8fc96a', '#2f6a4f', '#f58fb0', '#ffd23f'], 17, -70, 0.85, die),
  ];
  for (let x = 40; x < 1600; x += 190)
    marks.push(
      sheet.shape(
        `M${x - 16} ${RAIL + 26}H${x + 16}L${x + 12} ${STREET}H${x - 12}Z`,
        sheet.linear(['#e0d5c8', '#b5a898'], 0),
      ),
      sheet.shape(sector(x + 95, RAIL + 96, 66, 84, 180, 360), '#cbbfb0'),
    );
  marks.push(
    sheet.place(770, RAIL + 4, {}, train(sheet, '#2fa36a')),
    sheet.shape(box(0, RAIL, 1600, 30), sheet.linear(['#efe5d8', '#c9bcac'])),
    sheet.stroke(`M0 ${RAIL + 8}H1600`, '#8a90a8', 4),
  );
  for (let x = 12; x < 1600; x += 40) marks.push(sheet.shape(box(x, RAIL + 16, 22, 9, 2), '#a89a8a'));
  return marks;
}

function street(sheet: Sheet, die: Dice): string[] {
  const { width } = sheet;
  const marks = [
    sheet.shape(box(0, STREET - 26, width, 40), sheet.linear(['#f0dfc4', '#d9c4a2'])),
    sheet.shape(box(0, STREET + 10, width, 176), sheet.linear(['#7a7f98', '#62677f', '#565b73'])),
  ];
  for (let x = 0; x < width; x += 40) marks.push(sheet.stroke(`M${x} ${STREET - 26}l-8 36`, '#c2aa86', 2.5));
  marks.push(
    dabs(sheet, { x: 0, y: STREET + 14, width, height: 168 }, ['#8f94ac', '#4f546c', '#9a9fb5'], 26, 0, 0.5, die),
  );
  for (let x = 20; x < width; x += 110) marks.push(sheet.shape(box(x, STREET + 94, 62, 8, 3), '#fff3d0'));
  for (let i = 0; i < 7; i += 1)
    marks.push(
      sheet.shape(
        line(
          [
            [826 + i * 22, STREET + 14],
            [840 + i * 22, STREET + 14],
            [828 + i * 24, STREET + 182],
            [812 + i * 24, STREET + 182],
          ],
          true,
        ),
        '#fff8e6',
        { opacity: 0.9 },
      ),
    );
  for (const [x, h] of points('40,190 310,150 560,160 1080,150 1300,190 1480,150'))
    marks.push(sheet.place(x, STREET - 4, {}, roundTree(sheet, h, GREENS, die)));
  const signal = (x: number) =>
    sheet.shape(box(x - 4, STREET - 120, 8, 126), '#4a4f6b') +
    sheet.shape(box(x - 15, STREET - 190, 30, 78, 8), '#3a3f5b') +
    ['#e5383b', '#ffc926', '#3fbf6a'].map((c, i) => sheet.shape(oval(x, STREET - 174 + i * 23, 9), c)).join('');
  const lamp = (x: number) =>
    sheet.stroke(`M${x} ${STREET}V${STREET - 150}Q${x} ${STREET - 172} ${x + 26} ${STREET - 172}`, '#4a4f6b', 6) +
    sheet.shape(sector(x + 32, STREET - 172, 0, 17, 0, 180), '#fff1a8');
  marks.push(signal(800), signal(1010), lamp(190), lamp(690), lamp(1190));
  const at = (x: number, y: number, scale: number, mark: string, flip = false) =>
    sheet.place(x, y, { scale, flip }, mark);
  marks.push(
    at(190, STREET + 84, 0.95, bus(sheet, '#3f8fd8', '#ffffff'), true),
    at(470, STREET + 82, 0.86, car(sheet, '#f06a8a'), true),
    at(700, STREET + 82, 0.82, ambulance(sheet), true),
    at(1130, STREET + 82, 0.86, car(sheet, '#ffffff', 'police'), true),
    at(1400, STREET + 84, 0.9, truck(sheet, '#f5842e'), true),
    at(130, STREET + 166, 0.9, car(sheet, '#ffc926', 'taxi')),
    at(430, STREET + 168, 1, fireEngine(sheet)),
    at(720, STREET + 166, 0.9, car(sheet, '#4fb58a')),
    at(1080, STREET + 168, 0.98, bus(sheet, '#f5a524', '#e5484d')),
    at(1390, STREET + 166, 0.92, car(sheet, '#8a63d8')),
    at(1556, STREET + 166, 0.74, bicycle(sheet, '#e5484d')),
  );
  return marks;
}

function river(sheet: Sheet, die: Dice): string[] {
  const { width, height } = sheet;
  const bank = land(skyline(width, STREET + 192, 5, 8, die), height);
  const water = land(skyline(width, RIVER + 8, 9, 7, die), height);
  const marks = [
    sheet.shape(bank, sheet.linear(['#9bcf6a', '#5fa352'])),
    sheet.within(
      bank,
      dabs(sheet, { x: 0, y: STREET + 180, width, height: 80 }, ['#c4e58a', '#4a8f4a', '#7fbf5f'], 20, -75, 0.7, die),
    ),
  ];
  for (let x = 10; x < width; x += 30)
    marks.push(
      flower(
        sheet,
        x + die.between(-8, 8),
        STREET + 216 + die.between(-8, 12),
        die.between(8, 13),
        die.pick(['#ff7f9c', '#ffd23f', '#ffffff', '#a58cf2', '#ff9a4d']),
        '#f5a524',
        null,
        die,
      ),
    );
  for (const [x, w] of points('90,120 600,110 960,130 1500,120'))
    marks.push(sheet.place(x, RIVER + 4, {}, bush(sheet, w, GREENS, '#f06a8a', die)));
  marks.push(
    sheet.shape(water, sheet.linear(['#8fdcf0', '#4fb0dc', '#2f86c4'])),
    sheet.within(
      water,
      ...scatter({ x: 0, y: RIVER, width, height: 180 }, 36, die).map(([x, y]) =>
        sheet.stroke(
          curve([
            [x - 24, y],
            [x - 8, y - 5],
            [x + 8, y + 4],
            [x + 24, y],
          ]),
          die.pick(['#e4fbff', '#2a78b8', '#b0eaf5', '#ffe9b8']),
          4,
          { opacity: 0.75 },
        ),
      ),
    ),
    sheet.place(430, 1140, { scale: 1.15 }, ferry(sheet)),
    sheet.place(1010, 1170, { scale: 1 }, sail(sheet, '#e5484d', '#ffffff')),
    sheet.place(1300, 1130, { scale: 0.72, flip: true }, sail(sheet, '#ffd23f', '#f5842e')),
    ...[
      [700, 1120, 0.6],
      [770, 1140, 0.4],
      [820, 1146, 0.34],
      [130, 1150, 0.7],
    ].map(([x = 0, y = 0, s = 1]) => sheet.place(x, y, { scale: s }, duck(sheet))),
    sheet.place(1480, 1172, { scale: 0.8, flip: true }, duck(sheet, '#8a5a3c')),
  );
  return marks;
}

function sail(sheet: Sheet, one: string, other: string): string {
  return (
    sheet.stroke('M0 0V-140', '#7a4e30', 6) +
    sheet.shape('M6-138C50-100 70-50 74-16H6Z', sheet.linear([light(one, 0.3), dark(one, 0.1)])) +
    sheet.shape('M-6-124C-30-90-48-50-56-16H-6Z', sheet.linear([light(other, 0.3), dark(other, 0.1)])) +
    sheet.shape('M-72-8H82C76 14 60 22 46 22H-40C-56 22-68 10-72-8Z', sheet.linear(['#b5683a', '#7a4226']))
  );
}
