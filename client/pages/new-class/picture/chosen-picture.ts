/** A picture that the teacher chose, opened in the browser, where it is previewed and cropped. */
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { readPicture } from '#client/ui/picture/read-picture.ts';
import { type Crop, cropToPixels } from '#shared/picture/crop.ts';
import { samplePath } from '#shared/samples/sample-path.ts';
import { isReusedPicture, type PictureSource } from './picture-source.ts';
import { fetchPicture } from './sources/fetch-picture.ts';

export interface ChosenPicture {
  /** A file as it is sent. */
  readonly source: PictureSource;
  /** As displayed, with the camera's rotation applied. Pixels. */
  readonly width: number;
  readonly height: number;
  readonly preview: HTMLCanvasElement;
  /** It can move on boards. */
  readonly isMoving: boolean;
  /** What the preview shows. */
  readonly file: Blob;
}

export async function openPicture(source: PictureSource): Promise<ChosenPicture | RequestErrorCode> {
  const file =
    typeof source === 'string'
      ? await fetchPicture(samplePath(source))
      : isReusedPicture(source)
        ? source.file
        : source;
  if (file === null) return 'offline';
  const read = await readPicture(file);
  if (typeof read === 'string') return read;
  const { redrawn, isMoving, width, height, preview } = read;
  const sent = source instanceof File && redrawn !== null ? redrawn : source;
  return { source: sent, width, height, preview, isMoving, file: redrawn ?? file };
}

/** The whole picture with a preview that is drawn anew, after the one before was lost with the graphics process. */
export async function reopenPicture({
  source,
  file,
  isMoving,
}: ChosenPicture): Promise<ChosenPicture | RequestErrorCode> {
  const read = await readPicture(file);
  if (typeof read === 'string') return read;
  const { width, height, preview } = read;
  return { source, width, height, preview, isMoving, file };
}

/** The part of a picture that a crop keeps. The server cuts the same part from the file. */
export function cropPicture(picture: ChosenPicture, crop: Crop): ChosenPicture {
  const { width, height, preview } = picture;
  const cropped = cropToPixels(crop, width, height);
  const area = cropToPixels(crop, preview.width, preview.height);
  const canvas = document.createElement('canvas');
  canvas.width = area.width;
  canvas.height = area.height;
  watchedContext(canvas)?.drawImage(preview, -area.left, -area.top);
  return { ...picture, width: cropped.width, height: cropped.height, preview: canvas };
}
