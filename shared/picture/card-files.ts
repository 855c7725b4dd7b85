/** The files of moving pictures on cards: behind the contact sheet, in one upload, so that the server makes their frames. */

/** Of one of them: its place on the contact sheet, from 0, and its bytes. */
export type CardFile = readonly [card: number, bytes: number];

/** Are the places ascending? The files are those that `CardFile`s name, in their order, up to the upload's end. */
export function areCardsAscending(cards: readonly CardFile[]): boolean {
  return cards.every(([card], index) => index === 0 || card > (cards[index - 1]?.[0] ?? card));
}

/** The contact sheet's bytes, and those of each file. Null: the upload is not as long as they are. */
export function splitUpload<Bytes extends { subarray(start: number, end: number): Bytes; readonly length: number }>(
  upload: Bytes,
  cards: readonly CardFile[],
): { readonly contactSheet: Bytes; readonly files: readonly Bytes[] } | null {
  let end = upload.length - cards.reduce((sum, [, bytes]) => sum + bytes, 0);
  if (cards.length > 0 && end <= 0) return null;
  const contactSheet = upload.subarray(0, end);
  const files = cards.map(([, bytes]) => {
    const start = end;
    end += bytes;
    return upload.subarray(start, end);
  });
  return { contactSheet, files };
}
