/**
 * Reads a picture file on the page as the server reads it: what is previewed here is what is cut there. A file that the server does not
 * take, or could show differently, is drawn and encoded by the page; all others are sent as they are.
 */
import { READABLE_PIXELS_MAX } from '#client/base/limits.ts';
import { UPLOAD_BYTES_MAX, UPLOAD_PIXELS_MAX } from '#shared/limits.ts';
import { inspectPicture, type PictureInspection } from '#shared/picture/inspect.ts';
import { turnedSides } from '#shared/picture/orientation.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import { drawUpright, encodeUpright, isBlank, paintBackground, type StoredImage } from './draw-picture.ts';

/** The long side of the copy from which previews are drawn. Pixels. */
const PREVIEW_PIXELS_LONG = 2_048;
/** Larger files are not read into memory. Bytes. */
const READABLE_BYTES_MAX = 128 * 1024 * 1024;
/** In place of the end that a cut-off JPEG lacks: browsers then show all of its rows, as the server does. */
const JPEG_END = new Uint8Array([0xff, 0xd9]);

export interface ReadPicture {
  /** What to send in place of the file; null: the file itself. */
  readonly redrawn: File | null;
  /** What is sent moves. */
  readonly isMoving: boolean;
  /** Sides of the upright picture that is sent. Pixels. */
  readonly width: number;
  readonly height: number;
  /** Upright, on white. */
  readonly preview: HTMLCanvasElement;
}

/** @param mustRedraw sends what the page shows in any case: the server has not been able to read the file */
export async function readPicture(file: Blob, mustRedraw = false): Promise<ReadPicture | ErrorCode> {
  if (file.size > READABLE_BYTES_MAX) return 'picture-too-large';
  // Also a file that was moved since it was chosen, or that a cloud has not brought yet.
  const bytes = await file.arrayBuffer().then(
    (content) => new Uint8Array(content),
    () => null,
  );
  if (bytes === null || bytes.length === 0) return 'picture-broken';
  const inspection = inspectPicture(bytes);
  const address = URL.createObjectURL(asStored(bytes, inspection, file.type));
  try {
    const element = await decodeImage(address);
    if (element === null || element.naturalWidth === 0) return codeOfUnreadable(inspection);
    if (element.naturalWidth * element.naturalHeight > READABLE_PIXELS_MAX) return 'picture-too-many-pixels';
    return await draw(file, { element, orientation: inspection.orientation }, inspection, mustRedraw);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The picture of a file as this page draws it. Null: this page cannot draw it. */
export async function redrawPicture(file: File): Promise<File | null> {
  const read = await readPicture(file, true);
  return typeof read === 'string' ? null : read.redrawn;
}

/** The same picture without what would make a browser turn it. */
function asStored(bytes: Uint8Array<ArrayBuffer>, inspection: PictureInspection, type: string): Blob {
  const { turning, format, isCutOff } = inspection;
  const parts: BlobPart[] =
    turning === null ? [bytes] : [bytes.subarray(0, turning.start), turning.replacement, bytes.subarray(turning.end)];
  if (format === 'jpeg' && isCutOff) parts.push(JPEG_END);
  return new Blob(parts, { type });
}

/** Null: the browser cannot read it. */
async function decodeImage(address: string): Promise<HTMLImageElement | null> {
  const element = new Image();
  element.src = address;
  try {
    await element.decode();
    return element;
  } catch {
    return null;
  }
}

function codeOfUnreadable({ format }: PictureInspection): ErrorCode {
  if (format === 'heic') return 'picture-heic';
  return format === 'other' ? 'not-a-picture' : 'picture-broken';
}

async function draw(
  file: Blob,
  image: StoredImage,
  inspection: PictureInspection,
  mustRedraw: boolean,
): Promise<ReadPicture | ErrorCode> {
  const { naturalWidth, naturalHeight } = image.element;
  const full = turnedSides({ width: naturalWidth, height: naturalHeight }, image.orientation);
  const scale = Math.min(1, PREVIEW_PIXELS_LONG / Math.max(full.width, full.height));
  const preview = drawUpright(image, {
    width: Math.max(1, Math.round(full.width * scale)),
    height: Math.max(1, Math.round(full.height * scale)),
  });
  if (preview === null || isBlank(preview)) return codeOfUnreadable(inspection);
  paintBackground(preview);

  const excess = excessOf(file.size, full);
  // Drawing it would end its movement.
  if (excess !== null && inspection.isMoving) return excess;
  const isReadByServer = inspection.format !== 'heic' && inspection.format !== 'other' && inspection.isPortable;
  if (excess === null && isReadByServer && !mustRedraw)
    return { redrawn: null, isMoving: inspection.isMoving, ...full, preview };
  const encoded = await encodeUpright(image, full);
  if (encoded === null) return excess ?? codeOfUnreadable(inspection);
  return { redrawn: encoded.file, isMoving: false, width: encoded.width, height: encoded.height, preview };
}

/** What the server has too much of; null: it takes that much. */
function excessOf(
  bytes: number,
  { width, height }: { readonly width: number; readonly height: number },
): ErrorCode | null {
  if (width * height > UPLOAD_PIXELS_MAX) return 'picture-too-many-pixels';
  return bytes > UPLOAD_BYTES_MAX ? 'picture-too-large' : null;
}
