/** Small scenes of things that move, each in a square of MOVING_CARD_SIDE. `moment`, 0..1, goes through the loop: at 1 all is as at 0. */
import { bear } from '#assets/pictures/draw/figures/living/faces.ts';
import { light } from '#assets/pictures/draw/pen/colour.ts';
import { box, cloud, curve, line, oval, type Point, sector } from '#assets/pictures/draw/pen/path.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';
import { MOVING_CARD_SIDE as SIDE } from '#shared/samples/moving-cards.ts';

const MIDDLE = SIDE / 2;

const wave = (moment: number) => Math.sin(2 * Math.PI * moment);

function ground(sheet: Sheet, sky: readonly string[], top: number, earth: readonly string[]): string {
  return (
    sheet.shape(box(0, 0, SIDE, SIDE), sheet.linear(sky)) +
    sheet.shape(box(0, top, SIDE, SIDE - top), sheet.linear(earth))
  );
}

/** A quarter of a turn: its blades are alike. */
export function pinwheel(sheet: Sheet, moment: number): string {
  const blade = (index: number) =>
    sheet.place(
      0,
      0,
      { turn: index * 90 },
      sheet.shape('M0 0L0-112C44-108 84-84 96-44Z', '#e0663f'),
      sheet.shape('M0 0L96-44C66-40 30-26 0 0Z', '#f2c14e'),
    );
  return (
    ground(sheet, ['#a9d3ea', '#d3ebf0'], 276, ['#9cc77a', '#7fb063']) +
    sheet.stroke(
      line([
        [MIDDLE, 136],
        [MIDDLE, 300],
      ]),
      '#8a6242',
      11,
    ) +
    sheet.place(MIDDLE, 134, { turn: 90 * moment }, ...[0, 1, 2, 3].map(blade)) +
    sheet.shape(oval(MIDDLE, 134, 13), '#5b4a6b')
  );
}

/** One beat of the wings. */
export function bird(sheet: Sheet, moment: number): string {
  const up = Math.cos(2 * Math.PI * moment);
  const wing = (side: number) => {
    const tip: Point = [side * 124, -58 * up];
    const outline: readonly Point[] = [
      [side * 14, -14],
      [side * 66, -20 - 40 * up],
      tip,
      [side * 84, 14 - 34 * up],
      [side * 44, 16 - 10 * up],
      [side * 14, 22],
    ];
    return sheet.shape(curve(outline, true, 0.7), '#5f83bf') + sheet.stroke(curve(outline.slice(0, 3)), '#4a6aa3', 5);
  };
  const body =
    sheet.shape('M-14 34L-26 78L0 66L26 78L14 34Z', '#4a6aa3') +
    sheet.shape(oval(0, 10, 28, 42), '#7396cc') +
    sheet.shape(oval(0, 24, 18, 25), '#e9eef6') +
    sheet.shape(oval(0, -34, 25), '#7396cc') +
    [-1, 1].map((side) => sheet.shape(oval(side * 10, -39, 4), '#2b2c44')).join('') +
    sheet.shape('M-8-30H8L0-14Z', '#e8a13a');
  return (
    sheet.shape(box(0, 0, SIDE, SIDE), sheet.linear(['#bfe0f2', '#e6f3f4'])) +
    sheet.shape(cloud(78, 92, 96), '#ffffff', { opacity: 0.8 }) +
    sheet.shape(cloud(240, 288, 118), '#ffffff', { opacity: 0.8 }) +
    sheet.place(MIDDLE, 158 + 9 * up, { scale: 1.12 }, wing(-1), wing(1), body)
  );
}

/** From the ground up, and down again: as high as gravity lets it be. */
export function ball(sheet: Sheet, moment: number): string {
  const height = 1 - (2 * moment - 1) ** 2;
  const radius = 68;
  // It gives way where it touches the ground.
  const flat = height < 0.2 ? 0.12 * (1 - height / 0.2) : 0;
  const y = 262 - radius * (1 - flat) - 116 * height;
  const stripes = [0, 120, 240].map((from) =>
    sheet.shape(sector(0, 0, 0, radius, from + 120 * moment, from + 60 + 120 * moment), '#f2c14e'),
  );
  const round = sheet.shape(oval(0, 0, radius), '#4f9b8f') + stripes.join('') + sheet.shape(oval(0, 0, 14), '#35756c');
  return (
    ground(sheet, ['#f6e7cf', '#f3dfc0'], 240, ['#d9b98c', '#c9a676']) +
    sheet.shape(oval(MIDDLE, 264, 68 - 26 * height, 13 - 5 * height), '#7d6240', { opacity: 0.45 }) +
    `<g transform="translate(${MIDDLE} ${y.toFixed(1)}) scale(${(1 + flat * 0.6).toFixed(3)} ${(1 - flat).toFixed(3)})">${round}</g>`
  );
}

