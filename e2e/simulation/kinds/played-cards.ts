/** Plays a set of cards from the cut to the last card. Pure, so that another engine plays it, too, and has to come to the same bits. */
import { plainFrame } from '#client/board/board-frame.ts';
import { pickAt } from '#client/board/hand/pick.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, boardOfSeed, boardProgress, groupOf, isConsistent } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { boardRules, MAT_ID } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { mix32, type RandomStream, randomBelow, randomStream, shuffle } from '#shared/geometry/random.ts';
import type { PieceId } from '#shared/ids.ts';
import { CENTRE, PLANE } from '#shared/limits.ts';
import { type CardsSpec, cutCards } from '#shared/puzzle/kinds/cards/cards.ts';
import type { Boxes, Puzzle } from '#shared/puzzle/puzzle.ts';
import { tableOf } from '#shared/puzzle/scatter.ts';

/** Units of the plane. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const STUDENT = { member: 1, page: 7, isTeacher: false };

/** At any layout, whether it tells what is right or never. @returns a hash over homes, outlines, the deal and the board after every drop. @throws Error with what is wrong. O(cards^3) */
export function playCards(spec: CardsSpec, seed: number): number {
  const puzzle = cutCards(spec);
  const draw = randomStream(seed, 1, 0, 0);
  const board = boardOfSeed(boardRules(puzzle, 'normal', false), seed);
  let hash = 0;
  const take = (value: number) => {
    hash = mix32(Math.imul(hash, 5) + value);
  };
  const cards = cardsOf(puzzle);
  const homes = cards.map((card) => boxAt(puzzle, card, CENTRE, CENTRE));
  for (const { left, top, right, bottom } of homes) for (const side of [left, top, right, bottom]) take(side);
  requireApart(homes, 'at home');
  requireOnSheet(puzzle, homes);
  take(fingerprintOf(board));
  requireDealt(board, cards);
  requireTaken(board, cards);
  const { boxes } = puzzle;
  if (boxes === undefined) fillPlaces(board, draw, take);
  else fillBoxes(board, boxes, draw, take);
  requireDone(board, cards);
  return hash;
}

/** Each place is filled in turn, by a card that is right there. */
function fillPlaces(board: Board, draw: RandomStream, take: (value: number) => void): void {
  for (const home of shuffled(draw, cardsOf(board.rules.puzzle))) {
    putRight(board, home, draw);
    take(fingerprintOf(board));
  }
}

/** Some cards go anywhere first. Then each goes into its own box; twice, because one may find that full, or an equal card in its home. */
function fillBoxes(board: Board, boxes: Boxes, draw: RandomStream, take: (value: number) => void): void {
  const cards = cardsOf(board.rules.puzzle);
  const put = (home: PieceId, card: PieceId) => {
    dropInto(board, home, card, draw);
    take(fingerprintOf(board));
  };
  for (const card of shuffled(draw, cards).slice(0, randomBelow(draw, cards.length)))
    if (isLoose(board, card)) put(1 + randomBelow(draw, cards.length), card);
  requireSlots(board, boxes);
  for (let pass = 1; pass <= 2; pass += 1)
    for (const card of shuffled(draw, cards)) if (isLoose(board, card) && !isThere(board, boxes, card)) put(card, card);
  requireSlots(board, boxes);
}

function isLoose(board: Board, card: PieceId): boolean {
  return groupOf(board, card).id !== MAT_ID;
}

/** Where it belongs, as far as anybody is told. */
function isThere({ groups }: Board, boxes: Boxes, card: PieceId): boolean {
  return boxes.hasFeedback ? boxes.isDone(groups, card) : boxes.piecesIn(groups, card).includes(card);
}

/** No two cards lie in one slot. */
function requireSlots({ rules, groups }: Board, boxes: Boxes): void {
  const { puzzle } = rules;
  const inBoxes = new Set(boxes.rows.flat().flatMap((box) => boxes.piecesIn(groups, box)));
  const positions = [...inBoxes].map((card) => {
    const { x, y } = groups.get(card) ?? { x: CENTRE, y: CENTRE };
    return boxAt(puzzle, card, x, y);
  });
  requireApart(positions, 'in boxes');
}

function requireDone(board: Board, cards: readonly PieceId[]): void {
  const { boxes } = board.rules.puzzle;
  const { done, of } = boardProgress(board);
  if (done !== of || !isConsistent(board)) throw new Error(`${of - done} cards are left`);
  if (boxes !== undefined) {
    const astray = cards.find((card) => !isThere(board, boxes, card));
    if (astray !== undefined) throw new Error(`card ${astray} is in another place`);
  }
  const hasFeedback = boxes?.hasFeedback ?? true;
  if (board.solved !== hasFeedback) throw new Error(hasFeedback ? 'it is not solved' : 'it tells what is right');
  if (!hasFeedback && !cards.every((card) => isLoose(board, card))) throw new Error('a card stays');
}

function cardsOf({ pieces }: Puzzle): PieceId[] {
  return Array.from({ length: pieces }, (_, index) => index + 1);
}

function shuffled(draw: RandomStream, cards: readonly PieceId[]): PieceId[] {
  const mixed = [...cards];
  shuffle(draw, mixed);
  return mixed;
}

