/** How wide the longest word of a name is, so that type can shrink (CSS alone) instead of breaking the word. */

/** Widths of characters in our font at weight 600, in em, a little more than measured. First match counts. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ilj.,:;'’|]/, 0.32],
  [/[frtI()[\]/-]/, 0.42],
  [/[mwMW@]/, 0.92],
  [/[A-Z&%]/, 0.72],
  // Hangul, Han, Kana, full-width forms, and emoji.
  [/[\u1100-\u11ff\u2e80-\uffdc]|\p{Extended_Pictographic}/u, 0.95],
];
const OTHER_WIDTH = 0.6;

/** @returns em; 0 for an empty text */
export function longestWordEms(text: string): number {
  const widths = text.split(/\s+/).map((word) => [...word].reduce((sum, each) => sum + widthOf(each), 0));
  return Math.max(0, ...widths);
}

function widthOf(character: string): number {
  return WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER_WIDTH;
}
