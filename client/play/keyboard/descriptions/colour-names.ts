/** The name that a child would give a colour: one of twelve, by its lightness, chroma and hue in Oklab. */

export const COLOUR_NAMES = [
  'black',
  'grey',
  'white',
  'brown',
  'red',
  'orange',
  'yellow',
  'green',
  'lightBlue',
  'blue',
  'purple',
  'pink',
] as const;
export type ColourName = (typeof COLOUR_NAMES)[number];

/** Where a colour lies among those of the same name. */
export type Shade = 'dark' | 'plain' | 'light';

export interface NamedColour {
  readonly name: ColourName;
  readonly shade: Shade;
  /** In Oklab, 0..1. */
  readonly lightness: number;
}

/** Oklab's lightness below which a colour of this name is dark, and above which it is light. */
const SHADES: Readonly<Record<ColourName, readonly [dark: number, light: number]>> = {
  black: [0, 1],
  grey: [0.5, 0.75],
  white: [0, 1],
  brown: [0.38, 0.58],
  red: [0.47, 1],
  orange: [0.66, 0.8],
  yellow: [0.7, 0.93],
  green: [0.5, 0.75],
  lightBlue: [0, 1],
  blue: [0.42, 1],
  purple: [0.42, 0.66],
  pink: [0.65, 0.84],
};

/** Below this chroma a colour is a grey; a darker or lighter colour needs more chroma to be seen. */
const GREY_CHROMA = 0.035;
const BLACK_LIGHTNESS = 0.3;
const WHITE_LIGHTNESS = 0.9;
/** Hues from one name to the next, in degrees of Oklab, in order; after the last one comes pink again. */
const HUES: readonly { readonly to: number; readonly name: ColourName }[] = [
  { to: 12, name: 'pink' },
  { to: 40, name: 'red' },
  { to: 80, name: 'orange' },
  { to: 112, name: 'yellow' },
  { to: 178, name: 'green' },
  { to: 282, name: 'blue' },
  { to: 335, name: 'purple' },
  { to: 360, name: 'pink' },
];

/** @param red, green, blue 0..255, as in sRGB */
export function nameColour(red: number, green: number, blue: number): ColourName {
  return shadeColour(red, green, blue).name;
}

/** @param red, green, blue 0..255, as in sRGB */
export function shadeColour(red: number, green: number, blue: number): NamedColour {
  const { lightness, chroma, hue } = oklch(red, green, blue);
  const name = nameOf(lightness, chroma, hue);
  const [dark, light] = SHADES[name];
  return { name, shade: lightness < dark ? 'dark' : lightness > light ? 'light' : 'plain', lightness };
}

function nameOf(lightness: number, chroma: number, hue: number): ColourName {
  if (lightness < BLACK_LIGHTNESS && chroma < 0.12 * (lightness / BLACK_LIGHTNESS) + 0.02) return 'black';
  if (chroma < GREY_CHROMA)
    return lightness >= WHITE_LIGHTNESS ? 'white' : lightness < BLACK_LIGHTNESS ? 'black' : 'grey';
  const name = HUES.find(({ to }) => hue < to)?.name ?? 'pink';
  switch (name) {
    // Light red is pink, dark orange and dark yellow are brown, and light blue has its own name.
    case 'red':
      return lightness > 0.72 ? 'pink' : lightness < 0.45 && chroma < 0.13 ? 'brown' : 'red';
    case 'orange':
      return lightness < 0.62 || (lightness < 0.72 && chroma < 0.11) ? 'brown' : 'orange';
    case 'yellow':
      return lightness < 0.58 ? 'brown' : 'yellow';
    case 'blue':
      return lightness > 0.66 ? 'lightBlue' : 'blue';
    case 'purple':
      return lightness > 0.78 ? 'pink' : 'purple';
    default:
      return name;
  }
}

/** Björn Ottosson, "A perceptual color space for image processing", 2020. Hue in degrees, 0..360. */
function oklch(red: number, green: number, blue: number): { lightness: number; chroma: number; hue: number } {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const hue = (Math.atan2(blueYellow, greenRed) * 180) / Math.PI;
  return { lightness, chroma: Math.hypot(greenRed, blueYellow), hue: hue < 0 ? hue + 360 : hue };
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
