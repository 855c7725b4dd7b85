/** Outlines as SVG paths, for filling, stroking and clipping. Pixels; angles in degrees, clockwise from the right. */
import type { Dice } from './dice.ts';

export type Point = readonly [x: number, y: number];

/** Parses points written as `x,y`, separated by spaces. */
export function points(text: string): Point[] {
  return text.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [x, y];
  });
}

/** A number for SVG in tenths of a pixel, so that engines' differing last bits of a sine do not show. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function polar(x: number, y: number, radius: number, angle: number): Point {
  const turn = (angle * Math.PI) / 180;
  return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
}

const at = ([x, y]: Point) => `${px(x)} ${px(y)}`;

export function line(points: readonly Point[], closed = false): string {
  return `M${points.map(at).join('L')}${closed ? 'Z' : ''}`;
}

/** A smooth line through all points (Catmull-Rom as cubic Béziers). `ease`: 0 has corners, 1 is round. */
export function curve(points: readonly Point[], closed = false, tension = 1): string {
  const count = points.length;
  const near = (index: number): Point =>
    (closed ? points[(index + count) % count] : points[Math.max(0, Math.min(count - 1, index))]) ?? [0, 0];
  let path = `M${at(near(0))}`;
  for (let i = 0; i < (closed ? count : count - 1); i += 1) {
    const [before, from, to, after] = [near(i - 1), near(i), near(i + 1), near(i + 2)];
    const k = tension / 6;
    path += `C${at([from[0] + (to[0] - before[0]) * k, from[1] + (to[1] - before[1]) * k])} ${at([
      to[0] - (after[0] - from[0]) * k,
      to[1] - (after[1] - from[1]) * k,
    ])} ${at(to)}`;
  }
  return closed ? `${path}Z` : path;
}

export function oval(x: number, y: number, rx: number, ry = rx): string {
  return `M${px(x - rx)} ${px(y)}a${px(rx)} ${px(ry)} 0 1 1 ${px(2 * rx)} 0a${px(rx)} ${px(ry)} 0 1 1 ${px(-2 * rx)} 0Z`;
}

/** A rectangle with rounded corners. */
export function box(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2);
  const arc = (dx: number, dy: number) => (r > 0 ? `a${px(r)} ${px(r)} 0 0 1 ${px(dx)} ${px(dy)}` : '');
  return `M${px(x + r)} ${px(y)}h${px(width - 2 * r)}${arc(r, r)}v${px(height - 2 * r)}${arc(-r, r)}h${px(2 * r - width)}${arc(-r, -r)}v${px(2 * r - height)}${arc(r, -r)}Z`;
}

export function star(x: number, y: number, outer: number, inner: number, points = 5, turn = -90): string {
  return line(
    Array.from({ length: points * 2 }, (_, i) => polar(x, y, i % 2 === 0 ? outer : inner, turn + (i * 180) / points)),
    true,
  );
}

/** A sector of a ring, or of a disc if `inner` is 0. */
export function sector(x: number, y: number, inner: number, outer: number, from: number, to: number): string {
  const large = to - from > 180 ? 1 : 0;
  const rim = `M${at(polar(x, y, outer, from))}A${px(outer)} ${px(outer)} 0 ${large} 1 ${at(polar(x, y, outer, to))}`;
  if (inner === 0) return `${rim}L${at([x, y])}Z`;
  return `${rim}L${at(polar(x, y, inner, to))}A${px(inner)} ${px(inner)} 0 ${large} 0 ${at(polar(x, y, inner, from))}Z`;
}

/** A rounded lump whose radius varies by the share `wobble`. */
export function blob(x: number, y: number, rx: number, ry: number, wobble: number, die: Dice, points = 9): string {
  const start = die.between(0, 360);
  return curve(
    Array.from({ length: points }, (_, i) => {
      const radius = 1 + die.between(-wobble, wobble);
      const [dx, dy] = polar(0, 0, radius, start + (i * 360) / points);
      return [x + dx * rx, y + dy * ry] as const;
    }),
    true,
  );
}

/** A pointed leaf or petal from its stem outwards. `fullness`: the share of its length at which it is widest. */
export function leaf(x: number, y: number, length: number, width: number, angle: number, fullness = 0.5): string {
  const tip = polar(x, y, length, angle);
  const middle = polar(x, y, length * fullness, angle);
  const left = polar(middle[0], middle[1], width, angle - 90);
  const right = polar(middle[0], middle[1], width, angle + 90);
  return `M${at([x, y])}Q${at(left)} ${at(tip)}Q${at(right)} ${at([x, y])}Z`;
}

/** A cumulus cloud with a flat base and round tops. */
export function cloud(x: number, y: number, width: number): string {
  const w = width / 10;
  return `M${px(x - 5 * w)} ${px(y)}a${px(1.3 * w)} ${px(1.3 * w)} 0 0 1 ${px(0.9 * w)} ${px(-2.3 * w)}a${px(1.9 * w)} ${px(1.9 * w)} 0 0 1 ${px(3.1 * w)} ${px(-1.6 * w)}a${px(2.3 * w)} ${px(2.3 * w)} 0 0 1 ${px(3.7 * w)} ${px(1 * w)}a${px(1.6 * w)} ${px(1.6 * w)} 0 0 1 ${px(2.3 * w)} ${px(2.9 * w)}Z`;
}

/** Land from a skyline down to `bottom`. */
export function land(skyline: readonly Point[], bottom: number): string {
  const first = skyline[0] ?? [0, 0];
  const last = skyline.at(-1) ?? first;
  return `${curve(skyline)}L${at([last[0], bottom])}L${at([first[0], bottom])}Z`;
}

/** A wavy skyline from left to right, `y` +- `swing`. */
export function skyline(width: number, y: number, swing: number, steps: number, die: Dice): Point[] {
  return Array.from(
    { length: steps + 3 },
    (_, i) => [((i - 1) * width) / steps, y + die.between(-swing, swing)] as const,
  );
}
