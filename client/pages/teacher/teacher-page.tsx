/** A class as its teacher has it: who is there, and the board she chose, or the code while she looks at none. */
import { Ellipsis, Hash, IdCard, LayoutGrid } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { currentUrl, navigate } from '#client/base/navigation.ts';
import { ChatButton } from '#client/chat/chat-button.tsx';
import { useChatPanel } from '#client/chat/chat-panel-state.ts';
import { LazyChatPanel } from '#client/chat/lazy-chat-panel.tsx';
import { BoardContainer } from '#client/classroom/board/board-container.tsx';
import { BoardToolbar } from '#client/classroom/board/board-toolbar.tsx';
import { usePlay } from '#client/classroom/board/use-play.ts';
import { type ClassConnection, useClassConnection } from '#client/classroom/class-connection.ts';
import { connectionNotice } from '#client/classroom/connection-notice.tsx';
import { useJoinAddress } from '#client/classroom/joining/join-address.ts';
import { formatCode } from '#client/classroom/joining/join-code.ts';
import { JoinInstructions } from '#client/classroom/joining/join-instructions.tsx';
import { keyFromFragment, storeTeacherKey } from '#client/classroom/teacher-key.ts';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { peopleWords } from '#client/i18n/words/teacher/people-words.ts';
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import { wallWords } from '#client/i18n/words/teacher/wall-words.ts';
import { proveTeacher } from '#client/net/http/class-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { Loading, Notice } from '#client/ui/surfaces/notice.tsx';
import { Popover } from '#client/ui/surfaces/popover.tsx';
import { Preferences } from '#client/ui/surfaces/preferences.tsx';
import { mediaMatches } from '#client/ui/viewport.ts';
import { useNamesHidden } from '#client/wall/arrangement/use-arrangement.ts';
import { LiveWall } from '#client/wall/live/live-wall.ts';
import { type HelpRequests, wallEntries } from '#client/wall/wall-entries.ts';
import { WallPanel } from '#client/wall/wall-panel.tsx';
import { exposeWallProbe } from '#client/wall/wall-probe.ts';
import type { BoardNumber, ClassroomId } from '#shared/ids.ts';
import type { ClassroomView } from '#shared/protocol/socket-events.ts';
import { ControlsBar, ControlsMenu } from './controls/controls-bar.tsx';
import { EarlierBoardsMenu } from './controls/earlier-boards-menu.tsx';
import { BoardActions } from './controls/help/board-actions.tsx';
import { SpotlightStrip } from './controls/spotlight-strip.tsx';
import { UndoStrip } from './controls/undo-strip.tsx';
import { FocusHeader } from './focus-header.tsx';
import { DeleteClass } from './menu/delete-class.tsx';
import { LessonActions, ReopenLesson } from './menu/lesson-actions.tsx';
import { RejoinCodes } from './menu/rejoin-codes.tsx';
import { TeacherLinks } from './menu/teacher-links.tsx';
import { PeoplePanel } from './people/people-panel.tsx';
import { WaitingStrip } from './people/waiting-strip.tsx';
import '../../classroom/class-layout.css';
import './teacher-page.css';

export function TeacherPage({ classroom }: { readonly classroom: ClassroomId }) {
  const proof = useTeacherProof(classroom);
  if (proof === 'asking') return <Loading text={sharedWords.value.connecting} />;
  if (proof !== 'done')
    return (
      <Notice text={errorSentences.value[proof]}>
        <a class="button" data-kind="primary" href="/teach">
          {sharedWords.value.toStartPage}
        </a>
      </Notice>
    );
  return <ConnectedClass classroom={classroom} />;
}

/** Shows the secret of a link's fragment to the server, if there is one, and takes it out of the address. */
function useTeacherProof(classroom: ClassroomId): 'asking' | 'done' | RequestErrorCode {
  const [key] = useState(() => keyFromFragment(currentUrl.value.hash));
  const [proof, setProof] = useState<'asking' | 'done' | RequestErrorCode>(key === null ? 'done' : 'asking');
  useEffect(() => {
    if (key === null) return;
    navigate(`/teach/${classroom}`, 'replace');
    void proveTeacher(classroom, key).then((reply) => {
      if (reply.ok) storeTeacherKey(classroom, key);
      setProof(reply.ok ? 'done' : reply.code);
    });
  }, [classroom, key]);
  return proof;
}

