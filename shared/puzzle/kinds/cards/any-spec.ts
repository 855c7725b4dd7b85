/** What the definitions of all layouts have. */
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import type { LateFeedback } from './card-feedback.ts';
import type { CardSet } from './card-set.ts';
import type { SheetCutter } from './sheet-fit.ts';

export interface AnySpec extends PuzzleSpec {
  readonly kind: 'cards';
  /** Version of the layout of its sheet, and of its rules. A released one never changes. */
  readonly cutter: SheetCutter;
  /** Index = card, [0] is ''. */
  readonly words: readonly string[];
  readonly set: CardSet;
  /** Absent: at once. */
  readonly feedback?: LateFeedback;
}
