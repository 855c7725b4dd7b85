/** A class as a student has it: the own board is the page, between two bars. */
import { useSignal } from '@preact/signals';
import { Ellipsis, Eye, History } from 'lucide';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { ClassroomView, You } from '../../../shared/protocol/events.ts';
import { ChatButton } from '../../chat/chat-button.tsx';
import { ChatPlace } from '../../chat/chat-place.tsx';
import { useChat } from '../../chat/fold.ts';
import { boardWords } from '../../i18n/words/board.ts';
import { ledWords } from '../../i18n/words/led.ts';
import { reachWords } from '../../i18n/words/reach.ts';
import { words } from '../../i18n/words/shared.ts';
import { TimerFace } from '../../led/timer.tsx';
import type { LinkState } from '../../net/link.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { NameChip } from '../../ui/seat-mark.tsx';
import { Popover } from '../../ui/surfaces/popover.tsx';
import { Preferences } from '../../ui/surfaces/preferences.tsx';
import { TeamChip } from '../../ui/team-chip.tsx';
import { LaterPart } from '../later-part.tsx';
import { nameWindow } from '../start.tsx';
import { type Attendance, useAttendance } from './attend.ts';
import { BoardPlace } from './board-place.tsx';
import { Progress, SaveStatus } from './facts.tsx';
import { Goodbye } from './goodbye.tsx';
import { HandButton } from './led/hand.tsx';
import { PauseVeil } from './led/veil.tsx';
import { MySeat } from './my-seat.tsx';
import { outsideOf } from './outside.tsx';
import { Tools } from './tools.tsx';
import { usePlay } from './use-play.ts';
import { WaitingRoom } from './waiting-room.tsx';
import '../../i18n/words/errors-inside.ts';
import './class.css';
import './student.css';

const loadEarlier = () => import('./earlier.tsx').then(({ OwnEarlier }) => OwnEarlier);
const loadAgain = () => import('./again.tsx').then(({ Again }) => Again);
const loadReachPanel = () => import('../../play/reach/panel/panel.tsx').then(({ ReachPanel }) => ReachPanel);
const loadHand = () => import('../../play/opening/hand.tsx').then(({ GuideHand }) => GuideHand);
const loadSpotlit = () => import('./led/spotlit.tsx').then(({ Spotlit }) => Spotlit);
const loadShown = () => import('../../play/aids/shown-piece.tsx').then(({ ShownPiece }) => ShownPiece);
const loadTray = () => import('../../play/tray/strip.tsx').then(({ TrayStrip }) => TrayStrip);

export function Student({ classroom }: { readonly classroom: ClassroomId }) {
  const attendance = useAttendance(classroom);
  const view = attendance.view.value;
  const waiting = attendance.waiting.value;
  const { state } = attendance.standing.value;
  nameWindow(view?.title ?? waiting?.title ?? '');
  if (waiting !== null && view === null && WAITS.has(state))
    return <WaitingRoom view={waiting} isLost={state !== 'live'} />;
  const outside = outsideOf({ ...attendance.standing.value, isKnown: view !== null, home: '/' });
  if (outside !== null || view === null) return <>{outside}</>;
  // A teacher who opened a student's link is led to her own page.
  if (view.you.role === 'teacher') location.replace(`/teach/${classroom}`);
  return view.you.role === 'student' ? <Playing attendance={attendance} view={view} you={view.you} /> : null;
}

/** Somebody who waits to be let in waits on while the connection comes back. */
const WAITS: ReadonlySet<LinkState> = new Set<LinkState>(['connecting', 'live', 'reconnecting']);

interface PlayingProps {
  readonly attendance: Attendance;
  readonly view: ClassroomView;
  readonly you: Extract<You, { role: 'student' }>;
}

