/** Reads cards to sort: names of boxes that end with a colon, with their cards below; or a card and its box on each line. */
import { BOXES_MAX, CARD_LETTERS_MAX } from '#shared/limits.ts';
import type { Box } from '#shared/puzzle/kinds/cards/sort-set.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';
import { cardsProblem, type Line, type LinesProblem, type ReadLines, SIGN } from './card-lines.ts';

const HEADING_SIGN = /[:：]\s*$/u;

interface WrittenBox extends Box {
  /** The first one that names it. */
  readonly line: number;
}

/** What the lines say, before anything is asked of it. */
class Sorting {
  readonly boxes = new Map<string, WrittenBox>();
  readonly extra: string[] = [];
  /** In the order of the set: cards of boxes, then the others. */
  readonly #lines = new Map<WrittenBox | null, Line[]>([[null, []]]);

  /** The same name twice is one box. */
  box(text: string, line: number): WrittenBox {
    const name = tidyLine(text);
    const box = this.boxes.get(name) ?? { name, cards: [], line };
    this.boxes.set(name, box);
    return box;
  }

  /** @param box null: the card belongs in none */
  add(text: string, box: WrittenBox | null, line: Line): void {
    (box?.cards ?? this.extra).push(tidyLine(text));
    this.#lines.set(box, [...(this.#lines.get(box) ?? []), line]);
  }

  get lines(): readonly Line[] {
    const of = (box: WrittenBox | null) => this.#lines.get(box) ?? [];
    return [...[...this.boxes.values()].flatMap(of), ...of(null)];
  }
}

/** Do the lines look like boxes? Two names of boxes are no chance, one may be a title. */
export function looksSorted(lines: readonly Line[]): boolean {
  const headings = lines.filter(isHeading).length;
  return headings > 1 && lines.length > headings;
}

export function readSort(lines: readonly Line[]): ReadLines {
  const sorting = lines.some(isHeading) ? readHeadings(lines) : readBoxes(lines);
  if (!(sorting instanceof Sorting)) return { ok: false, problem: sorting };
  const boxes = [...sorting.boxes.values()];
  const problem = boxesProblem(sorting) ?? cardsProblem(sorting.lines, wordsOf(sorting));
  if (problem !== null) return { ok: false, problem };
  return {
    ok: true,
    cards: wordsOf(sorting).length,
    request: { layout: 'sort', boxes: boxes.map(({ name, cards }) => ({ name, cards })), extra: sorting.extra },
  };
}

/** Cards above the first name belong in no box. */
function readHeadings(lines: readonly Line[]): Sorting {
  const sorting = new Sorting();
  let box: WrittenBox | null = null;
  for (const line of lines) {
    if (isHeading(line)) box = sorting.box(line.text.replace(HEADING_SIGN, ''), line.number);
    else sorting.add(line.text, box, line);
  }
  return sorting;
}

/** A card without a box behind the sign belongs in none, and a box without a card takes any. */
function readBoxes(lines: readonly Line[]): Sorting | LinesProblem {
  const sorting = new Sorting();
  for (const line of lines) {
    const { text, number } = line;
    const at = text.search(SIGN);
    if (at < 0) return lines.some((each) => SIGN.test(each.text)) ? { code: 'no-box', line: number } : NO_BOXES;
    const [card, name] = [text.slice(0, at), text.slice(at + 1)];
    const box = tidyLine(name) === '' ? null : sorting.box(name, number);
    if (box === null || tidyLine(card) !== '') sorting.add(card, box, line);
  }
  return sorting;
}

const NO_BOXES: LinesProblem = { code: 'boxes-none' };

function boxesProblem({ boxes, extra }: Sorting): LinesProblem | null {
  for (const { name, line } of boxes.values()) {
    if (name === '') return { code: 'box-empty', line };
    if (countGraphemes(name) > CARD_LETTERS_MAX) return { code: 'card-long', line };
  }
  if (boxes.size > BOXES_MAX) return { code: 'boxes-many', boxes: boxes.size };
  if (boxes.size === 0) return NO_BOXES;
  const hasAnswers = [...boxes.values()].every(({ cards }) => cards.length > 0);
  return boxes.size === 1 && !(hasAnswers && extra.length > 0) ? { code: 'boxes-few' } : null;
}

function wordsOf({ boxes, extra }: Sorting): string[] {
  return [...[...boxes.values()].flatMap(({ cards }) => cards), ...extra];
}

function isHeading({ text }: Line): boolean {
  return HEADING_SIGN.test(text);
}
