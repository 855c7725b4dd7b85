/** The upper bar of a student's page: the title, the board's progress, the student's seat, the timer, and the menu. */
import { Lazy } from '#client/app/lazy.tsx';
import { ChatButton } from '#client/chat/chat-button.tsx';
import type { ChatPanelState } from '#client/chat/chat-panel-state.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { RaiseHandButton } from '#client/pages/student/controls/raise-hand-button.tsx';
import type { StudentClassProps, StudentClassState } from '#client/pages/student/use-student-class.ts';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { BoardProgress, SaveStatus } from './board-status.tsx';
import { StudentMenu } from './student-menu.tsx';

/** Most boards are no team's. */
const loadTeamChip = () => import('#client/ui/seat/team-chip.tsx').then(({ TeamChip }) => TeamChip);

/** Most boards are played unwatched. */
const loadTeacherWatching = () => import('./teacher-watching.tsx').then(({ TeacherWatching }) => TeacherWatching);

/** Most lessons begin without a timer. */
const loadTimerFace = () => import('#client/classroom/timer/timer.tsx').then(({ TimerFace }) => TimerFace);

interface StudentBarProps extends StudentClassProps {
  readonly state: StudentClassState;
  readonly chat: ChatPanelState;
  readonly onShowEarlier: () => void;
}

export function StudentBar(props: StudentBarProps) {
  const { connection, view, you, state, chat } = props;
  const { play, isLost } = state;
  const { timer } = view.controls;
  return (
    <header class="bar" data-solid data-team={state.board?.team}>
      <h1 dir="auto" title={view.title}>
        {view.title === '' ? sharedWords.value.untitled : view.title}
      </h1>
      {play !== null && !state.isReplaced && <BoardProgress facts={play.facts.value} />}
      {/* Early, so that it stays in the first rows of a crowded bar. */}
      {timer !== null && <Lazy load={loadTimerFace} props={{ timer }} />}
      <SeatFacts {...props} />
      {!view.finished && <RaiseHandButton link={connection.link} isRaised={view.controls.handRaised} isLost={isLost} />}
      <ChatButton panel={chat} />
      <StudentMenu classroom={view.id} you={you} board={state.board} onShowEarlier={props.onShowEarlier} />
    </header>
  );
}

/** The student's team and name, whether a teacher watches the board, and whether all of it is saved. */
function SeatFacts({ connection, you, state: { board, play, isLost, notice } }: StudentBarProps) {
  const team = board?.team ?? null;
  // Without a connection nobody knows who looks on.
  const teachers = isLost || you.board === null ? 0 : (connection.watchers.value.get(you.board) ?? 0);
  return (
    <span class="far student-facts">
      {team !== null && (
        <span class="team">
          <Lazy load={loadTeamChip} props={{ team }} />
        </span>
      )}
      <span class="wide">
        <NameChip {...you} />
      </span>
      {teachers > 0 && <Lazy load={loadTeacherWatching} props={{ notice }} />}
      {play !== null && <SaveStatus state={isLost ? 'reconnecting' : play.saveState.value} />}
    </span>
  );
}
