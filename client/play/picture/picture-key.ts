/** Which activities share a loaded picture. */
import type { ActivityId, PictureId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { isLoadedLater } from '#shared/puzzle/kinds/registry.ts';

/** Activities with one key show the same picture: their photo, or the sheet that each paints. */
export function pictureKey({ id, picture, cuts: [spec] }: ActivityView): PictureId | ActivityId {
  return picture === null || (spec !== undefined && isLoadedLater(spec)) ? id : picture;
}
