/** Corals and plants of a reef, each standing on the origin. */
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import type { Dice } from '#assets/pictures/draw/pen/dice.ts';
import { box, curve, line, oval, type Point, polar, sector } from '#assets/pictures/draw/pen/path.ts';
import { scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

/** A coral that forks like a tree. */
export function branch(sheet: Sheet, colour: string, die: Dice): string {
  const marks: string[] = [];
  const grow = (x: number, y: number, length: number, angle: number, width: number) => {
    const [tx, ty] = polar(x, y, length, angle);
    const [mx, my] = polar(x, y, length / 2, angle + die.between(-8, 8));
    marks.push(
      sheet.stroke(
        curve([
          [x, y],
          [mx, my],
          [tx, ty],
        ]),
        colour,
        width,
      ),
      sheet.stroke(
        curve([
          [x - width * 0.2, y],
          [mx - width * 0.2, my],
          [tx - width * 0.2, ty],
        ]),
        light(colour, 0.35),
        width * 0.24,
      ),
    );
    if (width < 9) {
      marks.push(sheet.shape(oval(tx, ty, width * 0.75), light(colour, 0.4)));
      return;
    }
    for (const turn of [-30, 2, 32])
      if (turn !== 2 || die.chance(0.5))
        grow(tx, ty, length * die.between(0.66, 0.86), angle + turn + die.between(-9, 9), width * 0.7);
  };
  grow(0, 8, 52, -90, 24);
  return marks.join('');
}

export function fan(sheet: Sheet, colour: string): string {
  const ribs: string[] = [];
  const outline = sector(0, 0, 14, 150, -160, -20);
  for (let angle = -158; angle <= -22; angle += 8)
    ribs.push(sheet.stroke(line([[0, 0], polar(0, 0, 150, angle)]), dark(colour, 0.1), 4));
  for (let r = 30; r < 150; r += 17)
    ribs.push(
      sheet.stroke(
        line(Array.from({ length: 36 }, (_, i) => polar(0, 0, r + (i % 2) * 8, -160 + i * 4))),
        light(colour, 0.25),
        3.5,
      ),
    );
  return (
    sheet.shape(outline, sheet.radial([light(colour, 0.2), colour], 0.5, 1, 1), { opacity: 0.75 }) +
    sheet.within(outline, ...ribs) +
    sheet.stroke(sector(0, 0, 14, 150, -160, -20), dark(colour, 0.2), 5) +
    sheet.stroke('M0 26V-4', dark(colour, 0.25), 16)
  );
}

export function brain(sheet: Sheet, radius: number, colour: string, die: Dice): string {
  const dome = sector(0, 12, 0, radius, 180, 360);
  const folds = scatter({ x: -radius, y: -radius, width: 2 * radius, height: radius + 20 }, 24, die).map(([x, y]) =>
    sheet.stroke(
      curve([
        [x - 20, y + 4],
        [x - 8, y - 8],
        [x + 4, y + 8],
        [x + 18, y - 4],
      ]),
      die.pick([light(colour, 0.5), dark(colour, 0.22)]),
      6,
    ),
  );
  return (
    sheet.shape(dome, sheet.linear([light(colour, 0.3), colour, dark(colour, 0.25)])) + sheet.within(dome, ...folds)
  );
}

export function tubes(sheet: Sheet, colour: string): string {
  return [
    [-52, 70, 26],
    [-22, 118, 30],
    [16, 90, 28],
    [50, 130, 30],
    [78, 60, 22],
  ]
    .map(
      ([x = 0, h = 0, w = 0]) =>
        sheet.shape(
          box(x - w / 2, -h, w, h + 16, w / 3),
          sheet.linear([light(colour, 0.35), colour, dark(colour, 0.25)], 0),
        ) +
        [0.3, 0.5, 0.7]
          .map((t) =>
            sheet.stroke(`M${x - w / 2 + 4} ${(-h * t).toFixed(1)}q${w / 2 - 4} 8 ${w - 8} 0`, dark(colour, 0.25), 2.5),
          )
          .join('') +
        sheet.shape(oval(x, -h, w / 2 + 3, w / 4), light(colour, 0.45)) +
        sheet.shape(oval(x, -h, w / 3, w / 7), dark(colour, 0.5)),
    )
    .join('');
}

export function anemone(sheet: Sheet, colour: string, die: Dice): string {
  const arms = Array.from({ length: 27 }, (_, i) => {
    const angle = -168 + i * 6;
    const [x, y] = polar(0, 0, die.between(96, 128), angle);
    return (
      sheet.stroke(
        curve([
          [x * 0.2, 6],
          [x * 0.55, y * 0.6],
          [x + die.between(-9, 9), y],
        ]),
        i % 2 === 0 ? colour : light(colour, 0.25),
        13,
      ) + sheet.shape(oval(x, y, 9), light(colour, 0.65))
    );
  });
  return (
    arms.join('') + sheet.shape('M-56 40C-60 0 60 0 56 40Z', sheet.linear([dark(colour, 0.1), dark(colour, 0.35)]))
  );
}

export function weed(sheet: Sheet, height: number, colour: string, die: Dice): string {
  return [-26, -8, 10, 28]
    .map((x) => {
      const h = height * die.between(0.7, 1);
      const points: Point[] = Array.from({ length: 7 }, (_, i) => [
        x + (i % 2 === 0 ? -9 : 9) + i * die.between(-2, 3),
        (-h * i) / 6,
      ]);
      return (
        sheet.stroke(curve(points), die.chance(0.5) ? colour : dark(colour, 0.18), 12) +
        sheet.stroke(curve(points), light(colour, 0.4), 2.5)
      );
    })
    .join('');
}
