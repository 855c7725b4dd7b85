/** Loads the picture of an activity. */
import type { ClassroomId } from '#shared/ids.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';

/**
 * Rejects when it cannot be loaded now; a later attempt may succeed.
 * @param onShare called with the share that is loaded, 0..1, where the length is known
 */
export async function loadPicture(
  classroom: ClassroomId,
  { picture }: ActivityView,
  onShare: (share: number) => void = () => undefined,
): Promise<ImageBitmap> {
  const response = await fetch(picturePath(classroom, picture));
  if (!response.ok) throw new Error(`the server answered ${response.status} for the picture`);
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
