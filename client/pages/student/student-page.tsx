/** A class as a student has it: the own board is the page, between two bars. */
import { useSignal } from '@preact/signals';
import { Ellipsis, Eye, History } from 'lucide';
import { Lazy } from '#client/app/lazy.tsx';
import { setWindowTitle } from '#client/app/start.tsx';
import { ChatButton } from '#client/chat/chat-button.tsx';
import { useChatPanel } from '#client/chat/chat-panel-state.ts';
import { LazyChatPanel } from '#client/chat/lazy-chat-panel.tsx';
import { BoardContainer } from '#client/classroom/board/board-container.tsx';
import { BoardToolbar } from '#client/classroom/board/board-toolbar.tsx';
import { usePlay } from '#client/classroom/board/use-play.ts';
import { type ClassConnection, useClassConnection } from '#client/classroom/class-connection.ts';
import { connectionNotice } from '#client/classroom/connection-notice.tsx';
import { TimerFace } from '#client/classroom/timer.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import { controlsViewWords } from '#client/i18n/words/student/controls-view-words.ts';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { ConnectionState } from '#client/net/class-link.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { TeamChip } from '#client/ui/seat/team-chip.tsx';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { Preferences } from '#client/ui/surfaces/preferences.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { ClassroomView, You } from '#shared/protocol/views/classroom-view.ts';
import { BoardProgress, SaveStatus } from './board-status.tsx';
import { PauseOverlay } from './controls/pause-overlay.tsx';
import { RaiseHandButton } from './controls/raise-hand-button.tsx';
import { Goodbye } from './goodbye.tsx';
import { SeatMenu } from './seat-menu.tsx';
import { WaitingRoom } from './waiting-room.tsx';
import '#client/i18n/words/class-error-sentences.ts';
import '../../classroom/class-layout.css';
import './student-page.css';

const loadEarlierBoards = () => import('./my-earlier-boards.tsx').then(({ MyEarlierBoards }) => MyEarlierBoards);
const loadNextPuzzleButton = () => import('./next-puzzle-button.tsx').then(({ NextPuzzleButton }) => NextPuzzleButton);
const loadKeyboardPanel = () =>
  import('#client/play/keyboard/panel/keyboard-panel.tsx').then(({ KeyboardPanel }) => KeyboardPanel);
const loadHintHand = () => import('#client/play/intro/hint-hand.tsx').then(({ HintHand }) => HintHand);
const loadSpotlightOverlay = () =>
  import('./controls/spotlight-overlay.tsx').then(({ SpotlightOverlay }) => SpotlightOverlay);
const loadTeacherHint = () => import('#client/play/assists/teacher-hint.tsx').then(({ TeacherHint }) => TeacherHint);
const loadTrayStrip = () => import('#client/play/tray/tray-strip.tsx').then(({ TrayStrip }) => TrayStrip);

export function StudentPage({ classroom }: { readonly classroom: ClassroomId }) {
  const connection = useClassConnection(classroom);
  const view = connection.view.value;
  const waiting = connection.waiting.value;
  const { state } = connection.status.value;
  setWindowTitle(view?.title ?? waiting?.title ?? '');
  if (waiting !== null && view === null && WAITING_STATES.has(state))
    return <WaitingRoom view={waiting} isLost={state !== 'live'} />;
  const connectionNote = connectionNotice({ ...connection.status.value, hasView: view !== null, home: '/' });
  if (connectionNote !== null || view === null) return <>{connectionNote}</>;
  // A teacher who opened a student's link is led to her own page.
  if (view.you.role === 'teacher') location.replace(`/teach/${classroom}`);
  return view.you.role === 'student' ? <StudentClass connection={connection} view={view} you={view.you} /> : null;
}

/** Somebody who waits to be let in waits on while the connection comes back. */
const WAITING_STATES: ReadonlySet<ConnectionState> = new Set<ConnectionState>(['connecting', 'live', 'reconnecting']);

interface StudentClassProps {
  readonly connection: ClassConnection;
  readonly view: ClassroomView;
  readonly you: Extract<You, { role: 'student' }>;
}

