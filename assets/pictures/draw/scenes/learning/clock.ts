/** A clock at eight minutes past ten. Each hour's slice has as many flowers as the hour has strokes, and the day's light surrounds it. */
import { owl, rabbit } from '#assets/pictures/draw/figures/living/faces.ts';
import { bird, butterfly } from '#assets/pictures/draw/figures/living/woodland.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice } from '#assets/pictures/draw/pen/dice.ts';
import { centred } from '#assets/pictures/draw/pen/letters.ts';
import { box, cloud, curve, leaf, line, oval, points, polar, sector, star } from '#assets/pictures/draw/pen/path.ts';
import { dabs, flower, scatter, tuft } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

const HOURS = [
  '#e5484d',
  '#ee7a35',
  '#f5a524',
  '#f2cf3b',
  '#a9c93c',
  '#4fae5a',
  '#2ba58d',
  '#35a3cf',
  '#3f7fd6',
  '#5b5fcf',
  '#8a55c4',
  '#cf4f9b',
];
const DIAL = 520;
const FACE = 446;

export function clock(sheet: Sheet): void {
  const die = dice(12);
  const middle = sheet.width / 2;
  sheet.add(...sky(sheet, die), ...ground(sheet, die), ...fliers(sheet));
  sheet.add(
    sheet.shape(oval(middle + 6, middle + 22, DIAL + 18), '#1b2246', { opacity: 0.4, blur: 20 }),
    // Bells and feet make it an alarm clock on a meadow.
    ...[-1, 1].flatMap((side) => [
      sheet.place(
        middle,
        middle,
        { turn: side * 34 },
        sheet.shape(box(-16, -DIAL - 62, 32, 80, 8), '#8a5a2b'),
        sheet.shape(sector(0, -DIAL - 40, 0, 108, 180, 360), sheet.linear(['#ffe08a', '#e29a2d'])),
        sheet.shape(box(-118, -DIAL - 44, 236, 22, 11), '#c27a1f'),
        sheet.shape(oval(-42, -DIAL - 88, 20, 12), '#fff6d0', { opacity: 0.8 }),
      ),
    ]),
    sheet.shape(oval(middle, middle, DIAL + 18), sheet.linear(['#ffd98a', '#e08a2e', '#a8541f'], 60)),
    sheet.shape(oval(middle, middle, DIAL), sheet.linear(['#2e4a7d', '#24365f'], 60)),
    ...minutes(sheet, middle),
    ...slices(sheet, middle, die),
    ...numerals(sheet, middle),
    ...hands(sheet, middle),
    sheet.shape(sector(middle, middle, DIAL - 10, DIAL + 12, 195, 300), '#fff8e8', { opacity: 0.35 }),
  );
}

function sky(sheet: Sheet, die: Dice): string[] {
  const { width } = sheet;
  const marks = [
    sheet.shape(box(0, 0, width, width), sheet.linear(['#ffb46b', '#f78f7d', '#9a6fc0', '#3b3f8f', '#1f2a63'], 8)),
  ];
  const rays = Array.from({ length: 36 }, (_, i) =>
    sheet.shape(sector(150, 190, 120, 900, i * 10, i * 10 + 5), '#fff0b8', { opacity: 0.2 }),
  );
  marks.push(
    dabs(
      sheet,
      { x: 0, y: 0, width: 720, height: 1000 },
      ['#fff3d0', '#e8607a', '#ffcf8a', '#b5609a'],
      40,
      -10,
      0.38,
      die,
    ),
    sheet.shape(oval(150, 190, 380), sheet.glow('#fff2b0', 0.9)),
    sheet.within(oval(150, 190, 700), ...rays),
    sheet.shape(oval(150, 190, 96), sheet.radial(['#fff7cf', '#ffd84d', '#ffad33'])),
    sheet.stroke(oval(150, 190, 112), '#ffe9a8', 4, { opacity: 0.8 }),
  );
  for (const [x, y] of scatter({ x: 720, y: 0, width: 680, height: 1000 }, 46, die)) {
    if (x < 760 + y * 0.3) continue;
    const size = die.between(3, 11);
    marks.push(
      sheet.shape(
        star(x, y, size, size * 0.42, die.pick([4, 5])),
        die.pick(['#fff4c2', '#ffffff', '#bcd4ff', '#ffd2e8']),
        { opacity: 0.9 },
      ),
    );
  }
  marks.push(
    sheet.shape(oval(1250, 170, 190), sheet.glow('#dfe6ff', 0.6)),
    sheet.shape('M1300 70A112 112 0 1 0 1340 262A130 130 0 0 1 1300 70Z', sheet.linear(['#fffbe0', '#f4dc8f'])),
    ...(
      [
        [1225, 150, 12],
        [1215, 215, 8],
        [1262, 250, 10],
      ] as const
    ).map(([x, y, r]) => sheet.shape(oval(x, y, r), '#e5c871', { opacity: 0.7 })),
  );
  for (const [x, y, w, colour] of [
    [210, 420, 230, '#fff3e6'],
    [60, 560, 190, '#ffe1d0'],
    [420, 96, 220, '#fff3e6'],
    [1330, 470, 210, '#6c71c4'],
    [1020, 90, 190, '#7d78c9'],
    [1300, 640, 180, '#565fb5'],
    [110, 760, 210, '#ffd2c4'],
  ] as const)
    marks.push(
      sheet.place(0, 8, {}, sheet.shape(cloud(x, y, w), '#4a2f6b', { opacity: 0.25, blur: 6 })),
      sheet.shape(cloud(x, y, w), sheet.linear([light(colour, 0.5), colour, dark(colour, 0.12)])),
    );
  return marks;
}

