/**
 * What a check finds of cards that lie in boxes. As many equal cards are right in a box as have their homes there and are not on the mat yet.
 * Places for one card that take the same classes count together, as steps in any order do. A right card joins the mat; where the home that is
 * missing there is an equal card's, that one joins, and the two change places, so that nobody sees a difference. Cards that belong in no
 * box are right in any box without an answer, and join never. Where there are none, such a box says nothing of the cards in it.
 */
import type { PieceId } from '#shared/ids.ts';
import type { Check, CheckResult, PutPiece, Puzzle } from '#shared/puzzle/puzzle.ts';
import type { Origin } from './beside.ts';
import type { BoxedSpec, BoxPlaces } from './box-places.ts';
import type { CardPlace } from './card-set.ts';
import { middleOfCard, originAt } from './settle-sort.ts';

type Groups = ReadonlyMap<PieceId, PutPiece>;
/** Boxes that count together: the first of them. */
type Block = number;

/** The block of all boxes without an answer. */
const OPEN: Block = -1;

/** O(cards * (cards + slots)) for each check. */
export function checkCards(spec: BoxedSpec, puzzle: Puzzle, boxes: BoxPlaces): Check {
  const checker = new CardChecker(spec, puzzle, boxes);
  return (groups) => checker.check(groups);
}

class CardChecker {
  readonly #spec: BoxedSpec;
  readonly #puzzle: Puzzle;
  readonly #boxes: BoxPlaces;
  readonly #all: readonly PieceId[];
  readonly #blocks: readonly Block[];
  /** Cards belong in no box. */
  readonly #hasExtra: boolean;

  constructor(spec: BoxedSpec, puzzle: Puzzle, boxes: BoxPlaces) {
    this.#spec = spec;
    this.#puzzle = puzzle;
    this.#boxes = boxes;
    this.#all = Array.from({ length: puzzle.pieces }, (_, index) => index + 1);
    this.#blocks = blocksOf(spec.set.places, boxes);
    this.#hasExtra = this.#all.some((card) => this.#homeBlock(card) === OPEN);
  }

