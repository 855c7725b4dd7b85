/** Loads the seconds around a collected moment, and the picture of its puzzle. */
import { useEffect, useState } from 'preact/hooks';
import { fetchMomentClip } from '#client/net/http/moment-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { type LoadedPicture, loadPicture, PictureUnavailable } from '#client/play/picture/load-picture.ts';
import { pictureKey } from '#client/play/picture/picture-key.ts';
import type { ActivityId, ClassroomId, PictureId } from '#shared/ids.ts';
import type { ActivityView } from '#shared/protocol/views/activity-view.ts';
import { ClipFold } from './clip-fold.ts';

export interface MomentState {
  readonly fold: ClipFold | null;
  readonly picture: LoadedPicture | null;
  /** It is not there any more, or cannot be read. */
  readonly isGone: boolean;
}

const NOTHING: MomentState = { fold: null, picture: null, isGone: false };

/** Moments of one picture share it, so that its pieces are cut once. By the picture, or by the activity that paints its sheet. */
const pictures = new Map<PictureId | ActivityId, Promise<LoadedPicture>>();

function sharedPicture(classroom: ClassroomId, activity: ActivityView): Promise<LoadedPicture> {
  const picture = pictureKey(activity);
  const loading = pictures.get(picture) ?? loadPicture(classroom, activity, { names: 'none' });
  pictures.set(picture, loading);
  loading.catch(() => pictures.delete(picture));
  return loading;
}

export function useMoment(classroom: ClassroomId, moment: number): MomentState {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    setState(NOTHING);
    const retry = new RetryTimers();
    let isEnded = false;
    const loadPictureOf = (fold: ClipFold): void => {
      sharedPicture(classroom, fold.clip.board.activity).then(
        (picture) => {
          if (!isEnded) setState({ fold, picture, isGone: false });
        },
        (error: unknown) => {
          if (!(error instanceof PictureUnavailable)) reportError(error);
          if (!isEnded) retry.retry('picture', PAUSES.content, () => loadPictureOf(fold));
        },
      );
    };
    const endRequest = requestUntilAnswered({
      send: () => fetchMomentClip(classroom, moment),
      isTemporary,
      onReply: (reply) => {
        if (!reply.ok) {
          if (!isTemporary(reply.code)) setState({ ...NOTHING, isGone: true });
          return;
        }
        const fold = foldOf(reply);
        setState({ ...NOTHING, fold, isGone: fold === null });
        if (fold !== null) loadPictureOf(fold);
      },
    });
    return () => {
      isEnded = true;
      endRequest();
      retry.cancelAll();
    };
  }, [classroom, moment]);
  return state;
}

function foldOf(clip: ConstructorParameters<typeof ClipFold>[0]): ClipFold | null {
  try {
    return new ClipFold(clip);
  } catch (error) {
    reportError(error);
    return null;
  }
}
