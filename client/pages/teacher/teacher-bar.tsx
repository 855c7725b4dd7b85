/** The bar of a teacher's page: the title, the code, the controls of the whole class, the chat, and the menu. */
import { Hash, LayoutGrid } from 'lucide';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { ChatButton } from '#client/chat/chat-button.tsx';
import type { ChatPanelState } from '#client/chat/chat-panel-state.ts';
import type { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import type { JoinAddress } from '#client/classroom/joining/join-address.ts';
import { formatCode } from '#client/classroom/joining/join-code.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { useRoomInLetters } from '#client/ui/bar-room.ts';
import { Button } from '#client/ui/controls/button.tsx';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import { ControlsBar } from './controls/controls-bar.tsx';
import type { MainState } from './main/use-main-content.ts';
import { TeacherMenu } from './menu/teacher-menu.tsx';
import { PeoplePanel } from './people/people-panel.tsx';

/** The bar's least width for words beside its icons, in the longer language. Of letters of the usual size, as `useRoomInLetters` counts. */
const WORDS_ROOM = 80;
/** The same for words under its icons; without a timer, whose figures may be longer than its word. */
const WORDS_UNDER_ROOM = 49;
const TIMER_ROOM = 1;
/** What a code of eight digits is longer than one of six: servers with many open classes have such. */
const LONG_CODE_ROOM = 1.6;
/** What is left between words under icons, at most. Letters. */
const SPREAD_MAX = 0.75;
const WORDS_UNDER = 5;
/** The button that counts raised hands, by its figure alone and with its words. */
const HANDS_ROOM = 1;
const HANDS_WORDS_ROOM = 10;

interface TeacherBarProps {
  readonly connection: ClassConnection;
  readonly view: ClassroomView;
  readonly main: MainState;
  /** The connection is lost. */
  readonly isLost: boolean;
  readonly people: RefObject<HTMLDialogElement | null>;
  readonly chat: ChatPanelState;
  readonly joinAddress: JoinAddress;
}

export function TeacherBar({ connection, view, main, isLost, people, chat, joinAddress }: TeacherBarProps) {
  const say = teacherWords.value;
  const bar = useRef<HTMLElement>(null);
  const hasHands = (view.controls.teacherOnly?.raisedHands.length ?? 0) > 0;
  const room = useRoomInLetters(bar);
  const hasWords = room >= WORDS_ROOM + (hasHands ? HANDS_ROOM : 0);
  const hasWordsUnder = room >= WORDS_UNDER_ROOM + (view.controls.timer === null ? 0 : TIMER_ROOM);
  // With a timer and without: nothing moves when one begins.
  const spareRoom = room - WORDS_UNDER_ROOM - TIMER_ROOM - LONG_CODE_ROOM;
  const spread = Math.max(0, Math.min(SPREAD_MAX, spareRoom / WORDS_UNDER));
  const isTight = hasHands && room < WORDS_ROOM + HANDS_WORDS_ROOM;
  const { link } = connection;
  const { teacherOnly } = view.controls;
  return (
    <header
      class="bar"
      ref={bar}
      data-solid
      data-bar={hasWords ? 'words' : hasWordsUnder ? 'words-under' : 'icons'}
      data-tight={isTight ? '' : undefined}
      style={{ '--spread': `${spread}rem` }}
    >
      <h1 dir="auto" title={view.title}>
        {view.title === '' ? sharedWords.value.untitled : view.title}
      </h1>
      {view.code !== null && (
        <Button kind="quiet" icon={Hash} aria-pressed={main.content === 'code'} onClick={() => main.show('code')}>
          <span class="unseen">{say.showCode} </span>
          <b class="bar-code" translate={false}>
            {formatCode(view.code)}
          </b>
        </Button>
      )}
      <Button
        kind="quiet"
        class="button wall-button"
        icon={LayoutGrid}
        aria-pressed={main.content === 'wall'}
        onClick={() => main.show('wall')}
      >
        <span class="word">{wallWords.value.all}</span>
      </Button>
      <SeatsIn view={view} />
      {teacherOnly !== null && (
        <ControlsBar link={link} view={view} teacherOnly={teacherOnly} isLost={isLost} onViewBoard={main.show}>
          <PeoplePanel link={link} view={view} dialog={people} />
        </ControlsBar>
      )}
      <ChatButton panel={chat} />
      <TeacherMenu connection={connection} view={view} joinAddress={joinAddress} />
    </header>
  );
}

/** How many students are here, of all who joined. Who is away keeps the seat. */
function SeatsIn({ view: { seats, capacity, admission } }: Pick<TeacherBarProps, 'view'>) {
  const say = teacherWords.value;
  const here = admission?.seats.filter((seat) => seat.here).length ?? seats;
  return (
    <span class="status seats-in">
      <span>{say.hereNow(here, capacity)}</span> {here < seats && <span>{say.joined(seats)}</span>}
    </span>
  );
}
