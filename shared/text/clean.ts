/** Cleans names, titles and messages that people type. What is harmless goes in silence; what is refused has a cause. */
import {
  DESCRIPTION_LENGTH_MAX,
  LINE_CODE_POINTS_PER_LETTER,
  MESSAGE_LENGTH_MAX,
  NAME_LENGTH_MAX,
  TITLE_LENGTH_MAX,
} from '#shared/limits.ts';
import { countGraphemes } from './graphemes.ts';
import { tidyLine } from './harmless-signs.ts';
import { looksLikeTeacher } from './lookalike.ts';

/**
 * Why a name or a title is refused: nothing visible in it, too long, characters that cannot be shown (control characters, halves of
 * characters, those without a meaning of their own, five marks on one letter), or a name by which children know the teacher.
 */
export type NameProblem = 'name-empty' | 'name-long' | 'name-signs' | 'name-teacher';

export type CleanLine =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: NameProblem };

/** Characters that no page can show. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\p{Co}]/u;
/** Marks that grow over the lines around them. */
const PILED_MARKS = /\p{M}{5,}/u;
/** Nothing among these can be seen: among them the Hangul fillers, which count as letters, and the empty braille cell. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Z}\p{M}\u2800]/gu;

/** @param maxLength letters as a reader counts them */
function cleanLine(text: string, maxLength: number): CleanLine {
  const cleaned = tidyLine(text);
  if (UNSHOWABLE.test(cleaned)) return { ok: false, code: 'name-signs' };
  if (cleaned.replace(INVISIBLE, '') === '') return { ok: false, code: 'name-empty' };
  if (PILED_MARKS.test(cleaned.normalize('NFD'))) return { ok: false, code: 'name-signs' };
  const isLong = [...cleaned].length > maxLength * LINE_CODE_POINTS_PER_LETTER || countGraphemes(cleaned) > maxLength;
  return isLong ? { ok: false, code: 'name-long' } : { ok: true, text: cleaned };
}

/** A seat's display name. */
export function cleanName(text: string): CleanLine {
  const name = cleanLine(text, NAME_LENGTH_MAX);
  return name.ok && looksLikeTeacher(name.text) ? { ok: false, code: 'name-teacher' } : name;
}

/** A class's title. */
export function cleanTitle(text: string): CleanLine {
  return cleanLine(text, TITLE_LENGTH_MAX);
}

/** A picture's description in one sentence; '' for none, null when it is not allowed. */
export function cleanDescription(text: string): string | null {
  const line = cleanLine(text, DESCRIPTION_LENGTH_MAX);
  if (line.ok) return line.text;
  return line.code === 'name-empty' ? '' : null;
}

/** Control characters, line separators, lone surrogates, and marks that change the direction of surrounding text. */
const FORBIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Stacked marks, which grow over the lines around them. */
const STACKED_MARKS = /\p{M}{7,}/u;

/**
 * A chat message: composed, trimmed, of at most MESSAGE_LENGTH_MAX code points, with its lines and at most one empty line between
 * two of them. '' when nothing in it is visible; null when it is not allowed.
 */
export function cleanMessage(text: string): string | null {
  const lines = text
    .replace(/\r\n?|\p{Zl}|\p{Zp}/gu, '\n')
    .replace(/\t/g, ' ')
    .trim();
  if (FORBIDDEN.test(lines.replaceAll('\n', '')) || STACKED_MARKS.test(lines.normalize('NFD'))) return null;
  const message = lines
    .normalize('NFC')
    .replace(/\p{Zs}+\n/gu, '\n')
    .replace(/\n{3,}/g, '\n\n');
  if (message.replace(INVISIBLE, '').replaceAll('\n', '') === '') return '';
  return [...message].length <= MESSAGE_LENGTH_MAX ? message : null;
}
