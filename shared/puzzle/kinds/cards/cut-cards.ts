/** Makes the puzzle of a set: cards are its pieces. It depends on its definition alone, bit for bit in every engine. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import { placeRows } from '#shared/puzzle/place-rows.ts';
import type { AuthorName, Boxes, Place, Puzzle, Ring, Settle } from '#shared/puzzle/puzzle.ts';
import { type BoxSheet, boxesOf, boxOfCell, boxPlaces, middleOf } from './box-places.ts';
import { type CardsSpec, type GridSpec, type SortSpec, sheetOfGrid, sheetOfSort } from './cards-spec.ts';
import { checkCards } from './check-cards.ts';
import { FINGER } from './label-places.ts';
import { type LabelSpec, type LabelSpot, labelNames } from './label-spec.ts';
import { settleCards } from './settle-cards.ts';
import { settleSort } from './settle-sort.ts';
import type { SheetCell, SheetGrid, SheetRect } from './sheet-grid.ts';
import { homeSlots, NO_BOX } from './sort-set.ts';

/** O(cards). */
export function cutCards(spec: CardsSpec): Puzzle {
  if (spec.layout === 'label') return cutLabels(spec);
  if (spec.layout === 'sort')
    return cutBoxes(spec, spec.homes, sheetOfSort(spec), (cell) => boxName(spec, boxOfCell(spec.homes, cell)));
  return cutPlaces(spec, sheetOfGrid(spec), (piece) => nameOf(spec, piece));
}

/** Card n has its home in place n. */
interface PlaceSheet extends Pick<SheetGrid, 'columns' | 'rows'> {
  readonly cells: readonly Pick<SheetCell, 'cell' | 'card'>[];
}

function cutPlaces(
  spec: GridSpec | LabelSpec,
  { columns, rows, cells }: PlaceSheet,
  placeName: (piece: PieceId) => AuthorName,
): Puzzle {
  if (spec.feedback !== undefined) {
    // Each place is a box with one slot, in which any card may lie.
    const boxes = cells.map(({ cell, card }) => ({ cell, room: card, slots: [card] }));
    return cutBoxes(spec, [0, ...boxes.keys()], { columns, rows, boxes }, placeName);
  }
  const puzzle = cardPuzzle(
    spec,
    cells.map(({ card }) => card),
    placeName,
  );
  const settle = settleCards(
    spec,
    puzzle,
    cells.map(({ cell }) => cell),
  );
  return { ...puzzle, settle };
}

function cutBoxes(
  spec: CardsSpec,
  homes: readonly number[],
  sheet: BoxSheet,
  placeName: (cell: PieceId) => AuthorName,
): Puzzle {
  const boxed = { ...spec, homes };
  const puzzle = cardPuzzle(spec, homeSlots(boxed, sheet), placeName);
  const places = boxPlaces(boxed, sheet);
  const check = spec.feedback === 'when-asked' ? checkCards(boxed, puzzle, places) : null;
  const boxes = { ...boxesOf(boxed, puzzle, sheet, places), check };
  const settle = solving(settleSort(boxed, puzzle, places), boxes, puzzle);
  const slotOf = (cell: PieceId) => sheet.boxes[boxOfCell(homes, cell)]?.slots[0];
  return {
    ...puzzle,
    settle,
    boxes,
    placeOf: (cell) => ({ ...puzzle.placeOf(cell), ...(cell > puzzle.pieces ? slotOf(cell) : {}) }),
  };
}

/** @param cards where each lies on the sheet, from card 1 */
function cardPuzzle(spec: CardsSpec, cards: readonly SheetRect[], placeName: (piece: PieceId) => AuthorName): Puzzle {
  const pieces = cards.length;
  const homeX = new Int32Array(pieces + 1);
  const homeY = new Int32Array(pieces + 1);
  const onBorder = new Uint8Array(pieces + 1);
  for (const [index, card] of cards.entries()) {
    const { x, y } = middleOf(card, spec);
    homeX[index + 1] = x;
    homeY[index + 1] = y;
    onBorder[index + 1] = 1;
  }
  const cardOf = (piece: PieceId) => cards[piece - 1] ?? { left: 0, top: 0, width: 0, height: 0 };
  return {
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
    settle: null,
    placeOf: (piece): Place => ({ ...cardOf(piece), name: placeName(piece) }),
    pieceName: (piece) => cardName(spec, piece),
    outlineOf(piece): readonly Ring[] {
      const { left, top, width, height } = cardOf(piece);
      const x = (left - spec.width / 2 - (homeX[piece] ?? 0)) * STEPS_PER_UNIT;
      const y = (top - spec.height / 2 - (homeY[piece] ?? 0)) * STEPS_PER_UNIT;
      const [right, bottom] = [x + width * STEPS_PER_UNIT, y + height * STEPS_PER_UNIT];
      return [{ corners: Int32Array.of(x, y, right, y, right, bottom, x, bottom), stretches: [1, 1, 1, 1] }];
    },
  };
}

