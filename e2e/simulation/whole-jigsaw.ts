/** The whole definition of a jigsaw, for tests that cut it by rules of their own. */
import type { JigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';

/** @throws Error for another kind */
export function wholeJigsaw(spec: PuzzleSpec): JigsawSpec {
  if (!isJigsaw(spec)) throw new Error(`a puzzle of kind ${spec.kind}`);
  return spec;
}

function isJigsaw(spec: PuzzleSpec): spec is JigsawSpec {
  return spec.kind === 'jigsaw';
}
