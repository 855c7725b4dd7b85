/** A map as it was drawn: borders that neighbours share, and what the regions are called. */
import type { PerLanguage } from '#shared/languages.ts';

export interface DrawnMap {
  /** The sheet's sides, in units. */
  readonly width: number;
  readonly height: number;
  /** In the order of their ids. */
  readonly regions: readonly DrawnRegion[];
  /** Names on the water; where their middles are, in units from the top left. */
  readonly seas: readonly { readonly words: PerLanguage<string>; readonly x: number; readonly y: number }[];
  /** Written by `drawn-arcs.ts`; in units from the top left. */
  readonly arcs: string;
}

export interface DrawnRegion {
  readonly id: string;
  readonly words: PerLanguage<string>;
  /**
   * Outer rings run clockwise (y points down), holes the other way. A ring is a list of arcs: an arc's number, or its bitwise complement
   * where it runs backward.
   */
  readonly rings: readonly (readonly number[])[];
}
