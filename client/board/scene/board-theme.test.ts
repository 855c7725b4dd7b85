import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAPER } from '#client/board/hollows.ts';
import { CHOSEN_ON_PAPER } from '#client/board/stage/player-marks.ts';
import { HUE_COUNT, memberColour } from '#client/ui/seat/member-colours.ts';
import { type BoardTheme, boardTheme, matColour, WATER_OPACITY } from './board-theme.ts';
import { REST_RIM } from './shader.ts';

const styleSheet = (name: string) =>
  readFileSync(new URL(`../../ui/style/${name}.css`, import.meta.url), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
const TOKENS = styleSheet('tokens');
const GROUNDS = styleSheet('grounds');
const OVERLAY = styleSheet('../../board/stage/overlay');
const BASKETS = styleSheet('../../play/baskets/basket-bar');

/** The colours that a style sheet's block sets, 0xRRGGBB by name. */
function coloursOf(css: string, selector: string): ReadonlyMap<string, number> {
  const [, block = ''] = css.split(`${selector} {`);
  const inside = block.slice(0, block.indexOf('}'));
  return new Map(
    [...inside.matchAll(/--([\w-]+): #([\da-f]{6});/g)].map(([, name = '', hex]) => [name, Number(`0x${hex}`)]),
  );
}

const PAGE = { light: coloursOf(TOKENS, ':root'), dark: coloursOf(TOKENS, ':root[data-theme="dark"]') };
const IN_DARK = ':is([data-theme="dark"], [data-theme="dark"] *)';

/** Every ground in every theme: its name, what the scene draws, and what the style sheets say of it. */
const CASES = (['wood', 'cloth', 'stone'] as const).flatMap((ground) =>
  (['light', 'dark'] as const).map((theme) => {
    const selector = `\n  ${theme === 'dark' ? IN_DARK : ''}[data-ground="${ground}"]`;
    const own = coloursOf(GROUNDS, selector);
    const page = PAGE[theme];
    const [table, deep] =
      ground === 'wood' ? [page.get('table'), page.get('table-deep')] : [own.get('ground'), own.get('ground-deep')];
    return { name: `${ground}, ${theme}`, theme, drawn: boardTheme(theme, ground), table, deep, page };
  }),
);

/** Red, green and blue, 0..1 each. */
const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255].map((byte) => byte / 255);

const hexColour = (css: string) => Number(`0x${css.slice(1)}`);

/** Relative luminance of WCAG 2. */
function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The inside of the mat. */
const wellOf = (theme: BoardTheme) => channels(matColour(theme));

test.each(CASES)('draws the ground that the style sheets have ($name)', ({ drawn, table, deep, page }) => {
  expect(table).toBe(drawn.table);
  expect(deep).toBeDefined();
  expect(page.get('control-line')).toBe(drawn.matBorder);
});

test.each(CASES)('shows the edge of the mat on both sides of it by 3 to 1 ($name)', ({ drawn }) => {
  const edge = channels(drawn.matBorder);
  expect(contrast(edge, channels(drawn.table))).toBeGreaterThanOrEqual(3);
  expect(contrast(edge, wellOf(drawn))).toBeGreaterThanOrEqual(3);
});

test.each(CASES)('shows a coast on the mat by 3 to 1, on its land and its water ($name)', ({ drawn, theme }) => {
  const water = channels(drawn.water);
  const seen = wellOf(drawn).map((part, index) => part + ((water[index] ?? 0) - part) * WATER_OPACITY);
  expect(contrast(channels(drawn.matBorder), seen)).toBeGreaterThanOrEqual(3);
  // In the dark two dark colours would be told apart by their hues alone.
  if (theme === 'dark') expect(contrast(wellOf(drawn), seen)).toBeGreaterThanOrEqual(1.2);
});

test.each(CASES.filter(({ theme }) => theme === 'dark'))(
  'lights the mat in the dark: it is no hole ($name)',
  ({ drawn }) => {
    expect(luminance(wellOf(drawn))).toBeGreaterThan(luminance(channels(drawn.table)) * 1.3);
  },
);

test.each(CASES)('lets a sentence on the mat be read ($name)', ({ drawn, page }) => {
  expect(contrast(channels(page.get('ink') ?? 0), wellOf(drawn))).toBeGreaterThanOrEqual(4.5);
});

test.each(CASES)('shows the outline of every member by 3 to 1 ($name)', ({ drawn, theme }) => {
  for (let hue = 0; hue < HUE_COUNT; hue += 1)
    expect(contrast(channels(memberColour(hue, theme)), channels(drawn.table)), `hue ${hue}`).toBeGreaterThanOrEqual(3);
});

test.each(CASES)('shows what lies in its place, or is chosen, on paper and on the table by 3 to 1 ($name)', (each) => {
  const outline = channels(CHOSEN_ON_PAPER[each.theme]);
  for (const [name, paper] of Object.entries(PAPER))
    expect(contrast(outline, channels(hexColour(paper))), name).toBeGreaterThanOrEqual(3);
  expect(contrast(outline, channels(each.drawn.table)), 'table').toBeGreaterThanOrEqual(3);
});

test.each(['right-mark', 'wrong-mark'])('shows a %s by 3 to 1 on cards and within its white rim', (mark) => {
  const colour = coloursOf(OVERLAY, `\n  .${mark}`).get('mark') ?? 0xffffff;
  for (const below of [0xffffff, hexColour(PAPER.card), hexColour(PAPER.sheet), hexColour(PAPER.hollow)])
    expect(contrast(channels(colour), channels(below))).toBeGreaterThanOrEqual(3);
});

test.each(CASES.filter(({ theme }) => theme === 'dark'))(
  'shows the rim of what rests by 3 to 1, so that a dark piece is seen ($name)',
  ({ drawn }) => {
    expect(drawn.restRim).toBeGreaterThan(1);
    const rim = REST_RIM.split(', ').slice(0, 3).map(Number);
    expect(contrast(rim, channels(drawn.table))).toBeGreaterThanOrEqual(3);
    expect(contrast(rim, wellOf(drawn))).toBeGreaterThanOrEqual(3);
  },
);

test.each(CASES)('lets the words and controls of the tray be read ($name)', ({ deep = 0, page }) => {
  for (const [name, least] of [
    ['ink', 4.5],
    ['ink-quiet', 4.5],
    ['control-line', 3],
    ['accent', 3],
  ] as const)
    expect(contrast(channels(page.get(name) ?? 0), channels(deep)), name).toBeGreaterThanOrEqual(least);
});

test.each(CASES)(
  'shows the sign of every basket by 3 to 1, in the tray and on paper ($name)',
  ({ deep = 0, theme, page }) => {
    for (const basket of ['heart', 'moon', 'leaf', 'drop']) {
      const sign = coloursOf(BASKETS, `\n  ${theme === 'dark' ? '[data-theme="dark"] ' : ''}[data-basket="${basket}"]`);
      const colour = sign.get('basket');
      if (colour === undefined) throw new Error(`${basket} has no colour`);
      for (const below of [deep, page.get('paper') ?? 0])
        expect(contrast(channels(colour), channels(below)), basket).toBeGreaterThanOrEqual(3);
    }
  },
);
