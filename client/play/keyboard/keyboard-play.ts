/**
 * Play without a pointer: one piece is chosen on this page alone, and one atomic drop on a cell of the picture follows when it
 * would join there. Nothing is held at the server meanwhile, so slow hands lose nothing. What it has to say is one line of text.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import { type Board, boardProgress, type Group, groupOf } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { type Point, QUARTER, TURN_STEPS } from '#shared/geometry/pose.ts';
import type { GroupId, Member, PieceId } from '#shared/ids.ts';
import { type GridPosition, gridPosition, pieceAt } from '#shared/puzzle/jigsaw.ts';
import { Descriptions, type DescriptionsDeps } from './descriptions/descriptions.ts';
import { describeSides, joinSentences } from './descriptions/sentences.ts';
import { dropOutcome, fitsCell, frameGroup, isFull, requiredSides, sidesInFrame } from './grid-cells.ts';
import { Hints } from './hints.ts';
import { type LooseGroup, looseGroups } from './loose-groups.ts';

/** Where the focus is to go. A new object each time. */
export type FocusTarget = { readonly on: 'cell' | 'loose'; readonly piece: PieceId };

/** So many loose pieces are listed at a time. */
export const LOOSE_PAGE_SIZE = 50;

export interface KeyboardPlayDeps extends Pick<DescriptionsDeps, 'activity' | 'ghost'> {
  readonly mirror: Mirror;
  readonly nameOf: (member: Member) => string | null;
  /** The chosen piece looks another way on the board now. */
  readonly onChosen: () => void;
  readonly onJoined: () => void;
}

export class KeyboardPlay {
  /** Are the two regions shown? */
  readonly isOpen = signal(false);
  readonly chosen = signal<PieceId | null>(null);
  /** The cell that the arrows stand on. */
  readonly cursor = signal<PieceId>(1);
  /** Only pieces that fit this cell are listed. */
  readonly fittingCell = signal<PieceId | null>(null);
  /** The window of loose pieces, from 0. */
  readonly pageIndex = signal(0);
  readonly hints: Hints;
  readonly descriptions: Descriptions;
  /** Does the teacher let hints be asked for? */
  readonly canHint: boolean;
  readonly announcement = signal('');
  readonly focus = signal<FocusTarget | null>(null);
  /** All that is listed, edges first, then by number. */
  readonly loose: ReadonlySignal<readonly LooseGroup[]>;
  readonly canTurn: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly #deps: KeyboardPlayDeps;
  readonly #mirror: Mirror;
  readonly #version = signal(0);
  #digest = 0;
  readonly #picture = signal<ImageBitmap | null>(null);

