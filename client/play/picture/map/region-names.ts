/** How the name of a region fits into the largest circle in it: in one line, or in two where it is larger then. */

const SIZE_MAX = 640;
/** Of two lines of a name, in its size. */
export const NAME_LINE_HEIGHT = 1.1;
/** Of one line, from the top of its letters to their foot. */
const LETTER_HEIGHT = 0.75;

interface FittedName {
  readonly lines: readonly string[];
  /** Units. */
  readonly size: number;
}

/** @param radius of the circle, in units @param widthOf a text one unit high */
export function fitName(text: string, radius: number, widthOf: (text: string) => number): FittedName {
  const fitted = [[text], inTwo(text)].map((lines) => {
    const height = LETTER_HEIGHT + NAME_LINE_HEIGHT * (lines.length - 1);
    const width = Math.max(...lines.map(widthOf));
    return { lines, size: Math.min(SIZE_MAX, (2 * radius) / Math.hypot(width, height)) };
  });
  return fitted.reduce((one, two) => (two.size > one.size ? two : one));
}

/** After the space or the hyphen that is nearest to its middle; without one it is whole. */
function inTwo(text: string): readonly string[] {
  const ends = [...text.matchAll(/[\s-]/g)].map(({ index }) => index + 1);
  const [end] = ends.sort((a, b) => Math.abs(2 * a - text.length) - Math.abs(2 * b - text.length));
  return end === undefined ? [text] : [text.slice(0, end).trim(), text.slice(end)];
}
