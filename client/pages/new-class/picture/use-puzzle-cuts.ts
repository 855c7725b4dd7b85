/** The cuts that the teacher has chosen for the picture: the one that everybody starts with, and others for later. */
import { useMemo, useState } from 'preact/hooks';
import type { JigsawSpec, TabSize } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Size } from '#shared/puzzle/kinds/jigsaw/sizes.ts';
import { nearestSize, otherSizesFor, type PictureSize, puzzleSpec, randomSeed, sizesFor } from './puzzle-size.ts';

/** The sizes offered before there is a picture are those of this shape. */
const DEFAULT_SHAPE: PictureSize = { width: 400, height: 300 };

export interface PuzzleCuts {
  /** All sizes that the picture can be cut into. */
  readonly sizes: readonly Size[];
  /** The size that everybody starts with. */
  readonly size: Size | null;
  readonly otherSizes: readonly Size[];
  /** The cut of `size`; null while there is no picture. */
  readonly spec: JigsawSpec | null;
  /** All cuts, `spec` first; null while there is no picture. */
  readonly specs: readonly JigsawSpec[] | null;
  readonly choosePieces: (pieces: number) => void;
  readonly chooseOtherPieces: (pieces: ReadonlySet<number>) => void;
}

/** The numbers of pieces stay chosen for another picture, which gets the nearest sizes it can have. */
export function usePuzzleCuts(picture: PictureSize | null, tab: TabSize): PuzzleCuts {
  const [pieces, choosePieces] = useState<number | undefined>(undefined);
  const [otherPieces, chooseOtherPieces] = useState<ReadonlySet<number>>(new Set());
  const [seed] = useState(randomSeed);
  const sizes = useMemo(() => sizesFor(picture ?? DEFAULT_SHAPE), [picture]);
  const size = nearestSize(sizes, pieces);
  const spec = useMemo(
    () => (picture === null || size === null ? null : puzzleSpec(picture, size, tab, seed)),
    [picture, size?.columns, size?.rows, tab, seed],
  );
  const otherSizes = otherSizesFor(sizes, size, [...otherPieces]);
  const specs =
    picture === null || spec === null
      ? null
      : [spec, ...otherSizes.flatMap((other) => puzzleSpec(picture, other, tab, seed) ?? [])];
  return { sizes, size, otherSizes, spec, specs, choosePieces, chooseOtherPieces };
}
