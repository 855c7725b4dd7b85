/**
 * What is said of a piece's colours: its main colour and the sides that differ, and as much more as tells it apart from the other pieces.
 * Pieces of one colour get their shade, their corners, other colours in them and their darker sides, one after the other. Pieces that are still
 * alike get their place among these, from light to dark.
 */

import type { SideName } from '#shared/puzzle/puzzle.ts';
import type { ColourName, Shade } from './colour-names.ts';
import type { PieceColours } from './piece-colours.ts';
import { CORNERS, type CornerName, SIDES, turnCorners, turnSides } from './piece-sides.ts';

export type ColourPart =
  | { readonly kind: 'whole'; readonly colour: ColourName; readonly shade: Shade }
  | { readonly kind: 'at'; readonly colour: ColourName; readonly place: SideName | CornerName }
  | { readonly kind: 'some'; readonly colour: ColourName }
  | { readonly kind: 'darker'; readonly place: SideName }
  | Rank;

/** The place of a piece, from 1, among `of` pieces that look alike; the lightest is the first. */
export interface Rank {
  readonly kind: 'rank';
  readonly rank: number;
  readonly of: number;
}

/** How much of a piece's colours is said. */
export interface ColourDetail {
  /** Number of details beside the main colour and the sides that differ. */
  readonly details: number;
  /** Null: the details tell it apart. */
  readonly rank: Rank | null;
}

/** Sides whose lightness differs less look alike. */
const LIGHTNESS_STEP = 0.03;

const OPPOSITE: Readonly<Record<SideName, SideName>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };
const SIDES_OF_CORNER: Readonly<Record<CornerName, readonly SideName[]>> = {
  topLeft: ['top', 'left'],
  topRight: ['top', 'right'],
  bottomRight: ['bottom', 'right'],
  bottomLeft: ['bottom', 'left'],
};

/**
 * What each piece needs to differ from all others. Index as in `all`. O(pieces log pieces) a detail.
 * @param numbers order of pieces that are equally light: their ids would tell their places
 */
export function detailsNeeded(
  all: readonly (PieceColours | undefined)[],
  numbers: readonly number[],
): readonly ColourDetail[] {
  const needed: ColourDetail[] = all.map(() => ({ details: 0, rank: null }));
  let alike = all.flatMap((colours, index) => (colours === undefined ? [] : [{ colours, index }]));
  const most = Math.max(0, ...alike.map(({ colours }) => detailsOf(colours).length));
  for (let details = 0; details <= most && alike.length > 0; details += 1) {
    const groups = groupsOf(alike, ({ colours }) => JSON.stringify(colourParts(colours, { details, rank: null }, 0)));
    for (const { index } of alike) needed[index] = { details, rank: null };
    const remaining = groups.filter((group) => group.length > 1);
    if (details === most) for (const group of remaining) rank(group);
    alike = remaining.flat();
  }
  return needed;

  function rank(group: readonly { readonly colours: PieceColours; readonly index: number }[]): void {
    const sorted = [...group].sort(
      (a, b) => lightnessOf(b.colours) - lightnessOf(a.colours) || (numbers[a.index] ?? 0) - (numbers[b.index] ?? 0),
    );
    for (const [at, { index }] of sorted.entries())
      needed[index] = { details: most, rank: { kind: 'rank', rank: at + 1, of: group.length } };
  }
}

/** @param quarters quarter turns of the piece, clockwise */
export function colourParts(
  inPicture: PieceColours,
  { details, rank }: ColourDetail,
  quarters: number,
): readonly ColourPart[] {
  const colours = turned(inPicture, quarters);
  const { dominant, sides } = colours;
  const chosen = detailsOf(colours).slice(0, details);
  const shade = chosen.find((each) => each.kind === 'whole');
  return [
    shade ?? { kind: 'whole', colour: dominant, shade: 'plain' },
    ...SIDES.flatMap((place) => (sides[place] === dominant ? [] : [at(sides[place], place)])),
    ...chosen.filter((each) => each !== shade),
    ...(rank === null ? [] : [rank]),
  ];
}

/** Everything else that can be said of a piece, in the order in which it is added. */
function detailsOf({ dominant, shade, others, sides, corners, lightness }: PieceColours): readonly ColourPart[] {
  const named = new Set<ColourName>([dominant, ...SIDES.map((side) => sides[side])]);
  const details: ColourPart[] = shade === 'plain' ? [] : [{ kind: 'whole', colour: dominant, shade }];
  for (const corner of CORNERS) {
    const colour = corners[corner];
    const isNamed = colour === dominant || SIDES_OF_CORNER[corner].some((side) => sides[side] === colour);
    if (isNamed) continue;
    details.push(at(colour, corner));
    named.add(colour);
  }
  for (const colour of others) if (!named.has(colour)) details.push({ kind: 'some', colour });
  for (const place of SIDES) {
    const isDarker = lightness[place] < lightness[OPPOSITE[place]] - LIGHTNESS_STEP;
    if (isDarker && sides[place] === sides[OPPOSITE[place]]) details.push({ kind: 'darker', place });
  }
  return details;
}

function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

function lightnessOf({ lightness }: PieceColours): number {
  return SIDES.reduce((sum, side) => sum + lightness[side], 0);
}

function at(colour: ColourName, place: SideName | CornerName): ColourPart {
  return { kind: 'at', colour, place };
}

function turned(colours: PieceColours, quarters: number): PieceColours {
  return {
    ...colours,
    sides: turnSides(colours.sides, quarters),
    corners: turnCorners(colours.corners, quarters),
    lightness: turnSides(colours.lightness, quarters),
  };
}
