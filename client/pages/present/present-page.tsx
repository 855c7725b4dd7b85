/** The projector's window: the join code, the timer, the boards without names, the picture, the class's progress, or the board in the spotlight. */
import { useEffect } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { stayAwake } from '#client/base/stay-awake.ts';
import { useConnectionHelp } from '#client/classroom/connection/connection-help.tsx';
import { connectionNotice } from '#client/classroom/connection/connection-notice.tsx';
import { useConnection } from '#client/classroom/connection/live-connection.ts';
import { teacherHelp } from '#client/classroom/connection/teacher-connection-help.ts';
import { TeacherOnly } from '#client/classroom/connection/teacher-only.tsx';
import { useClassSounds } from '#client/play/sound/sounds.ts';
import type { ProjectorContent } from '#shared/classroom/classroom-event.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { PAGE } from '#shared/protocol/paths.ts';
import { useBoardPages } from './board-pages.ts';
import { PresentBar } from './present-bar.tsx';
import { PresentConnection } from './present-connection.ts';
import { PresentContent, type PresentContentProps } from './present-content.tsx';
import { PresentTools, usePresentShortcuts } from './present-tools.tsx';
import { isFeastInBar, ProjectorFeast, useFeast } from './projector-feast.tsx';
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
  const celebrated = useFeast(view);
  const pages = useBoardPages({ boards: view.boards, isShown: shown === 'boards', celebrated });
  const feast = activity !== null && (
    <ProjectorFeast classroom={classroom} activity={activity} view={view} boards={celebrated} />
  );
  return (
    <div class="present" data-shows={shown}>
      <PresentBar
        view={view}
        shown={shown}
        banner={isFeastInBar(view) && feast}
        isCelebrating={isFeastInBar(view) && celebrated.length > 0}
      />
      <main class="present-main">
        <p class="banner" role="status" hidden={help === null}>
          {help}
        </p>
        <PresentContent
          connection={connection}
          classroom={classroom}
          view={view}
          pages={pages}
          celebrated={celebrated}
        />
        {!isFeastInBar(view) && feast}
      </main>
      <PresentTools what={isShared ? null : what} onChoose={choose} pages={pages} />
    </div>
  );
}
