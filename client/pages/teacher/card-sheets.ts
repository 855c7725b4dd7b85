/** How many seat cards one sheet of A4 takes: as large as they may be while a class still fits on one sheet. */

/** `seat-cards-page.css` has their sizes: `rows` cards are no higher than the sheet's 281 mm between its margins. */
export type CardGrid = 'few' | 'some' | 'class' | 'many';

interface Tier {
  readonly grid: CardGrid;
  readonly columns: number;
  readonly rows: number;
}

const TIERS: readonly Tier[] = [
  { grid: 'few', columns: 2, rows: 5 },
  { grid: 'some', columns: 3, rows: 7 },
  { grid: 'class', columns: 3, rows: 10 },
];
/** A larger class takes more sheets of these: smaller ones would be scanned badly. */
const SMALLEST: Tier = { grid: 'many', columns: 4, rows: 11 };

export interface CardSheets<Card> {
  readonly grid: CardGrid;
  readonly sheets: readonly (readonly Card[])[];
}

export function cardSheets<Card>(cards: readonly Card[]): CardSheets<Card> {
  const { grid, columns, rows } = TIERS.find((tier) => cards.length <= tier.columns * tier.rows) ?? SMALLEST;
  const sheets: Card[][] = [];
  for (let first = 0; first < cards.length; first += columns * rows)
    sheets.push(cards.slice(first, first + columns * rows));
  return { grid, sheets };
}
