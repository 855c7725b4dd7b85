/**
 * How a camera's picture is turned until it is upright: the orientation of EXIF, 1 to 8. Browsers and libraries differ in which formats
 * they turn, so page and server both decode the pixels as they are stored, and turn them by these functions.
 * Source: CIPA DC-008 (Exif 2.32), tag 274.
 */
import type { PixelBox } from './crop.ts';

export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The upright picture is the stored one, transposed (x and y swapped) if so, and then mirrored. */
export interface Turn {
  readonly isTransposed: boolean;
  /** Left and right are swapped. */
  readonly isMirroredX: boolean;
  /** Top and bottom are swapped. */
  readonly isMirroredY: boolean;
}

export function turnOf(orientation: Orientation): Turn {
  return {
    isTransposed: orientation >= 5,
    isMirroredX: [2, 3, 6, 7].includes(orientation),
    isMirroredY: [3, 4, 7, 8].includes(orientation),
  };
}

/** The sides of the upright picture from those of the stored one, or the other way round. */
export function turnedSides<Sides extends { readonly width: number; readonly height: number }>(
  { width, height }: Sides,
  orientation: Orientation,
): { readonly width: number; readonly height: number } {
  return turnOf(orientation).isTransposed ? { width: height, height: width } : { width, height };
}

/** The box of the stored picture that shows as this box of the upright one. @param upright sides of the upright picture */
export function storedBox(
  { left, top, width, height }: PixelBox,
  upright: { readonly width: number; readonly height: number },
  orientation: Orientation,
): PixelBox {
  const { isTransposed, isMirroredX, isMirroredY } = turnOf(orientation);
  const x = isMirroredX ? upright.width - left - width : left;
  const y = isMirroredY ? upright.height - top - height : top;
  return isTransposed ? { left: y, top: x, width: height, height: width } : { left: x, top: y, width, height };
}

/**
 * The matrix (a, b, c, d, e, f) of a 2D canvas that draws the stored picture upright.
 * @param upright sides on the canvas
 */
export function uprightMatrix(
  upright: { readonly width: number; readonly height: number },
  orientation: Orientation,
): [number, number, number, number, number, number] {
  const { isTransposed, isMirroredX, isMirroredY } = turnOf(orientation);
  const [x, left] = isMirroredX ? [-1, upright.width] : [1, 0];
  const [y, top] = isMirroredY ? [-1, upright.height] : [1, 0];
  return isTransposed ? [0, y, x, 0, left, top] : [x, 0, 0, y, left, top];
}