/** A card as it lies when the origin of its group is there. */
function boxAt({ homeX, homeY, outlineOf }: Puzzle, card: PieceId, x: number, y: number): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const { corners } of outlineOf(card))
    for (const [at, step] of corners.entries()) (at % 2 === 0 ? xs : ys).push(step / STEPS_PER_UNIT);
  const [toX, toY] = [x + (homeX[card] ?? 0), y + (homeY[card] ?? 0)];
  return {
    left: toX + Math.min(...xs),
    top: toY + Math.min(...ys),
    right: toX + Math.max(...xs),
    bottom: toY + Math.max(...ys),
  };
}

function requireApart(boxes: readonly Box[], where: string): void {
  for (const [index, one] of boxes.entries()) {
    const over = boxes.findIndex(
      (other, at) =>
        at > index &&
        one.right > other.left &&
        other.right > one.left &&
        one.bottom > other.top &&
        other.bottom > one.top,
    );
    if (over >= 0) throw new Error(`cards ${index + 1} and ${over + 1} overlap ${where}`);
  }
}

function requireOnSheet({ spec }: Puzzle, homes: readonly Box[]): void {
  for (const [index, { left, top, right, bottom }] of homes.entries()) {
    const isOn =
      left >= CENTRE - spec.width / 2 &&
      right <= CENTRE + spec.width / 2 &&
      top >= CENTRE - spec.height / 2 &&
      bottom <= CENTRE + spec.height / 2;
    if (!isOn) throw new Error(`the home of card ${index + 1} sticks out of the sheet`);
  }
}

/** Each card lies on the table, beside the mat and all others, and its origin on the plane. */
function requireDealt({ rules, groups }: Board, cards: readonly PieceId[]): void {
  const { spec } = rules.puzzle;
  const table = tableOf(rules.puzzle);
  const boxes = cards.map((card) => {
    const { x, y } = groups.get(card) ?? { x: -1, y: -1 };
    const box = boxAt(rules.puzzle, card, x, y);
    const isOn =
      box.left >= table.left && box.right <= table.right && box.top >= table.top && box.bottom <= table.bottom;
    if (!isOn || x < 0 || y < 0 || x >= PLANE || y >= PLANE) throw new Error(`card ${card} is dealt off the table`);
    return box;
  });
  const mat = {
    left: CENTRE - spec.width / 2,
    top: CENTRE - spec.height / 2,
    right: CENTRE + spec.width / 2,
    bottom: CENTRE + spec.height / 2,
  };
  requireApart([...boxes, mat], 'as dealt (the last one is the mat)');
}

/** A press on a card finds that one, in its middle and in a corner. */
function requireTaken(board: Board, cards: readonly PieceId[]): void {
  const { puzzle } = board.rules;
  const frame = plainFrame(board);
  const outlines = outlinesOf(puzzle);
  for (const card of cards) {
    const { x, y } = groupOf(board, card);
    const { left, top, right, bottom } = boxAt(puzzle, card, x, y);
    const corner = { x: card % 2 === 0 ? left + 1 : right - 1, y: card % 4 < 2 ? top + 1 : bottom - 1 };
    for (const at of [{ x: (left + right) / 2, y: (top + bottom) / 2 }, corner])
      if (pickAt(frame, outlines, at)?.piece !== card) throw new Error(`card ${card} is not taken at ${at.x}, ${at.y}`);
  }
}

/** Drops loose cards of a right class into a place, at any point of it, until one has joined for good. */
function putRight(board: Board, home: PieceId, draw: RandomStream): void {
  const { puzzle } = board.rules;
  const { classes, places } = setOf(puzzle);
  if (!isLoose(board, home)) return;
  const takes = places[home - 1]?.takes ?? [];
  const able = cardsOf(puzzle).filter((card) => isLoose(board, card) && takes.includes(classes[card] ?? 0));
  const before = board.groups.size;
  for (const card of shuffled(draw, able)) {
    if (!isLoose(board, home)) return;
    dropInto(board, home, card, draw);
    // Another one of its steps, or an equal card, has joined: what is right here is another card now.
    if (board.groups.size < before && isLoose(board, home)) {
      putRight(board, home, draw);
      return;
    }
  }
}

function setOf({ spec }: Puzzle): CardsSpec['set'] {
  if (!isCards(spec)) throw new Error(`a puzzle of kind ${spec.kind}`);
  return spec.set;
}

function isCards(spec: Puzzle['spec']): spec is CardsSpec {
  return spec.kind === 'cards';
}

function dropInto(board: Board, home: PieceId, card: PieceId, draw: RandomStream): void {
  const { spec, homeX, homeY, placeOf } = board.rules.puzzle;
  const { left, top, width, height } = placeOf(home);
  const x = Math.ceil(CENTRE - spec.width / 2 + left) + randomBelow(draw, width - 1) - (homeX[card] ?? 0);
  const y = Math.ceil(CENTRE - spec.height / 2 + top) + randomBelow(draw, height - 1) - (homeY[card] ?? 0);
  const operation = { page: STUDENT.page, counter: board.seq + 1 };
  const seen = { epoch: board.epoch, seq: board.seq };
  const decision = decide(board, STUDENT, { kind: 'drop', piece: card, x, y, operation, seen }, 0);
  if (!decision.ok) throw new Error(`card ${card} is refused: ${decision.refusal.code}`);
  board.seq += 1;
  for (const event of decision.events) apply(board, event, board.seq);
}
