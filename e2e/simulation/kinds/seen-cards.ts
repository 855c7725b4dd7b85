/** A board of cards as its players see it: words in places. Which of two equal cards is which, nobody sees. */
import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { CardsSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import { CardPlay } from './card-play.ts';

export class SeenCards extends CardPlay {
  /** The places of cards by what their authors wrote: each box, or all places that take the same words. Null: it says of no card whether it is right. */
  readonly #blocks: readonly (string | null)[];

  constructor(spec: CardsSpec, seed?: number) {
    super(spec, seed);
    const { set, layout } = spec;
    const hasExtra = this.cards.some((card) => set.places[this.home(card)]?.takes === null);
    this.#blocks = set.places.map(({ takes }, place) => {
      if (takes === null) return hasExtra ? 'open' : null;
      return layout === 'sort' ? `box ${place}` : `${takes}`;
    });
  }

  /** The place that a card belongs in. */
  home(card: PieceId): number {
    return this.spec.layout === 'sort' ? (this.spec.homes[card] ?? 0) : card - 1;
  }

  /** Undefined: in no place. */
  blockWith(card: PieceId): string | null | undefined {
    const { spec, boxes, homeX, homeY } = this.puzzle;
    const { x, y, hold } = this.board.groups.get(card) ?? { x: CENTRE, y: CENTRE, hold: null };
    if (hold !== null) return undefined;
    const fromLeft = x + (homeX[card] ?? 0) - CENTRE + spec.width / 2;
    const fromTop = y + (homeY[card] ?? 0) - CENTRE + spec.height / 2;
    const place = (boxes?.rooms ?? []).findIndex(
      ({ left, top, width, height }) =>
        fromLeft >= left && fromLeft < left + width && fromTop >= top && fromTop < top + height,
    );
    return this.#blocks[place];
  }

  /** The words in each block, sorted: whatever a check moves, nobody sees a difference but in an order that is free. */
  get words(): string[] {
    return this.cards.map((card) => `${this.blockWith(card)}: ${this.spec.words[card]}`).sort();
  }

  /** How many are right and how many lie wrong, by words alone. */
  get expected(): { readonly right: number; readonly wrong: number } {
    const wanted = this.cards.map((card) => `${this.#blocks[this.home(card)]}: ${this.spec.words[card]}`);
    let right = 0;
    let wrong = 0;
    for (const word of this.words) {
      const at = wanted.indexOf(word);
      if (at >= 0 && !word.startsWith('null')) {
        wanted.splice(at, 1);
        right += 1;
      } else if (!word.startsWith('undefined') && !word.startsWith('null')) wrong += 1;
    }
    return { right, wrong };
  }
}
