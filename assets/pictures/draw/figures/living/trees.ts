/** Trees and bushes, each standing on the origin. */
import { dark, light } from '#assets/pictures/draw/pen/colour.ts';
import type { Dice, NonEmpty } from '#assets/pictures/draw/pen/dice.ts';
import { blob, box, curve, leaf, line, oval, polar } from '#assets/pictures/draw/pen/path.ts';
import { scatter } from '#assets/pictures/draw/pen/scatter-marks.ts';
import type { Sheet } from '#assets/pictures/draw/pen/sheet.ts';

/** Leaves of several colours scattered on a lump, darker below. */
export function crown(
  sheet: Sheet,
  x: number,
  y: number,
  rx: number,
  ry: number,
  colours: NonEmpty<string>,
  die: Dice,
): string {
  const [base] = colours;
  const outline = blob(x, y, rx, ry, 0.09, die, 11);
  const leaves = scatter(
    { x: x - rx * 1.1, y: y - ry * 1.1, width: rx * 2.2, height: ry * 2.2 },
    Math.max(11, rx / 7),
    die,
  ).map(([lx, ly]) => {
    const low = (ly - y) / ry + (lx - x) / rx / 2;
    const colour = die.pick(colours);
    const size = Math.max(13, rx / 5);
    return sheet.shape(
      leaf(lx, ly, size, size * 0.5, die.between(20, 160)),
      low > 0.25 ? dark(colour, 0.2) : light(colour, low < -0.4 ? 0.25 : 0),
      { opacity: 0.85 },
    );
  });
  return (
    sheet.shape(outline, sheet.linear([light(base, 0.15), base, dark(base, 0.3)], 70)) +
    sheet.within(outline, ...leaves)
  );
}

export function roundTree(sheet: Sheet, height: number, colours: NonEmpty<string>, die: Dice): string {
  const h = height;
  return (
    sheet.shape(oval(h * 0.05, 0, h * 0.3, h * 0.045), '#1b2a46', { opacity: 0.25, blur: 4 }) +
    sheet.shape(
      curve(
        [
          [-h * 0.07, 4],
          [-h * 0.035, -h * 0.25],
          [-h * 0.03, -h * 0.55],
          [h * 0.03, -h * 0.55],
          [h * 0.035, -h * 0.25],
          [h * 0.07, 4],
        ],
        true,
        0.8,
      ),
      sheet.linear(['#a5714a', '#6f4630'], 0),
    ) +
    sheet.stroke(
      `M0 ${-h * 0.35}L${h * 0.16} ${-h * 0.56}M0 ${-h * 0.3}L${-h * 0.16} ${-h * 0.5}`,
      '#7a4e34',
      h * 0.03,
    ) +
    crown(sheet, -h * 0.17, -h * 0.56, h * 0.2, h * 0.18, colours, die) +
    crown(sheet, h * 0.18, -h * 0.58, h * 0.21, h * 0.19, colours, die) +
    crown(sheet, 0, -h * 0.74, h * 0.26, h * 0.24, colours, die)
  );
}

export function pine(sheet: Sheet, height: number, colour: string, die: Dice, snow = false): string {
  const h = height;
  const tiers = [0.2, 0.4, 0.62].map((foot, i) => {
    const w = h * (0.28 - i * 0.065);
    const tip = h * (foot + 0.38 - i * 0.02);
    const skirt = Array.from(
      { length: 7 },
      (_, k) => [w - (k * w) / 3, -h * foot + (k % 2 === 0 ? 0 : h * 0.035)] as const,
    );
    const outline = line([[0, -tip], ...skirt], true);
    const needles = scatter({ x: -w, y: -tip, width: 2 * w, height: h * 0.42 }, h * 0.045, die).map(([x, y]) =>
      sheet.stroke(
        `M${x.toFixed(1)} ${y.toFixed(1)}l${(x * 0.12).toFixed(1)} ${(h * 0.035).toFixed(1)}`,
        die.pick([light(colour, 0.3), dark(colour, 0.3)]),
        h * 0.012,
        { opacity: 0.7 },
      ),
    );
    const cap = snow
      ? sheet.shape(
          line(
            [
              [0, -tip],
              [w * 0.45, -h * foot - (tip - h * foot) * 0.5],
              [w * 0.2, -h * foot - (tip - h * foot) * 0.42],
              [0, -h * foot - (tip - h * foot) * 0.55],
              [-w * 0.2, -h * foot - (tip - h * foot) * 0.42],
              [-w * 0.45, -h * foot - (tip - h * foot) * 0.5],
            ],
            true,
          ),
          '#ffffff',
        )
      : '';
    return (
      sheet.shape(outline, sheet.linear([light(colour, 0.15), colour, dark(colour, 0.25)], 20)) +
      sheet.within(outline, ...needles) +
      cap
    );
  });
  return (
    sheet.shape(oval(h * 0.04, 0, h * 0.22, h * 0.035), '#1b2a46', { opacity: 0.22, blur: 4 }) +
    sheet.shape(box(-h * 0.035, -h * 0.24, h * 0.07, h * 0.25, 3), '#7a4e34') +
    tiers.join('')
  );
}

