/** A puzzle is a definition: its pieces, their outlines and homes, what joins what, and its places. It has no state, and no kind shows in it. */
import type { PieceId } from '#shared/ids.ts';
import type { PerLanguage } from '#shared/languages.ts';
import type { Placement, Slots } from './slots.ts';

/** Each kind has a folder in `kinds/`, and its lines in `kinds/registry.ts` and `kinds/choices.ts`. */
export type PuzzleKind = 'jigsaw' | 'cards' | 'map';

/**
 * What everybody may know of the stored and sent definition of a puzzle. The rest of it is its kind's, and everything else follows from
 * the whole, bit for bit, in every engine.
 */
export interface PuzzleSpec {
  readonly kind: PuzzleKind;
  /** u32 */
  readonly seed: number;
  /** The sides of the sheet, the solved picture, in units; the longer is PICTURE_LONG_SIDE. */
  readonly width: number;
  readonly height: number;
  /** Its sheet is painted on the sheet of another puzzle, in place of a photo. */
  readonly backdrop?: PuzzleSpec;
}

/** Pieces are 1..pieces, and [0] of what is listed by piece is the mat's. A place is named by the piece whose home it is. */
export interface Puzzle {
  readonly spec: PuzzleSpec;
  /** Number of pieces, n. Pieces are 1..n. */
  readonly pieces: number;
  /** Home of each piece's centre relative to the sheet's centre, in units; [0] is 0. */
  readonly homeX: Int32Array;
  readonly homeY: Int32Array;
  /** The pieces that each piece joins, ascending; [0] is empty. */
  readonly neighbours: readonly (readonly PieceId[])[];
  /** 1: the piece lies on the sheet's border. */
  readonly onBorder: Uint8Array;
  /** A piece's short side, in units. The snap tolerance is a share of it. */
  readonly pieceSize: number;
  /** Side of the square around any piece with all that sticks out of it, at any quarter turn, in units. */
  readonly box: number;
  /** Null: the pieces' sides say nothing of what fits. */
  readonly grid: Grid | null;
  /** The mat takes every piece that comes near its home, at any difficulty. */
  readonly isMatAlwaysOn: boolean;
  /** Where pieces of very different sizes are dealt. Null: into slots of one size. */
  readonly ownSlots: OwnSlots | null;
  /** Puts a piece down where pieces lie in places. Null: pieces join their neighbours and the mat, when they are near enough. */
  readonly settle: Settle | null;
  /**
   * Of places that lie free on the sheet, the one that takes a piece that is put down at an origin; null: none does. Right or wrong, and whether or
   * not something lies there. Absent: a piece is in the place that its middle is in. O(places)
   */
  placeTaking?(piece: PieceId, x: number, y: number): PieceId | null;
  /** Absent: each piece's home is a place of its own. */
  readonly boxes?: Boxes;
  /**
   * The border of all pieces together, which the mat shows from the start: rings about the sheet's centre. Absent: the mat is empty. O(corners)
   */
  readonly matOutline?: () => readonly Ring[];
  /** @param cell a piece, or a cell of a box. O(1) */
  placeOf(cell: PieceId): Place;
  /** What a piece is called, where its author gave it a name; null: it goes by a number. O(1) */
  pieceName(piece: PieceId): AuthorName | null;
  /** The pieces show their names, which a page writes again where it shows a piece alone. Absent: they do not. */
  readonly showsNames?: boolean;
  /** Of a piece that has one colour, without the names on it: `#rrggbb`. Absent: pieces show parts of a picture. O(1) after the first */
  colourOf?(piece: PieceId): string;
  /** The rings of a piece's outline: outer ones, each with its holes behind it. O(1), but slow: it is cached with what is drawn. */
  outlineOf(piece: PieceId): readonly Ring[];
}

/** Slots as large as their pieces. */
export interface OwnSlots {
  readonly slots: Slots;
  /** O(1) */
  boxOf(piece: PieceId): PieceBox;
  /** Index = piece, [0] is the mat. @param seed u32 */
  deal(seed: number): Placement[];
}

/** The rectangle around a piece, in units from its home. */
export interface PieceBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A closed polygon. Outer rings run clockwise (y points down), holes the other way. */
export interface Ring {
  /** x and y alternating, in sixteenths of a unit from the piece's home. The first corner is not repeated. */
  readonly corners: Int32Array;
  /**
   * How many corners each stretch of the ring has, from its first. A stretch is shared with one neighbour or with none, and its first
   * corner always stays. Where a stretch is drawn with fewer corners, its neighbour leaves out the same ones.
   */
  readonly stretches: readonly number[];
}

/**
 * What comes of a piece that is put down at an origin, among the groups of its board; [0] is the mat's. A piece that lies in a place for good
 * joins the mat.
 */
