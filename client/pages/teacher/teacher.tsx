/** A class as its teacher has it: who is there, and the board she chose, or the code while she looks at none. */
import { Ellipsis, Hash, IdCard, LayoutGrid } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { BoardNumber, ClassroomId } from '../../../shared/ids.ts';
import type { ClassroomView } from '../../../shared/protocol/events.ts';
import { ChatButton } from '../../chat/chat-button.tsx';
import { ChatPlace } from '../../chat/chat-place.tsx';
import { useChat } from '../../chat/fold.ts';
import { sentences, type Trouble } from '../../i18n/words/errors.ts';
import { leadWords } from '../../i18n/words/lead.ts';
import { peopleWords } from '../../i18n/words/people.ts';
import { words } from '../../i18n/words/shared.ts';
import { teacherWords } from '../../i18n/words/teacher.ts';
import { wallWords } from '../../i18n/words/wall.ts';
import { proveTeacher } from '../../net/api.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { matches } from '../../ui/narrow.ts';
import { Notice, Waiting } from '../../ui/surfaces/notice.tsx';
import { Popover } from '../../ui/surfaces/popover.tsx';
import { Preferences } from '../../ui/surfaces/preferences.tsx';
import { useNamesHidden } from '../../wall/arrangement.ts';
import { type Asking, entriesOf } from '../../wall/entries.ts';
import { LiveWall } from '../../wall/live.ts';
import { showWallToTests } from '../../wall/test-hook.ts';
import { WallPlace } from '../../wall/wall-place.tsx';
import { address, go } from '../address.ts';
import { type Attendance, useAttendance } from '../class/attend.ts';
import { BoardPlace } from '../class/board-place.tsx';
import { outsideOf } from '../class/outside.tsx';
import { Tools } from '../class/tools.tsx';
import { usePlay } from '../class/use-play.ts';
import { spaced } from '../door/code.ts';
import { nameWindow } from '../start.tsx';
import { FocusHead } from './focus-head.tsx';
import { EarlierMenu } from './lead/earlier.tsx';
import { BoardActs } from './lead/help/board-acts.tsx';
import { LeadBar, LeadMenu } from './lead/lead-bar.tsx';
import { SpotlightStrip } from './lead/spotlight-strip.tsx';
import { UndoStrip } from './lead/undo-strip.tsx';
import { LessonActs, Reopen } from './lesson/lesson-acts.tsx';
import { CodePage } from './links/code-page.tsx';
import { keepKey, keyIn } from './links/key.ts';
import { TeacherLinks } from './links/teacher-links.tsx';
import { useWayIn } from './links/way-in.ts';
import { People } from './people/people.tsx';
import { WaitingStrip } from './people/waiting-strip.tsx';
import { EndClass } from './seats/end-class.tsx';
import { RejoinCodes } from './seats/rejoin-codes.tsx';
import '../class/class.css';
import './teacher.css';

export function Teacher({ classroom }: { readonly classroom: ClassroomId }) {
  const proof = useProof(classroom);
  if (proof === 'asking') return <Waiting says={words.value.connecting} />;
  if (proof !== 'done')
    return (
      <Notice says={sentences.value[proof]}>
        <a class="button" data-kind="primary" href="/teach">
          {words.value.toTheDoor}
        </a>
      </Notice>
    );
  return <Attending classroom={classroom} />;
}

/** Shows the secret of a link's fragment to the server, if there is one, and takes it out of the address. */
function useProof(classroom: ClassroomId): 'asking' | 'done' | Trouble {
  const [key] = useState(() => keyIn(address.value.hash));
  const [proof, setProof] = useState<'asking' | 'done' | Trouble>(key === null ? 'done' : 'asking');
  useEffect(() => {
    if (key === null) return;
    go(`/teach/${classroom}`, 'replace');
    void proveTeacher(classroom, key).then((reply) => {
      if (reply.ok) keepKey(classroom, key);
      setProof(reply.ok ? 'done' : reply.code);
    });
  }, [classroom, key]);
  return proof;
}

function Attending({ classroom }: { readonly classroom: ClassroomId }) {
  const attendance = useAttendance(classroom);
  const view = attendance.view.value;
  nameWindow(view?.title ?? '');
  const outside = outsideOf({ ...attendance.standing.value, isKnown: view !== null, home: '/teach' });
  if (outside !== null || view === null) return <>{outside}</>;
  if (view.you.role === 'student') return <Notice says={sentences.value['not-teacher']} />;
  return <Teaching attendance={attendance} view={view} />;
}

