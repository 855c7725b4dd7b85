import { expect, test } from 'vitest';
import { FLASH_HEIGHT, FLASH_WIDTH, flashesTooOften } from './flashes.ts';

type Colour = readonly [r: number, g: number, b: number];
type Painting = (x: number, y: number) => Colour;

const grey = (value: number): Colour => [value, value, value];
const plain =
  (colour: Colour): Painting =>
  () =>
    colour;
const BLACK = plain(grey(0));
const WHITE = plain(grey(255));

function painted(painting: Painting): Uint8Array {
  const pixels = new Uint8Array(FLASH_WIDTH * FLASH_HEIGHT * 3);
  for (let y = 0; y < FLASH_HEIGHT; y += 1)
    for (let x = 0; x < FLASH_WIDTH; x += 1) pixels.set(painting(x, y), (y * FLASH_WIDTH + x) * 3);
  return pixels;
}

/** The paintings one after the other, each for so long. */
const played = (duration: number, ...paintings: Painting[]) =>
  flashesTooOften(paintings.map((painting) => ({ pixels: painted(painting), duration })));
/** Two paintings in turn, so many flashes a second. */
const inTurn = (hertz: number, one: Painting, other: Painting) => played(Math.round(500 / hertz), one, other);
const wave = (hertz: number) => {
  const frames = 12;
  return played(
    Math.round(1_000 / hertz / frames),
    ...Array.from({ length: frames }, (_, at) =>
      plain(grey(Math.round(127.5 + 127.5 * Math.sin((at / frames) * 2 * Math.PI)))),
    ),
  );
};
const blocks =
  (odd: number): Painting =>
  (x, y) =>
    grey(((x >> 3) + (y >> 3)) % 2 === odd ? 255 : 0);
const checker =
  (odd: number): Painting =>
  () =>
    grey(odd === 0 ? 127 : 128);
const quadrant =
  (right: boolean): Painting =>
  (x) =>
    grey(x >= FLASH_WIDTH / 2 === right ? 255 : 0);
const spot =
  (side: number): Painting =>
  (x, y) =>
    grey(x < side && y < side ? 255 : 0);

test.each([
  ['a still', () => played(100, WHITE, WHITE)],
  ['black and white once a second', () => inTurn(1, BLACK, WHITE)],
  ['twice a second', () => inTurn(2, BLACK, WHITE)],
  ['three times a second', () => played(167, BLACK, WHITE)],
  ['greys that hardly differ, six times', () => inTurn(6, plain(grey(119)), plain(grey(128)))],
  ['two bright greys, six times', () => inTurn(6, plain(grey(235)), plain(grey(255)))],
  ['a slow fade', () => wave(0.5)],
  ['one white frame in two seconds', () => played(100, WHITE, ...Array.from({ length: 19 }, () => BLACK))],
  ['a small spot, six times', () => inTurn(6, spot(7), BLACK)],
  ['a fine checker that inverts, shrunk', () => inTurn(6, checker(0), checker(1))],
  [
    'a bar that wanders across in two seconds',
    () =>
      played(
        125,
        ...Array.from(
          { length: 16 },
          (_, at): Painting =>
            (x) =>
              grey(x >> 2 === at ? 255 : 0),
        ),
      ),
  ],
  ['red and a darker red', () => inTurn(6, plain([200, 0, 0]), plain([215, 0, 0]))],
])('passes: %s', async (_name, isFlashing) => {
  expect(await isFlashing()).toBe(false);
});

test.each([
  ['black and white 3.5 times a second', () => inTurn(3.5, BLACK, WHITE)],
  ['four times', () => inTurn(4, BLACK, WHITE)],
  ['six times, as twelve frames a second allow', () => played(84, BLACK, WHITE)],
  ['two greys', () => inTurn(6, plain(grey(100)), plain(grey(150)))],
  ['two bright greys, of which one is dark enough', () => inTurn(6, plain(grey(230)), plain(grey(255)))],
  ['red and black', () => inTurn(4, plain([255, 0, 0]), BLACK)],
  ['a dark red and black: of red alone', () => inTurn(4, plain([80, 0, 0]), BLACK)],
  ['red and blue', () => inTurn(4, plain([255, 0, 0]), plain([0, 0, 255]))],
  ['red and a green that is as bright', () => inTurn(4, plain([255, 0, 0]), plain([0, 148, 0]))],
  ['a wave of light, four times', () => wave(4)],
  ['coarse blocks that invert', () => inTurn(4, blocks(0), blocks(1))],
  ['two halves in turn', () => inTurn(4, quadrant(false), quadrant(true))],
  ['a spot of a twentieth of the picture', () => inTurn(4, spot(13), BLACK)],
  [
    'four flashes, and then rest',
    () =>
      played(100, BLACK, WHITE, BLACK, WHITE, BLACK, WHITE, BLACK, WHITE, ...Array.from({ length: 30 }, () => BLACK)),
  ],
])('fails: %s', async (_name, isFlashing) => {
  expect(await isFlashing()).toBe(true);
});

test('at six changes a second nothing fails, whatever the frames are', async () => {
  const loud: Painting[] = [BLACK, WHITE, plain([255, 0, 0]), blocks(0), blocks(1), quadrant(true)];
  for (const one of loud) for (const other of loud) expect(await played(167, one, other, one)).toBe(false);
});
