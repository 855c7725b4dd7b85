/** A picture that the teacher chose, opened in the browser. It is previewed and cropped there, and sent as the original file. */
import { exchange } from '#client/net/http/exchange.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { UPLOAD_BYTES_MAX } from '#shared/limits.ts';
import { type Crop, cropToPixels } from '#shared/picture/crop.ts';
import type { SampleId } from '#shared/samples/catalogue.ts';
import { samplePath } from '#shared/samples/sample-path.ts';
import { isReusedPicture, type PictureSource } from './picture-source.ts';

/** The types that the server reads. A phone converts its own format to one of them. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif';
/** The long side of the copy from which the preview is drawn. Pixels. */
const PREVIEW_PIXELS_LONG = 2_048;

export interface ChosenPicture {
  readonly source: PictureSource;
  /** As displayed, with the camera's rotation applied. Pixels. */
  readonly width: number;
  readonly height: number;
  readonly preview: HTMLCanvasElement;
  readonly file: Blob;
}

export async function openPicture(source: PictureSource): Promise<ChosenPicture | RequestErrorCode> {
  const file = typeof source === 'string' ? await fetchSample(source) : isReusedPicture(source) ? source.file : source;
  if (file === null) return 'offline';
  if (file.size > UPLOAD_BYTES_MAX) return 'picture-too-large';
  return loadImage(source, file);
}

/** The whole picture with a preview that is drawn anew, after the one before was lost with the graphics process. */
export function reopenPicture({ source, file }: ChosenPicture): Promise<ChosenPicture | RequestErrorCode> {
  return loadImage(source, file);
}

/** Null: it could not be loaded. */
async function fetchSample(sample: SampleId): Promise<Blob | null> {
  const answer = await exchange(samplePath(sample), {});
  return typeof answer === 'string' || answer.status !== 200 ? null : answer.body;
}

async function loadImage(source: PictureSource, file: Blob): Promise<ChosenPicture | RequestErrorCode> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(1, PREVIEW_PIXELS_LONG / Math.max(width, height));
    const preview = document.createElement('canvas');
    preview.width = Math.max(1, Math.round(width * scale));
    preview.height = Math.max(1, Math.round(height * scale));
    watchedContext(preview)?.drawImage(image, 0, 0, preview.width, preview.height);
    return { source, width, height, preview, file };
  } catch {
    // No picture that the browser can read, or a damaged one.
    return 'not-a-picture';
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The part of a picture that a crop keeps. The server cuts the same part from the file. */
export function cropPicture({ source, width, height, preview, file }: ChosenPicture, crop: Crop): ChosenPicture {
  const cropped = cropToPixels(crop, width, height);
  const area = cropToPixels(crop, preview.width, preview.height);
  const canvas = document.createElement('canvas');
  canvas.width = area.width;
  canvas.height = area.height;
  watchedContext(canvas)?.drawImage(preview, -area.left, -area.top);
  return { source, width: cropped.width, height: cropped.height, preview: canvas, file };
}

/** The first picture among dropped or pasted files by their types; else the first file, so that the page can refuse it. */
export function firstPicture(files: FileList | null | undefined): File | null {
  const all = [...(files ?? [])];
  return all.find(({ type }) => type.startsWith('image/')) ?? all[0] ?? null;
}
