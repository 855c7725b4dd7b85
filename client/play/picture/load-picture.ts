/** Loads the picture of an activity. */
import { exchange } from '#client/net/http/exchange.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { picturePath } from '#shared/protocol/paths.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';

/** The picture did not arrive: the network or the server broke off. Whoever asked tries again; it is no fault of the page. */
export class PictureUnavailable extends Error {}

export interface LoadedPicture {
  readonly image: ImageBitmap;
  /** Decodes the picture once more, for when the image may be lost with the browser's graphics process. */
  readonly decode: () => Promise<ImageBitmap>;
}

/**
 * Rejects when it cannot be loaded now; a later attempt may succeed.
 * @throws PictureUnavailable, or the browser's error for bytes that it cannot decode
 * @param onShare called with the share that is loaded, 0..1, where the length is known
 */
export async function loadPicture(
  classroom: ClassroomId,
  { picture }: ActivityView,
  onShare: (share: number) => void = () => undefined,
): Promise<LoadedPicture> {
  const answer = await exchange(picturePath(classroom, picture), {}, onShare);
  if (typeof answer === 'string') throw new PictureUnavailable(`the picture did not arrive: ${answer}`);
  if (answer.status !== 200) throw new PictureUnavailable(`the server answered ${answer.status} for the picture`);
  const decode = () => createImageBitmap(answer.body);
  return { image: await decode(), decode };
}
