/** The numbers of pieces in sentences. A piece's id reveals its place, row by row: these are shuffled, and the same on every page. */
import { randomStream, shuffle } from '#shared/geometry/random.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/** Key of this shuffle's random stream, beside those of the cut's axes and the deal. */
const STREAM_PURPOSE = 32;

const cache = new WeakMap<Puzzle, readonly number[]>();

/** Index = piece; 1..n, each once. [0] is 0. */
export function pieceNumbers(puzzle: Puzzle): readonly number[] {
  const cached = cache.get(puzzle);
  if (cached !== undefined) return cached;
  const numbers = Array.from({ length: puzzle.pieces }, (_, index) => index + 1);
  shuffle(randomStream(puzzle.spec.seed, STREAM_PURPOSE, 0, 0), numbers);
  numbers.unshift(0);
  cache.set(puzzle, numbers);
  return numbers;
}
