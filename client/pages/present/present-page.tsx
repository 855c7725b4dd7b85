/** What a projector may show of a class, in a window of its own: the code, the timer, boards without names, or the one in the spotlight. */
import { Expand, Grid3x3, Hash, type IconNode, Pause, Timer as TimerIcon } from 'lucide';
import { useEffect } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { connectionNotice } from '#client/classroom/connection-notice.tsx';
import { useJoinAddress } from '#client/classroom/joining/join-address.ts';
import { formatCode } from '#client/classroom/joining/join-code.ts';
import { JoinInstructions } from '#client/classroom/joining/join-instructions.tsx';
import { TimerFace } from '#client/classroom/timer.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { NameChip } from '#client/ui/seat/seat-mark.tsx';
import { PROJECTOR_CONTENTS, type ProjectorContent } from '#shared/classroom/classroom-event.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import { BoardGrid } from './board-grid.tsx';
import { type PresentConnection, usePresentConnection } from './present-connection.ts';
import { SpotlightBoard } from './spotlight-board.tsx';
import '../../classroom/class-layout.css';
import '../student/controls/controls-view.css';
import '../teacher/teacher-page.css';
import './present-page.css';

const ICONS: Record<ProjectorContent, IconNode> = { code: Hash, timer: TimerIcon, boards: Grid3x3 };

export function PresentPage({ classroom }: { readonly classroom: ClassroomId }) {
  const connection = usePresentConnection(classroom);
  const view = connection.view.value;
  setWindowTitle(view?.title ?? '');
  const connectionNote = connectionNotice({ ...connection.status.value, hasView: view !== null, home: '/teach' });
  if (connectionNote !== null || view === null) return <>{connectionNote}</>;
  return <PresentedClass connection={connection} classroom={classroom} view={view} />;
}

interface PresentedClassProps {
  readonly connection: PresentConnection;
  readonly classroom: ClassroomId;
  readonly view: PresentView;
}

function PresentedClass({ connection, classroom, view }: PresentedClassProps) {
  const say = controlsWords.value;
  const { untitled } = sharedWords.value;
  const { spotlight, activity, what, timer } = view;
  const choose = (next: ProjectorContent) => void connection.link.choosePresented({ what: next });
  useShortcuts(choose);
  const isSpotlit = spotlight !== null && activity !== null;
  return (
    <div class="present" data-shows={isSpotlit ? 'spotlight' : what}>
      <header class="bar present-bar">
        <h1 dir="auto">{view.title === '' ? untitled : view.title}</h1>
        {(isSpotlit || what !== 'code') && <b class="bar-code">{formatCode(view.code)}</b>}
        {view.paused && (
          <span class="present-paused">
            <Icon icon={Pause} />
            {say.presentPaused}
          </span>
        )}
        {(isSpotlit || what !== 'timer') && (
          <span class="far">
            <TimerFace timer={timer} />
          </span>
        )}
      </header>
      <main class="present-main">
        {isSpotlit ? (
          <SpotlightBoard connection={connection} classroom={classroom} activity={activity} spotlight={spotlight} />
        ) : what === 'code' ? (
          <JoinScreen classroom={classroom} view={view} />
        ) : what === 'timer' ? (
          timer === null ? (
            <p class="present-hint">{say.presentNoTimer}</p>
          ) : (
            <TimerFace timer={timer} size="big" />
          )
        ) : (
          <BoardGrid connection={connection} classroom={classroom} view={view} />
        )}
      </main>
      <div class="present-tools" role="toolbar" aria-label={say.presentWhat} title={say.presentKeys}>
        {PROJECTOR_CONTENTS.map((each) => (
          <Button
            key={each}
            kind="quiet"
            icon={ICONS[each]}
            label={say.presented[each]}
            aria-pressed={each === what}
            onClick={() => choose(each)}
          />
        ))}
        <Button kind="quiet" icon={Expand} label={say.fullScreen} onClick={toggleFullScreen} />
      </div>
    </div>
  );
}

/** The way in, and who has come: how many, or by name if the teacher chose so. */
function JoinScreen({ classroom, view }: { readonly classroom: ClassroomId; readonly view: PresentView }) {
  const say = controlsWords.value;
  const joinAddress = useJoinAddress(classroom);
  return (
    <div class="present-code">
      <JoinInstructions code={view.code} invitation={view.invitation} joinAddress={joinAddress} isEmpty={false} />
      <div class="present-here">
        <p>{say.presentHere(view.here)}</p>
        {view.names !== null && (
          <ul>
            {view.names.map((student) => (
              <li key={`${student.hue} ${student.shape} ${student.name}`}>
                <NameChip {...student} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function toggleFullScreen(): void {
  if (document.fullscreenElement === null) void document.documentElement.requestFullscreen().catch(() => undefined);
  else void document.exitFullscreen();
}

/** One key each: 1, 2, 3, and F for the whole screen. */
function useShortcuts(choose: (what: ProjectorContent) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || (event.target as Element).closest('select, input') !== null)
        return;
      const what = PROJECTOR_CONTENTS[Number(event.key) - 1];
      if (what !== undefined) choose(what);
      else if (event.key.toLowerCase() === 'f') toggleFullScreen();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
}
