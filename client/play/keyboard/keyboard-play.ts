/**
 * Play without a pointer: one piece is chosen, then dropped in one move on a cell of the picture if it joins there. Or a cell is chosen first,
 * and the pieces that fit are tried there. It announces what happens as one line of text. It loads with its panel.
 */

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { refusalNoticeWords } from '#client/i18n/words/refusal-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { helpWords } from '#client/i18n/words/student/help-words.ts';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import { ruleChanges } from '#client/play/activity-rules.ts';
import type { Basket } from '#client/play/baskets/basket-kinds.ts';
import { isByFinger } from '#client/ui/last-input.ts';
import { type Board, boardProgress, type Group, groupOf } from '#shared/board/board.ts';
import { type Point, QUARTER, TURN_STEPS } from '#shared/geometry/pose.ts';
import type { Member, PieceId } from '#shared/ids.ts';
import { hidesAnswers, type PieceNoun, pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import { placeRows } from '#shared/puzzle/place-rows.ts';
import { COLOUR_NAMES, type ColourName } from './descriptions/colour-names.ts';
import { Descriptions } from './descriptions/descriptions.ts';
import { describePlace } from './descriptions/place-words.ts';
import { describeSides, joinSentences } from './descriptions/sentences.ts';
import {
  type DropOutcome,
  dropOutcome,
  fitsCell,
  gridFrame,
  isFull,
  nextOpenCell,
  requiredSides,
  sidesInFrame,
} from './grid-cells.ts';
import { isInHint } from './hint-area.ts';
import { describeHint } from './hint-words.ts';
import type { KeyboardMode, OpeningReason } from './keyboard-mode.ts';
import { type LooseGroup, looseGroups } from './loose-groups.ts';
import { LooseSearch, type SearchedGroup } from './loose-search.ts';

/** Where the focus goes. A new object each time. */
export type FocusTarget = { readonly on: 'cell' | 'loose'; readonly piece: PieceId };

/** Where a piece is put so that it stays, or lies where nothing is right or wrong. */
type Put = DropOutcome & Point;

/** Loose pieces on a page of their list. */
export const LOOSE_PAGE_SIZE = 50;

const plays = new WeakMap<KeyboardMode, KeyboardPlay>();

/** The same one each time: its cursor stays where it is while the panel is closed. */
export function keyboardPlayOf(mode: KeyboardMode): KeyboardPlay {
  const play = plays.get(mode) ?? new KeyboardPlay(mode);
  plays.set(mode, play);
  return play;
}

export class KeyboardPlay {
  readonly mode: KeyboardMode;
  /** The cell that the arrow keys are on. */
  readonly cursor = signal<PieceId>(1);
  /** Only pieces that fit this cell are listed; null: all. */
  readonly fittingCell = signal<PieceId | null>(null);
  /** The page of the list of loose pieces, from 0. */
  readonly pageIndex = signal(0);
  readonly focus = signal<FocusTarget | null>(null);
  readonly search = new LooseSearch();
  /** The main colours of all loose pieces. */
  readonly colours: ReadonlySignal<readonly ColourName[]>;
  /** All pieces that are listed, corners and edges first, then by number. */
  readonly loose: ReadonlySignal<readonly LooseGroup[]>;
  readonly descriptions: Descriptions;
  readonly canTurn: boolean;
  /** The cells in rows, as the arrow keys step through them. */
  readonly cellRows: readonly (readonly PieceId[])[];
  readonly #mirror: Mirror;
  /** The loose pieces that the search chooses from. */
  readonly #searched: ReadonlySignal<readonly SearchedGroup[]>;
  /** The opening that has begun already. */
  #opening: KeyboardMode['opening']['value'] = null;
  #hasExplainedTrying = false;

  constructor(mode: KeyboardMode) {
    this.mode = mode;
    const { mirror, activity, ghost } = mode.deps;
    this.#mirror = mirror;
    const { puzzle, turns } = mirror.rules;
    this.canTurn = turns;
    this.descriptions = new Descriptions({
      activity,
      ghost,
      puzzle,
      picture: () => mode.picture,
      board: () => {
        mode.version.value;
        return this.#board;
      },
      frame: () => this.#frame,
    });
    this.cellRows = placeRows(puzzle);
    this.#searched = computed(() => this.#listLoose());
    this.loose = computed(() => this.search.filter(this.#searched.value).map(({ group }) => group));
    this.colours = computed(() => {
      const seen = new Set(this.#searched.value.map(({ colour }) => colour));
      return COLOUR_NAMES.filter((each) => seen.has(each));
    });
  }

  /** Begins a new opening of the panel once the board is known: lists all pieces, focuses the first one, and announces why. */
  begin(): void {
    const opening = this.mode.opening.peek();
    if (opening === null || opening === this.#opening || !this.#mirror.isLoaded) return;
    this.#opening = opening;
    this.fittingCell.value = null;
    this.search.clear();
    void this.descriptions.load();
    this.mode.announce(this.#introduction(opening.reason));
    this.#focusLoose(0);
  }

  #introduction(reason: OpeningReason): string {
    const say = keyboardWords.peek();
    if (reason === 'requested') return (isByFinger() ? say.instructionsByFinger : say.instructions)(this.noun);
    const { done, of } = boardProgress(this.#board);
    if (reason === 'nextPuzzle') return say.nextPuzzle(this.mode.puzzle.pieces, this.noun);
    return (hidesAnswers(this.mode.puzzle.spec) ? say.resumedPlaced : say.resumed)(done, of);
  }

  /** Chooses a piece, unless another member holds it. While pieces are listed for a cell, it is put there at once. */
  take(piece: PieceId): void {
    const { hold } = groupOf(this.#board, piece);
    const { actor } = this.#mirror;
    if (hold !== null && hold.member !== actor.member) {
      const name = this.mode.deps.nameOf(hold.member);
      const { isMoving, teacherIsMoving } = refusalNoticeWords.peek();
      this.mode.announce(name === null ? teacherIsMoving : isMoving(name));
      return;
    }
    const cell = this.fittingCell.peek();
    // Where pieces turn, one that fits may have to be turned first.
    if (cell !== null && !this.canTurn) {
      this.#tryAt(piece, cell);
      return;
    }
    this.mode.choose(piece);
    this.mode.announce(this.descriptions.piece(piece));
    this.#focusCell(cell ?? this.cursor.peek());
  }

  #tryAt(piece: PieceId, cell: PieceId): void {
    const outcome = dropOutcome(this.#board, this.#frame, piece, cell);
    const say = keyboardWords.peek();
    if (this.#board.paused) this.mode.announce(sharedWords.peek().paused);
    else if (outcome.kind === 'joins' || outcome.kind === 'lies') {
      this.#join(piece, cell, outcome);
      this.#focusCell(nextOpenCell(this.#board, this.#frame, cell) ?? cell);
    } else if (outcome.kind === 'cellTaken') {
      this.fittingCell.value = null;
      this.mode.announce(this.descriptions.cell(cell));
      this.#focusCell(cell);
    } else if (outcome.kind === 'boxFull') this.mode.announce(helpWords.peek()['full-box']);
    else this.mode.announce(outcome.kind === 'doesNotFit' ? say.triedHere(this.noun) : say.tryNeighbour);
  }

  /** Chooses nothing; the piece has never left its place. With an empty hand, lists all pieces again. */
  letGo(): void {
    const piece = this.mode.chosen.peek();
    if (piece === null) {
      this.#endList();
      return;
    }
    this.mode.choose(null);
    this.mode.announce(keyboardWords.peek().pieceReturned(this.descriptions.name(piece)));
    const at = this.loose.peek().findIndex(({ pieces }) => pieces.includes(piece));
    this.#focusLoose(Math.max(0, at));
  }

  #endList(): void {
    const cell = this.fittingCell.peek();
    const isSearching = this.search.isActive.peek();
    if (cell === null && !isSearching) return;
    this.fittingCell.value = null;
    this.search.clear();
    this.mode.announce(keyboardWords.peek().listsAll(this.loose.peek().length, this.noun));
    if (cell === null) this.#focusLoose(0);
    else this.#focusCell(cell);
  }

  /** Moves the cursor; it stops at the picture's border. */
  moveCursor(right: number, down: number): void {
    const cursor = this.cursor.peek();
    const from = this.cellRows.findIndex((cells) => cells.includes(cursor));
    const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
    const row = this.cellRows[within(from + down, this.cellRows.length)] ?? [];
    const column = this.cellRows[from]?.indexOf(cursor) ?? 0;
    const cell = row[within(column + right, row.length)];
    if (cell !== undefined) this.cursor.value = cell;
  }

  /** Drops the chosen piece on a cell, if it joins there. With an empty hand, lists the pieces that fit an empty cell. */
  put(cell: PieceId): void {
    this.cursor.value = cell;
    const piece = this.mode.chosen.peek();
    if (piece === null) {
      this.listFitting();
      return;
    }
    const outcome = dropOutcome(this.#board, this.#frame, piece, cell);
    if (this.#board.paused) this.mode.announce(sharedWords.peek().paused);
    else if (outcome.kind === 'joins' || outcome.kind === 'lies') {
      const before = this.loose.peek().findIndex(({ pieces }) => pieces.includes(piece));
      this.#join(piece, cell, outcome);
      this.#focusLoose(Math.max(0, before));
    } else if (outcome.kind === 'boxFull')
      this.mode.announce(joinSentences(helpWords.peek()['full-box'], keyboardWords.peek().stillHeld));
    else this.mode.announce(keyboardWords.peek()[outcome.kind]);
  }

  #join(piece: PieceId, cell: PieceId, { kind, ...at }: Put): void {
    const before = boardProgress(this.#board).done;
    this.#mirror.drop(piece, at.x, at.y);
    this.mode.choose(null);
    this.fittingCell.value = null;
    this.mode.refresh();
    // A search that finds nothing more has served its purpose.
    if (this.loose.peek().length === 0) this.search.clear();
    const { done, of } = boardProgress(this.#board);
    const say = keyboardWords.peek();
    const outcome = kind === 'joins' ? say.joined(done, of) : this.descriptions.cell(cell);
    this.mode.announce(
      joinSentences(
        outcome,
        done === of && this.mode.puzzle.boxes?.hasFeedback !== false ? say.allPlaced(this.noun) : '',
      ),
    );
    if (done > before) this.mode.deps.onJoined();
  }

  /** Lists only the pieces that fit the cursor's cell. */
  listFitting(): void {
    const cell = this.cursor.peek();
    if (isFull(this.#board, this.#frame, cell)) {
      this.mode.announce(this.descriptions.cell(cell));
      return;
    }
    this.search.clear();
    this.fittingCell.value = cell;
    const count = this.loose.peek().length;
    const say = keyboardWords.peek();
    const tries = isByFinger() ? say.tapTries(this.noun) : say.enterTries;
    const explanation = count === 0 || this.canTurn || this.#hasExplainedTrying ? '' : tries;
    this.mode.announce(joinSentences(say.fittingCount(count, this.placeOf(cell), this.noun), explanation));
    if (count === 0) this.fittingCell.value = null;
    else {
      this.#hasExplainedTrying ||= explanation !== '';
      this.#focusLoose(0);
    }
  }

  /** Puts the chosen piece into a basket, or out of it; with an empty hand, lists the pieces in it. */
  useBasket(basket: Basket): void {
    const baskets = this.mode.baskets.peek();
    const piece = this.mode.chosen.peek();
    if (baskets === null) return;
    if (piece === null) {
      this.fittingCell.value = null;
      this.search.clear();
      this.search.basket.value = basket;
      this.announceFound();
      this.#focusLoose(0);
      return;
    }
    const before = this.loose.peek().findIndex(({ pieces }) => pieces.includes(piece));
    this.mode.choose(null);
    this.mode.announce(baskets.toggle(piece, basket));
    this.#focusLoose(Math.max(0, before));
  }

  /** Null: in none, or there are none. */
  basketOf({ id }: LooseGroup): Basket | null {
    const baskets = this.mode.baskets.value;
    baskets?.version.value;
    const group = this.#board.groups.get(id);
    return group === undefined ? null : (baskets?.basketOf(this.#board, group) ?? null);
  }

  /** Announces how many pieces the search finds. */
  announceFound(): void {
    this.pageIndex.value = 0;
    this.mode.announce(keyboardWords.peek().found(this.loose.peek().length, this.noun));
  }

  focusFirstLoose(): void {
    this.#focusLoose(0);
  }

  listAll(): void {
    this.fittingCell.value = null;
    this.search.clear();
    this.#focusLoose(0);
  }

  /** Shows another page of the loose pieces, `by` pages further on. */
  changePage(by: number): void {
    this.#focusLoose(Math.max(0, this.pageIndex.peek() + by) * LOOSE_PAGE_SIZE);
  }

  turn(): void {
    const piece = this.mode.chosen.peek();
    const say = keyboardWords.peek();
    if (piece === null || this.#board.paused) {
      this.mode.announce(piece === null ? say.nothingHeld(this.noun) : sharedWords.peek().paused);
      return;
    }
    const { turn } = groupOf(this.#board, piece);
    this.#mirror.turn(piece, (turn + QUARTER) % TURN_STEPS);
    this.mode.announce(say.turned(describeSides(sidesInFrame(this.#board, this.#frame, piece))));
  }

  /** Announces where the chosen piece belongs: its quarter, then its row, then its cell. Counted. */
  hint(): void {
    const piece = this.mode.chosen.peek();
    this.mode.announce(
      piece === null
        ? keyboardWords.peek().nothingHeld(this.noun)
        : describeHint(this.mode.puzzle, this.mode.hints.next(piece)),
    );
  }

  get canCheck(): boolean {
    this.mode.version.value;
    return this.mode.puzzle.boxes?.check != null && !this.#board.solved;
  }

  /** Asks which pieces are right. What is found is announced when it is certain. */
  check(): void {
    if (this.#board.paused) this.mode.announce(sharedWords.peek().paused);
    else this.#mirror.check();
  }

  isWrong({ id }: LooseGroup): boolean {
    this.mode.version.value;
    return this.#board.wrongPieces.has(id);
  }

  /** "Row 2, column 3" */
  placeOf(cell: PieceId): string {
    return describePlace(this.mode.puzzle.placeOf(cell).name);
  }

  isFull(cell: PieceId): boolean {
    this.mode.version.value;
    return isFull(this.#board, this.#frame, cell);
  }

  /** Is a piece in the picture for good? */
  isPlaced(piece: PieceId): boolean {
    this.mode.version.value;
    return this.#board.groupOf[piece] === this.#frame.id;
  }

  /** Does the latest hint light this cell up? */
  isLit(cell: PieceId): boolean {
    const hint = this.mode.hints.lit.value;
    return hint !== null && isInHint(this.mode.puzzle, hint, cell);
  }

  nameOf(member: Member): string {
    return this.mode.deps.nameOf(member) ?? boardWords.value.teacher;
  }

  /** What the pieces of this puzzle are called. */
  get noun(): PieceNoun {
    return pieceNoun(this.mode.puzzle.spec);
  }

  /** The teacher allows hints now. */
  get canHint(): boolean {
    ruleChanges.value;
    return this.#mirror.rules.hints;
  }

  get #board(): Board {
    return this.#mirror.predicted;
  }

  get #frame(): Group {
    return gridFrame(this.#board, this.mode.chosenGroup);
  }

  #focusCell(cell: PieceId): void {
    this.cursor.value = cell;
    this.focus.value = { on: 'cell', piece: cell };
  }

  /** Focuses the loose piece at `index`, or the last one, on its page of the list. */
  #focusLoose(index: number): void {
    const loose = this.loose.peek();
    const at = Math.min(index, loose.length - 1);
    const next = loose[at];
    if (next === undefined) {
      this.#focusCell(this.cursor.peek());
      return;
    }
    this.pageIndex.value = Math.floor(at / LOOSE_PAGE_SIZE);
    this.focus.value = { on: 'loose', piece: next.piece };
  }

  #listLoose(): readonly SearchedGroup[] {
    const { descriptions } = this;
    return this.#listGroups().map((group) => ({
      group,
      numbers: group.pieces.map((piece) => descriptions.number(piece)),
      description: descriptions.loose(group),
      colour: descriptions.mainColour(group.piece),
      basket: this.basketOf(group),
    }));
  }

  #listGroups(): readonly LooseGroup[] {
    this.mode.version.value;
    const cell = this.fittingCell.value;
    const [board, frame] = [this.#board, this.#frame];
    const all = looseGroups(board, frame, this.#mirror.actor.member);
    if (cell === null) return all;
    const required = requiredSides(board, frame, cell);
    return all.filter(({ piece, pieces }) => pieces.length === 1 && fitsCell(board, frame, piece, required));
  }
}
