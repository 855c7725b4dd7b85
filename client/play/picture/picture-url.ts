/** The address of an activity's picture, for images of the page: the server's, or that of a sheet which this page has painted. */
import { useEffect, useState } from 'preact/hooks';
import type { ActivityId, ClassroomId } from '#shared/ids.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { isPainted, paintSheet } from './sheet.ts';

/** Longest side of a sheet for images of the page. Pixels. */
const IMAGE_LONG_SIDE = 1_024;

/** They stay as long as the page: a page shows few activities, and many images of each. */
const painted = new Map<ActivityId, Promise<string>>();

/** Undefined until the sheet is painted. */
export function usePictureUrl(classroom: ClassroomId, activity: ActivityView): string | undefined {
  const { id, picture, cuts } = activity;
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isEnded = false;
    setUrl(undefined);
    if (picture !== null && !isPainted(cuts[0])) return undefined;
    sheetUrl(activity).then((address) => {
      if (!isEnded) setUrl(address);
    }, reportError);
    return () => {
      isEnded = true;
    };
  }, [id]);
  return picture === null || isPainted(cuts[0]) ? url : picturePath(classroom, picture);
}

function sheetUrl({ id, cuts }: ActivityView): Promise<string> {
  const known = painted.get(id);
  if (known !== undefined) return known;
  const painting = paintedUrl(cuts);
  painted.set(id, painting);
  painting.catch(() => painted.delete(id));
  return painting;
}

async function paintedUrl([spec]: ActivityView['cuts']): Promise<string> {
  if (spec === undefined) throw new Error('an activity without cuts has no sheet');
  const canvas = await paintSheet(spec, null, IMAGE_LONG_SIDE);
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (file === null) throw new Error('the browser encodes no sheet');
  return URL.createObjectURL(file);
}
