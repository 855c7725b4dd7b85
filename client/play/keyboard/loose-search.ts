/** What the list of loose pieces is searched for: a number or words of a piece's description, a kind of piece, a colour, and a basket. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Basket } from '#client/play/baskets/basket-kinds.ts';
import type { ColourName } from './descriptions/colour-names.ts';
import type { LooseGroup, PieceKind } from './loose-groups.ts';

/** A loose group as the search sees it. */
export interface SearchedGroup {
  readonly group: LooseGroup;
  /** The numbers of all its pieces. */
  readonly numbers: readonly number[];
  readonly description: string;
  readonly colour: ColourName | undefined;
  readonly basket: Basket | null;
}

export class LooseSearch {
  readonly text = signal('');
  /** Null: any. */
  readonly kind = signal<PieceKind | null>(null);
  readonly colour = signal<ColourName | null>(null);
  readonly basket = signal<Basket | null>(null);
  /** It leaves pieces out. */
  readonly isActive: ReadonlySignal<boolean> = computed(
    () =>
      this.text.value.trim() !== '' ||
      [this.kind, this.colour, this.basket].some((criterion) => criterion.value !== null),
  );

  clear(): void {
    this.text.value = '';
    this.kind.value = null;
    this.colour.value = null;
    this.basket.value = null;
  }

  /** In the order given, but first come pieces that have the typed number, or the words side by side. */
  filter(groups: readonly SearchedGroup[]): readonly SearchedGroup[] {
    const phrase = this.text.value.toLocaleLowerCase().trim();
    const words = phrase.split(/\s+/).filter(Boolean);
    const found = groups.filter(
      ({ group, numbers, description, colour, basket }) =>
        (this.kind.value === null || group.kind === this.kind.value) &&
        (this.colour.value === null || colour === this.colour.value) &&
        (this.basket.value === null || basket === this.basket.value) &&
        words.every((word) => isFound(word, numbers, description.toLocaleLowerCase())),
    );
    const isExact = ({ numbers, description }: SearchedGroup) =>
      words.some((word) => numbers.includes(Number(word))) ||
      (words.length > 1 && description.toLocaleLowerCase().includes(phrase));
    return [...found.filter(isExact), ...found.filter((each) => !isExact(each))];
  }
}

/** A number is found by its first digits, a word anywhere in the description. */
function isFound(word: string, numbers: readonly number[], description: string): boolean {
  return /^\d+$/.test(word) ? numbers.some((number) => String(number).startsWith(word)) : description.includes(word);
}
