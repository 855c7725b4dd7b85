/** A class's page for a student. It connects to the class, and shows the waiting room, the class, or a notice why it shows neither. */

import type { ComponentChildren } from 'preact';
import { Lazy } from '#client/app/lazy.tsx';
import { setWindowTitle } from '#client/app/start.tsx';
import { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { studentHelp } from '#client/classroom/connection/connection-help.tsx';
import { connectionNotice } from '#client/classroom/connection/connection-notice.tsx';
import { useConnection } from '#client/classroom/connection/live-connection.ts';
import type { ConnectionState } from '#client/net/class-link.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';
import { StudentClass } from './student-class.tsx';
import '#client/i18n/words/class-error-sentences.ts';
import '#client/classroom/class-layout.css';
import './student-page.css';

const loadWaitingRoom = () => import('./waiting-room.tsx').then(({ WaitingRoom }) => WaitingRoom);

interface StudentPageProps {
  readonly classroom: ClassroomId;
  /** In place of a class that does not know this browser. */
  readonly stranger: ComponentChildren;
}

export function StudentPage({ classroom, stranger }: StudentPageProps) {
  const connection = useConnection(ClassConnection, classroom);
  const view = connection.view.value;
  const waiting = connection.waiting.value;
  const { state } = connection.status.value;
  setWindowTitle(view?.title ?? waiting?.title ?? '');
  if (waiting !== null && view === null && WAITING_STATES.has(state))
    return <Lazy load={loadWaitingRoom} props={{ view: waiting, isLost: connection.isLost.value }} />;
  const connectionNote = connectionNotice({
    ...connection.status.value,
    hasView: view !== null,
    help: studentHelp,
    home: PAGE.join,
    stranger,
  });
  if (connectionNote !== null || view === null) return <>{connectionNote}</>;
  // A teacher who opened a student's link goes to the teachers' page.
  if (view.you.role === 'teacher') location.replace(pagePath('teacher', classroom));
  return view.you.role === 'student' ? <StudentClass connection={connection} view={view} you={view.you} /> : null;
}

/** States in which a student still waits for approval: a lost connection does not end the wait. */
const WAITING_STATES: ReadonlySet<ConnectionState> = new Set<ConnectionState>(['connecting', 'live', 'reconnecting']);
