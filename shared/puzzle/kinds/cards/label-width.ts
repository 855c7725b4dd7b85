/** How wide label cards are for their words, and how large the words are on cards of a width. */
import { textWidth } from '#shared/text/text-width.ts';
import { LINE_ENDS, NO_BREAK, withBreaks } from './label-breaks.ts';

/** The letters on a label, and what stays free on each side of its words, where a frame may be: shares of its card's height. */
export const LABEL_LETTERS = 0.6;
export const LABEL_SIDE = 0.16;
/** The same of what stays free above and below them, and the height of a line in the letters' size. */
export const LABEL_MARGIN = 0.06;
export const LABEL_LINE_HEIGHT = 1.15;
/** In two lines letters are at most so large. */
const LETTERS_IN_TWO = 0.375;
/** Of a card's width, quarters of its height: so wide that a finger takes it, and so narrow that longer words stand in two lines. */
export const QUARTERS_MIN = 6;
export const QUARTERS_MAX = 12;

/** Of a set with more cards few longer words may stand in smaller letters: at least this share of them in the usual ones. Divisor. */
const ALIKE_MAX = 24;
const FEW = 5;
/** Of the usual letters: words that are no smaller with theirs decide the size of all. */
const ALIKE = 0.75;

/** The width that the longest of these words needs, the same for all cards of a set: none may tell by its size what it is. */
export function quartersFor(words: readonly string[]): number {
  const widest = Math.max(0, ...words.map(textWidth));
  const needed = Math.ceil((Math.ceil(widest * LABEL_LETTERS) + 200 * LABEL_SIDE) / 25);
  return Math.min(QUARTERS_MAX, Math.max(QUARTERS_MIN, needed));
}

/** How wide words are in one line and in two, in hundredths of the letters' size. */
export interface WordWidths {
  readonly inOne: number;
  readonly inTwo: number;
}

export function wordWidths(words: string): WordWidths {
  const text = withBreaks(words);
  const inOne = textWidth(text);
  let inTwo = inOne;
  for (let at = 1; at < text.length; at += 1) {
    const end = LINE_ENDS.find(({ pattern }) => pattern.test(text.slice(0, at)));
    if (end === undefined || text[at] === NO_BREAK) continue;
    inTwo = Math.min(inTwo, Math.max(textWidth(text.slice(0, at).trimEnd()) + end.width, textWidth(text.slice(at))));
  }
  return { inOne, inTwo };
}

/** The letters that have room on cards of a shape, as a share of their height: of a set in one language, all or nearly all of it. */
export function lettersOn(widths: readonly WordWidths[], quarters: number): number {
  const room = 25 * quarters - 200 * LABEL_SIDE;
  const shares = widths.map(({ inOne, inTwo }) =>
    Math.max(Math.min(LABEL_LETTERS, room / inOne), Math.min(LETTERS_IN_TWO, room / inTwo)),
  );
  const smallest = Math.min(...shares);
  return widths.length > ALIKE_MAX ? (smallest + usualSize(shares)) / 2 : smallest;
}

/** Of all words of a set, by the largest letters with which each has room: few much longer ones are smaller. Any unit. */
export function usualSize(sizes: readonly number[]): number {
  const ordered = [...sizes].sort((a, b) => a - b);
  const [smallest = 0] = ordered;
  const usual = ordered[Math.floor(ordered.length / FEW)] ?? smallest;
  return smallest < ALIKE * usual ? usual : smallest;
}