function fliers(sheet: Sheet): string[] {
  return [
    sheet.place(70, 470, { scale: 0.72, turn: -8 }, bird(sheet, '#3f7fd6', '#ffe3c2')),
    sheet.place(110, 690, { scale: 0.62, turn: 6 }, bird(sheet, '#e8553c', '#fff0c9')),
    sheet.place(330, 60, { scale: 0.55, turn: -6 }, bird(sheet, '#7a4fb5', '#ffe3ef')),
    sheet.place(60, 860, { scale: 0.6, turn: 14 }, butterfly(sheet, '#f58fb0', '#fff3c4')),
    sheet.place(1330, 860, { scale: 0.6, turn: -14 }, butterfly(sheet, '#7fb8f5', '#fff3c4')),
  ];
}

function ground(sheet: Sheet, die: Dice): string[] {
  const { width } = sheet;
  const hill = (y: number, swing: number, colour: string) => {
    const outline = `${curve([
      [-20, y],
      [width * 0.25, y - swing],
      [width * 0.55, y + swing * 0.4],
      [width * 0.8, y - swing * 0.7],
      [width + 20, y],
    ])}L${width + 20} ${width}L-20 ${width}Z`;
    return (
      sheet.shape(outline, sheet.linear([colour, dark(colour, 0.25)])) +
      sheet.within(
        outline,
        dabs(
          sheet,
          { x: 0, y: y - swing, width, height: width - y + swing },
          [light(colour, 0.25), dark(colour, 0.2), '#f7e08a'],
          24,
          -70,
          0.55,
          die,
        ),
      )
    );
  };
  const marks = [hill(1010, 50, '#6fae5c'), hill(1150, 40, '#4f9a58'), hill(1285, 24, '#3c8550')];
  for (const [x, y] of scatter({ x: 10, y: 1080, width: width - 20, height: 310 }, 62, die)) {
    const size = die.between(13, 21);
    marks.push(
      die.chance(0.4)
        ? tuft(sheet, x, y, size * 3, ['#2f7a46', '#7cc06a', '#a7d26f'], die)
        : flower(
            sheet,
            x,
            y,
            size,
            die.pick(['#ff8fa8', '#ffd84d', '#ffffff', '#b9a2f2', '#ff9a5c', '#8fd0f5']),
            die.pick(['#f7b733', '#a24a2a']),
            '#2f7a46',
            die,
          ),
    );
  }
  marks.push(
    sheet.place(
      126,
      1180,
      { scale: 1.5 },
      sheet.shape('M-40 110C-52 40-30 20 0 20C30 20 52 40 40 110Z', '#f3e4d2'),
      rabbit(sheet),
    ),
    sheet.place(
      1276,
      1190,
      { scale: 1.5 },
      sheet.shape('M-46 110C-58 40-36 16 0 16C36 16 58 40 46 110Z', '#7a5338'),
      sheet.shape('M-26 110C-34 60-16 40 0 40C16 40 34 60 26 110Z', '#d9b78c'),
      owl(sheet),
    ),
  );
  return marks;
}

