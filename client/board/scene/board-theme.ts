/** The table in both themes and on each ground: colours, which equal those of the pages' style sheet (ground, control-line), grain and shadows. */
import type { Ground } from '#client/ui/ground.ts';
import type { Theme } from '#client/ui/theme.ts';

export interface BoardTheme {
  /** 0xRRGGBB */
  readonly table: number;
  readonly matBorder: number;
  /** Strength of the grain, 0..1. */
  readonly grain: number;
  /** How much darker the mat is than the table, 0..1. */
  readonly matShade: number;
  /** Shade at the mat's upper rim, 0..1. */
  readonly matRim: number;
  /** Opacity of a shadow at rest and of one under a held group. */
  readonly shadow: number;
  readonly shadowHeld: number;
  /** Around what rests, in place of its shadow, so that a dark piece has an outline on a dark table: CSS pixels; 0: there is a shadow. */
  readonly restRim: number;
}

/** On wood. */
export const BOARD_THEMES: Record<Theme, BoardTheme> = {
  light: {
    table: 0xece7dd,
    matBorder: 0x7d776b,
    grain: 0.05,
    matShade: 0.04,
    matRim: 0.1,
    shadow: 0.22,
    shadowHeld: 0.14,
    restRim: 0,
  },
  dark: {
    table: 0x22252b,
    matBorder: 0x8a919d,
    grain: 0.09,
    matShade: 0.18,
    matRim: 0.3,
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
