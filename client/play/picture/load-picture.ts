/** Loads the picture of an activity: its photo, or the sheet that its kind of puzzle paints. */
import { exchange } from '#client/net/http/exchange.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { isLoadedLater } from '#shared/puzzle/kinds/registry.ts';
import type { SheetNames } from './sheet-painter.ts';

/** The picture did not arrive: the network or the server broke off. Whoever asked tries again; it is no fault of the page. */
export class PictureUnavailable extends Error {}

export interface LoadedPicture {
  readonly image: ImageBitmap;
  /** Decodes the picture once more, or paints it, for when the image may be lost with the browser's graphics process. */
  readonly decode: () => Promise<ImageBitmap>;
  /** Decodes the photo once more; null: there is none. */
  readonly photo: () => Promise<ImageBitmap | null>;
}

interface LoadOptions {
  /** Called with the share that is loaded, 0..1, where the length is known. */
  readonly onShare?: (share: number) => void;
  /** Of pieces upon a sheet. */
  readonly names?: SheetNames;
}

/**
 * Rejects when it cannot be loaded now; a later attempt may succeed.
 * @throws PictureUnavailable, or the browser's error for bytes that it cannot decode
 */
export async function loadPicture(
  classroom: ClassroomId,
  { picture, cuts }: ActivityView,
  { onShare = () => undefined, names }: LoadOptions = {},
): Promise<LoadedPicture> {
  const file = picture === null ? null : await loadFile(classroom, picture, onShare);
  const photo = async () => (file === null ? null : createImageBitmap(file));
  const [spec] = cuts;
  const decode = async () => {
    const decoded = await photo();
    // A kind that is no part of every page paints its sheet, and that is not either.
    if (decoded !== null && (spec === undefined || !isLoadedLater(spec))) return decoded;
    if (spec === undefined) throw new Error('an activity without cuts has no sheet');
    const { paintSheet } = await import('./sheet.ts');
    return createImageBitmap(await paintSheet(spec, decoded, { names }));
  };
  return { image: await decode(), decode, photo };
}

async function loadFile(classroom: ClassroomId, picture: PictureId, onShare: (share: number) => void): Promise<Blob> {
  const answer = await exchange(picturePath(classroom, picture), {}, onShare);
  if (typeof answer === 'string') throw new PictureUnavailable(`the picture did not arrive: ${answer}`);
  if (answer.status !== 200) throw new PictureUnavailable(`the server answered ${answer.status} for the picture`);
  return answer.body;
}
