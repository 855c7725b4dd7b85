/** Counts the frames of a GIF. Source: https://www.w3.org/Graphics/GIF/spec-gif89a.txt */

const HEADER_BYTES = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const IMAGE_BYTES = 10;

/** At most `most`: then the rest is not read. */
export function countGifFrames(file: DataView, most: number): number {
  let frames = 0;
  let at = HEADER_BYTES + (file.byteLength < HEADER_BYTES ? 0 : tableBytes(file.getUint8(10)));
  while (at + IMAGE_BYTES <= file.byteLength && frames < most) {
    const block = file.getUint8(at);
    if (block === EXTENSION) at = skipData(file, at + 2);
    else if (block === IMAGE) {
      frames += 1;
      // The byte before the data is the size of its codes.
      at = skipData(file, at + IMAGE_BYTES + tableBytes(file.getUint8(at + 9)) + 1);
    } else break;
  }
  return frames;
}

/** Bytes of the colour table that these flags announce. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** The place after blocks of data: each begins with its length, and the last has none. */
function skipData(file: DataView, start: number): number {
  let at = start;
  while (at < file.byteLength) {
    const length = file.getUint8(at);
    at += 1 + length;
    if (length === 0) break;
  }
  return at;
}
