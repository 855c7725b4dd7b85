/** The replay of the focused board, in the place of its tools. */
import type { ClassLink } from '#client/net/class-link.ts';
import { ReplayTools } from '#client/pages/teacher/controls/moments/replay-tools.tsx';
import type { Play } from '#client/play/play.ts';
import { ReplayPanel } from '#client/play/replay/replay-panel.tsx';
import { playScreen } from '#client/play/replay/replay-screen.ts';
import { THRESHOLDS_DEFAULT } from '#shared/attention/attention-rules.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';

interface BoardReplayProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly board: BoardView;
  readonly play: Play;
  readonly areNamesHidden: boolean;
  readonly onClose: () => void;
}

export function BoardReplay({ link, view, board, play, areNamesHidden, onClose }: BoardReplayProps) {
  return (
    <ReplayPanel
      classroom={view.id}
      board={board.board}
      createScreen={(appearanceOf) => playScreen(play, appearanceOf)}
      thresholds={view.controls.teacherOnly?.thresholds ?? THRESHOLDS_DEFAULT}
      marksChat
      isLive
      tools={(session) => (
        <ReplayTools link={link} view={view} board={board} session={session} areNamesHidden={areNamesHidden} />
      )}
      onFit={() => play.fit()}
      onClose={onClose}
    />
  );
}
