/** Colours as #rrggbb. Lighter, darker and intermediate colours are mixed from two, channel by channel. */

function channels(colour: string): [number, number, number] {
  const bits = Number.parseInt(colour.slice(1), 16);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}

/** Mixes `share` of `to` with the rest of `from`. */
export function mix(from: string, to: string, share: number): string {
  const [r, g, b] = channels(from);
  const [r2, g2, b2] = channels(to);
  const bits =
    (Math.round(r + (r2 - r) * share) << 16) |
    (Math.round(g + (g2 - g) * share) << 8) |
    Math.round(b + (b2 - b) * share);
  return `#${bits.toString(16).padStart(6, '0')}`;
}

/** Mixes with a warm white. */
export function light(colour: string, share = 0.25): string {
  return mix(colour, '#fff8e8', share);
}

/** Mixes with a dark blue, so that shadows are never grey. */
export function dark(colour: string, share = 0.25): string {
  return mix(colour, '#1b2246', share);
}
