/** The kinds of puzzles: which one cuts a definition. Everybody outside asks here, in `choices.ts` or the puzzle itself, and knows no kind. */
import type { Puzzle, PuzzleKind, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { cardCount } from './cards/card-count.ts';
import { cutJigsaw } from './jigsaw/cut-jigsaw.ts';
import { jigsawPieces } from './jigsaw/grid.ts';
import type { MapSpec } from './map/map-spec.ts';

/**
 * One answer of each kind, to its definition and what else is asked with it. They are methods, so that each may take the whole definition
 * of its own kind: `kind` says that it gets one, because every definition was made by its kind.
 */
export interface ByKind<Answer, Also extends readonly unknown[] = []> extends Record<PuzzleKind, unknown> {
  jigsaw(spec: PuzzleSpec, ...also: Also): Answer;
  cards(spec: PuzzleSpec, ...also: Also): Answer;
  map(spec: PuzzleSpec, ...also: Also): Answer;
}

type Cutter = ByKind<Puzzle>[PuzzleKind];

const PIECES: ByKind<number> = {
  jigsaw: jigsawPieces,
  cards: cardCount,
  map: ({ regions }: MapSpec) => regions.length,
};
/** Those that are here. */
const CUTTERS: Partial<ByKind<Puzzle>> = { jigsaw: cutJigsaw };
/** Of kinds that are no part of every page. Each resolves to its kind's cutter when all is here that this definition is cut from. */
const LOADERS: Partial<ByKind<Promise<Cutter>>> = {
  cards: async () => (await import('./cards/cut-cards.ts')).cutCards,
  map: (spec: MapSpec) => import('./map/load-cutter.ts').then(({ loadCutter }) => loadCutter(spec)),
};

/**
 * Loads what these definitions are cut by. A page waits for it before it shows an activity, and a server before it starts.
 * @returns null: all is here
 */
export function loadCutters(specs: readonly PuzzleSpec[]): Promise<void> | null {
  const all = specs.flatMap((spec) => (spec.backdrop === undefined ? spec : [spec, spec.backdrop]));
  const loading = all.flatMap((spec) => {
    const load = LOADERS[spec.kind];
    return load === undefined ? [] : [keepCutter(spec, load)];
  });
  return loading.length === 0 ? null : Promise.all(loading).then(() => undefined);
}

/** Is its kind one that pages load when they meet it? */
export function isLoadedLater({ kind }: PuzzleSpec): boolean {
  return LOADERS[kind] !== undefined;
}

/** For programs that have all kinds from the start: `every-kind.ts`. */
export function addCutters(more: Partial<ByKind<Puzzle>>): void {
  Object.assign(CUTTERS, more);
}

async function keepCutter(spec: PuzzleSpec, load: (spec: PuzzleSpec) => Promise<Cutter>): Promise<void> {
  CUTTERS[spec.kind] = await load(spec);
}

/** O(pieces). The same definition gives the same puzzle in every engine. What it is cut by must be here: `loadCutters`. */
export function cutPuzzle(spec: PuzzleSpec): Puzzle {
  const puzzle = CUTTERS[spec.kind]?.(spec);
  if (puzzle === undefined) throw new Error(`nothing here cuts a ${spec.kind}`);
  return puzzle;
}

/** Is it not told at once what is right? Then pages say of its pieces that they were placed, and never that they fit. */
export function hidesAnswers(spec: PuzzleSpec): boolean {
  return 'feedback' in spec && spec.feedback !== undefined;
}

/** What its pieces are called by everybody who speaks of them. */
export type PieceNoun = 'piece' | 'card';

const NOUNS: Partial<Record<PuzzleKind, PieceNoun>> = { cards: 'card' };

export function pieceNoun({ kind }: Pick<PuzzleSpec, 'kind'>): PieceNoun {
  return NOUNS[kind] ?? 'piece';
}

/** The number of its pieces, without cutting it. */
export function pieceCount(spec: PuzzleSpec): number {
  return PIECES[spec.kind](spec);
}