function ConnectedClass({ classroom }: { readonly classroom: ClassroomId }) {
  const connection = useClassConnection(classroom);
  const view = connection.view.value;
  setWindowTitle(view?.title ?? '');
  const connectionNote = connectionNotice({ ...connection.status.value, hasView: view !== null, home: '/teach' });
  if (connectionNote !== null || view === null) return <>{connectionNote}</>;
  if (view.you.role === 'student') return <Notice text={errorSentences.value['not-teacher']} />;
  return <TeacherClass connection={connection} view={view} />;
}

interface TeacherClassProps {
  readonly connection: ClassConnection;
  readonly view: ClassroomView;
}

/** What fills the middle: all boards, the code, or one board. */
type Middle = 'wall' | 'code' | BoardNumber;

function TeacherClass({ connection, view }: TeacherClassProps) {
  const say = teacherWords.value;
  const { more, untitled, reconnecting } = sharedWords.value;
  const joinAddress = useJoinAddress(view.id);
  const names = useNamesHidden();
  const chat = useChatPanel({ classroom: view.id, page: connection.page, link: connection.link });
  const live = useLiveWall(connection, view);
  const order = useRef<readonly BoardNumber[]>([]);
  const people = useRef<HTMLDialogElement>(null);
  const helpRequests = helpRequestsOf(view, connection);
  // With nobody in, the join instructions stand there; it stays while the first ones come in.
  const [wantedMiddle, setMiddle] = useState<Middle>(view.seats === 0 ? 'code' : 'wall');
  const board = view.boards.find((each) => each.board === wantedMiddle);
  const middle = board === undefined && typeof wantedMiddle === 'number' ? 'wall' : wantedMiddle;
  const { play, notice } = usePlay(connection, view, board);
  const isLost = connection.status.value.state !== 'live' || play?.saveState.value === 'reconnecting';
  const { teacherOnly } = view.controls;
  const lastingMessage = view.finished ? peopleWords.value.finished : view.paused ? say.everybodyPaused : null;
  const passingMessage = isLost ? reconnecting : notice.value;
  const banner = passingMessage ?? lastingMessage;
  const step = (by: 1 | -1) => {
    const at = board === undefined ? -1 : order.current.indexOf(board.board);
    const count = order.current.length;
    const next = order.current[(at + by + count) % Math.max(1, count)];
    if (next !== undefined) setMiddle(next);
  };
  useShortcuts(middle, step, () => {
    // What waits for a press on a piece is given up first.
    if (play === null || play.picking.peek() === null) setMiddle('wall');
    else play.pickWith(null);
  });

  return (
    <div class="class teacher-page" data-chat={chat.isOpen.value} data-bar={barOf(chat.isOpen.value)}>
      <header class="bar" data-solid>
        <h1 dir="auto" title={view.title}>
          {view.title === '' ? untitled : view.title}
        </h1>
        {view.code !== null && (
          <Button kind="quiet" icon={Hash} aria-pressed={middle === 'code'} onClick={() => setMiddle('code')}>
            <span class="unseen">{say.showCode} </span>
            <b class="bar-code">{formatCode(view.code)}</b>
          </Button>
        )}
        <Button kind="quiet" icon={LayoutGrid} aria-pressed={middle === 'wall'} onClick={() => setMiddle('wall')}>
          <span class="word">{wallWords.value.all}</span>
        </Button>
        <span class="status seats-in">{say.studentsPresent(view.seats, view.capacity)}</span>
        {teacherOnly !== null && (
          <ControlsBar
            link={connection.link}
            view={view}
            teacherOnly={teacherOnly}
            isLost={isLost}
            onViewBoard={setMiddle}
          >
            <PeoplePanel link={connection.link} view={view} dialog={people} />
            {view.finished && <ReopenLesson view={view} />}
          </ControlsBar>
        )}
        <ChatButton panel={chat} />
        <Popover label={more} icon={Ellipsis}>
          <div class="stack">
            {teacherOnly !== null && <ControlsMenu link={connection.link} view={view} teacherOnly={teacherOnly} />}
            <LessonActions link={connection.link} view={view} />
            {view.admission !== null && (
              <TeacherLinks classroom={view.id} origin={joinAddress.origin} admission={view.admission} />
            )}
            <div class="teacher-actions">
              <RejoinCodes classroom={view.id} />
              {view.hasCards && (
                <a class="button" href={`/teach/${view.id}/cards`}>
                  <Icon icon={IdCard} />
                  {say.cards}
                </a>
              )}
            </div>
            <Preferences />
            <a class="button" href={`/teach/${view.id}/next`}>
              {controlsWords.value.nextActivity}
            </a>
            <EarlierBoardsMenu link={connection.link} page={connection.page} classroom={view.id} />
            <a class="button" href="/teach">
              {say.startAnotherClass}
            </a>
            {view.admission?.isCo === false && <DeleteClass classroom={view.id} />}
          </div>
        </Popover>
      </header>
      <main class="teacher-body" tabIndex={-1} data-shows={middle === 'wall' ? 'grid' : 'strip'}>
        <WallPanel
          live={live}
          view={view}
          helpRequests={helpRequests}
          shows={middle === 'wall' ? 'grid' : 'strip'}
          chosen={board?.board ?? null}
          onChoose={setMiddle}
          onThresholds={(values) => void connection.link.control('thresholds', values)}
          namesHidden={names}
          order={order}
          notice={lastingMessage}
        />
        {middle !== 'wall' && (
          <section class="board-area" aria-label={middle === 'code' ? say.code : wallWords.value.focus}>
            {board === undefined || play === null ? (
              <JoinInstructions
                code={view.code ?? ''}
                invitation={view.invitation ?? ''}
                joinAddress={joinAddress}
                isEmpty={view.seats === 0}
                canCopy
              />
            ) : (
              <>
                <FocusedBoard
                  live={live}
                  view={view}
                  board={board.board}
                  helpRequests={helpRequests}
                  areNamesHidden={names[0]}
                  onStep={step}
                >
                  {teacherOnly !== null && (
                    <BoardActions
                      link={connection.link}
                      view={view}
                      board={board}
                      teacherOnly={teacherOnly}
                      play={play}
                      areNamesHidden={names[0]}
                    />
                  )}
                </FocusedBoard>
                <BoardContainer key={board.board} label={say.boardNumber(board.board)} play={play} />
                <div class="teacher-tools">
                  <BoardToolbar play={play} canPoint />
                </div>
              </>
            )}
          </section>
        )}
        <p class="banner" role="status" hidden={banner === null} data-lasts={passingMessage === null}>
          {banner}
        </p>
        {teacherOnly !== null && <UndoStrip link={connection.link} view={view} teacherOnly={teacherOnly} />}
      </main>
      <div class="strips">
        {view.admission !== null && !view.finished && (
          <WaitingStrip link={connection.link} view={view.admission} onShowPeople={() => people.current?.showModal()} />
        )}
        <SpotlightStrip link={connection.link} spotlight={view.controls.spotlight} />
      </div>
      <LazyChatPanel panel={chat} />
    </div>
  );
}

