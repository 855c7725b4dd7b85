/** What a teacher does with the second that a replay shows: collects it, by a key too, or goes on from it. */
import { Bookmark, Split } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { collectionWords } from '#client/i18n/words/teacher/collection-words.ts';
import type { ClassLink } from '#client/net/class-link.ts';
import { clockOf } from '#client/play/replay/replay-sentences.ts';
import type { ReplaySession } from '#client/play/replay/replay-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { isSurfaceOpen } from '#client/ui/surfaces/popover-support.ts';
import { BoardFilmButton } from '#client/wall/film/board-film-button.tsx';
import type { BoardView } from '#shared/protocol/views/activity-view.ts';
import type { ClassroomView } from '#shared/protocol/views/classroom-view.ts';
import type { MomentView } from '#shared/protocol/views/controls-view.ts';
import { COLLECT_KEY, collectMoment } from './collect-moment.ts';
import { type ContinuedMoment, GoOnDialog } from './go-on-dialog.tsx';
import { playerNames } from './player-names.ts';
import { useCollectedStatus } from './use-collected-status.ts';
import './collection.css';

export interface ReplayToolsProps {
  readonly link: ClassLink;
  readonly view: ClassroomView;
  readonly board: Pick<BoardView, 'board' | 'members'>;
  readonly session: ReplaySession;
  readonly areNamesHidden: boolean;
  /** The replay is in a dialog, and the strip of collected moments is out of reach below it. */
  readonly isInDialog?: boolean;
}

export function ReplayTools({ link, view, board, session, areNamesHidden, isInDialog = false }: ReplayToolsProps) {
  const say = collectionWords.value;
  const [goOnFrom, setGoOnFrom] = useState<ContinuedMoment | null>(null);
  const isReady = session.moment.value !== null && session.index.value !== null;
  const collect = () => {
    const moment = session.moment.peek();
    if (moment !== null) collectMoment(link, board.board, moment.time);
  };
  useEffect(() => {
    // Before the page's own keys: they would collect what is live now.
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, code, repeat, altKey, ctrlKey, metaKey } = event;
      if (code !== COLLECT_KEY || altKey || ctrlKey || metaKey || !(target instanceof Element)) return;
      if (target.closest('input:not([type=range]), textarea, select') !== null) return;
      // An open dialog around the replay shares its keys with it, and no other: not one within it, either.
      if (isSurfaceOpen() && target.closest('.replay, dialog')?.matches('.replay') !== true) return;
      event.preventDefault();
      event.stopPropagation();
      if (!repeat) collect();
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [session, link, board.board]);
  const goOn = () => {
    session.pause();
    const moment = session.moment.peek();
    const from = session.index.peek()?.board;
    if (moment === null || from === undefined) return;
    const name = playerNames(board.board, board.members, areNamesHidden);
    setGoOnFrom({ from, frame: session.frame, what: say.momentOf(name, clockOf(moment.time)) });
  };
  return (
    <>
      <Button
        kind="quiet"
        icon={Bookmark}
        label={say.collect}
        title={`${say.collect} (K)`}
        aria-keyshortcuts="K"
        aria-disabled={!isReady}
        onClick={collect}
      >
        <span class="word">{say.collectWord}</span>
      </Button>
      <Button kind="quiet" icon={Split} label={say.goOn} aria-disabled={!isReady} onClick={goOn}>
        <span class="word">{say.goOn}</span>
      </Button>
      <BoardFilmButton session={session} classroom={view.id} title={view.title} />
      {isInDialog && <Collected view={view} areNamesHidden={areNamesHidden} />}
      {goOnFrom !== null && (
        <GoOnDialog view={view} moment={goOnFrom} areNamesHidden={areNamesHidden} onClose={() => setGoOnFrom(null)} />
      )}
    </>
  );
}

/** Says that a moment is collected. */
function Collected({ view, areNamesHidden }: Pick<ReplayToolsProps, 'view' | 'areNamesHidden'>) {
  const moments = view.controls.teacherOnly?.moments ?? [];
  const nameOf = ({ board, members }: MomentView) => playerNames(board, members, areNamesHidden);
  const status = useCollectedStatus(moments, nameOf, moments.length);
  return (
    <span aria-live="polite">
      {/* Another one of the same puzzle is said, too. */}
      <span key={moments.length} class="just-collected">
        {status.value}
      </span>
    </span>
  );
}
