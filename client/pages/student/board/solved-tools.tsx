/** The tools of a student whose puzzle is solved: the next one, where each student has a board, and the picture to keep. */
import { Download } from 'lucide';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { feastWords } from '#client/i18n/words/student/feast-words.ts';
import { drawWhole, savedSize, savePicture } from '#client/play/feast/save-picture.ts';
import type { Play } from '#client/play/play.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ActivityView, BoardView } from '#shared/protocol/views/activity-view.ts';
import { NextPuzzleButton } from './next-puzzle-button.tsx';
import './solved-tools.css';

interface SolvedToolsProps {
  readonly connection: ClassConnection;
  readonly play: Play;
  readonly board: BoardView;
  readonly activity: ActivityView;
}

export function SolvedTools({ connection, play, board: { board, cut }, activity }: SolvedToolsProps) {
  const { keep, keepPicture: name } = feastWords.value;
  return (
    <>
      {activity.mode === 'each' && (
        <NextPuzzleButton connection={connection} board={board} activity={activity} cut={cut} />
      )}
      <Button
        kind="quiet"
        class="button tool keep-tool"
        icon={Download}
        aria-label={name}
        title={name}
        onClick={() => keepPicture(play)}
      >
        {keep}
      </Button>
    </>
  );
}

function keepPicture(play: Play): void {
  const picture = play.internals.picture();
  if (picture === null) return;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, savedSize(picture));
  const context = watchedContext(canvas, { alpha: false });
  if (context === null) return;
  drawWhole(context, picture);
  savePicture(canvas);
}
