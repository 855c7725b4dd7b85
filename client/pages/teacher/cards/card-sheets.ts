/** Distributes seat cards over sheets of A4: as large as possible while the class fits on one sheet. */

/** The sizes are in `seat-cards-page.css`: `rows` cards fit in the 281 mm between the sheet's margins. */
export type CardGrid = 'few' | 'some' | 'class';

interface CardLayout {
  readonly grid: CardGrid;
  readonly columns: number;
  readonly rows: number;
}

const LAYOUTS: readonly CardLayout[] = [
  { grid: 'few', columns: 2, rows: 5 },
  { grid: 'some', columns: 3, rows: 7 },
];
/** A larger class takes several sheets of these: smaller letters would be hard to read, and smaller codes scan badly. */
const SMALLEST: CardLayout = { grid: 'class', columns: 3, rows: 10 };

export interface CardSheets<Card> {
  readonly grid: CardGrid;
  readonly sheets: readonly (readonly Card[])[];
}

export function cardSheets<Card>(cards: readonly Card[]): CardSheets<Card> {
  const { grid, columns, rows } = LAYOUTS.find((layout) => cards.length <= layout.columns * layout.rows) ?? SMALLEST;
  const sheets: Card[][] = [];
  for (let first = 0; first < cards.length; first += columns * rows)
    sheets.push(cards.slice(first, first + columns * rows));
  return { grid, sheets };
}
