/** A class's picture as the board draws it. */
import type { ClassroomId } from '#shared/ids.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';

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
  const total = Number(response.headers.get('content-length'));
  if (response.body === null || !(total > 0)) return createImageBitmap(await response.blob());
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    loaded += read.value.length;
    onShare(Math.min(1, loaded / total));
  }
  return createImageBitmap(new Blob(parts));
}
