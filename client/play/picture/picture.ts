/** A class's picture as the board draws it. */
import type { ClassroomId } from '../../../shared/ids.ts';
import type { ActivityView } from '../../../shared/protocol/events.ts';
import { picturePath } from '../../../shared/protocol/paths.ts';

/**
 * Rejects when it cannot be had now: asking again later may do.
 * @param onShare told how much of it is here, 0..1, where that is known
 */
export async function loadPicture(
  classroom: ClassroomId,
  { picture }: ActivityView,
  onShare: (share: number) => void = () => undefined,
): Promise<ImageBitmap> {
  const response = await fetch(picturePath(classroom, picture));
  if (!response.ok) throw new Error(`the picture was answered with ${response.status}`);
  const all = Number(response.headers.get('content-length'));
  if (response.body === null || !(all > 0)) return createImageBitmap(await response.blob());
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let here = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    here += read.value.length;
    onShare(Math.min(1, here / all));
  }
  return createImageBitmap(new Blob(parts));
}