/** Has the bar room for words, in a window of this width, and of this one with the chat beside it? */
const isBarNarrow = mediaMatches('(width < 1180px)');
const isBarNarrowBesideChat = mediaMatches('(width < 1520px)');

function barOf(hasChat: boolean): 'words' | 'icons' {
  return isBarNarrow.value || (hasChat && isBarNarrowBesideChat.value) ? 'icons' : 'words';
}

/** What asks for a look at a board, beside the board itself. */
function helpRequestsOf({ controls }: ClassroomView, { attention }: ClassConnection): HelpRequests {
  const hands = new Map<BoardNumber, number>();
  for (const { board, since } of controls.teacherOnly?.raisedHands ?? [])
    if (board !== null) hands.set(board, Math.min(since, hands.get(board) ?? since));
  return { hands, attention: attention.value };
}

interface FocusedBoardProps {
  readonly live: LiveWall;
  readonly view: ClassroomView;
  readonly helpRequests: HelpRequests;
  readonly board: BoardNumber;
  readonly areNamesHidden: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly children: ComponentChildren;
}

/** Drawn by itself: the board's figures change while nothing else on the page does. */
function FocusedBoard({ live, view, board, helpRequests, areNamesHidden, onStep, children }: FocusedBoardProps) {
  const entry = wallEntries(view, live, helpRequests, areNamesHidden).get(board);
  if (entry === undefined) return null;
  return (
    <FocusHeader entry={entry} onStep={onStep}>
      {children}
    </FocusHeader>
  );
}

function useLiveWall(connection: ClassConnection, view: ClassroomView): LiveWall {
  const live = useMemo(() => new LiveWall(connection), [connection]);
  useEffect(() => {
    exposeWallProbe(live);
    return () => live.close();
  }, [live]);
  live.update(view);
  return live;
}

/** Escape leads back to the wall; beside one board, arrows lead to the next, from wherever no other control wants them. */
function useShortcuts(middle: Middle, step: (by: 1 | -1) => void, back: () => void): void {
  const latest = useRef({ middle, step, back });
  latest.current = { middle, step, back };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { middle: at, step: go, back: leave } = latest.current;
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
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
