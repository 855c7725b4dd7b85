/** A class as its teacher has it: who is there, and the board she chose, or the code while she looks at none. */
import { Ellipsis, Hash, IdCard, Pause, Play } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { BoardNumber, ClassroomId } from '../../../shared/ids.ts';
import type { ClassroomView } from '../../../shared/protocol/events.ts';
import { sentences, type Trouble } from '../../i18n/words/errors.ts';
import { words } from '../../i18n/words/shared.ts';
import { teacherWords } from '../../i18n/words/teacher.ts';
import { proveTeacher } from '../../net/api.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { Notice, Waiting } from '../../ui/surfaces/notice.tsx';
import { Popover } from '../../ui/surfaces/popover.tsx';
import { Preferences } from '../../ui/surfaces/preferences.tsx';
import { address, go } from '../address.ts';
import { type Attendance, useAttendance } from '../class/attend.ts';
import { BoardPlace } from '../class/board-place.tsx';
import { outsideOf } from '../class/outside.tsx';
import { Tools } from '../class/tools.tsx';
import { usePlay } from '../class/use-play.ts';
import { spaced } from '../door/code.ts';
import { nameWindow } from '../start.tsx';
import { Boards } from './boards.tsx';
import { CodePage } from './links/code-page.tsx';
import { keepKey, keyIn } from './links/key.ts';
import { MyLink } from './links/my-link.tsx';
import { useWayIn } from './links/way-in.ts';
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

function Teaching({ attendance, view }: TeachingProps) {
  const say = teacherWords.value;
  const { more, untitled, reconnecting } = words.value;
  const wayIn = useWayIn(view.id);
  const [chosen, setChosen] = useState<BoardNumber | null>(null);
  const board = view.boards.find((each) => each.board === chosen);
  const { play, notice } = usePlay(attendance, view, board);
  const isLost = attendance.standing.value.state !== 'live' || play?.saved.value === 'reconnecting';
  const banner = isLost ? reconnecting : (notice.value ?? (view.paused ? say.pausedNow : null));

  return (
    <div class="class teaching">
      <header class="bar" data-solid>
        <h1 dir="auto">{view.title === '' ? untitled : view.title}</h1>
        {view.code !== null && (
          <Button kind="quiet" icon={Hash} aria-pressed={board === undefined} onClick={() => setChosen(null)}>
            <span class="unseen">{say.showCode} </span>
            <b class="bar-code">{spaced(view.code)}</b>
          </Button>
        )}
        <span class="status seats-in">{say.in(view.seats, view.capacity)}</span>
        <span class="far">
          <Button
            icon={view.paused ? Play : Pause}
            onClick={() => void attendance.link.pause(0, !view.paused)}
            disabled={isLost}
          >
            <span class="word">{view.paused ? say.goOn : say.pause}</span>
          </Button>
        </span>
        <Popover label={more} icon={Ellipsis}>
          <div class="stack">
            <MyLink classroom={view.id} origin={wayIn.origin} />
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
            <a class="button" href="/teach">
              {say.newPicture}
            </a>
            <EndClass classroom={view.id} />
          </div>
        </Popover>
      </header>
      <div class="teaching-body">
        <Boards view={view} chosen={board?.board ?? null} onChoose={setChosen} />
        <main class="board-area">
          {board === undefined || play === null ? (
            <CodePage code={view.code ?? ''} wayIn={wayIn} isEmpty={view.seats === 0} />
          ) : (
            <BoardPlace key={board.board} label={say.boardNumber(board.board)} play={play} />
          )}
          <p class="banner" role="status" hidden={banner === null}>
            {banner}
          </p>
          {play !== null && (
            <div class="teaching-tools">
              <Tools tools={play} canPoint />
            </div>
          )}
        </main>
      </div>
    </div>
  );
}
