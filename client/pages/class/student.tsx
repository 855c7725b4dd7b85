/** A class as a student has it: the own board is the page, between two bars. */
import { Ellipsis, Eye } from 'lucide';
import type { ClassroomId } from '../../../shared/ids.ts';
import type { ClassroomView, You } from '../../../shared/protocol/events.ts';
import { boardWords } from '../../i18n/words/board.ts';
import { reachWords } from '../../i18n/words/reach.ts';
import { words } from '../../i18n/words/shared.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { NameChip } from '../../ui/seat-mark.tsx';
import { Popover } from '../../ui/surfaces/popover.tsx';
import { Preferences } from '../../ui/surfaces/preferences.tsx';
import { LaterPart } from '../later-part.tsx';
import { nameWindow } from '../start.tsx';
import { type Attendance, useAttendance } from './attend.ts';
import { BoardPlace } from './board-place.tsx';
import { Progress, SaveStatus } from './facts.tsx';
import { MySeat } from './my-seat.tsx';
import { outsideOf } from './outside.tsx';
import { Tools } from './tools.tsx';
import { usePlay } from './use-play.ts';
import './class.css';
import './student.css';

const loadReachPanel = () => import('../../play/reach/panel/panel.tsx').then(({ ReachPanel }) => ReachPanel);
const loadHand = () => import('../../play/opening/hand.tsx').then(({ GuideHand }) => GuideHand);
const loadTray = () => import('../../play/tray/strip.tsx').then(({ TrayStrip }) => TrayStrip);

export function Student({ classroom }: { readonly classroom: ClassroomId }) {
  const attendance = useAttendance(classroom);
  const view = attendance.view.value;
  nameWindow(view?.title ?? '');
  const outside = outsideOf({ ...attendance.standing.value, isKnown: view !== null, home: '/' });
  if (outside !== null || view === null) return <>{outside}</>;
  // A teacher who opened a student's link is led to her own page.
  if (view.you.role === 'teacher') location.replace(`/teach/${classroom}`);
  return view.you.role === 'student' ? <Playing attendance={attendance} view={view} you={view.you} /> : null;
}

interface PlayingProps {
  readonly attendance: Attendance;
  readonly view: ClassroomView;
  readonly you: Extract<You, { role: 'student' }>;
}

function Playing({ attendance, view, you }: PlayingProps) {
  const say = boardWords.value;
  const { more, untitled, paused, reconnecting } = words.value;
  const { play, notice } = usePlay(
    attendance,
    view,
    view.boards.find(({ board }) => board === you.board),
  );
  const isLost = attendance.standing.value.state !== 'live' || play?.saved.value === 'reconnecting';
  const teachers = you.board === null ? 0 : (attendance.watched.value.get(you.board) ?? 0);
  const isPaused = view.paused || play?.facts.value.isPaused === true;
  const solved = play?.facts.value.isSolved === true ? say.solved : null;
  const banner = isLost ? reconnecting : isPaused ? paused : (notice.value ?? solved);

  return (
    <div class="class">
      {play !== null && (
        <Button class="button skip" onClick={() => play.reach.open()}>
          {reachWords.value.open}
        </Button>
      )}
      <header class="bar" data-solid>
        <h1 dir="auto">{view.title === '' ? untitled : view.title}</h1>
        {play !== null && <Progress facts={play.facts.value} />}
        <span class="far student-facts">
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
        <Popover label={more} icon={Ellipsis}>
          <div class="stack">
            <NameChip name={say.you(you.name)} hue={you.hue} shape={you.shape} />
            <p class="hint">{say.visible}</p>
            <MySeat classroom={view.id} rejoin={you.rejoin} />
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
        {play?.reach.isOpen.value === true && <LaterPart load={loadReachPanel} given={{ reach: play.reach }} />}
        <p class="banner" role="status" hidden={banner === null}>
          {banner}
        </p>
      </main>
      {play?.tray.isShown.value === true && (
        <LaterPart load={loadTray} given={{ play }} meanwhile={<div class="tray-place" />} />
      )}
      {play?.guides.value === true && <LaterPart load={loadHand} given={{ play }} />}
      <footer class="bar" data-solid data-tools>
        <Tools tools={play} />
      </footer>
    </div>
  );
}
