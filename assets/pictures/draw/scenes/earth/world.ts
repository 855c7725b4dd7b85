/** A world map with Korea in the middle, as in Korean schools, and an animal in each part. */
import {
  bear,
  camel,
  elephant,
  type Face,
  fox,
  kangaroo,
  koala,
  lion,
  panda,
  penguin,
  polarBear,
  tiger,
  toucan,
} from '#assets/pictures/draw/figures/living/faces.ts';
import { fish, octopus, ship, turtle, whale } from '#assets/pictures/draw/figures/living/sea.ts';
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import { type Dice, dice, type NonEmpty } from '#assets/pictures/draw/pen/dice.ts';
import { blob, box, curve, line, oval, type Point, points, polar, star } from '#assets/pictures/draw/pen/path.ts';
import { dabs, scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';
import { compass, FRAME, frame, graticule, NORTH, SOUTH, WEST } from './chart.ts';
import { ANTARCTICA, CASPIAN, COASTS, EUROPE, type Land } from './coasts.ts';

const COLOURS: Record<Land, NonEmpty<string>> = {
  'north-america': ['#f0a04b', '#e88a3a', '#f7bd6b'],
  'south-america': ['#7dbb57', '#62a548', '#9fcf6e'],
  europe: ['#b58bd0', '#a074c0', '#caa7e0'],
  africa: ['#f4c94f', '#e6b038', '#fbdd7f'],
  asia: ['#ec7f76', '#de6a68', '#f6a294'],
  oceania: ['#58c48f', '#3fae7c', '#86d9ac'],
  ice: ['#f4fafc', '#dcebf3', '#ffffff'],
};

/** Miller's cylindrical projection. */
function miller(latitude: number): number {
  return 1.25 * Math.log(Math.tan(Math.PI / 4 + (0.4 * latitude * Math.PI) / 180));
}

type Projection = (point: Point, around?: number) => Point;

/** Places a longitude and latitude, plus `around` degrees, on the map that fills this box. */
function projectionOnto(map: { x: number; y: number; width: number; height: number }): Projection {
  return ([longitude, latitude], around = 0) => [
    map.x + ((longitude + around - WEST) * map.width) / 360,
    map.y + ((miller(NORTH) - miller(latitude)) * map.height) / (miller(NORTH) - miller(SOUTH)),
  ];
}

export function world(sheet: Sheet): void {
  const die = dice(11);
  const { width, height } = sheet;
  const inner = { x: FRAME, y: FRAME, width: width - 2 * FRAME, height: height - 2 * FRAME };
  const place = projectionOnto(inner);
  const outline = (coast: readonly Point[], around: number) =>
    curve(
      coast.map((point) => place(point, around)),
      true,
      0.7,
    );
  const both = (coast: readonly Point[]) => outline(coast, 0) + outline(coast, 360);
  const all = COASTS.map(({ coast }) => both(coast)).join('');
  const ice = `${curve(ANTARCTICA.map((point) => place(point)))}L${width} ${height}L0 ${height}Z`;
  const window = box(inner.x, inner.y, inner.width, inner.height, 10);

  const lands = COASTS.map(({ land, coast }) => {
    const shape = both(coast);
    const [base] = COLOURS[land];
    return sheet.shape(shape, base, { stroke: { colour: light(base, 0.55), width: 2.5 } });
  });
  const europe = COLOURS.europe;
  const paint = (land: Land) => {
    const shape = COASTS.filter((each) => each.land === land)
      .map(({ coast }) => both(coast))
      .join('');
    return sheet.within(shape, dabs(sheet, inner, COLOURS[land], 17, -20, 0.75, die));
  };
  const eurasia = both(COASTS.find(({ land }) => land === 'asia')?.coast ?? []);
  const european = [0, 360]
    .map((around) =>
      line(
        EUROPE.map((point) => place(point, around)),
        true,
      ),
    )
    .join('');

  sheet.add(
    frame(sheet),
    sheet.within(
      window,
      sheet.shape(window, sheet.radial(['#4fb6d3', '#2f8fc0', '#1d5f9a'], 0.52, 0.45, 0.75)),
      waves(sheet, inner, die),
      graticule(sheet, place),
      sheet.shape(all + ice, 'none', { stroke: { colour: '#8fdde6', width: 34 }, opacity: 0.28 }),
      sheet.shape(all + ice, 'none', { stroke: { colour: '#a9e8ea', width: 18 }, opacity: 0.4 }),
      sheet.place(3, 6, {}, sheet.shape(all, '#123a6b', { opacity: 0.4, blur: 3 })),
      ...lands,
      ...(['north-america', 'south-america', 'africa', 'asia', 'oceania', 'ice'] as const).map(paint),
      sheet.within(
        eurasia,
        sheet.within(european, sheet.shape(window, europe[0]), dabs(sheet, inner, europe, 17, -20, 0.75, die)),
      ),
      sheet.shape(outline(CASPIAN, 0), '#5cbcd6'),
      sheet.shape(ice, sheet.linear(['#ffffff', '#cfe3f0'])),
      sheet.within(
        ice,
        dabs(sheet, { x: 0, y: 880, width, height: 100 }, ['#b9d5e8', '#ffffff', '#e3f0f7'], 18, 5, 0.9, die),
      ),
      ...floes(sheet, place, die),
      ...lifeOnLand(sheet, place, die),
      ...lifeAtSea(sheet, place),
      compass(sheet, place([215, -28])),
      sheet.shape(window, 'none', { stroke: { colour: '#0f3a66', width: 12 }, opacity: 0.35, blur: 6 }),
    ),
    sheet.stroke(window, '#7a4a22', 4),
  );
}

function waves(sheet: Sheet, area: { x: number; y: number; width: number; height: number }, die: Dice): string {
  return sheet.group(
    { opacity: 0.5 },
    ...scatter(area, 38, die).map(([x, y]) => {
      const w = die.between(7, 12);
      return sheet.stroke(
        `M${Math.round(x)} ${Math.round(y)}q${w.toFixed(1)}-9 ${(2 * w).toFixed(1)} 0q${w.toFixed(1)}-9 ${(2 * w).toFixed(1)} 0`,
        die.pick(['#8fd8e8', '#1f6fa8', '#b6ecf0']),
        2.2,
      );
    }),
  );
}

function badge(sheet: Sheet, [x, y]: Point, face: Face, scale: number): string {
  return (
    sheet.place(x, y + 5, { scale }, sheet.shape(oval(0, 4, 60, 56), '#2a1b3d', { opacity: 0.28, blur: 5 })) +
    sheet.place(x, y, { scale }, face(sheet))
  );
}

function mountain(sheet: Sheet, [x, y]: Point, size: number, colour: string): string {
  return sheet.place(
    x,
    y,
    { scale: size / 40 },
    sheet.shape('M-22 14L-3-22Q0-26 3-22L22 14Z', colour),
    sheet.shape('M0-24Q3-26 3-22L22 14H4Z', dark(colour, 0.28)),
    sheet.shape('M-10-9L-3-22Q0-26 3-22L10-9L4-12L0-6L-4-12Z', '#fffaf0'),
  );
}

function tree(sheet: Sheet, [x, y]: Point, size: number, colour: string): string {
  return sheet.place(
    x,
    y,
    { scale: size / 30 },
    sheet.shape(box(-2.5, 2, 5, 14), '#7a4a2c'),
    sheet.shape('M0-24L14 6H-14Z', colour),
    sheet.shape('M0-24L14 6H3Z', dark(colour, 0.25)),
  );
}

function palm(sheet: Sheet, [x, y]: Point, size: number): string {
  const fronds = [-160, -125, -90, -55, -20].map((angle) => {
    const [tx, ty] = polar(0, -12, 15, angle);
    return sheet.stroke(
      curve([
        [0, -12],
        [tx * 0.6, ty - 3],
        [tx, ty + 5],
      ]),
      '#2e7d4a',
      4,
    );
  });
  return sheet.place(x, y, { scale: size / 30 }, sheet.stroke('M0 16Q4 2 0-12', '#8a5a33', 4), ...fronds);
}

function lifeOnLand(sheet: Sheet, place: (point: Point) => Point, die: Dice): string[] {
  const marks: string[] = [];
  const ridge = (points: readonly Point[], colour: string) => {
    for (const point of points) marks.push(mountain(sheet, place(point), die.between(24, 34), colour));
  };
  const wood = (points: readonly Point[], colour: string) => {
    for (const point of points) marks.push(tree(sheet, place(point), die.between(20, 28), colour));
  };
  const palms = (points: readonly Point[]) => {
    for (const point of points) marks.push(palm(sheet, place(point), die.between(22, 28)));
  };
  wood(
    points('62,64 72,62 82,66 92,61 100,67 108,63 118,68 124,62 135,66 146,65 158,66 170,66 128,56 112,55 66,56 78,57'),
    '#2f8f6b',
  );
  ridge(points('58,60 72,38 78,34 86,31 93,31 100,33 90,47 97,51 132,52'), '#a85566');
  ridge(points('8,46 14,47 24,46'), '#7f5fa8');
  wood(points('34,56 42,60 26,64 50,56 38,51 16,63'), '#4a8f63');
  ridge(points('233,60 237,55 242,50 246,44 251,39 255,33 204,64 258,26'), '#b0623a');
  wood(points('245,62 254,60 262,58 275,52 285,50 290,55 250,56 272,36 279,39 276,45'), '#3f8a4f');
  ridge(points('283,-5 284,-11 290,-17 291,-24 290,-31 289,-38 287,-46'), '#8a6a4a');
  palms(points('297,-3 304,-6 296,-10 306,-13 315,-8 311,-20 281,23.5 266,17'));
  palms(points('20,2 14,5 25,-3 33,-14 102,15 115,0 141,-5 47,-19 79,13 135,-15 143,-15'));
  ridge(points('-5,31.5 37,8 35,-2'), '#b5823a');
  wood(points('148,-34 118,-32 172,-43'), '#3f8a4f');
  const dune = (point: Point) => {
    const [x, y] = place(point);
    return sheet.place(x, y, {}, sheet.stroke('M-16 4Q-8-8 0 2Q8-8 16 4', '#c98f2a', 3));
  };
  for (const point of points('-2,24 8,27 10,20 22,26 26,19 0,18 45,25 50,20 120,-23 131,-27')) marks.push(dune(point));
  const homes: readonly (readonly [Face, Point, number])[] = [
    [tiger, [127.5, 47], 0.6],
    [panda, [106, 29], 0.54],
    [elephant, [77, 23], 0.5],
    [camel, [46, 31], 0.46],
    [lion, [22, 12], 0.6],
    [elephant, [24, -14], 0.56],
    [bear, [100, 71], 0.46],
    [fox, [33, 52.5], 0.44],
    [kangaroo, [138, -24], 0.58],
    [koala, [121, -28.5], 0.42],
    [polarBear, [316, 73], 0.6],
    [bear, [255, 50], 0.58],
    [toucan, [304, -12], 0.5],
    [penguin, [138, -69], 0.5],
    [penguin, [30, -71], 0.46],
    [penguin, [272, -73], 0.5],
  ];
  for (const [face, point, scale] of homes) marks.push(badge(sheet, place(point), face, scale));
  const [x, y] = place([127.3, 36.6]);
  marks.push(sheet.shape(star(x, y, 13, 6), '#ffe14d', { stroke: { colour: '#7a2038', width: 2.5 } }));
  return marks;
}

/** Drifting ice in the Arctic and around Antarctica. */
function floes(sheet: Sheet, place: (point: Point) => Point, die: Dice): string[] {
  const arctic = points('70,79 96,80.5 128,79 150,77 168,79.5 186,77 205,79 222,76.5 140,82 196,82 40,81 -5,76');
  const antarctic = points('-10,-64 45,-61 120,-61 180,-66 232,-68 316,-62');
  return [...arctic, ...antarctic].map((point) => {
    const [x, y] = place(point);
    const size = die.between(12, 24);
    const floe = blob(x, y, size * 1.4, size * 0.7, 0.25, die, 6);
    return sheet.place(0, 6, {}, sheet.shape(floe, '#8fc4e0')) + sheet.shape(floe, '#ffffff');
  });
}

function lifeAtSea(sheet: Sheet, place: (point: Point) => Point): string[] {
  const at = (point: Point, scale: number, mark: string, flip = false, turn = 0) => {
    const [x, y] = place(point);
    return sheet.place(x, y, { scale, flip, turn }, mark);
  };
  return [
    at([184, 38], 1, whale(sheet)),
    at([78, -38], 0.95, whale(sheet), true),
    at([210, 14], 0.8, ship(sheet)),
    at([-12, -22], 0.75, ship(sheet), true),
    at([168, 10], 0.55, fish(sheet, '#ffb13d', '#ffffff', '#e8663c')),
    at([181, 3], 0.42, fish(sheet, '#ffd84d', '#e8663c', '#e8663c')),
    at([244, 8], 0.5, fish(sheet, '#f06a8a', '#ffe3ea', '#c9406a'), true),
    at([80, -15], 0.62, turtle(sheet), false, -20),
    at([258, -42], 0.7, octopus(sheet, '#c85a8e')),
    at([318, -38], 0.7, turtle(sheet), true, 20),
    at([160, -52], 0.5, fish(sheet, '#6fd0c0', '#fff6d8', '#2a8f96'), true),
    at([98, -56], 0.48, fish(sheet, '#ffb13d', '#8a3b2a', '#e8663c')),
    at([20, -52], 0.62, octopus(sheet, '#e8804a')),
    at([312, 34], 0.6, fish(sheet, '#ffd84d', '#ffffff', '#f09a2c'), true),
    at([205, 50], 0.4, fish(sheet, '#9fe0d0', '#ffffff', '#4aa8a8'), true),
    at([218, -60], 0.8, whale(sheet)),
    at([66, 4], 0.42, fish(sheet, '#f06a8a', '#ffe3ea', '#c9406a')),
  ];
}
