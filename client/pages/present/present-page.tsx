/** The projector's window: the join code, the timer, the boards without names, the picture, the class's progress, or the board in the spotlight. */

import { Pause } from 'lucide';
import { useEffect } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { stayAwake } from '#client/base/stay-awake.ts';
import { useConnectionHelp } from '#client/classroom/connection/connection-help.tsx';
import { connectionNotice } from '#client/classroom/connection/connection-notice.tsx';
import { useConnection } from '#client/classroom/connection/live-connection.ts';
import { teacherHelp } from '#client/classroom/connection/teacher-connection-help.ts';
import { TeacherOnly } from '#client/classroom/connection/teacher-only.tsx';
import { formatCode } from '#client/classroom/joining/join-code.ts';
import { TimerFace } from '#client/classroom/timer/timer.tsx';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { controlsWords } from '#client/i18n/words/teacher/controls-words.ts';
import { useClassSounds } from '#client/play/sound/sounds.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import type { ProjectorContent } from '#shared/classroom/classroom-event.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { PAGE } from '#shared/protocol/paths.ts';
import type { PresentView } from '#shared/protocol/views/present-view.ts';
import { PresentConnection } from './present-connection.ts';
import { PresentContent, type PresentContentProps } from './present-content.tsx';
import { PresentTools, usePresentShortcuts } from './present-tools.tsx';
import { ProjectorFeast } from './projector-feast.tsx';
import '#client/classroom/class-layout.css';
import './present-page.css';

export function PresentPage({ classroom }: { readonly classroom: ClassroomId }) {
  const connection = useConnection(PresentConnection, classroom);
  const view = connection.view.value;
  setWindowTitle(view?.title ?? '');
  const connectionNote = connectionNotice({
    ...connection.status.value,
    hasView: view !== null,
    help: teacherHelp,
    home: PAGE.newClass,
    stranger: <TeacherOnly />,
  });
  if (connectionNote !== null || view === null) return <>{connectionNote}</>;
  return <PresentedClass connection={connection} classroom={classroom} view={view} />;
}

function PresentedClass({ connection, classroom, view }: PresentContentProps) {
  const { spotlight, shownMoments, activity, what } = view;
  const choose = (next: ProjectorContent) => void connection.link.choosePresented({ what: next });
  usePresentShortcuts(choose);
  const help = useConnectionHelp(connection.status.value.state !== 'live', teacherHelp);
  useEffect(stayAwake, []);
  useClassSounds(view.sounds);
  const isShared = shownMoments !== undefined || (spotlight !== null && activity !== null);
  const shown = isShared ? 'spotlight' : what;
  return (
    <div class="present" data-shows={shown}>
      <PresentBar view={view} shown={shown} />
      <main class="present-main">
        <p class="banner" role="status" hidden={help === null}>
          {help}
        </p>
        <PresentContent connection={connection} classroom={classroom} view={view} />
        {activity !== null && <ProjectorFeast classroom={classroom} activity={activity} view={view} />}
      </main>
      <PresentTools what={isShared ? null : what} onChoose={choose} />
    </div>
  );
}

interface PresentBarProps {
  readonly view: PresentView;
  readonly shown: ProjectorContent | 'spotlight';
}

/** Shows the code and the timer small, except the one that fills the window. */
function PresentBar({ view: { title, code, paused, timer }, shown }: PresentBarProps) {
  return (
    <header class="bar present-bar">
      <h1 dir="auto">{title === '' ? sharedWords.value.untitled : title}</h1>
      {shown !== 'code' && (
        <b class="bar-code" translate={false}>
          {formatCode(code)}
        </b>
      )}
      {paused && (
        <span class="present-paused">
          <Icon icon={Pause} />
          {controlsWords.value.presentPaused}
        </span>
      )}
      {shown !== 'timer' && (
        <span class="far">
          <TimerFace timer={timer} />
        </span>
      )}
    </header>
  );
}