function Playing({ attendance, view, you }: PlayingProps) {
  const say = boardWords.value;
  const { more, untitled, reconnecting } = words.value;
  const board = view.boards.find((each) => each.board === you.board);
  const { play, notice } = usePlay(attendance, view, board);
  const team = board?.team ?? null;
  const looksBack = useSignal(false);
  const chat = useChat({ classroom: view.id, page: attendance.page, link: attendance.link });
  const isLost = attendance.standing.value.state !== 'live' || play?.saved.value === 'reconnecting';
  const teachers = you.board === null ? 0 : (attendance.watched.value.get(you.board) ?? 0);
  const isPaused = !view.finished && (view.paused || play?.facts.value.isPaused === true);
  const solved = play?.facts.value.isSolved === true ? say.solved : null;
  const { spotlight, timer, handUp } = view.led;
  const isMineSpotlit = spotlight !== null && spotlight.board === you.board;
  const isSpotlit = spotlight !== null && !isMineSpotlit;
  const spotlit = isMineSpotlit ? ledWords.value.spotlightMine : null;
  // When the lesson is over, what stands in place of the tools says so.
  const told = view.finished ? null : (notice.value ?? spotlit ?? solved);
  const banner = isLost ? reconnecting : told;
  // What lies over the board keeps the keys away from it, too.
  const isCovered = isPaused || isSpotlit;
  const isStill = isCovered || view.finished;

  const mayGoOn = solved !== null && board !== undefined && view.activity?.mode === 'each';
  const again = mayGoOn && view.activity !== null && (
    <LaterPart
      load={loadAgain}
      given={{ attendance, board: board.board, activity: view.activity, cut: board.cut }}
      key={board.board}
    />
  );

  return (
    <div class="class" data-chat={chat.isOpen.value}>
      {play !== null && !isStill && (
        <Button class="button skip" onClick={() => play.reach.open()}>
          {reachWords.value.open}
        </Button>
      )}
      <header class="bar" data-solid>
        <h1 dir="auto" title={view.title}>
          {view.title === '' ? untitled : view.title}
        </h1>
        {play !== null && <Progress facts={play.facts.value} />}
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
              <Icon of={Eye} />
              <span class="wide">{say.watched}</span>
            </span>
          )}
          {play !== null && <SaveStatus isSaved={play.saved.value === 'saved' && !isLost} />}
        </span>
        <TimerFace timer={timer} />
        {!view.finished && <HandButton link={attendance.link} isUp={handUp} isLost={isLost} />}
        <ChatButton fold={chat} />
        <Popover label={more} icon={Ellipsis}>
          <div class="stack">
            <NameChip name={say.you(you.name)} hue={you.hue} shape={you.shape} />
            {team !== null && <TeamChip team={team} />}
            <p class="hint">{say.visible}</p>
            <MySeat classroom={view.id} rejoin={you.rejoin} />
            <Button
              icon={History}
              onClick={({ currentTarget }) => {
                currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                looksBack.value = true;
              }}
            >
              {say.earlier}
            </Button>
            <Preferences />
          </div>
        </Popover>
      </header>
      <main class="board-area">
        {play === null ? (
          <div class="notice">
            <NameChip {...you} />
            <p>{say.waiting}</p>
          </div>
        ) : (
          <BoardPlace label={say.board} play={play} />
        )}
        {view.activity !== null && spotlight !== null && isSpotlit && (
          <LaterPart
            load={loadSpotlit}
            given={{
              link: attendance.link,
              page: attendance.page,
              classroom: view.id,
              activity: view.activity,
              spotlight,
            }}
          />
        )}
        <PauseVeil isPaused={isPaused} />
        {play?.reach.isOpen.value === true && !isStill && (
          <LaterPart load={loadReachPanel} given={{ reach: play.reach }} />
        )}
        <p class="banner" role="status" hidden={banner === null}>
          {banner}
        </p>
      </main>
      {play?.tray.isShown.value === true && !isSpotlit && (
        <div class="tray-holder" inert={isStill}>
          <LaterPart load={loadTray} given={{ play }} meanwhile={<div class="tray-place" />} />
        </div>
      )}
      {play !== null && play.shownPiece.value !== null && <LaterPart load={loadShown} given={{ play }} />}
      {play?.guides.value === true && play.shownPiece.value === null && !isStill && (
        <LaterPart load={loadHand} given={{ play }} />
      )}
      <footer class="bar" data-solid data-tools inert={isCovered}>
        <Goodbye isOver={view.finished} isSolved={solved !== null} />
        {!view.finished && <Tools tools={play} end={again} />}
      </footer>
      <ChatPlace fold={chat} />
      {looksBack.value && (
        <LaterPart
          load={loadEarlier}
          given={{
            attendance,
            classroom: view.id,
            onClose: () => {
              looksBack.value = false;
            },
          }}
        />
      )}
    </div>
  );
}
