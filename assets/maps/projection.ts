/** Azimuthal equal-area projections, and Equal Earth: vertex by vertex, so that both sides of a border get the same points. */

export type Position = readonly [x: number, y: number];
/** Longitude and latitude in degrees to x and y, y downwards, in any unit. */
export type Projection = (position: Position) => Position;

const RADIANS = Math.PI / 180;

/** Equal in area about one place. Source: Snyder, Map Projections: A Working Manual, 24-2 to 24-4. */
export function azimuthalEqualArea(longitude: number, latitude: number): Projection {
  const [sin0, cos0] = [Math.sin(latitude * RADIANS), Math.cos(latitude * RADIANS)];
  return ([x, y]) => {
    const turn = (x - longitude) * RADIANS;
    const [sin, cos] = [Math.sin(y * RADIANS), Math.cos(y * RADIANS)];
    const k = Math.sqrt(2 / Math.max(1e-9, 1 + sin0 * sin + cos0 * cos * Math.cos(turn)));
    return [k * cos * Math.sin(turn), -k * (cos0 * sin - sin0 * cos * Math.cos(turn))];
  };
}

/** The world. Source: Šavrič, Patterson, Jenny: The Equal Earth map projection (2018). @param middle longitude of its middle */
export function equalEarth(middle: number): Projection {
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const m = Math.sqrt(3) / 2;
  return ([x, y]) => {
    const t = Math.asin(m * Math.sin(y * RADIANS));
    const t2 = t * t;
    const t6 = t2 * t2 * t2;
    const across = ((x - middle) * RADIANS * Math.cos(t)) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)));
    return [across, -t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))];
  };
}
