/** The board of a student's page with everything that lies over it: the feast, the lesson's pictures, the spotlight, the pause, the keyboard panel, and messages. */
import { useSignal } from '@preact/signals';
import { Lazy } from '#client/app/lazy.tsx';
import { usePreload } from '#client/app/preloaded-menu.tsx';
import { QUIET_PRELOAD_MS } from '#client/base/limits.ts';
import { BoardContainer } from '#client/classroom/board/board-container.tsx';
import { boardWords } from '#client/i18n/words/student/board-words.ts';
import type { StudentClassProps, StudentClassState } from '#client/pages/student/use-student-class.ts';
import type { Play } from '#client/play/play.ts';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';

const loadSpotlightOverlay = () =>
  import('#client/pages/student/controls/spotlight-overlay.tsx').then(({ SpotlightOverlay }) => SpotlightOverlay);
const loadDayGallery = () =>
  import('#client/pages/student/goodbye/day-gallery.tsx').then(({ DayGallery }) => DayGallery);
const loadShownMoments = () =>
  import('#client/wall/moments/shown-moments.tsx').then(({ ShownMoments }) => ShownMoments);
const loadFeast = () => import('./feast.tsx').then(({ Feast }) => Feast);
const loadKeyboardPanel = () =>
  import('#client/play/keyboard/panel/keyboard-panel.tsx').then(({ KeyboardPanel }) => KeyboardPanel);
const loadMessagePlace = () => import('./message-place.tsx').then(({ MessagePlace }) => MessagePlace);
const loadOwnName = () => import('./own-name-notice.tsx').then(({ OwnNameNotice }) => OwnNameNotice);

interface BoardAreaProps extends StudentClassProps {
  readonly state: StudentClassState;
}

export function BoardArea({ connection, view, you, state }: BoardAreaProps) {
  const { link, page } = connection;
  const { board, play, spotlight, shownMoments, isInactive, banner, isFound } = state;
  const say = boardWords.value;
  // The message that the network is away has its place without a network, and comes by itself.
  usePreload(loadMessagePlace, QUIET_PRELOAD_MS);
  const endedFeast = useSignal<Play | null>(null);
  const isFeast = play?.isNewlySolved.value === true && endedFeast.value !== play && !isInactive;
  const isKeyboardOpen = play?.keyboard.isOpen.value === true && !isInactive;
  return (
    <main class="board-area" data-keyboard={isKeyboardOpen ? '' : undefined}>
      {play === null ? (
        <div class="notice">
          <NameChip {...you} />
          <p>{say.waitingForPicture}</p>
        </div>
      ) : (
        <BoardContainer
          label={say.board}
          play={play}
          onList={play.keyboard.isOpen.value ? null : () => play.keyboard.open()}
        />
      )}
      {isFeast && board !== undefined && view.activity !== null && !isKeyboardOpen && (
        <Lazy
          load={loadFeast}
          props={{
            connection,
            play,
            board,
            activity: view.activity,
            onClose: () => {
              endedFeast.value = play;
            },
          }}
        />
      )}
      {view.finished && <Lazy load={loadDayGallery} props={{ connection, view, board, play }} />}
      {view.activity !== null && spotlight !== null && (
        <Lazy
          load={loadSpotlightOverlay}
          props={{ link, page, classroom: view.id, activity: view.activity, spotlight }}
        />
      )}
      {shownMoments !== null && <Lazy load={loadShownMoments} props={{ classroom: view.id, shown: shownMoments }} />}
      {isKeyboardOpen && <Lazy load={loadKeyboardPanel} props={{ keyboard: play.keyboard }} />}
      {you.shownName !== undefined && <Lazy load={loadOwnName} props={{ ...you, classroom: view.id }} />}
      <p
        class="banner"
        role="status"
        data-found={isFound ? '' : undefined}
        data-solved={banner === say.solved ? '' : undefined}
        data-lost={state.isLost ? '' : undefined}
        hidden={banner === null}
      >
        {banner}
      </p>
      {banner !== null && <Lazy load={loadMessagePlace} props={{ play, text: banner }} />}
    </main>
  );
}
