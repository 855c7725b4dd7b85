/**
 * What the bytes of a file tell about the picture in it, without its pixels. The file's name and type are never trusted. Every function
 * reads within its bounds, whatever the bytes are.
 */
import { type FoundOrientation, findOrientation } from './exif.ts';
import { countGifFrames } from './gif-frames.ts';
import { brandsOf, hasBox, hasHighBitDepth } from './heif-boxes.ts';
import type { Orientation } from './orientation.ts';

/** The formats that the server reads. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';

export interface PictureInspection {
  /** `heic`: a photo of an iPhone's camera. `other`: anything else that the server does not read. */
  readonly format: PictureFormat | 'heic' | 'other';
  /** How the stored pixels must be turned. 1 where they are upright, and in formats whose decoders turn them, such as AVIF. */
  readonly orientation: Orientation;
  /** The bytes that would make a decoder turn the pixels by itself. */
  readonly turning: Turning | null;
  /** It has several frames, and the server keeps the movement. */
  readonly isMoving: boolean;
  /** The file ends before the picture does. */
  readonly isCutOff: boolean;
  /** Browsers and the server read the same pixels from it. Not so of inks, of more than 8 bits a colour, and of some frames. */
  readonly isPortable: boolean;
}

/** The range of bytes in a file, and the bytes in place of which no decoder turns the picture. */
export interface Turning {
  readonly start: number;
  readonly end: number;
  readonly replacement: Uint8Array<ArrayBuffer>;
}

const PLAIN = {
  orientation: 1,
  turning: null,
  isMoving: false,
  isCutOff: false,
  isPortable: true,
} as const satisfies Partial<PictureInspection>;

export function inspectPicture(bytes: Uint8Array): PictureInspection {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.byteLength < 16) return { format: 'other', ...PLAIN };
  if (file.getUint16(0) === 0xffd8) return inspectJpeg(file);
  if (file.getUint32(0) === 0x89504e47) return inspectPng(file);
  if (isText(file, 0, 'GIF8')) return { format: 'gif', ...PLAIN, isMoving: countGifFrames(file, 2) > 1 };
  if (isText(file, 0, 'RIFF') && isText(file, 8, 'WEBP')) return inspectWebp(file);
  if (isText(file, 4, 'ftyp')) return inspectHeif(file);
  return { format: 'other', ...PLAIN };
}

/** SOF0 to SOF15, except for DHT, JPG and DAC, which have codes among them. */
const isFrameHeader = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const JPEG_SCAN = 0xda;
const JPEG_APP1 = 0xe1;
/** `Exif`, and two zeros. */
const EXIF_PREFIX_BYTES = 6;

function inspectJpeg(file: DataView): PictureInspection {
  let found: FoundOrientation | null = null;
  let colours = 3;
  let at = 2;
  while (at + 4 <= file.byteLength && file.getUint8(at) === 0xff) {
    const marker = file.getUint8(at + 1);
    // A fill byte before the marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === JPEG_SCAN) break;
    const end = Math.min(file.byteLength, at + 2 + file.getUint16(at + 2));
    const data = at + 4;
    if (marker === JPEG_APP1 && found === null && isText(file, data, 'Exif'))
      found = findOrientation(file, data + EXIF_PREFIX_BYTES, end);
    if (isFrameHeader(marker) && data + 6 <= end) colours = file.getUint8(data + 5);
    at = end;
  }
  return {
    format: 'jpeg',
    ...PLAIN,
    ...turningOf(found),
    isCutOff: !hasMarkerAfter(file, at, 0xd9),
    // Four colours are inks, which every decoder mixes in its own manner.
    isPortable: colours < 4,
  };
}

function hasMarkerAfter(file: DataView, start: number, marker: number): boolean {
  for (let at = file.byteLength - 2; at >= start; at -= 1)
    if (file.getUint8(at + 1) === marker && file.getUint8(at) === 0xff) return true;
  return false;
}

function inspectPng(file: DataView): PictureInspection {
  let turning: Pick<PictureInspection, 'orientation' | 'turning'> = PLAIN;
  let isAnimation = false;
  let isCutOff = true;
  for (let at = 8; at + 12 <= file.byteLength && isCutOff; ) {
    const data = at + 8;
    const end = data + file.getUint32(at) + 4;
    if (isText(file, at + 4, 'IEND')) isCutOff = false;
    if (isText(file, at + 4, 'acTL')) isAnimation = true;
    if (isText(file, at + 4, 'eXIf') && end <= file.byteLength) {
      const found = findOrientation(file, data, end - 4);
      // The whole chunk: its checksum would not fit any more.
      if (found !== null)
        turning = { orientation: found.orientation, turning: { start: at, end, replacement: new Uint8Array() } };
    }
    at = end;
  }
  // Browsers show an animation's first frame, the server its still. Missing rows are black in one and clear in the other.
  return { format: 'png', ...PLAIN, ...turning, isCutOff, isPortable: !isAnimation && !isCutOff };
}

const WEBP_MOVING_FLAG = 0x02;

function inspectWebp(file: DataView): PictureInspection {
  let found: FoundOrientation | null = null;
  let isMoving = false;
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const data = at + 8;
    const end = data + file.getUint32(at + 4, true);
    if (isText(file, at, 'VP8X') && data < file.byteLength) isMoving = (file.getUint8(data) & WEBP_MOVING_FLAG) !== 0;
    if (isText(file, at, 'EXIF')) {
      // Some programs write the prefix that belongs to JPEG.
      const start = isText(file, data, 'Exif') ? data + EXIF_PREFIX_BYTES : data;
      found ??= findOrientation(file, start, Math.min(end, file.byteLength));
    }
    // Chunks begin at even places.
    at = end + (end % 2);
  }
  // No decoder turns the frames of a moving picture.
  return { format: 'webp', ...PLAIN, ...turningOf(isMoving ? null : found), isMoving };
}

const AVIF_BRANDS = ['avif', 'avis'];
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1'];

/** Decoders turn the picture by the container's own properties; its EXIF data does not count. */
function inspectHeif(file: DataView): PictureInspection {
  const brands = brandsOf(file);
  if (brands.some((brand) => AVIF_BRANDS.includes(brand))) {
    // Not every browser turns (irot), mirrors (imir) and crops (clap) as the container says.
    const isAsStored = ['irot', 'imir', 'clap'].every((box) => !hasBox(file, box));
    const isPortable = !brands.includes('avis') && !hasHighBitDepth(file) && isAsStored;
    return { format: 'avif', ...PLAIN, isPortable };
  }
  return { format: brands.some((brand) => HEIC_BRANDS.includes(brand)) ? 'heic' : 'other', ...PLAIN };
}

/** Orientation 1 in place of the found one. */
function turningOf(found: FoundOrientation | null): Pick<PictureInspection, 'orientation' | 'turning'> {
  if (found === null) return { orientation: 1, turning: null };
  const { orientation, at, isLittleEndian } = found;
  const replacement = new Uint8Array(isLittleEndian ? [1, 0] : [0, 1]);
  return { orientation, turning: { start: at, end: at + 2, replacement } };
}

/** Whether these ASCII characters stand at this place. */
function isText(file: DataView, at: number, text: string): boolean {
  if (at + text.length > file.byteLength) return false;
  for (let index = 0; index < text.length; index += 1)
    if (file.getUint8(at + index) !== text.charCodeAt(index)) return false;
  return true;
}