function minutes(sheet: Sheet, middle: number): string[] {
  return Array.from({ length: 60 }, (_, minute) => {
    const angle = minute * 6 - 90;
    const hour = HOURS[Math.floor(minute / 5) % 12] ?? '#ffffff';
    if (minute % 5 !== 0)
      return sheet.stroke(
        line([polar(middle, middle, FACE + 26, angle), polar(middle, middle, FACE + 52, angle)]),
        '#f6ecd2',
        6,
      );
    const [x, y] = polar(middle, middle, FACE + 39, angle);
    return (
      sheet.shape(oval(x, y, 27), light(hour, 0.1)) +
      sheet.shape(centred(String(minute === 0 ? 60 : minute), x, y, 30, 'Black'), '#24223f')
    );
  });
}

function slices(sheet: Sheet, middle: number, die: Dice): string[] {
  const marks: string[] = [];
  for (let hour = 1; hour <= 12; hour += 1) {
    const angle = hour * 30 - 90;
    const colour = HOURS[hour % 12] ?? '#ffffff';
    const slice = sector(middle, middle, 96, FACE, angle - 15, angle + 15);
    marks.push(
      sheet.shape(slice, sheet.radial([light(colour, 0.86), light(colour, 0.62)], 0.5, 0.5, 0.8)),
      sheet.within(
        slice,
        dabs(
          sheet,
          { x: middle - FACE, y: middle - FACE, width: 2 * FACE, height: 2 * FACE },
          [light(colour, 0.4), '#ffffff'],
          30,
          angle,
          0.5,
          die,
        ),
      ),
      sheet.stroke(slice, '#fffaf0', 5),
    );
    let placed = 0;
    for (const [ring, count] of points('270,4 228,3 188,3 150,2')) {
      const here = Math.min(count, hour - placed);
      for (let i = 0; i < here; i += 1) {
        const spread = (i - (here - 1) / 2) * (1940 / ring);
        const [x, y] = polar(middle, middle, ring, angle + spread);
        marks.push(flower(sheet, x, y, 16, dark(colour, 0.06), '#fff3c4', null, die));
      }
      placed += here;
    }
  }
  return marks;
}

function numerals(sheet: Sheet, middle: number): string[] {
  return Array.from({ length: 12 }, (_, i) => {
    const hour = i + 1;
    const [x, y] = polar(middle, middle, 362, hour * 30 - 90);
    const colour = HOURS[hour % 12] ?? '#ffffff';
    return (
      sheet.shape(oval(x + 2, y + 6, 64), '#2b2340', { opacity: 0.28, blur: 5 }) +
      sheet.shape(oval(x, y, 64), sheet.linear([light(colour, 0.2), colour, dark(colour, 0.15)], 60)) +
      sheet.stroke(oval(x, y, 55), '#ffffff', 3, { opacity: 0.6 }) +
      sheet.shape(centred(String(hour), x + 2, y + 4, 74, 'Black'), dark(colour, 0.55)) +
      sheet.shape(centred(String(hour), x, y, 74, 'Black'), '#ffffff')
    );
  });
}

function hands(sheet: Sheet, middle: number): string[] {
  const hand = (angle: number, length: number, width: number, colour: string) => {
    const outline = `${leaf(-34, 0, length + 34, width, 0, 0.72)}`;
    return (
      sheet.place(
        middle + 5,
        middle + 10,
        { turn: angle },
        sheet.shape(outline, '#1b2246', { opacity: 0.35, blur: 5 }),
      ) +
      sheet.place(
        middle,
        middle,
        { turn: angle },
        sheet.shape(outline, sheet.linear([light(colour, 0.25), colour, dark(colour, 0.25)])),
        sheet.stroke(`M20 0H${length - 60}`, light(colour, 0.55), 5),
      )
    );
  };
  return [
    sheet.shape(oval(middle, middle, 96), sheet.radial(['#fff8e4', '#f4d493'])),
    sheet.stroke(oval(middle, middle, 84), '#e09a3a', 4),
    hand(48 - 90, 424, 34, '#2f66c9'),
    hand(304 - 90, 270, 46, '#d8363f'),
    sheet.shape(oval(middle, middle, 34), sheet.radial(['#ffe9ac', '#e2962b'])),
    sheet.shape(oval(middle, middle, 12), '#7a3f16'),
  ];
}
