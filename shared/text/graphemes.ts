/** The length of a text as its reader counts it: a letter with its marks is one, and so is an emoji made of several. */

/** An approximation for browsers without Intl.Segmenter: a character with what is written onto it or joined to it. */
const CLUSTER =
  /(?:\p{Regional_Indicator}{2}|[\s\S])(?:[\p{M}\p{Emoji_Modifier}\u200c\u{e0020}-\u{e007f}]|\u200d[^\p{M}]?)*/gu;

/** The number of grapheme clusters. */
export function countGraphemes(text: string): number {
  // Firefox before 125 has none.
  if (!('Segmenter' in Intl)) return text.match(CLUSTER)?.length ?? 0;
  let count = 0;
  for (const _ of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) count += 1;
  return count;
}
