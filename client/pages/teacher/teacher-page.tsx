/** A class's page for its teachers. */

import { useEffect } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { connectionNotice } from '#client/classroom/connection/connection-notice.tsx';
import { useConnection } from '#client/classroom/connection/live-connection.ts';
import { teacherHelp } from '#client/classroom/connection/teacher-connection-help.ts';
import { TeacherOnly } from '#client/classroom/connection/teacher-only.tsx';
import { forgetTeacherKey, storeClassTitle } from '#client/classroom/teacher-key.ts';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Loading } from '#client/ui/surfaces/notice.tsx';
import { NoticePage } from '#client/ui/surfaces/notice-page.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { ErrorCode } from '#shared/protocol/errors.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';
import { StayQuestion } from './sign-in/stay-question.tsx';
import { useSignIn } from './sign-in/use-sign-in.ts';
import { TeacherClass } from './teacher-class.tsx';
import '#client/i18n/words/teacher/teacher-error-sentences.ts';
import '#client/classroom/class-layout.css';
import './teacher-page.css';

export function TeacherPage({ classroom }: { readonly classroom: ClassroomId }) {
  const { step, choose, tryAgain, comeBack } = useSignIn(classroom);
  switch (step.at) {
    case 'asking':
      return <StayQuestion onChoose={choose} />;
    case 'pending':
      return <Loading text={sharedWords.value.connecting} />;
    case 'refused':
      return (
        <NoticePage text={errorSentences.value[step.code]} home={PAGE.newClass}>
          <Button kind="primary" onClick={tryAgain}>
            {sharedWords.value.tryAgain}
          </Button>
          <a class="button" href={PAGE.newClass}>
            {sharedWords.value.toStartPage}
          </a>
        </NoticePage>
      );
    case 'done':
      return <ConnectedClass classroom={classroom} onRefused={comeBack} />;
  }
}

interface ConnectedClassProps {
  readonly classroom: ClassroomId;
  readonly onRefused: (why: ErrorCode) => void;
}

function ConnectedClass({ classroom, onRefused }: ConnectedClassProps) {
  const connection = useConnection(ClassConnection, classroom);
  const view = connection.view.value;
  const { state, why } = connection.status.value;
  useEffect(() => {
    if (state === 'closed' || why === 'device-ended') forgetTeacherKey(classroom);
    else if (state === 'refused' && why !== null) onRefused(why);
  }, [classroom, state, why]);
  const title = view?.title ?? null;
  useEffect(() => {
    if (title !== null) storeClassTitle(classroom, title);
  }, [classroom, title]);
  setWindowTitle(title ?? '');
  const connectionNote = connectionNotice({
    ...connection.status.value,
    hasView: view !== null,
    help: teacherHelp,
    home: PAGE.newClass,
    stranger: <TeacherOnly />,
  });
  if (connectionNote !== null || view === null) return <>{connectionNote}</>;
  if (view.you.role === 'student')
    return (
      <NoticePage text={errorSentences.value['not-teacher']} home={PAGE.newClass}>
        <a class="button" data-kind="primary" href={pagePath('student', classroom)}>
          {sharedWords.value.back}
        </a>
      </NoticePage>
    );
  return <TeacherClass connection={connection} view={view} />;
}
