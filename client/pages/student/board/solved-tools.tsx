/** The tools of a student whose puzzle is solved: the next one, where each student has a board, and the picture to keep. */
import { Download } from 'lucide';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { feastWords } from '#client/i18n/words/student/feast-words.ts';
import { keepPicture } from '#client/play/feast/save-picture.ts';
import type { Play } from '#client/play/play.ts';
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
        onClick={() => saveNow(play)}
      >
        {keep}
      </Button>
    </>
  );
}

function saveNow({ internals }: Play): void {
  const picture = internals.picture();
  if (picture !== null) keepPicture(internals.mirror.rules.puzzle, picture).catch(reportError);
}
