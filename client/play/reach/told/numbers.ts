/** The numbers that pieces go by in words. A piece's own number tells its place, row by row: these are shuffled, the same on every page. */
import { shuffle, stream } from '../../../../shared/geometry/random.ts';
import type { Puzzle } from '../../../../shared/puzzle/puzzle.ts';

/** Keys the stream of this shuffle, beside the cut's axes and the deal. */
const NUMBERS = 32;

const given = new WeakMap<Puzzle, readonly number[]>();

/** Index = piece; 1..n, each once. [0] is 0. */
export function numbersOf(puzzle: Puzzle): readonly number[] {
  const known = given.get(puzzle);
  if (known !== undefined) return known;
  const numbers = Array.from({ length: puzzle.pieces }, (_, index) => index + 1);
  shuffle(stream(puzzle.spec.seed, NUMBERS, 0, 0), numbers);
  numbers.unshift(0);
  given.set(puzzle, numbers);
  return numbers;
}
