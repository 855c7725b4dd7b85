/** Plays a set of cards from the cut to the last card. Pure, so that another engine plays it, too, and has to come to the same bits. */
import { plainFrame } from '#client/board/board-frame.ts';
import { pickAt } from '#client/board/hand/pick.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { type Board, boardProgress, copyOf, groupOf, isConsistent } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { mix32, type RandomStream, randomBelow, randomStream, shuffle } from '#shared/geometry/random.ts';
import type { PieceId } from '#shared/ids.ts';
import { CENTRE, PLANE } from '#shared/limits.ts';
import type { CardsSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import type { Boxes, Puzzle } from '#shared/puzzle/puzzle.ts';
import { tableOf } from '#shared/puzzle/scatter.ts';
import type { CardPlay } from './card-play.ts';
import { SeenCards } from './seen-cards.ts';

/** Units of the plane. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What checks found. */
export interface CheckCounts {
  right: number;
  wrong: number;
  /** Equal cards that changed places. */
  traded: number;
}

/**
 * At any layout, whether it tells what is right at once, when asked or never. @param counts what checks find is added to them
 * @returns a hash over homes, outlines, the deal and the board after every drop and check. @throws Error with what is wrong. O(cards^3)
 */
export function playCards(
  spec: CardsSpec,
  seed: number,
  counts: CheckCounts = { right: 0, wrong: 0, traded: 0 },
): number {
  const draw = randomStream(seed, 1, 0, 0);
  const play = new SeenCards(spec, seed);
  const { puzzle, board } = play;
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
  if (boxes === undefined) fillPlaces(play, draw, take);
  else if (boxes.check === null) fillBoxes(play, boxes, draw, take);
  else fillAndCheck(play, boxes, draw, take, counts);
  requireDone(board, cards);
  requireConfirmed(play);
  return hash;
}

/** Each place is filled in turn, by a card that is right there. */
function fillPlaces(play: CardPlay, draw: RandomStream, take: (value: number) => void): void {
  for (const home of shuffled(draw, play.cards)) {
    putRight(play, home, draw);
    take(fingerprintOf(play.board));
  }
}

/** Some cards go anywhere first. Then each goes into its own box; twice, because one may find that full, or an equal card in its home. */
function fillBoxes(play: CardPlay, boxes: Boxes, draw: RandomStream, take: (value: number) => void): void {
  const { board, cards } = play;
  const put = (home: PieceId, card: PieceId) => {
    dropInto(play, home, card, draw);
    take(fingerprintOf(board));
  };
  for (const card of shuffled(draw, cards).slice(0, randomBelow(draw, cards.length)))
    if (isLoose(board, card)) put(1 + randomBelow(draw, cards.length), card);
  requireSlots(board, boxes);
  for (let pass = 1; pass <= 2; pass += 1)
    for (const card of shuffled(draw, cards)) if (isLoose(board, card) && !isThere(board, boxes, card)) put(card, card);
  requireSlots(board, boxes);
}

/** Cards go anywhere, and now and then somebody asks which are right. Then what is left goes aside, and each home. */
function fillAndCheck(
  play: SeenCards,
  boxes: Boxes,
  draw: RandomStream,
  take: (value: number) => void,
  counts: CheckCounts,
): void {
  const { board, cards } = play;
  const loose = () => shuffled(draw, cards).filter((card) => isLoose(board, card));
  const put = (home: PieceId, card: PieceId) => {
    dropInto(play, home, card, draw);
    if (board.wrongPieces.has(card)) throw new Error(`card ${card} is marked though it was taken up`);
    take(fingerprintOf(board));
  };
  const check = () => {
    checkOnce(play, counts);
    requireSlots(board, boxes);
    take(fingerprintOf(board));
  };
  const rounds = 1 + randomBelow(draw, 3);
  for (let round = 0; round < rounds; round += 1) {
    const some = loose().slice(0, randomBelow(draw, cards.length));
    // Half of them where they belong, or an equal one does.
    for (const card of some) put(randomBelow(draw, 2) === 0 ? likeHome(play, card, draw) : anyOf(draw, cards), card);
    check();
  }
  for (const card of loose()) play.put(card, ASIDE, ASIDE);
  for (const card of loose()) put(card, card);
  if (play.solvedEvents !== (board.solved ? 1 : 0)) throw new Error('it is solved without a check');
  check();
  if (play.solvedEvents !== 1) throw new Error(`it is told ${play.solvedEvents} times that it is solved`);
}

/** A point of the plane beside every sheet. */
const ASIDE = 10_000;

/** The home of an equal card. */
function likeHome({ spec, cards }: SeenCards, card: PieceId, draw: RandomStream): PieceId {
  const { classes } = spec.set;
  return anyOf(
    draw,
    cards.filter((each) => classes[each] === classes[card]),
  );
}

function anyOf(draw: RandomStream, cards: readonly PieceId[]): PieceId {
  return cards[randomBelow(draw, cards.length)] ?? 1;
}

/** It finds what words in places say, locks what is right, marks what is wrong, and moves no word. */
function checkOnce(play: SeenCards, counts: CheckCounts): void {
  const { board, cards, words, expected } = play;
  const before = copyOf(board);
  const isTraded = (card: PieceId) => {
    const { x, y } = before.groups.get(card) ?? { x: CENTRE, y: CENTRE };
    return play.isPlaced(card) && before.groups.has(card) && (x !== CENTRE || y !== CENTRE);
  };
  if (!play.check() || play.checked === null) throw new Error('a check is refused');
  const { right, wrong } = play.checked;
  const found = `${right} are right and ${wrong.length} wrong`;
  if (right !== expected.right || wrong.length !== expected.wrong)
    throw new Error(`${found}, by words ${expected.right} and ${expected.wrong}`);
  if (String(play.words) !== String(words)) throw new Error('a check moves words');
  if (String([...board.wrongPieces]) !== String(wrong)) throw new Error('other cards are marked than are told');
  const unlocked = cards.find((card) => !before.groups.has(card) && isLoose(board, card));
  if (unlocked !== undefined) throw new Error(`card ${unlocked} is loose again`);
  if (board.solved !== (before.solved || right === cards.length))
    throw new Error(`${found}: solved is ${board.solved}`);
  requireConfirmed(play);
  counts.right += right;
  counts.wrong += wrong.length;
  counts.traded += cards.filter(isTraded).length;
}

/** The wall, by patches, and the log, by ticks, have the same board. */
function requireConfirmed(play: CardPlay): void {
  const { board, onWall, logged } = play;
  for (const [where, copy] of [
    ['on the wall', onWall],
    ['in the log', logged],
  ] as const)
    if (fingerprintOf(copy) !== fingerprintOf(board)) throw new Error(`the board is another one ${where}`);
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
  const isSolvable = boxes === undefined || boxes.hasFeedback || boxes.check !== null;
  if (board.solved !== isSolvable) throw new Error(isSolvable ? 'it is not solved' : 'it tells what is right');
  if (!isSolvable && !cards.every((card) => isLoose(board, card))) throw new Error('a card stays');
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
function putRight(play: CardPlay, home: PieceId, draw: RandomStream): void {
  const { board, spec, cards } = play;
  const { classes, places } = spec.set;
  if (!isLoose(board, home)) return;
  const takes = places[home - 1]?.takes ?? [];
  const able = cards.filter((card) => isLoose(board, card) && takes.includes(classes[card] ?? 0));
  const before = board.groups.size;
  for (const card of shuffled(draw, able)) {
    if (!isLoose(board, home)) return;
    dropInto(play, home, card, draw);
    // Another one of its steps, or an equal card, has joined: what is right here is another card now.
    if (board.groups.size < before && isLoose(board, home)) {
      putRight(play, home, draw);
      return;
    }
  }
}

/** At any point of a card's place. */
function dropInto(play: CardPlay, home: PieceId, card: PieceId, draw: RandomStream): void {
  const { spec, placeOf } = play.puzzle;
  const { left, top, width, height } = placeOf(home);
  const x = Math.ceil(CENTRE - spec.width / 2 + left) + randomBelow(draw, width - 1);
  const y = Math.ceil(CENTRE - spec.height / 2 + top) + randomBelow(draw, height - 1);
  if (!play.put(card, x, y)) throw new Error(`card ${card} is refused`);
}
