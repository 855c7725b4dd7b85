/**
 * Places to put pieces aside. A basket is only a view, as the tray is: a piece in it keeps its place on the plane, and others see it there. It is in
 * the basket as long as it lies where it lay when it was put in: who moves it, takes it out.
 */
import { signal } from '@preact/signals';
import type { IconNode } from 'lucide';
import type { ComponentType } from 'preact';
import type { Mirror } from '#client/board/mirror/mirror.ts';
import { ownViewWords } from '#client/i18n/words/student/own-view-words.ts';
import { type Board, type Group, groupOf, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { type PieceNoun, pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import type { Basket } from './basket-kinds.ts';
import { type BasketPlace, readBaskets, writeBaskets } from './stored-baskets.ts';

export interface BasketsDeps {
  readonly mirror: Pick<Mirror, 'predicted' | 'actor'>;
  /** Name in the browser's storage, of this board and this person. */
  readonly storedAs: string;
  readonly Bar: Baskets['Bar'];
}

/** A piece lies where it was within this distance, because a turn rounds. Units. */
const SAME_PLACE_UNITS = 2;

export class Baskets {
  /** Shows them beside the tray's pieces. It comes with them, so that nothing else has to load it. `traySign`: the tray's own. */
  readonly Bar: ComponentType<{ readonly traySign: IconNode }>;
  /** The one whose pieces the tray shows in place of its own; null: its own. */
  readonly open = signal<Basket | null>(null);
  /** Changes whenever a piece was put in or taken out. */
  readonly version = signal(0);
  readonly #deps: BasketsDeps;
  readonly #places: Map<PieceId, BasketPlace>;

  constructor(deps: BasketsDeps) {
    this.#deps = deps;
    this.Bar = deps.Bar;
    this.#places = readBaskets(deps.storedAs);
  }

  /** @param isOn whether a page that loads the board again begins with baskets */
  store(isOn: boolean): void {
    writeBaskets(this.#deps.storedAs, isOn, this.#places);
  }

  /** Null: in none. What this page has just put back is in it before the server has said so. */
  basketOf(board: Board, { id, pieces, hold }: Group): Basket | null {
    const place = this.#places.get(id);
    if (place === undefined || id === MAT_ID || pieces.length > 1) return null;
    const { member, page } = this.#deps.mirror.actor;
    if (hold !== null) return hold.member === member && hold.page === page ? place.basket : null;
    const at = pieceCentre(board, id);
    const isThere = Math.abs(at.x - place.x) <= SAME_PLACE_UNITS && Math.abs(at.y - place.y) <= SAME_PLACE_UNITS;
    return isThere ? place.basket : null;
  }

  /** Where the middle of a piece in a basket lies, in units. Null: it is in none. */
  placeOf(piece: PieceId): Point | null {
    return this.#basketNow(this.#deps.mirror.predicted, piece) === null ? null : (this.#places.get(piece) ?? null);
  }

  /** Pieces in a basket. O(pieces in all of them). */
  count(basket: Basket): number {
    this.version.value;
    const { predicted } = this.#deps.mirror;
    return [...this.#places.keys()].filter((piece) => this.#basketNow(predicted, piece) === basket).length;
  }

  /** What to do with an empty basket; null: none is open. */
  hint(): string | null {
    return this.open.value === null ? null : ownViewWords.value.basketEmpty(this.#noun);
  }

  get #noun(): PieceNoun {
    return pieceNoun(this.#deps.mirror.predicted.rules.puzzle.spec);
  }

  /**
   * Puts a loose piece into a basket; one that is in it already is taken out.
   * @param origin where its group goes back to, of a piece in hand @returns the sentence that says what has happened
   */
  toggle(piece: PieceId, basket: Basket, origin?: Point): string {
    const say = ownViewWords.peek();
    const board = this.#deps.mirror.predicted;
    const group = groupOf(board, piece);
    if (group.id === MAT_ID || group.pieces.length > 1) return say.onlySingle;
    if (this.#basketNow(board, piece) === basket) return this.takeOut(piece) ?? '';
    const { homeX, homeY } = board.rules.puzzle;
    const middle = rotate(homeX[piece] ?? 0, homeY[piece] ?? 0, group.turn);
    const { x, y } = origin ?? group;
    this.#forgetMoved(board);
    this.#places.set(piece, { basket, x: Math.round(x + middle.x), y: Math.round(y + middle.y) });
    this.#changed();
    return say.putInto(say.basketNames[basket], this.count(basket), this.#noun);
  }

  /** @returns the sentence that says so; null: it is in none */
  takeOut(piece: PieceId): string | null {
    const basket = this.#basketNow(this.#deps.mirror.predicted, piece);
    if (basket === null) return null;
    this.#places.delete(piece);
    this.#changed();
    const say = ownViewWords.peek();
    return say.takenOut(say.basketNames[basket]);
  }

  #basketNow(board: Board, piece: PieceId): Basket | null {
    const group = groupOf(board, piece);
    return group.id === piece ? this.basketOf(board, group) : null;
  }

  #changed(): void {
    this.version.value += 1;
    this.store(true);
  }

  /** Those that were moved since, unless they are in somebody's hand. */
  #forgetMoved(board: Board): void {
    for (const piece of [...this.#places.keys()])
      if (groupOf(board, piece).hold === null && this.#basketNow(board, piece) === null) this.#places.delete(piece);
  }
}
