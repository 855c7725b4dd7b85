/**
 * Draws a part of a picture. A part that leaves the picture is cut off at its edges, and the target by as much: WebKit draws nothing
 * of an `ImageBitmap` then, and a canvas in the wrong place, where other engines cut it off themselves.
 */

/** A rectangle as `drawImage` takes it. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** One side of a source and of its target. @returns null: nothing of it lies in the picture */
function clipSide(
  side: number,
  { at, length }: { readonly at: number; readonly length: number },
  target: { readonly at: number; readonly length: number },
): { readonly source: [number, number]; readonly target: [number, number] } | null {
  const start = Math.max(0, at);
  const end = Math.min(side, at + length);
  if (end <= start) return null;
  const scale = target.length / length;
  return { source: [start, end - start], target: [target.at + (start - at) * scale, (end - start) * scale] };
}

/** The source and the target that are left of them. Null: nothing of the source lies in the picture. */
export function clipToPicture(
  picture: Size,
  source: Part,
  target: Part,
): { readonly source: Part; readonly target: Part } | null {
  const across = clipSide(
    picture.width,
    { at: source.x, length: source.width },
    { at: target.x, length: target.width },
  );
  const down = clipSide(
    picture.height,
    { at: source.y, length: source.height },
    { at: target.y, length: target.height },
  );
  if (across === null || down === null) return null;
  const part = ([x, width]: [number, number], [y, height]: [number, number]) => ({ x, y, width, height });
  return { source: part(across.source, down.source), target: part(across.target, down.target) };
}

export function drawPart(
  context: CanvasRenderingContext2D,
  picture: ImageBitmap | HTMLCanvasElement | HTMLImageElement,
  source: Part,
  target: Part,
): void {
  const clipped = clipToPicture(picture, source, target);
  if (clipped === null) return;
  const { source: from, target: to } = clipped;
  context.drawImage(picture, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
}