interface TeachingProps {
  readonly attendance: Attendance;
  readonly view: ClassroomView;
}

/** What fills the middle: all boards, the code, or one board. */
type Middle = 'wall' | 'code' | BoardNumber;

function Teaching({ attendance, view }: TeachingProps) {
  const say = teacherWords.value;
  const { more, untitled, reconnecting } = words.value;
  const wayIn = useWayIn(view.id);
  const names = useNamesHidden();
  const chat = useChat({ classroom: view.id, page: attendance.page, link: attendance.link });
  const live = useLiveWall(attendance, view);
  const order = useRef<readonly BoardNumber[]>([]);
  const people = useRef<HTMLDialogElement>(null);
  const asking = askingIn(view, attendance);
  // With nobody in, the wall is the code page; it stays while the first ones come in.
  const [wanted, setMiddle] = useState<Middle>(view.seats === 0 ? 'code' : 'wall');
  const board = view.boards.find((each) => each.board === wanted);
  const middle = board === undefined && typeof wanted === 'number' ? 'wall' : wanted;
  const { play, notice } = usePlay(attendance, view, board);
  const isLost = attendance.standing.value.state !== 'live' || play?.saved.value === 'reconnecting';
  const { hers } = view.led;
  const still = view.finished ? peopleWords.value.finished : view.paused ? say.pausedNow : null;
  const passing = isLost ? reconnecting : notice.value;
  const banner = passing ?? still;
  const step = (by: 1 | -1) => {
    const at = board === undefined ? -1 : order.current.indexOf(board.board);
    const count = order.current.length;
    const next = order.current[(at + by + count) % Math.max(1, count)];
    if (next !== undefined) setMiddle(next);
  };
  useKeys(middle, step, () => {
    // What waits for a press on a piece is given up first.
    if (play === null || play.picking.peek() === null) setMiddle('wall');
    else play.pickWith(null);
  });

  return (
    <div class="class teaching" data-chat={chat.isOpen.value} data-bar={barOf(chat.isOpen.value)}>
      <header class="bar" data-solid>
        <h1 dir="auto" title={view.title}>
          {view.title === '' ? untitled : view.title}
        </h1>
        {view.code !== null && (
          <Button kind="quiet" icon={Hash} aria-pressed={middle === 'code'} onClick={() => setMiddle('code')}>
            <span class="unseen">{say.showCode} </span>
            <b class="bar-code">{spaced(view.code)}</b>
          </Button>
        )}
        <Button kind="quiet" icon={LayoutGrid} aria-pressed={middle === 'wall'} onClick={() => setMiddle('wall')}>
          <span class="word">{wallWords.value.all}</span>
        </Button>
        <span class="status seats-in">{say.in(view.seats, view.capacity)}</span>
        {hers !== null && (
          <LeadBar link={attendance.link} view={view} hers={hers} isLost={isLost} onLook={setMiddle}>
            <People link={attendance.link} view={view} panel={people} />
            {view.finished && <Reopen view={view} />}
          </LeadBar>
        )}
        <ChatButton fold={chat} />
        <Popover label={more} icon={Ellipsis}>
          <div class="stack">
            {hers !== null && <LeadMenu link={attendance.link} view={view} hers={hers} />}
            <LessonActs link={attendance.link} view={view} />
            {view.door !== null && <TeacherLinks classroom={view.id} origin={wayIn.origin} door={view.door} />}
            <div class="teacher-acts">
              <RejoinCodes classroom={view.id} />
              {view.hasCards && (
                <a class="button" href={`/teach/${view.id}/cards`}>
                  <Icon of={IdCard} />
                  {say.cards}
                </a>
              )}
            </div>
            <Preferences />
            <a class="button" href={`/teach/${view.id}/next`}>
              {leadWords.value.nextActivity}
            </a>
            <EarlierMenu link={attendance.link} page={attendance.page} classroom={view.id} />
            <a class="button" href="/teach">
              {say.newPicture}
            </a>
            {view.door?.isCo === false && <EndClass classroom={view.id} />}
          </div>
        </Popover>
      </header>
      <main class="teaching-body" tabIndex={-1} data-shows={middle === 'wall' ? 'grid' : 'strip'}>
        <WallPlace
          live={live}
          view={view}
          asking={asking}
          shows={middle === 'wall' ? 'grid' : 'strip'}
          chosen={board?.board ?? null}
          onChoose={setMiddle}
          onThresholds={(values) => void attendance.link.lead('thresholds', values)}
          names={names}
          order={order}
          still={still}
        />
        {middle !== 'wall' && (
          <section class="board-area" aria-label={middle === 'code' ? say.code : wallWords.value.focus}>
            {board === undefined || play === null ? (
              <CodePage
                code={view.code ?? ''}
                invitation={view.invitation ?? ''}
                wayIn={wayIn}
                isEmpty={view.seats === 0}
                canCopy
              />
            ) : (
              <>
                <Focused
                  live={live}
                  view={view}
                  board={board.board}
                  asking={asking}
                  areNamesHidden={names[0]}
                  onStep={step}
                >
                  {hers !== null && (
                    <BoardActs
                      link={attendance.link}
                      view={view}
                      board={board}
                      hers={hers}
                      play={play}
                      areNamesHidden={names[0]}
                    />
                  )}
                </Focused>
                <BoardPlace key={board.board} label={say.boardNumber(board.board)} play={play} />
                <div class="teaching-tools">
                  <Tools tools={play} canPoint />
                </div>
              </>
            )}
          </section>
        )}
        <p class="banner" role="status" hidden={banner === null} data-lasts={passing === null}>
          {banner}
        </p>
        {hers !== null && <UndoStrip link={attendance.link} view={view} hers={hers} />}
      </main>
      <div class="strips">
        {view.door !== null && !view.finished && (
          <WaitingStrip link={attendance.link} door={view.door} onSee={() => people.current?.showModal()} />
        )}
        <SpotlightStrip link={attendance.link} spotlight={view.led.spotlight} />
      </div>
      <ChatPlace fold={chat} />
    </div>
  );
}

