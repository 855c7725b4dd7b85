/** The picture of an activity. */
import type { ActivityRecord, PictureRecord, Store } from '#server/store/port.ts';

/** Null: it has none, or it is gone. */
export async function pictureOf(
  store: Pick<Store, 'picture'>,
  activity: ActivityRecord | null | undefined,
): Promise<PictureRecord | null> {
  const picture = activity?.picture ?? null;
  return picture === null ? null : store.picture(picture);
}