/** Not every card joins the mat: who belongs in no box is done in one without an answer. */
function solving(settle: Settle, { hasFeedback, isDone }: Boxes, { pieces }: Puzzle): Settle {
  const all = Array.from({ length: pieces }, (_, index) => index + 1);
  return (groups, card, x, y) => {
    const settled = settle(groups, card, x, y);
    const after = new Map(groups);
    for (const each of [{ piece: card, ...settled }, ...settled.moved])
      after.set(each.piece, { x: each.x, y: each.y, hold: null });
    if (settled.joined !== null) after.delete(settled.joined);
    return { ...settled, solves: hasFeedback && all.every((each) => isDone(after, each)) };
  };
}

/** A card comes to lie in the nearest place whose card or point is near enough to where it is put down. */
function cutLabels(spec: LabelSpec): Puzzle {
  const names = labelNames(spec);
  const cells = spec.spots.map(({ card }) => ({ cell: withRim(card), card }));
  const { boxes, settle, ...puzzle } = cutPlaces(spec, { columns: 1, rows: cells.length, cells }, (piece) => ({
    kind: 'author',
    words: names[piece - 1] ?? { ko: '', en: '' },
  }));
  const placeTaking = takingPlace(spec, puzzle);
  return {
    ...puzzle,
    placeTaking,
    settle: settle === null ? null : nearby(settle, placeTaking, puzzle),
    // The places of a photo stand in no columns.
    ...(boxes === undefined ? {} : { boxes: { ...boxes, rows: placeRows({ ...puzzle, settle }) } }),
  };
}

type PlaceTaking = NonNullable<Puzzle['placeTaking']>;

function takingPlace(spec: LabelSpec, { homeX, homeY }: Pick<Puzzle, 'homeX' | 'homeY'>): PlaceTaking {
  return (piece, x, y) =>
    homeNear(
      spec.spots,
      x + (homeX[piece] ?? 0) - CENTRE + spec.width / 2,
      y + (homeY[piece] ?? 0) - CENTRE + spec.height / 2,
    );
}

function nearby(settle: Settle, placeTaking: PlaceTaking, { homeX, homeY }: Pick<Puzzle, 'homeX' | 'homeY'>): Settle {
  return (groups, piece, x, y) => {
    const home = placeTaking(piece, x, y);
    if (home === null) return settle(groups, piece, x, y);
    return settle(
      groups,
      piece,
      CENTRE + (homeX[home] ?? 0) - (homeX[piece] ?? 0),
      CENTRE + (homeY[home] ?? 0) - (homeY[piece] ?? 0),
    );
  };
}

/** Cards have a quarter of their height between them: half of that belongs to each. */
function withRim({ left, top, width, height }: SheetRect): SheetRect {
  const rim = Math.floor(height / 8);
  return { left: left - rim, top: top - rim, width: width + 2 * rim, height: height + 2 * rim };
}

/** The card that has its home nearest to a point of the sheet; null: none is so near that a finger may mean it. */
function homeNear(spots: readonly LabelSpot[], fromLeft: number, fromTop: number): PieceId | null {
  let home: PieceId | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { x, y, card }] of spots.entries()) {
    const { left, top, width, height } = card;
    const toCard = Math.max(left - fromLeft, fromLeft - left - width, top - fromTop, fromTop - top - height);
    const away = Math.min(toCard, Math.max(Math.abs(fromLeft - x), Math.abs(fromTop - y)));
    // What a small card and the table around it take is as wide as a finger.
    if (away >= Math.max(Math.floor(height / 4), Math.floor((FINGER - height) / 2)) || away >= least) continue;
    home = index + 1;
    least = away;
  }
  return home;
}

function cardName(spec: CardsSpec, piece: PieceId): AuthorName {
  const wordsIn = spec.layout === 'label' ? spec.wordsIn : undefined;
  if (wordsIn === undefined) return inEachLanguage(spec.words[piece] ?? '');
  return { kind: 'author', words: { ko: wordsIn.ko[piece] ?? '', en: wordsIn.en[piece] ?? '' } };
}

/** The number of a step, or the first half of a pair. */
function nameOf({ set }: GridSpec, piece: PieceId): AuthorName {
  const name = set.places[piece - 1]?.name ?? '';
  return name === ''
    ? { kind: 'author', words: { ko: `${piece}번째 자리`, en: `Step ${piece}` } }
    : inEachLanguage(name);
}

function boxName({ set }: SortSpec, box: number): AuthorName {
  const name = set.places[box]?.name ?? '';
  return name === '' ? { kind: 'author', words: NO_BOX } : inEachLanguage(name);
}

function inEachLanguage(words: string): AuthorName {
  return { kind: 'author', words: { ko: words, en: words } };
}
