/** Tidies what a keyboard, a copy or a spreadsheet leaves in a line: invisible characters go, every space is one space, and letters are composed. */

/** All that separates: spaces of any width, tabs, ends of lines. */
const SPACES = /[\p{Z}\t\n\v\f\r\u0085]+/gu;
/** Characters without a look of their own, those that change the direction of their surroundings included, and the empty braille cell. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2800]/u;
const EMOJI = /\p{Emoji}|\p{Emoji_Modifier}|\ufe0f/u;
const ARABIC = /\p{Script=Arabic}/u;
const LETTER = /\p{L}/u;
/** Signs that take the vowel from a letter of an Indic script (canonical combining class 9). */
const VIRAMA =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua8c4\ua953\ua9c0\uaaf6\uabed]/u;

/** The line composed (NFC) and trimmed, with single spaces, and with those invisible characters alone that its script or an emoji needs. */
export function tidyLine(text: string): string {
  const tidied = dropUnseen(text.replace(SPACES, ' ')).normalize('NFC').replace(SPACES, ' ').trim();
  // What is gone may have been the neighbour that another invisible character needed.
  return tidied === text ? text : tidyLine(tidied);
}

function dropUnseen(text: string): string {
  const signs = [...text];
  const isSeen = (sign: string, index: number) =>
    !UNSEEN.test(sign) || isNeeded(sign, signs[index - 1] ?? '', signs[index + 1] ?? '');
  return signs.filter(isSeen).join('');
}

/** By the rules of RFC 5892 for joiners, in short; and by those of emoji. */
function isNeeded(sign: string, before: string, after: string): boolean {
  switch (sign) {
    case '\u200d': // joiner
      return VIRAMA.test(before) ? LETTER.test(after) : EMOJI.test(before) && EMOJI.test(after);
    case '\u200c': // non-joiner
      return (VIRAMA.test(before) && LETTER.test(after)) || (ARABIC.test(before) && ARABIC.test(after));
    case '\ufe0e':
    case '\ufe0f':
      return EMOJI.test(before) && before !== '\ufe0f';
    default:
      // The letters behind a black flag that make it a region's.
      return /[\u{e0020}-\u{e007f}]/u.test(sign) && /[\u{1f3f4}\u{e0020}-\u{e007e}]/u.test(before);
  }
}
