/** The address of an activity's picture, for images of the page: the server's, or that of a sheet which this page has painted. */
import { useEffect, useState } from 'preact/hooks';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import type { ActivityId, ClassroomId } from '#shared/ids.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';
import { loadPicture, PictureUnavailable } from './load-picture.ts';
import { isPainted } from './sheet.ts';
import { wholePicture } from './whole-picture.ts';

/** Longest side of a sheet for images of the page. Pixels. */
const IMAGE_LONG_SIDE = 1_024;

/** They stay as long as the page: a page shows few activities, and many images of each. */
const painted = { plain: new Map<ActivityId, Promise<string>>(), whole: new Map<ActivityId, Promise<string>>() };

/** `whole`: it is shown by itself as large as the window, with the names of all its pieces. */
type ImageUse = keyof typeof painted;

/** Undefined until the sheet is painted. */
export function usePictureUrl(
  classroom: ClassroomId,
  activity: ActivityView,
  use: ImageUse = 'plain',
): string | undefined {
  const { id, picture, cuts } = activity;
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isEnded = false;
    setUrl(undefined);
    if (picture !== null && !isPainted(cuts[0])) return undefined;
    const retry = new RetryTimers();
    const load = (): void => {
      sheetUrl(classroom, activity, use).then(
        (address) => {
          if (!isEnded) setUrl(address);
        },
        (error: unknown) => {
          if (!(error instanceof PictureUnavailable)) reportError(error);
          else if (!isEnded) retry.retry('picture', PAUSES.content, load);
        },
      );
    };
    load();
    return () => {
      isEnded = true;
      retry.cancelAll();
    };
  }, [id]);
  return picture === null || isPainted(cuts[0]) ? url : picturePath(classroom, picture);
}

function sheetUrl(classroom: ClassroomId, activity: ActivityView, use: ImageUse): Promise<string> {
  const { id } = activity;
  const known = painted[use].get(id);
  if (known !== undefined) return known;
  const painting = paintedUrl(classroom, activity, use);
  painted[use].set(id, painting);
  painting.catch(() => painted[use].delete(id));
  return painting;
}

async function paintedUrl(classroom: ClassroomId, activity: ActivityView, use: ImageUse): Promise<string> {
  const { image } = await loadPicture(classroom, activity);
  const scale = Math.min(1, IMAGE_LONG_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas for the sheet');
  const { cuts } = activity;
  const size = { longSide: IMAGE_LONG_SIDE, shownSide: Math.min(IMAGE_LONG_SIDE, innerHeight) };
  const picture =
    use === 'plain' || cuts[0] === undefined ? image : await wholePicture(cutPuzzle(cuts[0]), image, size);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  image.close();
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (file === null) throw new Error('the browser encodes no sheet');
  return URL.createObjectURL(file);
}
