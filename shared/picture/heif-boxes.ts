/** Reads what matters of a HEIF container, in which AVIF and HEIC come. Sources: ISO/IEC 14496-12 and 23008-12, AV1 ISOBMFF 2.3. */

/** Boxes about the picture stand at the beginning of the file. Bytes. */
const BOXES_BYTES = 64 * 1024;
const BRANDS_MAX = 32;
/** In the third byte of the AV1 configuration. */
const HIGH_BIT_DEPTH_FLAG = 0x40;

/** The major brand and the compatible ones, of a file that begins with a box `ftyp`. */
export function brandsOf(file: DataView): string[] {
  const end = Math.min(file.getUint32(0), file.byteLength, 16 + 4 * BRANDS_MAX);
  const brands = [textAt(file, 8)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(file, at));
  return brands;
}

/** Whether one of its AV1 pictures has more than 8 bits a colour. */
export function hasHighBitDepth(file: DataView): boolean {
  return boxesOf(file, 'av1C').some(
    (at) => at + 7 <= file.byteLength && (file.getUint8(at + 6) & HIGH_BIT_DEPTH_FLAG) !== 0,
  );
}

export function hasBox(file: DataView, name: string): boolean {
  return boxesOf(file, name).length > 0;
}

/** The places of a box's name. */
function boxesOf(file: DataView, name: string): number[] {
  const places: number[] = [];
  const end = Math.min(file.byteLength, BOXES_BYTES);
  for (let at = 0; at + 4 <= end; at += 1) if (textAt(file, at) === name) places.push(at);
  return places;
}

function textAt(file: DataView, at: number): string {
  return String.fromCharCode(file.getUint8(at), file.getUint8(at + 1), file.getUint8(at + 2), file.getUint8(at + 3));
}
