/** The board that fills the main area, with its header above and its tools below. */

import type { Signal } from '@preact/signals';
import { History } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Lazy } from '#client/app/lazy.tsx';
import { BoardContainer } from '#client/classroom/board/board-container.tsx';
import { BoardToolbar } from '#client/classroom/board/board-toolbar.tsx';
import { PlayArea } from '#client/classroom/board/play-area.tsx';
import { ToolButton } from '#client/classroom/board/tool-button.tsx';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { HelpButton } from '#client/pages/teacher/controls/help/help-button.tsx';
import { HelpPanel } from '#client/pages/teacher/controls/help/help-panel.tsx';
import type { Play } from '#client/play/play.ts';
import { useRoomInLetters } from '#client/ui/bar-room.ts';
import type { LiveWall } from '#client/wall/live-wall.ts';
import { type HelpRequests, wallEntries } from '#client/wall/wall-entries.ts';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { FocusHeader } from './focus-header.tsx';

const loadReplay = () => import('./board-replay.tsx').then(({ BoardReplay }) => BoardReplay);

/** Least width for the words of the tools in one row, as `useRoomInLetters` counts. */
const WORDS_ROOM = 21.5;

interface FocusedBoardProps {
  readonly link: ClassLink;
  readonly live: LiveWall;
  readonly view: ClassroomView;
  readonly helpRequests: HelpRequests;
  readonly board: BoardView;
  readonly play: Play;
  readonly areNamesHidden: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly notice: Signal<string | null>;
}

export function FocusedBoard(props: FocusedBoardProps) {
  const { link, view, board, play, areNamesHidden } = props;
  const { teacherOnly } = view.controls;
  const tools = useRef<HTMLDivElement>(null);
  const hasWords = useRoomInLetters(tools) >= WORDS_ROOM;
  const [replayed, setReplayed] = useState<Play | null>(null);
  const isReplaying = replayed === play;
  const wasReplaying = useRef(false);
  // The button that began it has the focus again, as before.
  useEffect(() => {
    if (wasReplaying.current && !isReplaying)
      tools.current?.querySelector<HTMLElement>('.replay-tool .button')?.focus();
    wasReplaying.current = isReplaying;
  }, [isReplaying]);
  const isHelping = teacherOnly !== null && play.isPicking.value && !isReplaying;
  return (
    <div class="focused-board" data-replay={isReplaying ? '' : undefined} data-help={isHelping ? '' : undefined}>
      <LiveHeader {...props} isReplaying={isReplaying}>
        {teacherOnly !== null && !isReplaying && <HelpButton play={play} />}
      </LiveHeader>
      {isHelping && (
        <HelpPanel
          link={link}
          view={view}
          board={board}
          teacherOnly={teacherOnly}
          play={play}
          areNamesHidden={areNamesHidden}
        />
      )}
      <PlayArea play={play} isInert={isReplaying}>
        <div class="board-cell">
          <BoardContainer key={board.board} label={teacherWords.value.boardNumber(board.board)} play={play} />
        </div>
      </PlayArea>
      <div class="teacher-tools" ref={tools} data-bar={hasWords || isReplaying ? 'words' : 'icons'}>
        {isReplaying ? (
          <Lazy
            load={loadReplay}
            props={{ link, view, board, play, areNamesHidden, onClose: () => setReplayed(null) }}
          />
        ) : (
          <BoardToolbar play={play} canPoint>
            <div class="replay-tool">
              <ToolButton play={play} icon={History} onPress={() => setReplayed(play)}>
                {controlsWords.value.replay}
              </ToolButton>
            </div>
          </BoardToolbar>
        )}
      </div>
    </div>
  );
}

interface LiveHeaderProps extends FocusedBoardProps {
  readonly isReplaying: boolean;
  readonly children: ComponentChildren;
}

/** A component of its own: it renders at each change of the board's figures, and the rest of the page does not. */
function LiveHeader(props: LiveHeaderProps) {
  const { live, view, board, helpRequests, areNamesHidden, isReplaying, onStep, notice, children } = props;
  const entry = wallEntries(view, live, helpRequests, areNamesHidden).get(board.board);
  if (entry === undefined) return null;
  return (
    <FocusHeader entry={entry} figures={board.figures} isReplaying={isReplaying} onStep={onStep} notice={notice}>
      {children}
    </FocusHeader>
  );
}
