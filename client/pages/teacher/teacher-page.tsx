/** A class's page for its teachers. */
import { useEffect, useState } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { currentUrl, navigate } from '#client/base/navigation.ts';
import { ClassConnection } from '#client/classroom/connection/class-connection.ts';
import { connectionNotice } from '#client/classroom/connection/connection-notice.tsx';
import { useConnection } from '#client/classroom/connection/live-connection.ts';
import { keyFromFragment, storeTeacherKey } from '#client/classroom/teacher-key.ts';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { proveTeacher } from '#client/net/http/class-api.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Loading, Notice } from '#client/ui/surfaces/notice.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import { PAGE, pagePath } from '#shared/protocol/paths.ts';
import { TeacherClass } from './teacher-class.tsx';
import '#client/i18n/words/class-error-sentences.ts';
import '#client/classroom/class-layout.css';
import './teacher-page.css';

export function TeacherPage({ classroom }: { readonly classroom: ClassroomId }) {
  const [proof, tryAgain] = useTeacherProof(classroom);
  if (proof === 'pending') return <Loading text={sharedWords.value.connecting} />;
  if (proof !== 'done')
    return (
      <Notice text={errorSentences.value[proof]}>
        <Button kind="primary" onClick={tryAgain}>
          {sharedWords.value.tryAgain}
        </Button>
        <a class="button" href={PAGE.newClass}>
          {sharedWords.value.toStartPage}
        </a>
      </Notice>
    );
  return <ConnectedClass classroom={classroom} />;
}

/** Sends the key of the link's fragment to the server, if there is one, and removes it from the address bar. */
function useTeacherProof(classroom: ClassroomId): [proof: 'pending' | 'done' | RequestErrorCode, tryAgain: () => void] {
  const [key] = useState(() => keyFromFragment(currentUrl.value.hash));
  const [proof, setProof] = useState<'pending' | 'done' | RequestErrorCode>(key === null ? 'done' : 'pending');
  const prove = () => {
    if (key === null) return;
    setProof('pending');
    void proveTeacher(classroom, key).then((reply) => {
      if (reply.ok) storeTeacherKey(classroom, key);
      setProof(reply.ok ? 'done' : reply.code);
    });
  };
  useEffect(() => {
    if (key !== null) navigate(pagePath('teacher', classroom), 'replace');
    prove();
  }, [classroom, key]);
  return [proof, prove];
}

function ConnectedClass({ classroom }: { readonly classroom: ClassroomId }) {
  const connection = useConnection(ClassConnection, classroom);
  const view = connection.view.value;
  setWindowTitle(view?.title ?? '');
  const connectionNote = connectionNotice({
    ...connection.status.value,
    hasView: view !== null,
    reader: 'teacher',
    home: PAGE.newClass,
  });
  if (connectionNote !== null || view === null) return <>{connectionNote}</>;
  if (view.you.role === 'student') return <Notice text={errorSentences.value['not-teacher']} />;
  return <TeacherClass connection={connection} view={view} />;
}