function StudentClass({ connection, view, you }: StudentClassProps) {
  const say = boardWords.value;
  const { more, untitled, reconnecting } = sharedWords.value;
  const board = view.boards.find((each) => each.board === you.board);
  const { play, notice } = usePlay(connection, view, board);
  const team = board?.team ?? null;
  const showsEarlier = useSignal(false);
  const chat = useChatPanel({ classroom: view.id, page: connection.page, link: connection.link });
  const isLost = connection.status.value.state !== 'live' || play?.saveState.value === 'reconnecting';
  const teachers = you.board === null ? 0 : (connection.watchers.value.get(you.board) ?? 0);
  const isPaused = !view.finished && (view.paused || play?.facts.value.isPaused === true);
  const solvedMessage = play?.facts.value.isSolved === true ? say.solved : null;
  const { spotlight, timer, handRaised } = view.controls;
  const isMineSpotlit = spotlight !== null && spotlight.board === you.board;
  const isSpotlit = spotlight !== null && !isMineSpotlit;
  const spotlightMessage = isMineSpotlit ? controlsViewWords.value.spotlightYours : null;
  // When the lesson is over, what stands in place of the tools says so.
  const message = view.finished ? null : (notice.value ?? spotlightMessage ?? solvedMessage);
  const banner = isLost ? reconnecting : message;
  // What lies over the board keeps the keys away from it, too.
  const isCovered = isPaused || isSpotlit;
  const isInactive = isCovered || view.finished;

  const canPlayNextPuzzle = solvedMessage !== null && board !== undefined && view.activity?.mode === 'each';
  const nextPuzzleButton = canPlayNextPuzzle && view.activity !== null && (
    <Lazy
      load={loadNextPuzzleButton}
      props={{ connection, board: board.board, activity: view.activity, cut: board.cut }}
      key={board.board}
    />
  );

  return (
    <div class="class" data-chat={chat.isOpen.value}>
      {play !== null && !isInactive && (
        <Button class="button skip" onClick={() => play.keyboard.open()}>
          {keyboardWords.value.open}
        </Button>
      )}
      <header class="bar" data-solid>
        <h1 dir="auto" title={view.title}>
          {view.title === '' ? untitled : view.title}
        </h1>
        {play !== null && <BoardProgress facts={play.facts.value} />}
        <span class="far student-facts">
          {team !== null && (
            <span class="wide team">
              <TeamChip team={team} />
            </span>
          )}
          <span class="wide">
            <NameChip {...you} />
          </span>
          {teachers > 0 && (
            <span class="status">
              <Icon icon={Eye} />
              <span class="wide">{say.teacherWatching}</span>
            </span>
          )}
          {play !== null && <SaveStatus isSaved={play.saveState.value === 'saved' && !isLost} />}
        </span>
        <TimerFace timer={timer} />
        {!view.finished && <RaiseHandButton link={connection.link} isRaised={handRaised} isLost={isLost} />}
        <ChatButton panel={chat} />
        <Popover label={more} icon={Ellipsis}>
          <div class="stack">
            <NameChip name={say.you(you.name)} hue={you.hue} shape={you.shape} />
            {team !== null && <TeamChip team={team} />}
            <p class="hint">{say.teacherCanSee}</p>
            <SeatMenu classroom={view.id} rejoinCode={you.rejoin} />
            <Button
              icon={History}
              onClick={({ currentTarget }) => {
                currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                showsEarlier.value = true;
              }}
            >
              {say.earlierPuzzles}
            </Button>
            <Preferences />
          </div>
        </Popover>
      </header>
      <main class="board-area">
        {play === null ? (
          <div class="notice">
            <NameChip {...you} />
            <p>{say.waitingForPicture}</p>
          </div>
        ) : (
          <BoardContainer label={say.board} play={play} />
        )}
        {view.activity !== null && spotlight !== null && isSpotlit && (
          <Lazy
            load={loadSpotlightOverlay}
            props={{
              link: connection.link,
              page: connection.page,
              classroom: view.id,
              activity: view.activity,
              spotlight,
            }}
          />
        )}
        <PauseOverlay isPaused={isPaused} />
        {play?.keyboard.isOpen.value === true && !isInactive && (
          <Lazy load={loadKeyboardPanel} props={{ keyboard: play.keyboard }} />
        )}
        <p class="banner" role="status" hidden={banner === null}>
          {banner}
        </p>
      </main>
      {play?.tray.isVisible.value === true && !isSpotlit && (
        <div class="tray-holder" inert={isInactive}>
          <Lazy load={loadTrayStrip} props={{ play }} fallback={<div class="tray-place" />} />
        </div>
      )}
      {play !== null && play.teacherHint.value !== null && <Lazy load={loadTeacherHint} props={{ play }} />}
      {play?.isDragHintVisible.value === true && play.teacherHint.value === null && !isInactive && (
        <Lazy load={loadHintHand} props={{ play }} />
      )}
      <footer class="bar" data-solid data-tools inert={isCovered}>
        <Goodbye isOver={view.finished} isSolved={solvedMessage !== null} />
        {!view.finished && <BoardToolbar play={play} replacement={nextPuzzleButton} />}
      </footer>
      <LazyChatPanel panel={chat} />
      {showsEarlier.value && (
        <Lazy
          load={loadEarlierBoards}
          props={{
            connection,
            classroom: view.id,
            onClose: () => {
              showsEarlier.value = false;
            },
          }}
        />
      )}
    </div>
  );
}
