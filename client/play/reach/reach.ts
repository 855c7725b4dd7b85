/**
 * Play without a pointer: one piece is chosen on this page alone, and one atomic drop on a cell of the picture follows when it
 * would join there. Nothing is held at the server meanwhile, so slow hands lose nothing. What it has to say is one line of text.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Board, type Group, groupOf, progressOf } from '../../../shared/board/board.ts';
import { MAT_ID } from '../../../shared/board/rules.ts';
import { type Point, QUARTER, TURN_STEPS } from '../../../shared/geometry/pose.ts';
import type { GroupId, Member, PieceId } from '../../../shared/ids.ts';
import { type Place, pieceAt, placeInGrid } from '../../../shared/puzzle/jigsaw.ts';
import type { Mirror } from '../../board/mirror/mirror.ts';
import { boardWords } from '../../i18n/words/board.ts';
import { reachWords } from '../../i18n/words/reach.ts';
import { words } from '../../i18n/words/shared.ts';
import { fits, frameOf, isFull, needsOf, outcomeAt, sidesIn } from './cells.ts';
import { Hints } from './hints.ts';
import { type Loose, looseOf } from './loose.ts';
import { joined, tellSides } from './told/sentences.ts';
import { Telling, type TellingParts } from './told/telling.ts';

/** Where the focus is to go. A new object each time. */
export type Focus = { readonly on: 'cell' | 'loose'; readonly piece: PieceId };

/** So many loose pieces are listed at a time. */
export const LOOSE_WINDOW = 50;

export interface ReachParts extends Pick<TellingParts, 'activity' | 'ghost'> {
  readonly mirror: Mirror;
  readonly nameOf: (member: Member) => string | null;
  /** The chosen piece looks another way on the board now. */
  readonly onChosen: () => void;
  readonly onJoined: () => void;
}

export class Reach {
  /** Are the two regions shown? */
  readonly isOpen = signal(false);
  readonly chosen = signal<PieceId | null>(null);
  /** The cell that the arrows stand on. */
  readonly cursor = signal<PieceId>(1);
  /** Only pieces that fit this cell are listed. */
  readonly fitting = signal<PieceId | null>(null);
  /** The window of loose pieces, from 0. */
  readonly window = signal(0);
  readonly hints: Hints;
  readonly telling: Telling;
  /** Does the teacher let hints be asked for? */
  readonly canHint: boolean;
  readonly said = signal('');
  readonly focus = signal<Focus | null>(null);
  /** All that is listed, edges first, then by number. */
  readonly loose: ReadonlySignal<readonly Loose[]>;
  readonly turns: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly #parts: ReachParts;
  readonly #mirror: Mirror;
  readonly #version = signal(0);
  #digest = 0;
  readonly #picture = signal<ImageBitmap | null>(null);

