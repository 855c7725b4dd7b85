/** The table in both themes: colours, which equal those of the pages' style sheet (table, line), grain and shadows. */
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

export const BOARD_THEMES: Record<Theme, BoardTheme> = {
  light: {
    table: 0xece7dd,
    matBorder: 0xd0c8b8,
    grain: 0.05,
    matShade: 0.04,
    matRim: 0.1,
    shadow: 0.22,
    shadowHeld: 0.14,
    restRim: 0,
  },
  dark: {
    table: 0x22252b,
    matBorder: 0x414753,
    grain: 0.09,
    matShade: 0.18,
    matRim: 0.3,
    shadow: 0.5,
    shadowHeld: 0.4,
    restRim: 1.25,
  },
};
