/**
 * The name of a piece below it in the tray, in one size for all names, at which none breaks a word. One with a word too long for letters that are
 * read is left out.
 */
import { useLayoutEffect } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { longestWordEms } from '#client/ui/longest-word.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Language } from '#shared/languages.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { withNames } from './named-cells.ts';
import type { Tray } from './tray.ts';

interface TrayNameProps {
  readonly tray: Tray;
  readonly puzzle: Puzzle;
  readonly piece: PieceId;
  /** Of its cell. CSS pixels. */
  readonly width: number;
}

/** CSS pixels. */
const SIZE_MAX = 12;
const SIZE_MIN = 11;
/** Letters stand closer than the estimate of a word's width takes them to, by about this much of a cell. CSS pixels. */
const SPARE = 3;

export function TrayName({ tray, puzzle, piece, width }: TrayNameProps) {
  useLayoutEffect(() => {
    tray.fitCells.value = withNames;
  }, [tray]);
  const ems = partsOf(puzzle, language.value);
  const sizeFor = (longest: number) => (width + SPARE) / longest;
  const own = ems[piece] ?? 0;
  if (sizeFor(own) < SIZE_MIN) return null;
  const size = sizeFor(Math.max(...ems)) < SIZE_MAX ? SIZE_MIN : SIZE_MAX;
  return (
    <span class="tray-name" style={{ fontSize: `${size}px` }}>
      {puzzle.pieceName(piece)?.words[language.value]}
    </span>
  );
}

const found = new WeakMap<Puzzle, Map<Language, readonly number[]>>();

/** How wide the longest part of each name is that no line breaks; index = piece. A line may end behind a hyphen. O(letters) the first time */
function partsOf(puzzle: Puzzle, words: Language): readonly number[] {
  const byLanguage = found.get(puzzle) ?? new Map<Language, readonly number[]>();
  found.set(puzzle, byLanguage);
  const ems =
    byLanguage.get(words) ??
    Array.from({ length: puzzle.pieces + 1 }, (_, piece) => {
      const name = piece === 0 ? '' : (puzzle.pieceName(piece)?.words[words] ?? '');
      return longestWordEms(name.replaceAll('-', '- '));
    });
  byLanguage.set(words, ems);
  return ems;
}
