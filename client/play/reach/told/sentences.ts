/** Pieces and cells in a sentence, in the language spoken now. */
import type { Sides } from '../../../../shared/puzzle/jigsaw.ts';
import { reachWords } from '../../../i18n/words/reach.ts';
import type { Needs } from '../cells.ts';
import type { Look } from './looks.ts';
import { SIDES, sidesTurned } from './sides.ts';

/** "Top flat, left knob, right hole, bottom hole." */
export function tellSides(sides: Sides): string {
  const say = reachWords.value;
  return sentence(SIDES.map((side) => `${say.side[side]} ${say.shape[sides[side]]}`));
}

/** "Light blue, red below." */
export function tellLook(look: Look | undefined, quarters: number): string {
  if (look === undefined) return '';
  const say = reachWords.value;
  const sides = sidesTurned(look.sides, quarters);
  const others = SIDES.filter((side) => sides[side] !== look.whole);
  return sentence([
    say.colour[look.whole],
    ...others.map((side) => say.where(say.colour[sides[side]], say.colourAt[side])),
  ]);
}

/** "Row 2, column 3, empty. Top needs a hole." Rows and columns from 1. */
export function tellEmptyCell(row: number, column: number, needs: Needs): string {
  const say = reachWords.value;
  const known = SIDES.flatMap((side) => {
    const need = needs[side];
    return need === null ? [] : [`${say.ofSide[side]} ${say.need[need]}`];
  });
  return joined(sentence([say.place(row, column), say.empty]), sentence(known));
}

export function joined(...sentences: readonly string[]): string {
  return sentences.filter((each) => each !== '').join(' ');
}

function sentence(parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  return first === '' ? '' : `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')}.`;
}
