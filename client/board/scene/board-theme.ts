/** The table in both themes and on each ground: colours, which equal those of the pages' style sheet (ground, control-line), grain and shadows. */
import type { Ground } from '#client/ui/ground.ts';
import type { Theme } from '#client/ui/theme.ts';

export interface BoardTheme {
  /** 0xRRGGBB */
  readonly table: number;
  readonly matBorder: number;
  /** Of a map's mat, painted over it by WATER_OPACITY. */
  readonly water: number;
  /** Strength of the grain, 0..1. */
  readonly grain: number;
  /** How much lighter the mat is than the table, as a share of it; below 0: darker. In the dark a darker one would be a hole. */
  readonly matTint: number;
  /** Shade at the mat's upper rim, 0..1. */
  readonly matRim: number;
  /** Opacity of a shadow at rest and of one under a held group. */
  readonly shadow: number;
  readonly shadowHeld: number;
  /** Around what rests, in place of its shadow, so that a dark piece has an outline on a dark table: CSS pixels; 0: there is a shadow. */
  readonly restRim: number;
}

/** The mat shows through the water. */
export const WATER_OPACITY = 0.6;

/** On wood. */
export const BOARD_THEMES: Record<Theme, BoardTheme> = {
  light: {
    table: 0xece7dd,
    matBorder: 0x7d776b,
    water: 0xc9dfe8,
    grain: 0.05,
    matTint: -0.04,
    matRim: 0.1,
    shadow: 0.22,
    shadowHeld: 0.14,
    restRim: 0,
  },
  dark: {
    table: 0x22252b,
    matBorder: 0x8a919d,
    water: 0x2a5078,
    grain: 0.09,
    matTint: 0.35,
    matRim: 0.2,
    shadow: 0.5,
    shadowHeld: 0.4,
    restRim: 1.25,
  },
};

/** The other grounds have no grain. They are as light, or as dark, as wood: outlines of all members show on them, and so do dark pieces. */
const TABLES: Readonly<Record<Exclude<Ground, 'wood'>, Readonly<Record<Theme, number>>>> = {
  cloth: { light: 0xdfecdc, dark: 0x1d2b25 },
  stone: { light: 0xe0eaf3, dark: 0x1c2838 },
};

export function boardTheme(theme: Theme, ground: Ground): BoardTheme {
  const wood = BOARD_THEMES[theme];
  return ground === 'wood' ? wood : { ...wood, table: TABLES[ground][theme], grain: 0 };
}

/** The inside of the mat, 0xRRGGBB. */
export function matColour({ table, matTint }: BoardTheme): number {
  const tinted = (shift: number) => Math.round(((table >> shift) & 255) * (1 + matTint)) << shift;
  return tinted(16) | tinted(8) | tinted(0);
}