/** Each drop falls one stretch of its column, where the next one was. */
export function rain(sheet: Sheet, moment: number): string {
  const stretch = 54;
  const drop = 'M0-13C7-3 10 2 10 7A10 10 0 0 1-10 7C-10 2-7-3 0-13Z';
  const drops = [66, 104, 142, 180, 218, 256].flatMap((x, column) =>
    [0, 1, 2, 3].map((row) => {
      const y = 156 + ((column * 23) % stretch) + (row + moment - 1) * stretch;
      return sheet.place(x, y, { scale: 0.9 }, sheet.shape(drop, '#4f93c9'));
    }),
  );
  return (
    ground(sheet, ['#c5d3de', '#dbe5ea'], 276, ['#9cc77a', '#7fb063']) +
    sheet.within(box(0, 130, SIDE, 150), ...drops) +
    sheet.shape(cloud(MIDDLE, 144, 236), '#7f90a3') +
    sheet.shape(cloud(MIDDLE - 12, 128, 196), '#98a8b8')
  );
}

/** To and fro, slower at its ends. */
export function swing(sheet: Sheet, moment: number): string {
  const top = 52;
  const rope = 168;
  const turn = 20 * wave(moment);
  const [sine, cosine] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
  const ropes = [-30, 30].map((x) =>
    sheet.stroke(
      line([
        [MIDDLE + x, top],
        [MIDDLE + x * cosine - rope * sine, top + x * sine + rope * cosine],
      ]),
      '#8c7a5f',
      5,
    ),
  );
  const rider =
    sheet.shape(oval(0, rope - 30, 27, 32), '#a86c40') +
    sheet.shape(oval(0, rope - 26, 16, 20), '#d9a878') +
    sheet.place(0, rope - 74, { scale: 0.68 }, bear(sheet)) +
    sheet.shape(box(-44, rope - 4, 88, 14, 6), '#b0563c');
  const post = (side: number) =>
    sheet.stroke(
      line([
        [MIDDLE + side * 96, top],
        [MIDDLE + side * 132, 292],
      ]),
      '#6f7fa0',
      12,
    );
  return (
    ground(sheet, ['#d5ebf3', '#eef5ea'], 264, ['#9cc77a', '#7fb063']) +
    post(-1) +
    post(1) +
    ropes.join('') +
    sheet.place(MIDDLE, top, { turn }, rider) +
    sheet.stroke(
      line([
        [MIDDLE - 104, top],
        [MIDDLE + 104, top],
      ]),
      '#5b6a8a',
      13,
    )
  );
}

/** The waves run by, one length in a loop, and the boat rides on them. */
export function boat(sheet: Sheet, moment: number): string {
  const length = 160;
  const surface = (y: number, shift: number) => {
    const crests = Array.from(
      { length: 20 },
      (_, index): Point => [(index - 3) * (length / 4) + shift, y - 9 * wave(index / 4)],
    );
    return `${curve(crests)}L${SIDE + length} ${SIDE}L${-length} ${SIDE}Z`;
  };
  const hull =
    sheet.shape('M-84 0H84C78 34 58 50 36 50H-36C-58 50-78 34-84 0Z', '#b0563c') +
    sheet.shape('M-84 0H84L81 14H-81Z', light('#b0563c', 0.55)) +
    sheet.stroke('M0 0V-140', '#7a5236', 8) +
    sheet.shape('M8-134C62-104 74-52 72-18H8Z', '#f4ecd8') +
    sheet.shape('M-8-112C-44-84-54-46-54-18H-8Z', '#e9b95a');
  return (
    ground(sheet, ['#cfe6f3', '#eaf4f1'], 214, ['#7fb6cf', '#5d9abb']) +
    sheet.shape(oval(262, 58, 26), '#f2cf6a') +
    sheet.shape(surface(216, -length * moment), '#7fb6cf') +
    sheet.place(MIDDLE, 206 + 6 * wave(moment), { turn: 6 * Math.cos(2 * Math.PI * moment) }, hull) +
    sheet.shape(surface(248, length * (moment - 0.5)), '#5d9abb')
  );
}
