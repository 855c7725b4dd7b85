/** Describes pieces and cells: number, sides, colours, and what the picture shows there. Read during a render, it follows the board. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { language } from '#client/i18n/language.ts';
import { checkWords } from '#client/i18n/words/student/check-words.ts';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import { isFull, quarterTurns, requiredSides, sidesInFrame } from '#client/play/keyboard/grid-cells.ts';
import type { LooseGroup } from '#client/play/keyboard/loose-groups.ts';
import { type Board, type Group, groupOf } from '#shared/board/board.ts';
import type { PieceId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { ColourName } from './colour-names.ts';
import { type ColourDetail, detailsNeeded } from './colour-parts.ts';
import { type PieceColours, readPieceColours } from './piece-colours.ts';
import { pieceNumbers } from './piece-numbers.ts';
import { describePlace } from './place-words.ts';
import { loadSampleDescription, type SampleDescription } from './sample-description.ts';
import { describeBorder, describeColours, describeEmptyCell, describeSides, joinSentences } from './sentences.ts';

export interface DescriptionsDeps {
  readonly puzzle: Puzzle;
  /** The descriptions that the picture has. */
  readonly activity: Pick<ActivityView, 'sample' | 'description'>;
  /** Does the picture show on the mat? Then empty cells are described by it, too. */
  readonly ghost: ReadonlySignal<boolean>;
  /** Null until it is loaded. */
  readonly picture: () => ImageBitmap | null;
  readonly board: () => Board;
  /** The group that the picture grows from. */
  readonly frame: () => Group;
}

export class Descriptions {
  readonly #deps: DescriptionsDeps;
  readonly #pieceColours: ReadonlySignal<readonly (PieceColours | undefined)[]>;
  readonly #details: ReadonlySignal<readonly ColourDetail[]>;
  readonly #sample = signal<SampleDescription | null>(null);

  constructor(deps: DescriptionsDeps) {
    this.#deps = deps;
    this.#pieceColours = computed(() => {
      const picture = deps.picture();
      return picture === null ? [] : readPieceColours(deps.puzzle, picture);
    });
    this.#details = computed(() => detailsNeeded(this.#pieceColours.value, pieceNumbers(deps.puzzle)));
  }

  /** Loads the words of a sample picture. Without them a piece is described by its colours, as in any picture. */
  async load(): Promise<void> {
    const { puzzle, activity } = this.#deps;
    if (activity.sample === null || this.#sample.peek() !== null) return;
    this.#sample.value = await loadSampleDescription(activity.sample, puzzle).catch(() => null);
  }

  /** What the whole picture shows, in one sentence; '' without a description. */
  get pictureDescription(): string {
    const { sample, description } = this.#deps.activity;
    return sample === null ? description : (this.#sample.value?.ofPicture() ?? '');
  }

  /** A full description of a piece: "Piece 14. Top flat, ... Light blue, red below. Picture: a fox." */
  piece(piece: PieceId): string {
    const sides = describeSides(sidesInFrame(this.#deps.board(), this.#deps.frame(), piece));
    return joinSentences(`${this.name(piece)}.`, sides, this.colours(piece), this.#sampleSentence(piece));
  }

  /** '' for a piece that its author gave a name. */
  colours(piece: PieceId): string {
    if (this.#deps.puzzle.pieceName(piece) !== null) return '';
    const quarters = quarterTurns(this.#deps.frame(), groupOf(this.#deps.board(), piece));
    return describeColours(this.#pieceColours.value[piece], this.#details.value[piece], quarters);
  }

  /** A loose piece in the list: "Piece 14, corner, flat top and left. Light blue, red below." `state`: who holds it. */
  loose({ piece, pieces, kind }: LooseGroup, ...state: readonly string[]): string {
    const border = pieces.length === 1 ? this.#border(piece) : kind === 'middle' ? '' : keyboardWords.value.edgeGroup;
    const name = [this.name(piece), border, ...state].filter((each) => each !== '').join(', ');
    return joinSentences(`${name}.`, this.colours(piece));
  }

  /** The piece's main colour; undefined until the picture is loaded. */
  mainColour(piece: PieceId): ColourName | undefined {
    return this.#pieceColours.value[piece]?.dominant;
  }

  #border(piece: PieceId): string {
    return describeBorder(sidesInFrame(this.#deps.board(), this.#deps.frame(), piece));
  }

  /** "Row 2, column 3, empty. Top needs a hole." */
  cell(cell: PieceId): string {
    const [board, frame] = [this.#deps.board(), this.#deps.frame()];
    const { name } = this.#deps.puzzle.placeOf(cell);
    const inBox = this.#deps.puzzle.boxes?.piecesIn(board.groups, cell) ?? [];
    if (inBox.length > 0)
      return `${[describePlace(name), ...inBox.map((piece) => this.#nameInBox(piece))].join(', ')}.`;
    if (isFull(board, frame, cell))
      return joinSentences(`${describePlace(name)}, ${this.#nameWithin(cell)}.`, this.#sampleSentence(cell));
    const emptyCell = describeEmptyCell(name, requiredSides(board, frame, cell));
    return joinSentences(emptyCell, this.#deps.ghost.value ? this.#sampleSentence(cell) : '');
  }

  /** A piece, or the group that it is joined to. */
  name(piece: PieceId): string {
    const { pieces } = groupOf(this.#deps.board(), piece);
    if (pieces.length === 1) return this.#pieceName(piece);
    return keyboardWords.value.pieces(pieces.length, this.number(piece));
  }

  number(piece: PieceId): number {
    return pieceNumbers(this.#deps.puzzle)[piece] ?? 0;
  }

  /** As its author called it, or its number. */
  #pieceName(piece: PieceId): string {
    const name = this.#deps.puzzle.pieceName(piece);
    return name === null
      ? keyboardWords.value.piece(this.number(piece), pieceNoun(this.#deps.puzzle.spec))
      : name.words[language.value];
  }

  /** Within a sentence a number's word is small; a name stays as it is written. */
  #nameWithin(piece: PieceId): string {
    const name = this.#pieceName(piece);
    return this.#deps.puzzle.pieceName(piece) === null ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  }

  /** With what the last check found of it. */
  #nameInBox(piece: PieceId): string {
    const { groups, wrongPieces } = this.#deps.board();
    const say = checkWords.value;
    const name = this.#nameWithin(piece);
    if (wrongPieces.has(piece)) return `${name} (${say.isWrong})`;
    const isRight = this.#deps.puzzle.boxes?.check != null && !groups.has(piece);
    return isRight ? `${name} (${say.isRight})` : name;
  }

  /** What the picture shows there; '' without words. */
  #sampleSentence(piece: PieceId): string {
    const sampleDescription = this.#sample.value;
    return sampleDescription === null ? '' : keyboardWords.value.pictureShows(sampleDescription.ofPiece(piece));
  }
}
