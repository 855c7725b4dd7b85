/** How the name of a region is written as large as it fits into it: in one line, or in two where it is larger then. */

const SIZE_MAX = 640;
/** Of two lines of a name, in its size. */
export const NAME_LINE_HEIGHT = 1.1;
/** Of one line, from the top of its letters to their foot. */
const LETTER_HEIGHT = 0.75;
/** Around a name, to the border of its region, in its size. */
const MARGIN = 0.2;
/** Shorter ends of a word stay with it: Gyeonggi-do. Letters. */
const PART_MIN = 3;

/** Where a box lies in a region when it is as large as it fits there. */
export interface Room {
  readonly x: number;
  readonly y: number;
  /** How many times as large it is there. */
  readonly size: number;
}

interface FittedName extends Room {
  readonly lines: readonly string[];
}

/** Of its lines one above the other, where a letter is one unit high. */
export function nameSides(
  lines: readonly string[],
  widthOf: (text: string) => number,
): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(...lines.map(widthOf)) + 2 * MARGIN,
    height: LETTER_HEIGHT + NAME_LINE_HEIGHT * (lines.length - 1) + 2 * MARGIN,
  };
}

/** @param roomFor a box of these sides @param widthOf a text one unit high */
export function fitName(
  text: string,
  roomFor: (width: number, height: number) => Room,
  widthOf: (text: string) => number,
): FittedName {
  const inLines = [[text], inTwo(text)].filter((lines, index) => index === 0 || lines.length > 1);
  const fitted = inLines.map((lines) => {
    const { width, height } = nameSides(lines, widthOf);
    const room = roomFor(width, height);
    return { lines, ...room, size: Math.min(SIZE_MAX, room.size) };
  });
  return fitted.reduce((one, two) => (two.size > one.size ? two : one));
}

/** After the space or the hyphen that is nearest to its middle, and never within a word; without one it is whole. */
function inTwo(text: string): readonly string[] {
  const ends = [...text.matchAll(/\s|-(?=(\p{L}*))/gu)].flatMap(({ 0: sign, 1: rest = '', index }) =>
    sign === '-' && rest.length < PART_MIN ? [] : index + 1,
  );
  const [end] = ends.sort((a, b) => Math.abs(2 * a - text.length) - Math.abs(2 * b - text.length));
  return end === undefined ? [text] : [text.slice(0, end).trim(), text.slice(end)];
}
