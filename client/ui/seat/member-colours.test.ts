import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cssColour, HUE_COUNT, memberColour } from './member-colours.ts';

const TABLE = { light: 0xece7dd, dark: 0x22252b };
const hues = Array.from({ length: HUE_COUNT }, (_, hue) => hue);

/** Relative luminance of WCAG 2. */
function luminance(colour: number): number {
  const [red = 0, green = 0, blue = 0] = [colour >> 16, (colour >> 8) & 255, colour & 255].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(['light', 'dark'] as const)('gives every hue a contrast of 3 to 1 with the %s table', (theme) => {
  for (const hue of hues) {
    const [dark = 0, light = 0] = [luminance(memberColour(hue, theme)), luminance(TABLE[theme])].sort((a, b) => a - b);
    expect((light + 0.05) / (dark + 0.05), `hue ${hue}`).toBeGreaterThanOrEqual(3);
  }
});

test.each(['light', 'dark'] as const)('gives every hue a colour of its own in the %s theme', (theme) => {
  expect(new Set(hues.map((hue) => memberColour(hue, theme))).size).toBe(HUE_COUNT);
});

test('agrees with the style sheet on hues, lightness and chroma', () => {
  const tokens = readFileSync(new URL('../style/tokens.css', import.meta.url), 'utf8');
  const marks = readFileSync(new URL('../style/surfaces.css', import.meta.url), 'utf8');
  expect([...tokens.matchAll(/--seat-lightness: ([\d.]+%)/g)].map(([, value]) => value)).toEqual(['55%', '78%']);
  expect([...tokens.matchAll(/--seat-chroma: ([\d.]+)/g)].map(([, value]) => value)).toEqual(['0.13', '0.12']);
  const degrees = [...marks.matchAll(/--seat-hue: (\d+);/g)].map(([, value]) => Number(value));
  expect(degrees).toEqual(hues.map((hue) => 15 + hue * 30));
});

test('writes a colour with all six digits', () => {
  expect(cssColour(0x00_0a_ff)).toBe('#000aff');
});
