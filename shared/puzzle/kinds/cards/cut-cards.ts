/** Makes the puzzle of a set: cards are its pieces, and card n has its home in place n. It depends on its definition alone, bit for bit in every engine. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import type { AuthorName, Place, Puzzle, Ring } from '#shared/puzzle/puzzle.ts';
import type { CardsSpec } from './cards-spec.ts';
import { settleCards } from './settle-cards.ts';
import { sheetCell, sheetGrid } from './sheet-grid.ts';

/** O(cards). */
export function cutCards(spec: CardsSpec): Puzzle {
  const pieces = spec.words.length - 1;
  const grid = sheetGrid(spec.layout, pieces);
  const cells = Array.from({ length: pieces }, (_, index) => sheetCell(spec.layout, grid, index));
  const homeX = new Int32Array(pieces + 1);
  const homeY = new Int32Array(pieces + 1);
  const onBorder = new Uint8Array(pieces + 1);
  for (const [index, { card }] of cells.entries()) {
    homeX[index + 1] = Math.floor(card.left + card.width / 2 - spec.width / 2);
    homeY[index + 1] = Math.floor(card.top + card.height / 2 - spec.height / 2);
    onBorder[index + 1] = 1;
  }
  const cardOf = (piece: PieceId) => cells[piece - 1]?.card ?? { left: 0, top: 0, width: 0, height: 0 };
  const cards = cells.map(({ card }) => card);
  const puzzle: Puzzle = {
    spec,
    pieces,
    homeX,
    homeY,
    neighbours: Array.from({ length: pieces + 1 }, () => []),
    onBorder,
    pieceSize: Math.min(...cards.flatMap(({ width, height }) => [width, height])),
    // A home is rounded by at most half a unit.
    box: Math.max(...cards.flatMap(({ width, height }) => [width, height])) + 2,
    grid: null,
    isMatAlwaysOn: true,
    ownSlots: null,
    settle: (groups, piece, x, y) => settle(groups, piece, x, y),
    placeOf: (piece): Place => ({ ...cardOf(piece), name: nameOf(spec, piece) }),
    pieceName: (piece) => inEachLanguage(spec.words[piece] ?? ''),
    outlineOf(piece): readonly Ring[] {
      const { left, top, width, height } = cardOf(piece);
      const x = (left - spec.width / 2 - (homeX[piece] ?? 0)) * STEPS_PER_UNIT;
      const y = (top - spec.height / 2 - (homeY[piece] ?? 0)) * STEPS_PER_UNIT;
      const [right, bottom] = [x + width * STEPS_PER_UNIT, y + height * STEPS_PER_UNIT];
      return [{ corners: Int32Array.of(x, y, right, y, right, bottom, x, bottom), stretches: [1, 1, 1, 1] }];
    },
  };
  const settle = settleCards(
    spec,
    puzzle,
    cells.map(({ cell }) => cell),
  );
  return puzzle;
}

/** The number of a step, or the first half of a pair. */
function nameOf({ set }: CardsSpec, piece: PieceId): AuthorName {
  const name = set.places[piece - 1]?.name ?? '';
  return name === ''
    ? { kind: 'author', words: { ko: `${piece}번째 자리`, en: `Step ${piece}` } }
    : inEachLanguage(name);
}

function inEachLanguage(words: string): AuthorName {
  return { kind: 'author', words: { ko: words, en: words } };
}
