/** A class's picture as the board draws it. */
import type { ClassroomId } from '../../shared/ids.ts';
import type { ActivityView } from '../../shared/protocol/events.ts';
import { picturePath } from '../../shared/protocol/paths.ts';

/** Rejects when it cannot be had now: asking again later may do. */
export async function loadPicture(classroom: ClassroomId, { picture }: ActivityView): Promise<ImageBitmap> {
  const response = await fetch(picturePath(classroom, picture));
  if (!response.ok) throw new Error(`the picture was answered with ${response.status}`);
  return createImageBitmap(await response.blob());
}
