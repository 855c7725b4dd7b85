/** Finds the orientation in a block of EXIF data, which has the form of a TIFF file. */
import type { Orientation } from './orientation.ts';

export interface FoundOrientation {
  readonly orientation: Orientation;
  /** Where the tag's value, a u16, begins in the file, and its byte order. */
  readonly at: number;
  readonly isLittleEndian: boolean;
}

const ORIENTATION_TAG = 0x0112;
const TYPE_SHORT = 3;
const ENTRY_BYTES = 12;
const LITTLE_ENDIAN = 0x4949;
const BIG_ENDIAN = 0x4d4d;

/** Null: the block names none, or is damaged before it. @param start where the block begins in the file, @param end where it ends */
export function findOrientation(file: DataView, start: number, end: number): FoundOrientation | null {
  if (end - start < 8) return null;
  const order = file.getUint16(start);
  if (order !== LITTLE_ENDIAN && order !== BIG_ENDIAN) return null;
  const isLittleEndian = order === LITTLE_ENDIAN;
  const directory = start + file.getUint32(start + 4, isLittleEndian);
  if (directory + 2 > end) return null;
  const entries = file.getUint16(directory, isLittleEndian);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (at + ENTRY_BYTES > end) return null;
    if (file.getUint16(at, isLittleEndian) !== ORIENTATION_TAG) continue;
    const value = file.getUint16(at + 8, isLittleEndian);
    const isValid = file.getUint16(at + 2, isLittleEndian) === TYPE_SHORT && isOrientation(value);
    return isValid ? { orientation: value, at: at + 8, isLittleEndian } : null;
  }
  return null;
}

function isOrientation(value: number): value is Orientation {
  return value >= 1 && value <= 8;
}
