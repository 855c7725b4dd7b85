/**
 * The tray shows the pieces that nobody has moved yet, and those in baskets, beside the board instead of on it. It is only a view: the pieces keep their places on the
 * plane, so that the board is the same for everyone.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { BoardFrame } from '#client/board/board-frame.ts';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import type { Basket } from '#client/play/baskets/basket-kinds.ts';
import type { Baskets } from '#client/play/baskets/baskets.ts';
import { pieceNumbers } from '#client/play/keyboard/descriptions/piece-numbers.ts';
import { type Board, type Group, groupOf, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { type Point, QUARTER } from '#shared/geometry/pose.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { layOutTray, type Size, type TrayLayout, type TrayNeeds } from './tray-layout.ts';

export interface TrayPiece {
  readonly piece: PieceId;
  /** From 1; does not reveal the piece's place. */
  readonly number: number;
  readonly quarters: number;
  /** In this page's hand: the tray keeps its place until it is put down. */
  readonly isInHand: boolean;
  /** The basket that this page has put it into; null: none. */
  readonly basket: Basket | null;
}

export interface TrayOptions {
  readonly puzzle: Puzzle;
  /** What nobody has moved is kept off the board. */
  readonly holdsPieces: ReadonlySignal<boolean>;
  /** Another list shows what it holds. */
  readonly isReplaced: ReadonlySignal<boolean>;
  /** Shows only the border's pieces. */
  readonly edgesOnly: ReadonlySignal<boolean>;
  /** Null: this page has none. */
  readonly baskets: ReadonlySignal<Baskets | null>;
}

/** What board and tray share, and the height of the window around it. CSS pixels. */
interface TraySpace {
  readonly area: Size;
  readonly windowHeight: number;
}

/** Until the page is measured. */
const USUAL_SPACE: TraySpace = { area: { width: 1366, height: 650 }, windowHeight: 768 };

/** A piece counts as back at its dealt place within this distance, because a turn rounds. Units. */
const SAME_PLACE_UNITS = 2;

/** A flat piece is so many times wider than high at least. */
const FLAT = 1.25;

export class Tray {
  /** What nobody has moved is kept off the board, in the tray or in the list that takes its place. */
  readonly holdsPieces: ReadonlySignal<boolean>;
  readonly isVisible: ReadonlySignal<boolean>;
  readonly layout: ReadonlySignal<TrayLayout>;
  /** Only the button shows that unfolds it. */
  readonly isFolded: ReadonlySignal<boolean>;
  /** Its pieces, or those of the open basket, in the order of their numbers, which does not reveal their places. */
  readonly pieces: ReadonlySignal<readonly TrayPiece[]>;
  /** The piece that the next press on the board takes. */
  readonly chosen = signal<PieceId | null>(null);
  /** Gives cells room for more than their pieces. */
  readonly fitCells = signal((layout: TrayLayout, _needs: TrayNeeds) => layout);
  /** Lays out as few pieces as there are. Null: it has not loaded. */
  readonly layOutFew = signal<((needs: TrayNeeds, pieces: number) => TrayLayout) | null>(null);
  readonly #all = signal<readonly TrayPiece[]>([]);
  readonly #space = signal(USUAL_SPACE);
  readonly #isFolded = signal(false);
  readonly #baskets: ReadonlySignal<Baskets | null>;
  readonly #numbers: readonly number[];
  readonly #needs: ReadonlySignal<TrayNeeds>;
  /** The middles of the pieces as they were dealt, in units. */
  readonly #dealt = new Map<PieceId, Point>();
  #inTray: ReadonlySet<GroupId> = new Set();
  #key = '';

