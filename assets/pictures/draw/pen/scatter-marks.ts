/** Scattered marks: points with a minimum distance, and brush dabs, grass and flowers at points. */
import type { Dice, NonEmpty } from './dice.ts';
import { curve, leaf, oval, type Point, polar } from './path.ts';
import type { Sheet } from './sheet.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Random candidates for each cell of the grid. */
const THROWS = 9;

/** Random points in an area, at least `gap` apart (dart throwing, on a grid of cells of that size). Sorted from top to bottom. */
export function scatter({ x, y, width, height }: Area, gap: number, die: Dice): Point[] {
  const columns = Math.ceil(width / gap);
  const cells = new Map<number, Point>();
  const rows = Math.ceil(height / gap);
  for (let tries = columns * rows * THROWS; tries > 0; tries -= 1) {
    const point = [x + die.between(0, width), y + die.between(0, height)] as const;
    const column = Math.floor((point[0] - x) / gap);
    const row = Math.floor((point[1] - y) / gap);
    let free = true;
    for (let dy = -2; dy <= 2 && free; dy += 1)
      for (let dx = -2; dx <= 2 && free; dx += 1) {
        if (column + dx < 0 || column + dx >= columns) continue;
        const near = cells.get((row + dy) * columns + column + dx);
        free = near === undefined || (near[0] - point[0]) ** 2 + (near[1] - point[1]) ** 2 >= gap * gap;
      }
    if (free) cells.set(row * columns + column, point);
  }
  return [...cells.values()].sort((a, b) => a[1] - b[1]);
}

/** Short brush strokes all over an area, like gouache: `angle` +- 15 degrees. */
export function dabs(
  sheet: Sheet,
  area: Area,
  colours: NonEmpty<string>,
  gap: number,
  angle: number,
  opacity: number,
  die: Dice,
): string {
  return sheet.group(
    { opacity },
    ...scatter(area, gap, die).map(([x, y]) => {
      const length = gap * die.between(0.35, 0.9);
      const turn = angle + die.between(-15, 15);
      const from = polar(x, y, -length / 2, turn);
      return sheet.shape(leaf(from[0], from[1], length, gap * die.between(0.1, 0.22), turn), die.pick(colours));
    }),
  );
}

/** A tuft of blades that grows up from a point. */
export function tuft(sheet: Sheet, x: number, y: number, height: number, colours: NonEmpty<string>, die: Dice): string {
  return Array.from({ length: 5 }, (_, i) =>
    sheet.shape(
      leaf(x + (i - 2) * height * 0.1, y, height * die.between(0.6, 1), height * 0.07, -90 + (i - 2) * 13, 0.3),
      die.pick(colours),
    ),
  ).join('');
}

/** A flower on a stalk: petals around an eye. */
export function flower(
  sheet: Sheet,
  x: number,
  y: number,
  size: number,
  petal: string,
  eye: string,
  stalk: string | null,
  die: Dice,
): string {
  const lean = die.between(-0.5, 0.5) * size;
  const headX = x + lean;
  const headY = stalk === null ? y : y - size * die.between(2, 3.4);
  const turn = die.between(0, 72);
  const stem =
    stalk === null
      ? ''
      : sheet.stroke(
          curve([
            [x, y],
            [x + lean * 0.2, (y + headY) / 2],
            [headX, headY],
          ]),
          stalk,
          size * 0.16,
        ) + sheet.shape(leaf(x, y - size * 0.5, size * 1.1, size * 0.3, lean > 0 ? -145 : -35), stalk);
  const petals = Array.from({ length: 6 }, (_, i) =>
    sheet.shape(leaf(headX, headY, size, size * 0.5, turn + i * 60, 0.65), petal),
  );
  return stem + petals.join('') + sheet.shape(oval(headX, headY, size * 0.3), eye);
}
