/** Where the sheet of a set has the pictures of its cards: each whole in the middle of its card, or above its words. */
import type { PieceId } from '#shared/ids.ts';
import type { CardsSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import type { SheetRect } from '#shared/puzzle/kinds/cards/sheet-grid.ts';
import type { Puzzle, PuzzleSpec } from '#shared/puzzle/puzzle.ts';

/** Share of a card's height that stays free above and below. */
const MARGIN = 0.04;
/** Of a card with words below its picture: the picture's share of its height. */
const PICTURE = 0.68;
/** What stays free on each side of these words, where a frame may be: a share of the card's width. */
const CAPTION_SIDE = 0.07;

export interface CardParts {
  /** A square. */
  readonly picture: SheetRect;
  /** Null: the card shows no words. */
  readonly caption: SheetRect | null;
}

/** The parts of a card with a picture. Any unit. */
export function cardParts(card: SheetRect, hasCaption: boolean): CardParts {
  if (!hasCaption) return { picture: squareIn(card), caption: null };
  const { left, top, width, height } = card;
  const above = height * PICTURE;
  return {
    picture: squareIn({ left, top, width, height: above }),
    caption: {
      left: left + width * CAPTION_SIDE,
      top: top + above,
      width: width * (1 - 2 * CAPTION_SIDE),
      height: height - above,
    },
  };
}

/** Units of the sheet. @param cards places on the contact sheet: those of a set without pictures, or past its cards, have none */
export function picturePlaces(puzzle: Puzzle, cards: readonly number[]): ReadonlyMap<PieceId, SheetRect> {
  const { spec } = puzzle;
  if (!isCards(spec) || spec.layout === 'label' || spec.pictures === undefined) return new Map();
  const hasCaption = spec.captions === true;
  const pieces = cards.map((card) => card + 1).filter((piece) => piece <= puzzle.pieces);
  return new Map(pieces.map((piece) => [piece, cardParts(puzzle.placeOf(piece), hasCaption).picture]));
}

export function isCards(spec: PuzzleSpec): spec is CardsSpec {
  return spec.kind === 'cards';
}

function squareIn({ left, top, width, height }: SheetRect): SheetRect {
  const side = Math.min(width, height) - 2 * height * MARGIN;
  return { left: left + (width - side) / 2, top: top + (height - side) / 2, width: side, height: side };
}
