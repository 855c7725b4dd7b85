/** One picture of the gallery: the board as it was left, or the whole picture once it was solved, and a button to keep it. */
import { Download } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { feastWords } from '#client/i18n/words/student/feast-words.ts';
import { PAUSES, RetryTimers } from '#client/net/retry.ts';
import { SAVED_PX, SAVED_RATIO, savePicture } from '#client/play/feast/save-picture.ts';
import { loadPicture, PictureUnavailable } from '#client/play/picture/load-picture.ts';
import { type WholeSize, wholePicture } from '#client/play/picture/whole-picture.ts';
import { spectatorMirror } from '#client/play/watch/spectator-mirror.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { theme } from '#client/ui/theme.ts';
import { type Board, boardProgress, copyOf } from '#shared/board/board.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { ActivityView, BoardView } from '#shared/protocol/views/activity-view.ts';
import { hidesAnswers, pieceNoun } from '#shared/puzzle/kinds/registry.ts';
import { LargePicture } from './large-picture.tsx';
import { drawLastState, lastStateSize } from './last-state.ts';

/** The longer side on the page. Pixels. */
const SHOWN_PX = 800;

interface GalleryPictureProps {
  readonly classroom: ClassroomId;
  readonly activity: ActivityView;
  readonly state: Board;
}

export function GalleryPicture({ classroom, activity, state }: GalleryPictureProps) {
  const say = feastWords.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [enlarged, setEnlarged] = useState<HTMLCanvasElement | null>(null);
  const { pieces, spec } = state.rules.puzzle;
  const noun = pieceNoun(spec);
  const { done, of } = boardProgress(state);
  const unsolved = hidesAnswers(spec) ? say.placedCards : say.unsolvedPuzzle;
  const caption = state.solved ? say.solvedPuzzle(pieces, noun) : unsolved(pieces, Math.floor((done / of) * 100), noun);
  const draw = async (to: HTMLCanvasElement | null, size: WholeSize) => {
    const { image } = await loadPicture(classroom, activity, { names: 'none' });
    const picture = state.solved ? await wholePicture(state.rules.puzzle, image, size) : image;
    if (to !== null) drawLastState(to, state, picture, size, theme.peek());
    // Ten decoded pictures would fill a tablet's memory.
    image.close();
  };
  useEffect(() => {
    const retry = new RetryTimers();
    const attempt = () => {
      const { clientWidth = 0, clientHeight = 0 } = canvas.current ?? {};
      const shownSide = Math.max(clientWidth, clientHeight) || SHOWN_PX;
      draw(canvas.current, { longSide: SHOWN_PX, shownSide }).catch((error: unknown) => {
        if (!(error instanceof PictureUnavailable)) reportError(error);
        retry.retry('picture', PAUSES.content, attempt);
      });
    };
    attempt();
    return () => retry.cancelAll();
  }, [activity.picture, activity.id, state.seq, canvasLosses.value, theme.value]);
  const save = async () => {
    const file = document.createElement('canvas');
    await draw(file, { longSide: SAVED_PX, shownSide: SAVED_PX / SAVED_RATIO });
    savePicture(file);
  };
  const name = activity.description === '' ? caption : activity.description;
  return (
    <li>
      <button
        type="button"
        class="day-picture"
        aria-label={`${name}. ${say.enlarge}`}
        onClick={() => setEnlarged(canvas.current)}
      >
        <canvas ref={canvas} {...lastStateSize(state, SHOWN_PX)} />
      </button>
      {enlarged !== null && (
        <LargePicture
          name={name}
          small={enlarged}
          draw={(to) => draw(to, { longSide: SAVED_PX, shownSide: Math.min(innerWidth, innerHeight) })}
          onClose={() => setEnlarged(null)}
        />
      )}
      <p>{caption}</p>
      {/* Without a network the page keeps the button: the next press tries again. */}
      <Button icon={Download} onClick={() => void save().catch(() => undefined)}>
        {say.keepPicture}
      </Button>
    </li>
  );
}

interface EarlierPictureProps extends Omit<GalleryPictureProps, 'state'> {
  readonly connection: ClassConnection;
  readonly board: BoardView;
}

/** A board of an earlier picture: the page does not play there, and watches it. */
export function EarlierPicture({ connection: { link, page }, board: { board, cut }, ...props }: EarlierPictureProps) {
  const { activity } = props;
  const [state, setState] = useState<Board | null>(null);
  useEffect(() => {
    const onChange = () => {
      mirror.nextFrame();
      if (mirror.isLoaded) setState(copyOf(mirror.confirmed));
    };
    const mirror = spectatorMirror({ transport: link.transport(board), page, activity, board, cut, onChange });
    link.enter(mirror);
    return () => {
      link.leave(board);
      mirror.close();
    };
  }, [link, activity.id, board, cut]);
  // There is nothing to keep of a board on which nothing was joined.
  const isPlayed = state !== null && boardProgress(state).done > 0;
  return isPlayed ? <GalleryPicture {...props} state={state} /> : null;
}
