/** What the server gets of pictures on cards: their contact sheet and, behind it, the files of those that move. */
import { UPLOAD_BYTES_MAX } from '#shared/limits.ts';
import type { CardFile } from '#shared/picture/card-files.ts';
import type { Pace } from '#shared/picture/motion.ts';
import type { DraftPicture } from './picture-draft.ts';

export interface CardsUpload {
  readonly file: File;
  readonly cards: readonly CardFile[];
  readonly pace: Pace;
}

/** @param pictures in the order of the cards */
export function uploadOf(
  contactSheet: File,
  pictures: readonly Pick<DraftPicture, 'moving'>[],
  pace: Pace,
): CardsUpload {
  const files = pictures.map(({ moving }) => (pace === 'still' ? null : moving));
  if (files.every((file) => file === null)) return { file: contactSheet, cards: [], pace: 'still' };
  const cards = files.flatMap((file, card): CardFile[] => (file === null ? [] : [[card, file.size]]));
  const parts = [contactSheet, ...files.filter((file) => file !== null)];
  return { file: new File(parts, contactSheet.name, { type: contactSheet.type }), cards, pace };
}

/** More than the server takes. */
export function isTooLarge({ file }: CardsUpload): boolean {
  return file.size > UPLOAD_BYTES_MAX;
}
