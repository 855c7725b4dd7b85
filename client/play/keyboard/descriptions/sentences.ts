/** Sentences about pieces and cells, in the current language. */

import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { RequiredSides } from '#client/play/keyboard/grid-cells.ts';
import type { Sides } from '#shared/puzzle/jigsaw.ts';
import type { PieceColours } from './piece-colours.ts';
import { SIDES, turnSides } from './piece-sides.ts';

/** "Top flat, left knob, right hole, bottom hole." */
export function describeSides(sides: Sides): string {
  const say = keyboardWords.value;
  return asSentence(SIDES.map((side) => `${say.side[side]} ${say.shape[sides[side]]}`));
}

/** "Light blue, red below." */
export function describeColours(colours: PieceColours | undefined, quarters: number): string {
  if (colours === undefined) return '';
  const say = keyboardWords.value;
  const sides = turnSides(colours.sides, quarters);
  const others = SIDES.filter((side) => sides[side] !== colours.dominant);
  return asSentence([
    say.colour[colours.dominant],
    ...others.map((side) => say.colourAtSide(say.colour[sides[side]], say.sideAdjective[side])),
  ]);
}

/** "Row 2, column 3, empty. Top needs a hole." Rows and columns from 1. */
export function describeEmptyCell(row: number, column: number, required: RequiredSides): string {
  const say = keyboardWords.value;
  const known = SIDES.flatMap((side) => {
    const requiredSide = required[side];
    return requiredSide === null ? [] : [`${say.sideTopic[side]} ${say.neededShape[requiredSide]}`];
  });
  return joinSentences(asSentence([say.place(row, column), say.empty]), asSentence(known));
}

export function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter((each) => each !== '').join(' ');
}

function asSentence(parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  return first === '' ? '' : `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')}.`;
}