  check(groups: Groups): CheckResult {
    const positions = this.#blocksWith(groups);
    const right = this.#rightCards(groups, positions);
    const locks = this.#locksOf(groups, right, positions);
    const joined = new Set(locks.values());
    const stillRight = new Set(right.filter((card) => !locks.has(card)));
    const table = new MovedCards(this.#puzzle, groups);
    // Whoever joins in another's stead leaves a place: an equal card that stays takes it, and is right there if the other one was.
    const leaving = [...joined].filter((card) => !locks.has(card));
    for (const card of [...locks.keys()].filter((each) => !joined.has(each))) {
      const left = leaving.splice(
        leaving.findIndex((each) => this.#areEqual(each, card)),
        1,
      )[0];
      const middle = left === undefined ? null : middleOfCard(this.#puzzle, groups, left);
      if (left === undefined || middle === null) continue;
      table.move(card, middle);
      if (stillRight.has(left)) stillRight.add(card);
    }
    table.join(joined);
    for (const home of joined) this.#makeRoom(table, home);
    const isWrong = ([card, block]: readonly [PieceId, Block]) =>
      !stillRight.has(card) && (block !== OPEN || this.#hasExtra);
    return {
      right: this.#all.filter((card) => !groups.has(card)).length + right.length,
      wrong: [...this.#blocksWith(table.after)].filter(isWrong).map(([card]) => card),
      joined: [...joined].sort((a, b) => a - b),
      moved: table.moved,
    };
  }

  /** The blocks in which loose cards lie. Who is in a hand lies in none. */
  #blocksWith(groups: Groups): Map<PieceId, Block> {
    const positions = new Map<PieceId, Block>();
    for (const card of this.#all.filter((each) => groups.has(each))) {
      const middle = middleOfCard(this.#puzzle, groups, card);
      const box = middle === null ? null : this.#boxes.boxAt(middle);
      if (box !== null) positions.set(card, this.#blocks[box] ?? OPEN);
    }
    return positions;
  }

  /** In each block as many of a class as are missing there. Those that have their homes there come first. */
  #rightCards(groups: Groups, positions: ReadonlyMap<PieceId, Block>): PieceId[] {
    const missing = new Map<string, number>();
    const sortOf = (card: PieceId, block = OPEN) => `${block} ${this.#spec.set.classes[card]}`;
    for (const card of this.#all.filter((each) => groups.has(each))) {
      const sort = sortOf(card, this.#homeBlock(card));
      missing.set(sort, (missing.get(sort) ?? 0) + 1);
    }
    const isAtHome = (card: PieceId) => positions.get(card) === this.#homeBlock(card);
    return [...positions.keys()]
      .sort((a, b) => Number(isAtHome(b)) - Number(isAtHome(a)) || a - b)
      .filter((card) => {
        const sort = sortOf(card, positions.get(card));
        const left = missing.get(sort) ?? 0;
        missing.set(sort, left - 1);
        return left > 0;
      });
  }

  /** Who joins for each right card. A home whose card is in a hand stays empty: it joins when it is checked again. */
  #locksOf(
    groups: Groups,
    right: readonly PieceId[],
    positions: ReadonlyMap<PieceId, Block>,
  ): ReadonlyMap<PieceId, PieceId> {
    const locks = new Map<PieceId, PieceId>();
    const closed = right.filter((card) => positions.get(card) !== OPEN);
    for (const card of closed) if (positions.get(card) === this.#homeBlock(card)) locks.set(card, card);
    const taken = new Set(locks.values());
    for (const card of closed.filter((each) => !locks.has(each))) {
      const isHomeFor = (each: PieceId) => this.#areEqual(each, card) && this.#homeBlock(each) === positions.get(card);
      const home = this.#all.find((each) => !taken.has(each) && groups.get(each)?.hold === null && isHomeFor(each));
      if (home === undefined) continue;
      taken.add(home);
      locks.set(card, home);
    }
    return locks;
  }

  /** What lies in the home of a card that joins goes to the nearest free slot of the block. */
  #makeRoom(table: MovedCards, home: PieceId): void {
    const at = { x: this.#puzzle.homeX[home] ?? 0, y: this.#puzzle.homeY[home] ?? 0 };
    const isThere = (card: PieceId) => {
      const middle = table.after.has(card) ? middleOfCard(this.#puzzle, table.after, card) : null;
      return middle !== null && isSame(middle, at);
    };
    for (const card of this.#all.filter(isThere)) {
      const slot = this.#freeSlot(table.after, this.#homeBlock(home), at);
      if (slot !== null) table.move(card, slot);
    }
  }

  #freeSlot(groups: Groups, block: Block, near: Origin): Origin | null {
    const taken = this.#all.map((card) => middleOfCard(this.#puzzle, groups, card));
    const isFree = (slot: Origin) => !taken.some((at) => at !== null && isSame(at, slot));
    const distance = ({ x, y }: Origin) => (x - near.x) ** 2 + (y - near.y) ** 2;
    const slots = this.#boxes.middles.filter((_, box) => this.#blocks[box] === block).flat();
    return slots.filter(isFree).sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }

  #homeBlock(card: PieceId): Block {
    return this.#blocks[this.#spec.homes[card] ?? 0] ?? OPEN;
  }

  #areEqual(card: PieceId, other: PieceId): boolean {
    const { classes } = this.#spec.set;
    return classes[card] === classes[other];
  }
}

/** Cards as they lie once some have joined the mat and others have moved for them. */
class MovedCards {
  readonly #puzzle: Puzzle;
  readonly #after: Map<PieceId, PutPiece>;
  readonly #moved = new Map<PieceId, Origin>();

  constructor(puzzle: Puzzle, groups: Groups) {
    this.#puzzle = puzzle;
    this.#after = new Map(groups);
  }

  get after(): Groups {
    return this.#after;
  }

  get moved(): CheckResult['moved'] {
    return [...this.#moved].map(([piece, origin]) => ({ piece, ...origin }));
  }

  /** @param middle where the card's middle comes to lie, from the sheet's */
  move(card: PieceId, middle: Origin): void {
    const origin = originAt(this.#puzzle, middle, card);
    this.#moved.set(card, origin);
    this.#after.set(card, { ...origin, hold: null });
  }

  join(cards: Iterable<PieceId>): void {
    for (const card of cards) this.#after.delete(card);
  }
}

/** The block of each box: its own, but places for one card that take the same are one. */
function blocksOf(places: readonly CardPlace[], { middles }: BoxPlaces): Block[] {
  const keys = places.map(({ takes }, box) => (middles[box]?.length === 1 ? `${takes}` : `box ${box}`));
  return places.map(({ takes }, box) => (takes === null ? OPEN : keys.indexOf(keys[box] ?? '')));
}

function isSame(a: Origin, b: Origin): boolean {
  return a.x === b.x && a.y === b.y;
}
