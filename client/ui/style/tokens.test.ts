import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colours of one theme by name. */
function theme(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`));
  const inside = block.slice(0, block.indexOf('\n  }'));
  return new Map([...inside.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));
}

const THEMES = { light: theme(':root'), dark: theme(':root[data-theme="dark"]') };

/** Relative luminance of WCAG 2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = 4.5;
const MARK = 3;
const GROUNDS = ['table', 'paper', 'paper-press'];
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...GROUNDS.flatMap((ground) => [
    ['ink', ground, TEXT] as const,
    ['ink-quiet', ground, TEXT] as const,
    ['control-line', ground, MARK] as const,
    ['accent', ground, TEXT] as const,
  ]),
  ['attention', 'paper', TEXT],
  ['attention', 'table', TEXT],
  ['danger', 'paper', TEXT],
  ['danger', 'table', TEXT],
  ['ink', 'accent-wash', TEXT],
  ['accent', 'accent-wash', MARK],
  ['ink-quiet', 'table-deep', TEXT],
  ['on-accent', 'accent', TEXT],
  ['on-accent', 'accent-press', TEXT],
];

test.each(Object.entries(THEMES))('gives text and marks enough contrast in the %s theme', (name, colours) => {
  for (const [front, ground, minimum] of PAIRS) {
    const [a, b] = [colours.get(front), colours.get(ground)];
    if (a === undefined || b === undefined) throw new Error(`${name} has no ${front} or no ${ground}`);
    expect(contrast(a, b), `${front} on ${ground}, ${name}`).toBeGreaterThanOrEqual(minimum);
  }
});

test('defines the same colours in both themes', () => {
  expect([...THEMES.dark.keys()].sort()).toEqual([...THEMES.light.keys()].sort());
});