export function birch(sheet: Sheet, height: number, colours: NonEmpty<string>, die: Dice): string {
  const h = height;
  const trunk = box(-h * 0.025, -h * 0.8, h * 0.05, h * 0.81, h * 0.02);
  const bark = Array.from({ length: 12 }, () => {
    const y = -h * die.between(0.02, 0.78);
    const x = h * die.between(-0.03, 0.01);
    return sheet.stroke(`M${x.toFixed(1)} ${y.toFixed(1)}h${(h * 0.02).toFixed(1)}`, '#5b5360', h * 0.008);
  });
  return (
    sheet.shape(trunk, sheet.linear(['#fdf8ee', '#cfc8c2'], 0)) +
    sheet.within(trunk, ...bark) +
    crown(sheet, -h * 0.09, -h * 0.6, h * 0.13, h * 0.13, colours, die) +
    crown(sheet, h * 0.09, -h * 0.68, h * 0.14, h * 0.14, colours, die) +
    crown(sheet, 0, -h * 0.84, h * 0.16, h * 0.17, colours, die)
  );
}

export function bush(
  sheet: Sheet,
  width: number,
  colours: NonEmpty<string>,
  berries: string | null,
  die: Dice,
): string {
  const w = width;
  const lumps =
    crown(sheet, -w * 0.28, -w * 0.16, w * 0.24, w * 0.19, colours, die) +
    crown(sheet, w * 0.28, -w * 0.17, w * 0.25, w * 0.2, colours, die) +
    crown(sheet, 0, -w * 0.25, w * 0.3, w * 0.26, colours, die);
  if (berries === null) return lumps;
  return (
    lumps +
    Array.from({ length: 11 }, (_, i) => {
      const [x, y] = polar(0, -w * 0.2, w * (0.12 + (i % 3) * 0.1), i * 137);
      return (
        sheet.shape(oval(x, y * 1, w * 0.028), berries) +
        sheet.shape(oval(x - w * 0.008, y - w * 0.01, w * 0.009), '#ffffff')
      );
    }).join('')
  );
}

/** A toadstool. */
export function mushroom(sheet: Sheet, size: number, colour: string): string {
  const s = size;
  const cap = `M${-s * 0.6} ${-s * 0.5}C${-s * 0.55} ${-s * 1.25} ${s * 0.55} ${-s * 1.25} ${s * 0.6} ${-s * 0.5}C${s * 0.3} ${-s * 0.38} ${-s * 0.3} ${-s * 0.38} ${-s * 0.6} ${-s * 0.5}Z`;
  return (
    sheet.shape(
      `M${-s * 0.18} ${-s * 0.5}C${-s * 0.14} ${-s * 0.2} ${-s * 0.26} 0 ${-s * 0.2} 0H${s * 0.2}C${s * 0.26} 0 ${s * 0.14} ${-s * 0.2} ${s * 0.18} ${-s * 0.5}Z`,
      sheet.linear(['#fff6e2', '#e3d2b4'], 0),
    ) +
    sheet.shape(cap, sheet.linear([light(colour, 0.2), dark(colour, 0.12)])) +
    sheet.within(
      cap,
      ...[
        [-0.3, -0.72, 0.11],
        [0.05, -0.9, 0.12],
        [0.34, -0.66, 0.09],
        [0, -0.58, 0.07],
      ].map(([x = 0, y = 0, r = 0]) => sheet.shape(oval(x * s, y * s, r * s), '#fff8ea')),
    )
  );
}