  constructor({ puzzle, holdsPieces, isReplaced, edgesOnly, baskets }: TrayOptions) {
    this.#baskets = baskets;
    this.holdsPieces = holdsPieces;
    this.isVisible = computed(() => holdsPieces.value && !isReplaced.value);
    this.isFolded = this.#isFolded;
    this.#numbers = pieceNumbers(puzzle);
    const needs = {
      mat: puzzle.spec,
      pieceExtent: 2 * outlinesOf(puzzle).halfExtent,
      flatPiece: flatPieceOf(puzzle),
      pieces: puzzle.pieces,
    };
    this.#needs = computed(() => ({ ...needs, ...this.#space.value }));
    this.layout = computed(() => this.fitCells.value(layOutTray(this.#needs.value), this.#needs.value));
    this.pieces = computed(() => {
      const open = baskets.value?.open.value ?? null;
      return this.#all.value.filter(
        ({ piece, basket }) => basket === open && (!edgesOnly.value || puzzle.onBorder[piece] === 1),
      );
    });
  }

  /** Call it whenever this has changed. */
  setSpace(area: Size, windowHeight: number): void {
    const before = this.#space.peek();
    const isSame =
      before.area.width === area.width && before.area.height === area.height && before.windowHeight === windowHeight;
    if (!isSame && area.width > 0 && area.height > 0) this.#space.value = { area, windowHeight };
  }

  /** So many need less room than the tray has. */
  isFew(pieces: number): boolean {
    return pieces > 0 && 2 * pieces <= this.#needs.peek().pieces;
  }

  /** The layout while so many are shown: few are larger, in the same tray. */
  layoutOf(pieces: number): TrayLayout {
    const layOutFew = this.layOutFew.value;
    if (layOutFew === null || !this.isFew(pieces)) return this.layout.value;
    const needs = this.#needs.value;
    return this.fitCells.value(layOutFew(needs, pieces), { ...needs, pieces });
  }

  setFolded(isFolded: boolean): void {
    this.#isFolded.value = isFolded;
  }

  /**
   * Call it whenever the board may have changed. `inHand`: the piece in this page's hand. O(pieces) while the tray holds any, else nothing.
   * @returns true if a piece came to the board or left it, so that the board must be drawn
   */
  refresh(board: Board, inHand: PieceId | null): boolean {
    if (!this.holdsPieces.peek()) return false;
    const held = inHand === null ? null : groupOf(board, inHand).id;
    const number = (piece: PieceId) => this.#numbers[piece] ?? 0;
    const pieces: TrayPiece[] = [];
    const inTray = new Set<GroupId>();
    for (const group of board.groups.values()) {
      const isInHand = group.id === held;
      const isUntouched = this.#isUntouched(board, group);
      const basket = this.#baskets.peek()?.basketOf(board, group) ?? null;
      const isOwn = isUntouched || (isInHand && this.#dealt.has(group.id) && group.pieces.length === 1);
      if (!isOwn && basket === null) continue;
      pieces.push({ piece: group.id, number: number(group.id), quarters: group.turn / QUARTER, isInHand, basket });
      if (!isInHand) inTray.add(group.id);
    }
    this.#inTray = inTray;
    const key = pieces
      .map(({ piece, quarters, isInHand, basket }) => `${piece} ${quarters} ${isInHand} ${basket}`)
      .join();
    if (key === this.#key) return false;
    this.#key = key;
    this.#all.value = pieces.sort((a, b) => a.number - b.number);
    const chosen = this.chosen.peek();
    if (chosen !== null && !inTray.has(chosen)) this.chosen.value = null;
    return true;
  }

  /**
   * The middle with which a piece lies in the tray, or in a basket, in units. Null: the tray holds none, or does not know where the piece was
   * dealt.
   */
  placeOf(piece: PieceId): Point | null {
    if (!this.holdsPieces.peek()) return null;
    return this.#baskets.peek()?.placeOf(piece) ?? this.#dealt.get(piece) ?? null;
  }

  /** Pieces in a basket; null: in none, which the tray shows as its own. */
  count(basket: Basket | null): number {
    return this.#all.value.filter((each) => each.basket === basket).length;
  }

  /** A frame's positions with the pieces of the tray hidden. @param shown one that shows all the same */
  hideTrayPieces(
    { positions }: Pick<BoardFrame, 'positions'>,
    shown: GroupId | null = null,
  ): ReadonlyMap<GroupId, Point> {
    if (!this.holdsPieces.peek() || this.#inTray.size === 0) return positions;
    const hidden = new Map(positions);
    for (const id of this.#inTray) if (id !== shown) hidden.set(id, HIDDEN_POSITION);
    return hidden;
  }

  /** Never lifted since it was dealt, or released again right there. */
  #isUntouched(board: Board, { id, pieces, z, hold }: Group): boolean {
    if (id === MAT_ID || pieces.length > 1) return false;
    const at = pieceCentre(board, id);
    if (z === 0) {
      this.#dealt.set(id, at);
      return true;
    }
    const { puzzle } = board.rules;
    // What lies in no place, and beside the mat, waits.
    if (puzzle.settle !== null) return hold === null && !isOnMat(puzzle, at);
    const dealt = this.#dealt.get(id);
    if (hold !== null || dealt === undefined) return false;
    return Math.abs(at.x - dealt.x) <= SAME_PLACE_UNITS && Math.abs(at.y - dealt.y) <= SAME_PLACE_UNITS;
  }
}

/** Pieces with places are equally large, and nobody turns them. */
function flatPieceOf({ settle, placeOf }: Puzzle): Size | null {
  if (settle === null) return null;
  const { width, height } = placeOf(1);
  return width >= FLAT * height ? { width, height } : null;
}

export function isOnMat({ spec: { width, height } }: Puzzle, { x, y }: Point): boolean {
  return Math.abs(x - MAT_ORIGIN.x) * 2 < width && Math.abs(y - MAT_ORIGIN.y) * 2 < height;
}
