/** Ascending lists of pieces as bytes. */
import type { PieceId } from '#shared/ids.ts';
import { PIECES_MAX } from '#shared/limits.ts';
import { type ByteReader, type ByteWriter, WireError } from './bytes.ts';

/** Pieces as distances, each from the one before it and the first from `last`. */
export function writeAscending(writer: ByteWriter, pieces: readonly PieceId[], last: PieceId): void {
  writer.varint(pieces.length);
  let before = last;
  for (const piece of pieces) {
    writer.varint(piece - before);
    before = piece;
  }
}

export function readAscending(reader: ByteReader, last: PieceId): PieceId[] {
  const pieces: PieceId[] = [];
  let piece = last;
  for (let left = reader.upTo(PIECES_MAX, 'members'); left > 0; left -= 1) {
    const step = reader.varint();
    piece += step;
    if (step === 0 || piece > PIECES_MAX) throw new WireError(`member ${piece}`);
    pieces.push(piece);
  }
  return pieces;
}
