/** Sentences about pieces and cells, in the current language. */

import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { RequiredSides } from '#client/play/keyboard/grid-cells.ts';
import type { PlaceName, Sides } from '#shared/puzzle/puzzle.ts';
import { type ColourDetail, type ColourPart, colourParts } from './colour-parts.ts';
import type { PieceColours } from './piece-colours.ts';
import { SIDES } from './piece-sides.ts';
import { describePlace } from './place-words.ts';

const PLAIN: ColourDetail = { details: 0, rank: null };

/** "Top flat, left knob, right hole, bottom hole."; '' where sides say nothing of what fits. */
export function describeSides(sides: Sides | null): string {
  if (sides === null) return '';
  const say = keyboardWords.value;
  return asSentence(SIDES.map((side) => `${say.side[side]} ${say.shape[sides[side]]}`));
}

/** "Light blue, red below." */
export function describeColours(
  colours: PieceColours | undefined,
  detail: ColourDetail | undefined,
  quarters: number,
): string {
  return colours === undefined ? '' : asSentence(colourParts(colours, detail ?? PLAIN, quarters).map(describePart));
}

function describePart(part: ColourPart): string {
  const say = keyboardWords.value;
  switch (part.kind) {
    case 'whole': {
      const colour = say.colour[part.colour];
      return part.shade === 'plain' ? colour : say.shade[part.shade](colour);
    }
    case 'at':
      return say.colourAt(say.colour[part.colour], say.colourPlace[part.place]);
    case 'some':
      return say.someColour(say.colour[part.colour]);
    case 'darker':
      return say.darkerAt(say.colourPlace[part.place]);
    case 'rank':
      return say.lightnessRank(part.rank, part.of);
  }
}

/** "corner, flat top and left", "edge, flat top"; '' for a piece of the middle, and where sides say nothing of what fits. */
export function describeBorder(sides: Sides | null): string {
  if (sides === null) return '';
  const say = keyboardWords.value;
  const flat = SIDES.filter((side) => sides[side] === 'flat').map((side) => say.side[side]);
  const [first = '', ...rest] = flat;
  if (flat.length === 0) return '';
  return flat.length === 1 ? say.edge(first) : say.corner(rest.reduce(say.and, first));
}

/** "Row 2, column 3, empty. Top needs a hole." */
export function describeEmptyCell(name: PlaceName, required: RequiredSides | null): string {
  const say = keyboardWords.value;
  const known = SIDES.flatMap((side) => {
    const requiredSide = required?.[side] ?? null;
    return requiredSide === null ? [] : [`${say.sideTopic[side]} ${say.neededShape[requiredSide]}`];
  });
  // The name of a place stays as its author wrote it.
  return joinSentences(`${describePlace(name)}, ${say.empty}.`, asSentence(known));
}

export function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter((each) => each !== '').join(' ');
}

function asSentence(parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  return first === '' ? '' : `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')}.`;
}
