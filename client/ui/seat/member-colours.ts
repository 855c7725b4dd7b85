/**
 * The members' colours: twelve evenly spaced hues of OKLCH, with one lightness for each theme. The style sheets define the same
 * colours in CSS (`--seat-lightness`, `--seat-chroma`, `data-hue`); this module is for the board's scene.
 * OKLCH and its matrices: Björn Ottosson, "A perceptual color space for image processing", 2020.
 */
import type { Theme } from '#client/ui/theme.ts';

/** The number of hues. */
export const HUE_COUNT = 12;

const LIGHTNESS: Record<Theme, number> = { light: 0.55, dark: 0.78 };
const CHROMA: Record<Theme, number> = { light: 0.13, dark: 0.12 };
/** The angle of hue 0, and the angle between two hues. Degrees. */
const FIRST_HUE = 15;
const HUE_STEP = 360 / HUE_COUNT;

/** The colour of hue 0..11 as 0xRRGGBB. Outside the sRGB gamut the chroma is reduced; lightness and hue stay. */
export function memberColour(hue: number, theme: Theme): number {
  const angle = ((FIRST_HUE + hue * HUE_STEP) * Math.PI) / 180;
  for (let chroma = CHROMA[theme]; chroma > 0; chroma -= 0.005) {
    const rgb = linearRgb(LIGHTNESS[theme], chroma * Math.cos(angle), chroma * Math.sin(angle));
    if (rgb.every((part) => part >= 0 && part <= 1)) return packRgb(rgb);
  }
  return packRgb(linearRgb(LIGHTNESS[theme], 0, 0));
}

/** A colour in the notation of CSS. */
export function cssColour(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

/** From Oklab to linear sRGB; the parts are in 0..1 inside the gamut. */
function linearRgb(lightness: number, a: number, b: number): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function packRgb(rgb: readonly [number, number, number]): number {
  const [red, green, blue] = rgb.map((part) => {
    const curved = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, curved)) * 255);
  });
  return ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0);
}
