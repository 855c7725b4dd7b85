/** How large the cards of a sheet are on the screens of a class: what decides between ways to lay its places. */

/**
 * A version of how sheets of cards are laid. A released one never changes: 1 knew no screens, and sheets came out as towers; 3 lays cards with a
 * picture alone, one a place, which were small pictures in wide cards.
 */
export type SheetCutter = 1 | 2 | 3;
/** Of new sets whose cards have a picture alone, and a place each: they are squares. */
export const SQUARE_CUTTER = 3;
/** Of all other new sets whose sheets are laid here. */
export const SHEET_CUTTER = 2;

interface Sides {
  readonly width: number;
  readonly height: number;
}

/** A way to lay the places of a sheet. Any unit. */
export interface SheetShape extends Sides {
  readonly card: Sides;
}

/** One with words beside its cards. */
export interface NamedShape extends SheetShape {
  /** Their width. */
  readonly name: number;
}

/** What bars and tray leave for a sheet on a phone of 390 by 844. CSS pixels. */
export const PHONE: Sides = { width: 374, height: 506 };
/** The same of a laptop of 1366 by 768, of a tablet of 820 by 1180, upright and on its side, and of the phone, too. */
export const SCREENS: readonly Sides[] = [
  { width: 1_100, height: 636 },
  { width: 804, height: 860 },
  { width: 944, height: 688 },
  PHONE,
  { width: 536, height: 325 },
];
/** CSS pixels. */
const FINGER_PX = 44;
/** On a phone a short sentence beside its card is read if it has so much room; where nothing leaves so much, this share of the most. CSS pixels. */
const NAME_PX = 60;
const NAME_SHARE = 3 / 4;
/** On a phone, where cards are smallest, they keep at least three quarters of the largest sides that they could have there: of areas, this share. */
const PHONE_SHARE = 9 / 16;
/** The same of squares: a little less, so that no rounding decides between three columns and four. */
export const SQUARE_PHONE_SHARE = 8 / 15;

/** Of these ways the one with the largest cards on all screens together: the product of their areas counts. The first one of equals. */
export function bestShape<Shape extends SheetShape>(shapes: readonly Shape[], phoneShare = PHONE_SHARE): Shape {
  const onPhone = Math.max(...shapes.map((shape) => cardArea(shape, PHONE)));
  let best: { readonly shape: Shape; readonly size: number } | null = null;
  for (const shape of shapes) {
    if (cardArea(shape, PHONE) < phoneShare * onPhone) continue;
    // Multiplied and divided alone, so that every engine finds the same.
    const size = SCREENS.reduce((product, screen) => product * cardArea(shape, screen), 1);
    if (best === null || size > best.size) best = { shape, size };
  }
  if (best === null) throw new RangeError('a sheet is laid in one way at least');
  return best.shape;
}

/** Is a card on a phone at least as high as a finger takes? */
export function isHighOnPhone(shape: SheetShape): boolean {
  return scaleOn(PHONE, shape) * shape.card.height >= FINGER_PX;
}

/** Those of these ways whose words have room on a phone. */
export function withRoomForNames<Shape extends NamedShape>(shapes: readonly Shape[]): Shape[] {
  const onPhone = (shape: Shape) => scaleOn(PHONE, shape) * shape.name;
  const least = Math.min(NAME_PX, NAME_SHARE * Math.max(...shapes.map(onPhone)));
  return shapes.filter((shape) => onPhone(shape) >= least);
}

/** Square pixels. */
function cardArea(shape: SheetShape, screen: Sides): number {
  const scale = scaleOn(screen, shape);
  return scale * scale * shape.card.width * shape.card.height;
}

export function scaleOn(screen: Sides, { width, height }: Sides): number {
  return Math.min(screen.width / width, screen.height / height);
}
