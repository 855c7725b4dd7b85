/** The results of a class, for the eye: each activity with what its students did, in a table. Nobody is ranked. */
import { ArrowLeft, FileSpreadsheet } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { setWindowTitle } from '#client/app/start.tsx';
import { TeacherOnly } from '#client/classroom/connection/teacher-only.tsx';
import { language } from '#client/i18n/language.ts';
import { errorSentences } from '#client/i18n/words/error-sentences.ts';
import { sharedWords } from '#client/i18n/words/shared-words.ts';
import { resultsWords } from '#client/i18n/words/teacher/results-words.ts';
import type { RequestErrorCode } from '#client/net/http/request.ts';
import { fetchResults } from '#client/net/http/teacher-api.ts';
import { isTemporary } from '#client/net/http/temporary-failure.ts';
import { requestUntilAnswered } from '#client/net/request-until-answered.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { Loading } from '#client/ui/surfaces/notice.tsx';
import { NoticePage } from '#client/ui/surfaces/notice-page.tsx';
import type { ClassroomId } from '#shared/ids.ts';
import type { ClassResults } from '#shared/protocol/http/responses.ts';
import { classroomPath, PAGE, pagePath } from '#shared/protocol/paths.ts';
import { ActivityResults } from './activity-results.tsx';
import { resultsByActivity } from './results-by-activity.ts';
import './results-page.css';

export function ResultsPage({ classroom }: { readonly classroom: ClassroomId }) {
  const say = resultsWords.value;
  const [results, setResults] = useState<ClassResults | RequestErrorCode | null>(null);
  setWindowTitle(say.title);
  useEffect(() => {
    return requestUntilAnswered({
      send: () => fetchResults(classroom),
      onReply: (reply) => setResults(reply.ok ? reply : reply.code),
      isTemporary,
    });
  }, [classroom]);
  if (results === null) return <Loading text={sharedWords.value.loading} />;
  if (results === 'not-found') return <TeacherOnly />;
  if (typeof results === 'string')
    return (
      <NoticePage text={errorSentences.value[results]} home={PAGE.newClass}>
        <a class="button" href={PAGE.newClass}>
          {sharedWords.value.toStartPage}
        </a>
      </NoticePage>
    );
  const activities = resultsByActivity(results.rows);
  return (
    <>
      <ResultsBar classroom={classroom} />
      <main class="results-page">
        <h2 dir="auto">{results.title === '' ? sharedWords.value.untitled : results.title}</h2>
        <p class="hint">{activities.length === 0 ? say.none : say.hint}</p>
        {activities.map((rows) => (
          <ActivityResults key={rows[0]?.activity} classroom={classroom} rows={rows} />
        ))}
      </main>
    </>
  );
}

function ResultsBar({ classroom }: { readonly classroom: ClassroomId }) {
  const say = resultsWords.value;
  const csv = `${classroomPath('results', classroom)}?language=${language.value}&offset=${new Date().getTimezoneOffset()}`;
  return (
    <header class="bar results-bar" data-solid>
      <a class="button" data-kind="quiet" href={pagePath('teacher', classroom)}>
        <Icon icon={ArrowLeft} />
        {sharedWords.value.back}
      </a>
      <h1>{say.title}</h1>
      <a class="button far" href={csv} download>
        <Icon icon={FileSpreadsheet} />
        {say.download}
      </a>
    </header>
  );
}