export type Settle = (
  groups: ReadonlyMap<PieceId, PutPiece>,
  piece: PieceId,
  x: number,
  y: number,
) => {
  /** The piece's origin. */
  readonly x: number;
  readonly y: number;
  /** Other pieces that move for it, and their origins. */
  readonly moved: readonly { readonly piece: PieceId; readonly x: number; readonly y: number }[];
  /** What joins the mat: the piece, or one that looks the same. Null: nothing. */
  readonly joined: PieceId | null;
  /** Is the puzzle solved then, although not every piece has joined the mat? */
  readonly solves?: boolean;
};

/** Places that take many pieces each. A box goes by any piece whose home is in it, and one that is nobody's home by its cell. */
export interface Boxes {
  /** Is it told at once what is right? Else no piece that is put down joins the mat, none solves the puzzle, and any may lie in any box. */
  readonly hasFeedback: boolean;
  /** Tells what is right when somebody asks. Null: nobody can. */
  readonly check: Check | null;
  /** Where they show empty. */
  readonly rooms: readonly SheetPart[];
  /** A cell for each box, in rows from the sheet's top left: a piece whose home it is or, where it is nobody's, a number past all pieces. */
  readonly rows: readonly (readonly PieceId[])[];
  /** Do both go by one box? O(1) */
  isSameBox(cell: PieceId, other: PieceId): boolean;
  /** Where a piece's middle lies that is put on a cell, from the sheet's. O(1) */
  middleOf(cell: PieceId): { readonly x: number; readonly y: number };
  /** What lies in the box of a cell. O(pieces * boxes) */
  piecesIn(groups: ReadonlyMap<PieceId, PutPiece>, cell: PieceId): readonly PieceId[];
  /** What a piece is in the box at a point of the plane; `open`: nothing is right or wrong there. Null: no box is there. O(boxes) */
  verdictAt(piece: PieceId, x: number, y: number): 'right' | 'wrong' | 'open' | null;
  /** Lies a piece in a box where it is wrong, or right though no equal one is missing there? O(boxes) */
  isWrong(groups: ReadonlyMap<PieceId, PutPiece>, piece: PieceId): boolean;
  /** Lies a piece where it may lie in the end? The puzzle is solved when all do. O(boxes) */
  isDone(groups: ReadonlyMap<PieceId, PutPiece>, piece: PieceId): boolean;
  /** How many do. O(pieces * boxes) */
  countDone(groups: ReadonlyMap<PieceId, PutPiece>): number;
}

/** What a check of all places finds, among the groups of a board. What is in a hand lies nowhere. */
export type Check = (groups: ReadonlyMap<PieceId, PutPiece>) => CheckResult;

export interface CheckResult {
  /** How many pieces are right, those on the mat among them. The puzzle is solved when all are. */
  readonly right: number;
  /** Pieces that lie in a place and are not right there, ascending, as they lie after `moved`. */
  readonly wrong: readonly PieceId[];
  /** Pieces that join the mat, ascending: those that are right, or equal ones in their stead. */
  readonly joined: readonly PieceId[];
  /** Other pieces that move for it, and their origins. */
  readonly moved: readonly { readonly piece: PieceId; readonly x: number; readonly y: number }[];
}

/** A rectangle of the sheet, in units from its top left. */
export interface SheetPart {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A group of a board, as far as `Settle` reads it. */
export interface PutPiece {
  readonly x: number;
  readonly y: number;
  /** Null: it is in nobody's hand. */
  readonly hold: unknown;
}

/** Where a piece belongs. */
export interface Place {
  /** The part of the sheet that stands for the piece, without what sticks out of it: units from the sheet's top left. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly name: PlaceName;
}

/** What a place is called. */
export type PlaceName = CellName | AuthorName;

/** By row and column, from 1. */
export interface CellName {
  readonly kind: 'cell';
  readonly row: number;
  readonly column: number;
}

/** As its author called it: in each language of the interface, or in both as it was written. */
export interface AuthorName {
  readonly kind: 'author';
  readonly words: PerLanguage<string>;
}

/** The four sides of pieces that lie in rows and columns: each is a neighbour's, or the sheet's border. */
export interface Grid {
  /** As the piece lies at its home. O(1) */
  sidesOf(piece: PieceId): Sides;
}

export type SideName = 'top' | 'right' | 'bottom' | 'left';
export type Side = 'flat' | 'knob' | 'hole';
export type Sides = Readonly<Record<SideName, Side>>;

/** A cut with more pieces than another one. */
export interface LargerCut {
  readonly pieces: number;
  /** @param seed u32 */
  specOf(seed: number): PuzzleSpec;
}

/** Sets the snap tolerance, and what the mat accepts. */
export type Difficulty = 'easy' | 'normal' | 'hard';
export const DIFFICULTIES: readonly Difficulty[] = ['easy', 'normal', 'hard'];
