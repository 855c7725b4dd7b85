/** What is said of pieces and cells: by number, sides, colours, and what the picture shows there. Read while drawing, it follows the board. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type Board, type Group, groupOf } from '../../../../shared/board/board.ts';
import type { PieceId } from '../../../../shared/ids.ts';
import type { ActivityView } from '../../../../shared/protocol/events.ts';
import { placeInGrid } from '../../../../shared/puzzle/jigsaw.ts';
import type { Puzzle } from '../../../../shared/puzzle/puzzle.ts';
import { reachWords } from '../../../i18n/words/reach.ts';
import { isFull, needsOf, quartersIn, sidesIn } from '../cells.ts';
import { type Look, looksOf } from './looks.ts';
import { numbersOf } from './numbers.ts';
import { type Shows, sampleShows } from './sample.ts';
import { joined, tellEmptyCell, tellLook, tellSides } from './sentences.ts';

export interface TellingParts {
  readonly puzzle: Puzzle;
  /** What is known of the picture in words. */
  readonly activity: Pick<ActivityView, 'sample' | 'description'>;
  /** Is the picture seen on the mat? Then what it shows is told there, too. */
  readonly ghost: ReadonlySignal<boolean>;
  readonly board: () => Board;
  /** The group that stands for the picture. */
  readonly frame: () => Group;
}

export class Telling {
  readonly #parts: TellingParts;
  #looks: readonly (Look | undefined)[] = [];
  readonly #shows = signal<Shows | null>(null);

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  /** The picture is here. */
  see(picture: ImageBitmap): void {
    this.#looks = looksOf(this.#parts.puzzle.spec, picture);
  }

  /** Fetches the words of a sample. Without them it is told by its colours, as any picture is. */
  async learn(): Promise<void> {
    const { puzzle, activity } = this.#parts;
    if (activity.sample === null || this.#shows.peek() !== null) return;
    this.#shows.value = await sampleShows(activity.sample, puzzle).catch(() => null);
  }

  /** What the whole picture shows, in one sentence; '' when nobody has said. */
  get description(): string {
    const { sample, description } = this.#parts.activity;
    return sample === null ? description : (this.#shows.value?.whole() ?? '');
  }

  /** All that there is to say of a piece: "Piece 14. Top flat, ... Light blue, red below. Picture: a fox." */
  piece(piece: PieceId): string {
    const sides = tellSides(sidesIn(this.#parts.board(), this.#parts.frame(), piece));
    return joined(`${this.name(piece)}.`, sides, this.look(piece), this.#shown(piece));
  }

  look(piece: PieceId): string {
    const quarters = quartersIn(this.#parts.frame(), groupOf(this.#parts.board(), piece));
    return tellLook(this.#looks[piece], quarters);
  }

  /** "Row 2, column 3, empty. Top needs a hole." */
  cell(cell: PieceId): string {
    const [board, frame] = [this.#parts.board(), this.#parts.frame()];
    const say = reachWords.value;
    const { column, row } = placeInGrid(this.#parts.puzzle.spec, cell);
    if (isFull(board, frame, cell))
      return joined(`${say.place(row + 1, column + 1)}, ${this.#pieceName(cell)}.`, this.#shown(cell));
    const needs = tellEmptyCell(row + 1, column + 1, needsOf(board, frame, cell));
    return joined(needs, this.#parts.ghost.value ? this.#shown(cell) : '');
  }

  /** A piece, or the pieces that it is joined to. */
  name(piece: PieceId): string {
    const { pieces } = groupOf(this.#parts.board(), piece);
    const say = reachWords.peek();
    return pieces.length === 1 ? say.piece(this.number(piece)) : say.pieces(pieces.length, this.number(piece));
  }

  number(piece: PieceId): number {
    return numbersOf(this.#parts.puzzle)[piece] ?? 0;
  }

  #pieceName(piece: PieceId): string {
    const name = reachWords.value.piece(this.number(piece));
    return name.charAt(0).toLowerCase() + name.slice(1);
  }

  /** What the picture shows there, where somebody has put it in words. */
  #shown(piece: PieceId): string {
    const shows = this.#shows.value;
    return shows === null ? '' : reachWords.value.shows(shows.at(piece));
  }
}