  constructor(deps: KeyboardPlayDeps) {
    this.#deps = deps;
    this.#mirror = deps.mirror;
    const { puzzle, turns, hints } = deps.mirror.rules;
    this.canTurn = turns;
    this.canHint = hints;
    this.hints = new Hints(puzzle, (piece, level) => deps.mirror.hint(piece, level));
    this.descriptions = new Descriptions({
      ...deps,
      puzzle,
      board: () => {
        this.#version.value;
        return this.#board;
      },
      frame: () => this.#frame,
    });
    this.columns = puzzle.spec.columns;
    this.rows = puzzle.spec.rows;
    this.loose = computed(() => {
      this.#version.value;
      const cell = this.fittingCell.value;
      const all = looseGroups(this.#board, this.#frame, this.#mirror.actor.member);
      if (cell === null) return all;
      const required = requiredSides(this.#board, this.#frame, cell);
      return all.filter(
        ({ piece, pieces }) => pieces.length === 1 && fitsCell(this.#board, this.#frame, piece, required),
      );
    });
  }

  /** The picture that pieces are cut from, once it is here. */
  get picture(): ImageBitmap | null {
    return this.#picture.value;
  }

  setPicture(picture: ImageBitmap): void {
    this.descriptions.setPicture(picture);
    this.#picture.value = picture;
  }

  get puzzle() {
    return this.#mirror.rules.puzzle;
  }

  /** The chosen piece's group, for the board to outline. */
  get chosenGroup(): GroupId | null {
    const piece = this.chosen.peek();
    return piece === null ? null : groupOf(this.#board, piece).id;
  }

  /** Where the board is now: call it whenever that may have changed. O(groups) while open, else nothing. */
  refresh(): void {
    if (!this.isOpen.peek()) return;
    let digest = 0;
    for (const { id, pieces, turn, hold } of this.#board.groups.values()) {
      for (const part of [id, pieces.length, turn, hold?.member ?? -1]) digest = (Math.imul(digest, 31) + part) | 0;
    }
    if (digest === this.#digest) return;
    this.#digest = digest;
    const chosen = this.chosen.peek();
    if (chosen !== null && groupOf(this.#board, chosen).id === MAT_ID) {
      this.#choose(null);
      this.#announce(keyboardWords.peek().heldPieceJoined);
    }
    this.#version.value += 1;
  }

  open(): void {
    this.isOpen.value = true;
    this.refresh();
    void this.descriptions.load();
    this.#announce(keyboardWords.peek().instructions);
    this.#focusLoose(0);
  }

  toggle(): void {
    if (this.isOpen.peek()) this.close();
    else this.open();
  }

  close(): void {
    this.#choose(null);
    this.fittingCell.value = null;
    this.isOpen.value = false;
  }

  /** Chooses a piece: it is in this page's hand, and nobody else's concern yet. */
  take(piece: PieceId): void {
    const { hold } = groupOf(this.#board, piece);
    const { actor } = this.#mirror;
    if (hold !== null && hold.member !== actor.member) {
      const name = this.#deps.nameOf(hold.member);
      this.#announce(name === null ? boardWords.peek().teacherIsMoving : boardWords.peek().isMoving(name));
      return;
    }
    this.#choose(piece);
    this.#announce(this.descriptions.piece(piece));
    this.#focusCell(this.fittingCell.peek() ?? this.cursor.peek());
  }

  /** Puts what is chosen back: it never left its place. */
  letGo(): void {
    const piece = this.chosen.peek();
    if (piece === null) return;
    this.#choose(null);
    this.#announce(keyboardWords.peek().pieceReturned(this.descriptions.name(piece)));
    const at = this.loose.peek().findIndex(({ pieces }) => pieces.includes(piece));
    this.#focusLoose(Math.max(0, at));
  }

  /** Moves the cell that the arrows stand on; stops at the picture's border. */
  moveCursor(right: number, down: number): void {
    const { column, row } = this.positionOf(this.cursor.peek());
    const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
    const cell = pieceAt(this.puzzle.spec, within(column + right, this.columns - 1), within(row + down, this.rows - 1));
    if (cell !== null) this.cursor.value = cell;
  }

  /** Puts the chosen piece on a cell, if it joins there. */
  put(cell: PieceId): void {
    this.cursor.value = cell;
    const piece = this.chosen.peek();
    if (piece === null) {
      this.#announce(
        isFull(this.#board, this.#frame, cell) ? this.descriptions.cell(cell) : keyboardWords.peek().nothingHeld,
      );
      return;
    }
    const outcome = dropOutcome(this.#board, this.#frame, piece, cell);
    if (this.#board.paused) this.#announce(sharedWords.peek().paused);
    else if (outcome.kind === 'joins') this.#dropAndJoin(piece, outcome);
    else this.#announce(keyboardWords.peek()[outcome.kind]);
  }

  #dropAndJoin(piece: PieceId, at: Point): void {
    const before = this.loose.peek().findIndex(({ pieces }) => pieces.includes(piece));
    this.#mirror.drop(piece, at.x, at.y);
    this.#choose(null);
    this.fittingCell.value = null;
    this.refresh();
    const { done, of } = boardProgress(this.#board);
    const say = keyboardWords.peek();
    this.#announce(joinSentences(say.joined(done, of), done === of ? say.allPlaced : ''));
    this.#deps.onJoined();
    this.#focusLoose(Math.max(0, before));
  }

  /** Lists only what fits the cell that the arrows stand on. */
  listFitting(): void {
    const cell = this.cursor.peek();
    if (isFull(this.#board, this.#frame, cell)) {
      this.#announce(this.descriptions.cell(cell));
      return;
    }
    this.fittingCell.value = cell;
    const { column, row } = this.positionOf(cell);
    const count = this.loose.peek().length;
    const say = keyboardWords.peek();
    this.#announce(say.fittingCount(count, say.place(row + 1, column + 1)));
    if (count > 0) this.#focusLoose(0);
  }

  listAll(): void {
    this.fittingCell.value = null;
    this.#focusLoose(0);
  }

  /** Shows the window of loose pieces that is `by` further on. */
  changePage(by: number): void {
    this.#focusLoose(Math.max(0, this.pageIndex.peek() + by) * LOOSE_PAGE_SIZE);
  }

  turn(): void {
    const piece = this.chosen.peek();
    const say = keyboardWords.peek();
    if (piece === null || this.#board.paused) {
      this.#announce(piece === null ? say.nothingHeld : sharedWords.peek().paused);
      return;
    }
    const { turn } = groupOf(this.#board, piece);
    this.#mirror.turn(piece, (turn + QUARTER) % TURN_STEPS);
    this.#announce(say.turned(describeSides(sidesInFrame(this.#board, this.#frame, piece))));
  }

  /** Tells where the chosen piece belongs: its quarter, then its row, then its cell. Counted. */
  hint(): void {
    const piece = this.chosen.peek();
    this.#announce(piece === null ? keyboardWords.peek().nothingHeld : this.hints.next(piece));
  }

  /** Row and column from 0. */
  positionOf(cell: PieceId): GridPosition {
    return gridPosition(this.puzzle.spec, cell);
  }

  isFull(cell: PieceId): boolean {
    this.#version.value;
    return isFull(this.#board, this.#frame, cell);
  }

  nameOf(member: Member): string {
    return this.#deps.nameOf(member) ?? boardWords.value.teacher;
  }

  get #board(): Board {
    return this.#mirror.predicted;
  }

  get #frame(): Group {
    return frameGroup(this.#board, this.chosenGroup);
  }

  #choose(piece: PieceId | null): void {
    this.chosen.value = piece;
    // Without a mat, the picture grows from another group when the largest one is chosen.
    this.#version.value += 1;
    this.#deps.onChosen();
  }

  #focusCell(cell: PieceId): void {
    this.cursor.value = cell;
    this.focus.value = { on: 'cell', piece: cell };
  }

  /** The loose piece at `index`, or the last one; its window opens. */
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

  /** The same words twice are told twice: a screen reader tells only what differs. */
  #announce(text: string): void {
    this.announcement.value = text === this.announcement.peek() ? `${text}\u00a0` : text;
  }
}