/** Has the bar room for words, in a window of this width, and of this one with the chat beside it? */
const isShort = matches('(width < 1180px)');
const isShortBesideChat = matches('(width < 1520px)');

function barOf(hasChat: boolean): 'words' | 'icons' {
  return isShort.value || (hasChat && isShortBesideChat.value) ? 'icons' : 'words';
}

/** What asks for a look at a board, beside the board itself. */
function askingIn({ led }: ClassroomView, { attention }: Attendance): Asking {
  const hands = new Map<BoardNumber, number>();
  for (const { board, since } of led.hers?.hands ?? [])
    if (board !== null) hands.set(board, Math.min(since, hands.get(board) ?? since));
  return { hands, attention: attention.value };
}

interface FocusedProps {
  readonly live: LiveWall;
  readonly view: ClassroomView;
  readonly asking: Asking;
  readonly board: BoardNumber;
  readonly areNamesHidden: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly children: ComponentChildren;
}

/** Drawn by itself: the board's figures change while nothing else on the page does. */
function Focused({ live, view, board, asking, areNamesHidden, onStep, children }: FocusedProps) {
  const entry = entriesOf(view, live, asking, areNamesHidden).get(board);
  if (entry === undefined) return null;
  return (
    <FocusHead entry={entry} onStep={onStep}>
      {children}
    </FocusHead>
  );
}

function useLiveWall(attendance: Attendance, view: ClassroomView): LiveWall {
  const live = useMemo(() => new LiveWall(attendance), [attendance]);
  useEffect(() => {
    showWallToTests(live);
    return () => live.close();
  }, [live]);
  live.see(view);
  return live;
}

/** Escape leads back to the wall; beside one board, arrows lead to the next, from wherever no other control wants them. */
function useKeys(middle: Middle, step: (by: 1 | -1) => void, back: () => void): void {
  const now = useRef({ middle, step, back });
  now.current = { middle, step, back };
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { middle: at, step: go, back: leave } = now.current;
      if (at === 'wall' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (document.querySelector('dialog[open], :popover-open') !== null) return;
      if (event.key === 'Escape') {
        leave();
        return;
      }
      if (at === 'code' || (event.target as Element).closest('input, select, textarea, [role=toolbar]') !== null)
        return;
      const by = STEPS[event.key];
      if (by === undefined) return;
      event.preventDefault();
      go(by);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
