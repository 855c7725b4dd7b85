/** The table's colours in both themes, as the pages' own style sheet has them (table, line), and the depth of its shadows. */
import type { Theme } from '../../ui/theme.ts';

export interface Tone {
  /** 0xRRGGBB */
  readonly table: number;
  readonly line: number;
  /** How much the table's grain lightens and darkens it, 0..1. */
  readonly grain: number;
  /** How much darker the mat's well is than the table, 0..1. */
  readonly well: number;
  /** Shade at the well's upper rim, 0..1. */
  readonly rim: number;
  /** Opacity of a shadow at rest and of one under a held group. */
  readonly shadow: number;
  readonly shadowHeld: number;
}

export const TONES: Record<Theme, Tone> = {
  light: { table: 0xece7dd, line: 0xd0c8b8, grain: 0.05, well: 0.04, rim: 0.1, shadow: 0.22, shadowHeld: 0.14 },
  dark: { table: 0x22252b, line: 0x414753, grain: 0.09, well: 0.18, rim: 0.3, shadow: 0.5, shadowHeld: 0.4 },
};
