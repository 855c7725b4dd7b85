/** Cleans names, titles and messages that people type, or refuses them. */
import { DESCRIPTION_LENGTH_MAX, MESSAGE_LENGTH_MAX, NAME_LENGTH_MAX, TITLE_LENGTH_MAX } from '#shared/limits.ts';
import { looksLikeTeacher } from './lookalike.ts';

/** Control characters, line separators, lone surrogates, and marks that change the direction of surrounding text. */
const FORBIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Invisible characters: among them the Hangul fillers, which count as letters, and the empty braille cell. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Z}\p{M}\u2800]/gu;

/** `text` composed (NFC), trimmed, with single spaces; null when it is empty, longer than `maxLength` code points, or has forbidden characters. */
function cleanLine(text: string, maxLength: number): string | null {
  const trimmed = text.trim();
  if (FORBIDDEN.test(trimmed)) return null;
  const cleaned = trimmed.normalize('NFC').replace(/\p{Zs}+/gu, ' ');
  const length = [...cleaned].length;
  return length <= maxLength && cleaned.replace(INVISIBLE, '') !== '' ? cleaned : null;
}

/** A seat's display name; null when it is not allowed. */
export function cleanName(text: string): string | null {
  const name = cleanLine(text, NAME_LENGTH_MAX);
  return name === null || looksLikeTeacher(name) ? null : name;
}

/** A class's title; null when it is not allowed. */
export function cleanTitle(text: string): string | null {
  return cleanLine(text, TITLE_LENGTH_MAX);
}

/** A picture's description in one sentence; '' for none, null when it is not allowed. */
export function cleanDescription(text: string): string | null {
  return text.trim() === '' ? '' : cleanLine(text, DESCRIPTION_LENGTH_MAX);
}

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