  constructor(parts: ReachParts) {
    this.#parts = parts;
    this.#mirror = parts.mirror;
    const { puzzle, turns, hints } = parts.mirror.rules;
    this.turns = turns;
    this.canHint = hints;
    this.hints = new Hints(puzzle, (piece, level) => parts.mirror.hint(piece, level));
    this.telling = new Telling({
      ...parts,
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
      const cell = this.fitting.value;
      const all = looseOf(this.#board, this.#frame, this.#mirror.actor.member);
      if (cell === null) return all;
      const needs = needsOf(this.#board, this.#frame, cell);
      return all.filter(({ piece, pieces }) => pieces.length === 1 && fits(this.#board, this.#frame, piece, needs));
    });
  }

  /** The picture that pieces are cut from, once it is here. */
  get picture(): ImageBitmap | null {
    return this.#picture.value;
  }

  see(picture: ImageBitmap): void {
    this.telling.see(picture);
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
  look(): void {
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
      this.#say(reachWords.peek().gone);
    }
    this.#version.value += 1;
  }

  open(): void {
    this.isOpen.value = true;
    this.look();
    void this.telling.learn();
    this.#say(reachWords.peek().how);
    this.#focusLoose(0);
  }

  toggle(): void {
    if (this.isOpen.peek()) this.close();
    else this.open();
  }

  close(): void {
    this.#choose(null);
    this.fitting.value = null;
    this.isOpen.value = false;
  }

  /** Chooses a piece: it is in this page's hand, and nobody else's concern yet. */
  take(piece: PieceId): void {
    const { hold } = groupOf(this.#board, piece);
    const { actor } = this.#mirror;
    if (hold !== null && hold.member !== actor.member) {
      const name = this.#parts.nameOf(hold.member);
      this.#say(name === null ? boardWords.peek().teacherIsMoving : boardWords.peek().isMoving(name));
      return;
    }
    this.#choose(piece);
    this.#say(this.telling.piece(piece));
    this.#focusCell(this.fitting.peek() ?? this.cursor.peek());
  }

  /** Puts what is chosen back: it never left its place. */
  letGo(): void {
    const piece = this.chosen.peek();
    if (piece === null) return;
    this.#choose(null);
    this.#say(reachWords.peek().isBack(this.telling.name(piece)));
    const at = this.loose.peek().findIndex(({ pieces }) => pieces.includes(piece));
    this.#focusLoose(Math.max(0, at));
  }

  /** Moves the cell that the arrows stand on; stops at the picture's border. */
  step(right: number, down: number): void {
    const { column, row } = this.placeOf(this.cursor.peek());
    const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
    const cell = pieceAt(this.puzzle.spec, within(column + right, this.columns - 1), within(row + down, this.rows - 1));
    if (cell !== null) this.cursor.value = cell;
  }

  /** Puts the chosen piece on a cell, if it joins there. */
  put(cell: PieceId): void {
    this.cursor.value = cell;
    const piece = this.chosen.peek();
    if (piece === null) {
      this.#say(isFull(this.#board, this.#frame, cell) ? this.telling.cell(cell) : reachWords.peek().emptyHand);
      return;
    }
    const outcome = outcomeAt(this.#board, this.#frame, piece, cell);
    if (this.#board.paused) this.#say(words.peek().paused);
    else if (outcome.kind === 'joins') this.#join(piece, outcome);
    else this.#say(reachWords.peek()[outcome.kind]);
  }

  #join(piece: PieceId, at: Point): void {
    const before = this.loose.peek().findIndex(({ pieces }) => pieces.includes(piece));
    this.#mirror.drop(piece, at.x, at.y);
    this.#choose(null);
    this.fitting.value = null;
    this.look();
    const { done, of } = progressOf(this.#board);
    const say = reachWords.peek();
    this.#say(joined(say.joined(done, of), done === of ? say.placed : ''));
    this.#parts.onJoined();
    this.#focusLoose(Math.max(0, before));
  }

  /** Lists only what fits the cell that the arrows stand on. */
  listFitting(): void {
    const cell = this.cursor.peek();
    if (isFull(this.#board, this.#frame, cell)) {
      this.#say(this.telling.cell(cell));
      return;
    }
    this.fitting.value = cell;
    const { column, row } = this.placeOf(cell);
    const count = this.loose.peek().length;
    const say = reachWords.peek();
    this.#say(say.fitting(count, say.place(row + 1, column + 1)));
    if (count > 0) this.#focusLoose(0);
  }

  listAll(): void {
    this.fitting.value = null;
    this.#focusLoose(0);
  }

  /** Shows the window of loose pieces that is `by` further on. */
  leaf(by: number): void {
    this.#focusLoose(Math.max(0, this.window.peek() + by) * LOOSE_WINDOW);
  }

  turn(): void {
    const piece = this.chosen.peek();
    const say = reachWords.peek();
    if (piece === null || this.#board.paused) {
      this.#say(piece === null ? say.emptyHand : words.peek().paused);
      return;
    }
    const { turn } = groupOf(this.#board, piece);
    this.#mirror.turn(piece, (turn + QUARTER) % TURN_STEPS);
    this.#say(say.turned(tellSides(sidesIn(this.#board, this.#frame, piece))));
  }

  /** Tells where the chosen piece belongs: its quarter, then its row, then its cell. Counted. */
  hint(): void {
    const piece = this.chosen.peek();
    this.#say(piece === null ? reachWords.peek().emptyHand : this.hints.next(piece));
  }

  /** Row and column from 0. */
  placeOf(cell: PieceId): Place {
    return placeInGrid(this.puzzle.spec, cell);
  }

  isFull(cell: PieceId): boolean {
    this.#version.value;
    return isFull(this.#board, this.#frame, cell);
  }

  nameOf(member: Member): string {
    return this.#parts.nameOf(member) ?? boardWords.value.teacher;
  }

  get #board(): Board {
    return this.#mirror.board;
  }

  get #frame(): Group {
    return frameOf(this.#board, this.chosenGroup);
  }

  #choose(piece: PieceId | null): void {
    this.chosen.value = piece;
    // Without a mat, the picture grows from another group when the largest one is chosen.
    this.#version.value += 1;
    this.#parts.onChosen();
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
    this.window.value = Math.floor(at / LOOSE_WINDOW);
    this.focus.value = { on: 'loose', piece: next.piece };
  }

  /** The same words twice are told twice: a screen reader tells only what differs. */
  #say(text: string): void {
    this.said.value = text === this.said.peek() ? `${text}\u00a0` : text;
  }
}
